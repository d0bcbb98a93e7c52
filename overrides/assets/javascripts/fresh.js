// Keeps true what is on the screen. The branch's numbers come as one tiny file before any page; a number that it does
// not have is old, and said to be. A page left open asks again by itself, and one that nobody touches loads anew.
const MINUTE = 60000;
const EVERY = 10 * MINUTE; // between two looks at the numbers
const HOUR = 60 * MINUTE; // after which what nobody has confirmed says of which day it is
const NUMBER = /\+?\d[\d ()-]{5,}\d/g; // within a text
const root = document.documentElement;
const home = new URL(document.querySelector(".ms-brand").href);
const here = location.href.split(/[?#]/)[0];
const shows = document.querySelector(".ms-kept"); // what the worker put above a page that it had kept
const opened = Date.now();
let confirmed = opened; // when somebody last said that the numbers are right
let looked = 0;
let touched = opened;
let typed = false;
let renewed = performance.navigation.type === 1; // what is old even now stays old when it is loaded again
let struck = false;
let say = ["", ""]; // above what nobody has confirmed, and before numbers that have changed
let note = shows;

function put(text) {
  if (!note) {
    note = document.createElement("div");
    note.className = "ms-kept";
    note.setAttribute("role", "status");
    document.body.prepend(note);
  }
  note.textContent = text;
}

function clear() {
  if (note && !struck) note.remove();
  if (!struck) note = null;
}

const busy = () => typed || document.querySelector(".ms-player");

// Strikes out what is dialled no more, and says what to dial instead.
function strike(old, own) {
  struck = true;
  put(say[1]);
  for (const [dial, shown, label] of own) {
    const link = document.createElement("a");
    link.className = "ms-tel";
    link.href = dial;
    link.dir = "ltr";
    link.textContent = shown;
    note.append(document.createElement("br"), `${label} `, link);
  }
  for (const range of old.reverse()) {
    const gone = document.createElement("s");
    gone.textContent = range.toString();
    range.deleteContents();
    range.insertNode(gone);
  }
}

// What a number looks like: its first digits, and where signs stand between the others.
const looks = (number) => number.replace(/(^\D*\d+)|\d/g, (digit, first) => first || "0");

// Where numbers stand that nobody has any more: links, and plain text that looks like them or like those of now.
function outdated({ own, others }) {
  const known = [...own.map(([dial]) => dial), ...others];
  const range = (take) => {
    const made = document.createRange();
    take(made);
    return made;
  };
  const links = [...document.querySelectorAll("a[href^='tel:']")].filter((link) => !known.includes(link.getAttribute("href")));
  const kinds = new Set([...own.map(([, shown]) => shown), ...links.map((link) => link.textContent)].map(looks));
  const isOurs = (number) => known.some((dial) => dial.endsWith(number.replace(/\D/g, "").replace(/^0/, "")));
  const found = links.map((link) => range((made) => made.selectNode(link)));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let next = NUMBER.exec(node.data); next; next = NUMBER.exec(node.data)) {
      const [{ length }, at] = [next[0], next.index];
      const isOld = kinds.has(looks(next[0])) && !isOurs(next[0]) && !node.parentElement.closest("a, s, script, style");
      if (isOld) found.push(range((made) => { made.setStart(node, at); made.setEnd(node, at + length); }));
    }
  }
  return found;
}

async function look() {
  looked = Date.now();
  let told;
  try {
    const answer = await fetch(new URL("numbers.json", home), { cache: "no-cache" });
    if (!answer.ok) return false;
    told = await answer.json();
  } catch (failed) {
    return false;
  }
  say = told.say;
  confirmed = Date.now();
  const old = outdated(told);
  if (old.length && !renewed && !shows && !busy()) location.reload();
  else if (old.length) strike(old, told.own);
  else if (note !== shows) clear();
  renewed = false;
  return true;
}

function date() {
  if (note || !say[0] || Date.now() - confirmed < HOUR) return;
  const day = new Intl.DateTimeFormat(root.lang, { year: "numeric", month: "long", day: "numeric" });
  put(say[0].replace("{}", day.format(confirmed)));
}

async function tick() {
  date();
  if (Date.now() - looked < EVERY || !await look()) return;
  if (Date.now() - opened > HOUR && Date.now() - touched > EVERY && !busy()) location.reload();
}

function again() {
  date();
  if (Date.now() - looked > MINUTE) look();
}

for (const name of ["pointerdown", "touchstart", "keydown", "scroll"]) {
  addEventListener(name, () => { touched = Date.now(); }, { passive: true });
}
addEventListener("input", () => { typed = true; });
addEventListener("pageshow", ({ persisted }) => persisted && again());
addEventListener("visibilitychange", () => document.hidden || again());
addEventListener("online", () => shows && !busy() ? location.reload() : again());
if (location.protocol !== "file:") {
  setInterval(tick, MINUTE);
  look();
}

// What the worker showed because the line was slow: what came in the end is the same, or is shown now.
const { controller } = navigator.serviceWorker || {};
if (shows && controller) {
  navigator.serviceWorker.onmessage = ({ data }) => {
    if (data) clear();
    else if (!busy()) location.reload();
  };
  controller.postMessage(here);
}

// On the page for what is not kept: the way back to what was wanted, and what can be read.
const [, wanted = ""] = /^#\/([\w/-]*)$/.exec(location.hash) || [];
for (const link of document.querySelectorAll(".ms-again")) link.href = new URL(wanted, home);

async function list(shelf) {
  const cache = await caches.open(`${home}#kept`);
  const made = document.createElement("ul");
  for (const { url } of await cache.keys()) {
    if (url.includes("/assets/") || url === here) continue;
    const page = await cache.match(url);
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = url;
    link.textContent = new DOMParser().parseFromString(await page.text(), "text/html").title.split(" · ")[0];
    item.append(link);
    made.append(item);
  }
  shelf.append(made);
}
if ("caches" in window) for (const shelf of document.querySelectorAll(".ms-keeps")) list(shelf);
