// Runs before the first paint, so that nothing moves afterwards.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  if ("share" in navigator || "clipboard" in navigator) root.classList.add("ms-shares");

  try {
    for (const name of ["size", "contrast"]) {
      const kept = localStorage.getItem(`ms-${name}`);
      if (kept) root.dataset[name] = kept;
    }
  } catch (denied) { /* storage is switched off: nothing is remembered */ }

  const clock = (zone) => {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, weekday: "short", year: "numeric", month: "2-digit", day: "2-digit",
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

  const spans = (written, separator, within) => {
    const found = (written || "").split(";").map((part) => part.split(" "))
      .find(([range]) => within(...range.split(separator)));
    return found && (found[1] ? found[1].split(",") : []).map((span) => span.split("-"));
  };

  // What stays true while the page is open.
  class Telling extends HTMLElement {
    connectedCallback() {
      this.sign = document.createElement("b");
      this.prepend(this.sign);
      this.tell();
      setInterval(() => this.tell(), 30000);
    }
  }

  // Says whether the number is answered, or the door is open, now, on the branch's own clock.
  const { answered, opened } = root.dataset;
  // In writing from right to left a number keeps its own direction.
  const alone = (text) => root.dir === "rtl" ? String(text).replace(/\d[\d.,:/-]*\d|\d/g, "\u2066$&\u2069") : text;
  const before = (date) => new Date(Date.parse(date) - 86400000).toISOString().slice(0, 10);

  customElements.define("ms-hours", class extends Telling {
    on(date, weekday) {
      const { hours, special } = this.dataset;
      return spans(special, "/", (first, last) => first <= date && date <= last)
        || spans(hours, "-", (first, last) => first <= weekday && weekday <= last) || [];
    }

    tell() {
      const { zone, until, door } = this.dataset;
      const { date, time, weekday } = clock(zone);
      const [now, later, shut] = (door === undefined ? answered : opened).split("|");
      const late = `${Number(time.slice(0, 2)) + 24}${time.slice(2)}`; // as yesterday's hours count it past midnight
      const today = this.on(date, weekday);
      const open = today.some(([from, to]) => from <= time && time < to)
        || this.on(before(date), weekday === 1 ? 7 : weekday - 1).some(([, to]) => late < to);
      const [next] = today.find(([from]) => time < from) || [];
      this.dataset.open = open;
      this.sign.textContent = until && until < date ? "" : open ? now : next ? later.replace("{}", alone(next)) : shut;
    }
  });

  const day = (date) => Date.parse(date) / 86400000;

  // Says how far off something is. What stands in the page was true on the day on which it was built.
  customElements.define("ms-day", class extends Telling {
    tell() {
      const { zone, words } = this.closest("[data-zone]").dataset;
      const [today, tomorrow, later, count, pause] = words.split("|");
      const { first, last, late, lasting, over, pauses = "" } = this.dataset;
      const { date, time } = clock(zone);
      const paused = pauses ? pauses.split(" ") : [];
      const held = (until) => day(until) - day(first) + 1 - paused.filter((rest) => rest <= until).length;
      const away = day(first) - day(date);
      const night = late && before(date) === last && time < late; // in which it goes on past midnight
      this.dataset.state = away > 0 ? "next" : date > last && !night ? "past" : "now";
      if (away > 0 && away <= 30) this.dataset.near = away <= 3 ? "3" : "30"; // loud only when near
      else delete this.dataset.near;
      this.sign.textContent = night ? lasting
        : date > last ? over
        : away > 0 ? (away === 1 ? tomorrow : later.replace("{}", alone(away)))
        : paused.includes(date) ? pause
        : first === last ? today : count.replace("{}", alone(held(date))).replace("{}", alone(held(last)));
    }
  });

  // Shows what runs, or the first that comes next.
  customElements.define("ms-turn", class extends HTMLElement {
    connectedCallback() {
      const { date } = clock(this.closest("[data-zone]").dataset.zone);
      let shown = false;
      for (let before = this.previousElementSibling; before; before = before.previousElementSibling) {
        shown = shown || !before.hidden;
      }
      this.hidden = this.dataset.last < date || (date < this.dataset.first && shown);
    }
  });
})();
