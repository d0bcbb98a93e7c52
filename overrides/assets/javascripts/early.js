// Runs before the first paint, so that nothing moves afterwards.
"use strict";
(() => {
  const root = document.documentElement;
  // Opened from a disk, a page is as without scripts, since none but this is loaded; and a folder is no page.
  if (location.protocol === "file:") {
    addEventListener("click", ({ target }) => {
      const link = target.closest("a");
      if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
  } else root.classList.add("js");
  if ("clipboard" in navigator) root.classList.add("ms-copies");

  // What is pressed before its script is there is pressed again then, once.
  window.pressed = new Set();
  addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button && window.pressed) window.pressed.add(button);
  });

  try {
    for (const name of ["size", "contrast"]) {
      const kept = localStorage.getItem(`ms-${name}`);
      if (kept) root.dataset[name] = kept;
    }
  } catch (denied) { /* storage is switched off: nothing is remembered */ }

  const clock = () => {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: root.dataset.zone, weekday: "short", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    }).formatToParts(new Date());
    const now = {};
    for (const { type, value } of parts) now[type] = value;
    return {
      date: `${now.year}-${now.month}-${now.day}`,
      time: `${now.hour}:${now.minute}`,
      weekday: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(now.weekday) + 1,
    };
  };

  // Of a day is written what differs from the day before it.
  const spans = (written, separator, within) => {
    let last = "";
    const whole = (day) => last = last.slice(0, -day.length) + day;
    const found = (written || "").split(";").map((part) => part.split(" "))
      .find(([range]) => within(...range.split(separator).map(whole)));
    return found && (found[1] ? found[1].split(",") : []).map((span) => span.split("-"));
  };

  // What stays true while the page is open.
  class Telling extends HTMLElement {
    static clock() {
      return clock();
    }

    // In writing from right to left a number keeps its own direction.
    static alone(text) {
      return root.dir === "rtl" ? String(text).replace(/\d[\d.,:/-]*\d|\d/g, "\u2066$&\u2069") : text;
    }

    connectedCallback() {
      this.sign = document.createElement("b");
      this.prepend(this.sign);
      this.tell();
      addEventListener("DOMContentLoaded", () => this.tell()); // what it tells of may stand below it
      setInterval(() => this.tell(), 30000);
    }
  }

  // Says whether the number is answered, or the door is open, now, on the branch's own clock.
  const moved = (date, days) => new Date(Date.parse(date) + days * 86400000).toISOString().slice(0, 10);
  const before = (date) => moved(date, -1);
  const FAR = 15; // days ahead in which an opening is looked for

  // A day as people name it: of the coming week by its name, another by its date.
  const called = (date, away) => {
    const how = away < 7 ? { weekday: "long" } : { month: "long", day: "numeric" };
    return new Intl.DateTimeFormat(root.lang, Object.assign(how, { timeZone: "UTC" })).format(new Date(date));
  };

  customElements.define("ms-hours", class extends Telling {
    on(date, weekday) {
      const { hours, special } = this.dataset;
      return spans(special, "/", (first, last = first) => first <= date && date <= last)
        || spans(hours, "-", (first, last) => first <= weekday && weekday <= last) || [];
    }

    // Today in the table of the week, unless this is a day that differs from it.
    mark(weekday, differs) {
      const table = this.parentElement && this.parentElement.querySelector(".ms-week");
      for (const row of table ? table.rows : []) {
        for (const said of [row, row.cells[0] || row]) { // its cells may not have come yet
          if (!differs && Number(row.dataset.day) === weekday) said.dataset.now = table.dataset.today;
          else delete said.dataset.now;
        }
      }
    }

    // When it opens next: in how many days, and the time of day.
    next({ date, time, weekday }) {
      for (let away = 0; away < FAR; away++) {
        const spans = this.on(moved(date, away), (weekday + away - 1) % 7 + 1);
        const [from] = spans.find(([start]) => away || time < start) || [];
        if (from) return [away, from];
      }
      return [];
    }

    closed(now, [today, tomorrow, later, shut]) {
      const [away, from] = this.next(now);
      const spoken = away < 2 || Intl.DateTimeFormat.supportedLocalesOf(root.lang).length;
      if (away === undefined || !spoken) return shut;
      const said = away === 0 ? today : away === 1 ? tomorrow : later;
      return said.replace("{0}", Telling.alone(from)).replace("{1}", called(moved(now.date, away), away));
    }

    tell() {
      const { until, door } = this.dataset;
      const present = clock();
      const { date, time, weekday } = present;
      const [now, ...words] = (door || root.dataset.answered).split("|");
      const late = `${Number(time.slice(0, 2)) + 24}${time.slice(2)}`; // as yesterday's hours count it past midnight
      const today = this.on(date, weekday);
      const open = today.some(([from, to]) => from <= time && time < to)
        || this.on(before(date), weekday === 1 ? 7 : weekday - 1).some(([, to]) => late < to);
      this.dataset.open = open;
      this.mark(weekday, spans(this.dataset.special, "/", (first, last = first) => first <= date && date <= last));
      this.sign.textContent = until && until < date ? "" : open ? now : this.closed(present, words);
    }
  });
})();
