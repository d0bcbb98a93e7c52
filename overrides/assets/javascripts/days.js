// Runs before the first paint, after early.js: how far off campaigns and events are, and which of them is shown.
"use strict";
(() => {
  const Telling = Object.getPrototypeOf(customElements.get("ms-hours"));
  const day = (date) => Date.parse(date) / 86400000;

  // Says how far off something is. What stands in the page was true on the day on which it was built.
  customElements.define("ms-day", class extends Telling {
    tell() {
      const { words } = this.closest("[data-words]").dataset;
      const [today, tomorrow, later, count, pause, ...months] = words.split("|");
      const { first, last, late, lasting, over, pauses = "" } = this.dataset;
      const { date, time } = Telling.clock();
      const paused = pauses ? pauses.split(" ") : [];
      const held = (until) => day(until) - day(first) + 1 - paused.filter((rest) => rest <= until).length;
      const away = day(first) - day(date);
      const night = late && day(date) - 1 === day(last) && time < late; // in which it goes on past midnight
      this.dataset.state = away > 0 ? "next" : date > last && !night ? "past" : "now";
      if (away > 0 && away <= 30) this.dataset.near = away <= 3 ? "3" : "30"; // loud only when near
      else delete this.dataset.near;
      this.sign.textContent = night ? lasting
        : date > last ? over
        : away > 30 ? months[Math.min(Math.floor((2 * away + 30) / 61), months.length) - 1]
        : away > 0 ? (away === 1 ? tomorrow : later.replace("{}", Telling.alone(away)))
        : paused.includes(date) ? pause
        : first === last ? today : count.replace("{}", Telling.alone(held(date))).replace("{}", Telling.alone(held(last)));
    }
  });

  // Shows what runs, or the first that comes next.
  customElements.define("ms-turn", class extends HTMLElement {
    connectedCallback() {
      const { date } = Telling.clock();
      let shown = false;
      for (let before = this.previousElementSibling; before; before = before.previousElementSibling) {
        shown = shown || !before.hidden;
      }
      this.hidden = this.dataset.last < date || (date < this.dataset.first && shown);
    }
  });
})();
