// The search page: a form and results above the list of all pages, which alone is there without JavaScript. The small
// index, which the page fetches with this script, answers at once; what the full text of pages says comes below, once it
// is there, and is fetched for a question only.

const root = document.documentElement;
const { language } = root.dataset;
const [label, hint, button, searching, found, nothing, failed] = root.dataset.search.split("|");

// In writing from right to left a number keeps its own direction.
const alone = (text) => root.dir === "rtl" ? String(text).replace(/\d[\d.,:/-]*\d|\d/g, "\u2066$&\u2069") : text;

const MOST = 6; // of each kind
const PAUSE = 150; // milliseconds without typing
const SLOW = 1000; // from opening the page until its index is there
const WORDS = 300; // in which the rest of people's words comes before the first results, or only before the next
const SOON = 50; // and in which descriptions come with the first results, or only with the next
let home; // known once the page has come as far as its heading, for which this script does not wait

let frequent = new Set(); // words that stand on every page

/** Pairs of neighbouring Chinese characters, and whole other words. */
function terms(query) {
  const plain = query.normalize("NFKC").toLowerCase().replace(/(\d),(?=\d)/g, "$1");
  const runs = plain.match(/[\u3400-\u9fff]+|[^\s\u3400-\u9fff\p{P}\p{S}]+/gu) || [];
  const pieces = run => run < "\u3400" || run.length === 1 ? [run] : [...run.slice(1)].map((next, at) => run[at] + next);
  const cut = [].concat(...runs.map(pieces));
  const telling = cut.filter(term => !frequent.has(term));
  return [...new Set(telling.length ? telling : cut)];
}

const read = name => fetch(new URL(`../answers/${name}.json`, import.meta.url)).then(answer => answer.json());
const indexes = {};
const rests = {}; // when each has learnt the rest of people's words

/** The small index of a language; the rest of people's words comes after it, on a slow line for the next question. */
function index(code) {
  if (!indexes[code]) {
    indexes[code] = Promise.all([read(code), import("./answers.js")]).then(([rows, { Answers }]) => new Answers(rows));
    rests[code] = indexes[code].then(own => read(`${code}-rest`).then(more => learn(own, more), () => {}));
    rests[code].catch(() => { delete indexes[code]; });
  }
  return indexes[code];
}

/** Lets an index learn the rest; what the reader does goes first. */
async function learn(own, more) {
  const steps = own.learning(more);
  while (!steps.next().done) await new Promise(done => setTimeout(done));
}

/** Waits for something, but not longer than some milliseconds. */
const atMost = (milliseconds, something) => Promise.race([something, new Promise(done => setTimeout(done, milliseconds))]);

let isSlow; // the line, so that titles are shown without waiting for what comes after the small index
index(language).then(() => { isSlow = performance.now() > SLOW; }, () => {}); // answer() tells failures

let descriptions;
let said = { texts: [], triage: [] }; // what each page says of itself, in the order of the index; what may have happened

/** Fetches that once the index is there, for which nobody waits long. */
function describe() {
  descriptions = descriptions || read(`${language}-said`).then(read => { said = read; }, () => { descriptions = undefined; });
  return atMost(SOON, descriptions);
}

/** What the small indexes answer, in this language. */
async function atOnce(query) {
  const [own, { answered }] = await Promise.all([index(language), import("./answers.js")]);
  ({ frequent } = own);
  if (!isSlow) await atMost(WORDS, rests[language]);
  const others = [...document.querySelectorAll(".ms-do[hreflang]")].map(({ hreflang }) => hreflang);
  const rows = new Map(own.pages.map(([path], row) => [path, row]));
  const paths = await answered(query, [language, ...others], index);
  const described = describe();
  if (!isSlow) await described;
  return paths.filter(path => rows.has(path)).slice(0, MOST).map(path => {
    const row = rows.get(path);
    const [, title, , section] = own.pages[row];
    return { href: new URL(path, home).href, title, text: said.texts[row], section };
  });
}

/** Where the index can't be read: the pages in the list below whose titles say most of the terms. */
function titled(query) {
  const links = [...document.querySelectorAll(".ms-text li > a")].filter(link => link.href.startsWith(home) && !list.contains(link));
  const pages = new Map(links.map(({ href, textContent }) => [href, { href, title: textContent, text: "" }]));
  const words = terms(query);
  const hits = ({ title }) => words.filter(word => title.toLowerCase().includes(word)).length;
  return [...pages.values()].filter(hits).sort((one, other) => hits(other) - hits(one)).slice(0, MOST);
}

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/** A text with the terms marked in it. */
function marked(text, words) {
  if (!words.length) return [alone(text)];
  return text.split(new RegExp(`((?:${words.join("|")})+)`, "giu")).map((part, at) => at % 2 ? element("mark", {}, alone(part)) : alone(part));
}

