// Reads the page with the browser's own voices, a sentence at a time, and shows where it is.
const root = document.documentElement;
const { voices, say } = document.querySelector("[data-do=read]").dataset;
const [player, pauses, plays, stops, slower, faster, to, digits = "0123456789", step = "{}. "] = say.split("|");
const wanted = voices.split(" ").filter((one) => one && !one.startsWith("-"));
const unwanted = voices.split(" ").filter((one) => one.startsWith("-")).map((one) => one.slice(1));
const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, td, th, blockquote, pre, label, summary, div";
const SILENT = "script, style, svg, thead, sup, .ms-where, .ms-find, .ms-reviewed, ms-day > span, [hidden]";
const RATES = [0.6, 0.8, 1, 1.25, 1.5];

function voice() {
  const written = ({ lang }) => lang.toLowerCase();
  const known = speechSynthesis.getVoices().filter((one) => wanted.some((language) => written(one).startsWith(language)));
  const best = known.filter((one) => !unwanted.some((language) => written(one).includes(language)));
  const chosen = best.length ? best : known;
  return chosen.find(({ localService }) => localService) || chosen[0] || null;
}

// Neighbouring pieces of text that belong to one block.
function* passages(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
    !node.data.trim() || node.parentElement.closest(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  let block = null;
  let nodes = [];
  while (walker.nextNode()) {
    const within = walker.currentNode.parentElement.closest(BLOCKS);
    if (within !== block && nodes.length) yield { block, nodes };
    if (within !== block) [block, nodes] = [within, []];
    nodes.push(walker.currentNode);
  }
  if (nodes.length) yield { block, nodes };
}

function split(text) {
  if (!("Segmenter" in Intl)) return text.match(/[^]+?(?:[。！？]+[”’」』）]*|[.!?]+[”’)]*(?=\s)|$)\s*/g) || [text];
  return [...new Intl.Segmenter(root.lang, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment);
}

// The numbers that the page can dial, wherever they stand in it.
const dialled = [...document.querySelectorAll("a[href^='tel:']")].map((link) => /\d[\d ]*\d|$/.exec(link.textContent)[0]);
const NUMBER = new RegExp(`(^|\\D)(${dialled.filter(Boolean).join("|") || "(?!)"})(?!\\d)`, "g");
const singly = (text) => text.replace(/\d/g, (digit) => ` ${digits[digit]}`);

// What is said for a piece of text: a number to call is said digit by digit, a dash between times or days as a word.
function spoken(node, text) {
  return node.parentElement.closest("a[href^='tel:']") ? singly(text)
    : text.replace(NUMBER, (found, before, number) => before + singly(number))
      .replace(/(\w)–(?=\w)/g, to.replace("{}", "$1"));
}

// What is said before a cell, its heading, and before a step, its number; once for each.
function leading(block, led) {
  const item = block.closest("li, td");
  if (!item || led.has(item)) return "";
  led.add(item);
  const list = item.parentElement;
  if (item.matches("li")) {
    return list.matches("ol") ? step.replace("{}", item.value || list.start + [...list.children].indexOf(item)) : "";
  }
  const { tHead } = item.closest("table");
  const heading = tHead && tHead.rows[0].cells[item.cellIndex];
  return heading && heading.textContent.trim() ? `${heading.textContent.trim()}: ` : "";
}

function sentences({ block, nodes }, led) {
  const found = [];
  let end = 0;
  for (const sentence of split(nodes.map(({ data }) => data).join(""))) {
    const start = end;
    end += sentence.length;
    const range = document.createRange();
    let text = "";
    let passed = 0;
    for (const node of nodes) {
      const from = Math.max(start - passed, 0);
      const to = Math.min(end - passed, node.length);
      if (from < to) {
        if (!text) range.setStart(node, from);
        range.setEnd(node, to);
        text += spoken(node, node.data.slice(from, to));
      }
      passed += node.length;
    }
    if (/[\p{L}\p{N}]/u.test(text)) found.push({ block, range, text: leading(block, led) + text });
  }
  return found;
}

function mark(sentence) {
  for (const block of document.querySelectorAll(".ms-reading")) block.classList.remove("ms-reading");
  if (CSS.highlights) CSS.highlights.delete("ms-read");
  if (!sentence) return;
  if (CSS.highlights) CSS.highlights.set("ms-read", new Highlight(sentence.range));
  else sentence.block.classList.add("ms-reading");
  const { top, bottom } = sentence.range.getBoundingClientRect();
  if (top >= 80 && bottom <= innerHeight - 120) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || !("scrollBehavior" in root.style);
  if (still) scrollBy(0, top - innerHeight / 3);
  else scrollBy({ top: top - innerHeight / 3, behavior: "smooth" });
}

let playing = null;

function button(label, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", action);
  return made;
}

// `silent` says that nothing can be read aloud.
export function read(article, opener, silent) {
  if (playing) return playing.stop();
  const reader = voice();
  if (!reader || !reader.localService && !navigator.onLine) return silent();
  const led = new Set();
  const text = [].concat(...[...passages(article)].map((passage) => sentences(passage, led)));
  let at = 0;
  let rate = 2;
  let turn = 0; // an utterance that was cut short must not start the next one
  let reading = false;

  function go() {
    const mine = ++turn;
    speechSynthesis.cancel();
    reading = true;
    pause.textContent = pauses;
    mark(text[at]);
    const utterance = new SpeechSynthesisUtterance(text[at].text);
    utterance.voice = reader;
    utterance.lang = reader.lang;
    utterance.rate = RATES[rate];
    utterance.onend = () => {
      if (mine !== turn) return;
      at += 1;
      if (at < text.length) go();
      else stop();
    };
    utterance.onerror = ({ error }) => {
      if (mine !== turn) return;
      hold();
      if (error !== "not-allowed") silent(); // else the browser waits for a touch
    };
    speechSynthesis.speak(utterance);
  }

  function hold() {
    turn += 1;
    reading = false;
    speechSynthesis.cancel();
    pause.textContent = plays;
  }

  function stop() {
    hold();
    mark(null);
    bar.remove();
    playing = null;
    removeEventListener("pagehide", stop);
    opener.setAttribute("aria-pressed", "false");
    opener.focus();
  }

  function speed(step) {
    rate = Math.min(Math.max(rate + step, 0), RATES.length - 1);
    shown.textContent = `${RATES[rate]}×`;
    if (reading) go();
  }

  const pause = button(pauses, () => reading ? hold() : go());
  const shown = document.createElement("output");
  const bar = document.createElement("div");
  bar.className = "ms-player";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", player);
  bar.append(pause, button(stops, stop), button(slower, () => speed(-1)), shown, button(faster, () => speed(1)));
  article.before(bar);
  playing = { stop };
  addEventListener("pagehide", stop);
  opener.setAttribute("aria-pressed", "true");
  pause.focus({ preventScroll: true });
  speed(0);
  if (text.length) go();
  else stop();
}