function result({ href, title, text, section }, words) {
  const link = element("a", { href }, ...marked(title, words));
  return element("li", {}, ...section ? [element("p", { className: "ms-where" }, section)] : [],
    element("h2", {}, link), ...text ? [element("p", {}, ...marked(text, words))] : []);
}

const input = element("input", { type: "search", id: "query", name: "q", autocomplete: "off", enterKeyHint: "search" });
const status = element("p", { className: "ms-found" });
const verdict = element("p", { className: "ms-verdict" });
const list = element("ol", { className: "ms-results" });
const form = element("form", { className: "ms-search" },
  element("label", { htmlFor: "query" }, label), element("p", { id: "query-hint" }, hint),
  element("div", {}, input, element("button", {}, button)));
form.setAttribute("role", "search");
input.setAttribute("aria-describedby", "query-hint");
status.setAttribute("role", "status");
verdict.setAttribute("role", "status");

let asked = "";

/** Shows what answers a question; more of it comes below, so that nothing moves under the reader's finger. */
function show(query, pages, said, more) {
  if (query !== asked) return; // something else was asked meanwhile
  if (!more) list.textContent = "";
  list.append(...pages.map(page => result(page, terms(query))));
  list.setAttribute("aria-busy", "false");
  status.textContent = said || found.replace("{}", alone(list.children.length));
}

/** What may have happened, for whoever finds nothing. */
async function triage() {
  describe();
  await descriptions;
  return said.triage.map(([path, title]) => ({ href: new URL(path, home).href, title }));
}

/** Of a number in the question: whether it is ours, a national line, or unknown. */
async function judge(query) {
  verdict.textContent = "";
  if (!/\d/.test(query.normalize("NFKC"))) return;
  const number = await import("./number.js").catch(() => ({ numberIn: () => "" })); // without a connection
  const found = number.numberIn(query);
  if (!found) return;
  const said = await number.listed(new URL("../answers/numbers.json", import.meta.url)).then(list => number.verdict(list, found), () => ({}));
  const tells = said.isKnown || found.replace(/\D/g, "").length > 4;
  if (tells && said.text && query === asked) verdict.textContent = said.text;
}

async function answer() {
  const query = input.value.trim();
  if (query === asked) return;
  asked = query;
  history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.pathname); // no server sees it
  if (!query) return show(query, [], " ");
  list.setAttribute("aria-busy", "true");
  status.textContent = searching;
  judge(query);
  const first = await atOnce(query).catch(() => []);
  if (first.length) show(query, first);
  const seen = new Set(first.map(({ href }) => href));
  let said = nothing;
  const inText = await import("./full-text.js").then(({ inFull }) => inFull(query, terms(query))).catch(error => {
    if (error instanceof TypeError) said = failed; // it could not be fetched; else it can't be read here
    return titled(query);
  });
  const more = inText.filter(({ href }) => !seen.has(href));
  if (first.length || more.length) show(query, more, "", first.length);
  else show(query, await triage(), said);
}

let pause;
// What the reader is about to need.
input.addEventListener("focus", () => index(language).then(describe, () => {}), { once: true });
input.addEventListener("input", event => {
  clearTimeout(pause);
  if (!event.isComposing) pause = setTimeout(answer, PAUSE);
});
input.addEventListener("compositionend", () => { pause = setTimeout(answer, PAUSE); });
form.addEventListener("submit", event => {
  event.preventDefault();
  clearTimeout(pause);
  answer();
});

function take() {
  input.value = new URLSearchParams(location.hash.slice(1)).get("q") || "";
  answer();
}

/** The form stands below the heading as soon as that is read, so that nothing moves afterwards. */
function place() {
  const heading = document.querySelector("h1");
  if (!heading) return;
  reading.disconnect();
  home = document.querySelector(".ms-brand").href;
  heading.after(form, verdict, status, list);
  addEventListener("hashchange", take);
  take();
}
const reading = new MutationObserver(place);
reading.observe(document, { childList: true, subtree: true });
place();
