// The search page: a form and results above the list of all pages, which alone is there without JavaScript.

const root = document.documentElement;
const { language } = root.dataset;
const [label, hint, button, searching, found, nothing, failed, common] = root.dataset.search.split("|");
const frequent = new Set(common.split(" ")); // words that stand on every page

// In writing from right to left a number keeps its own direction.
const alone = (text) => root.dir === "rtl" ? String(text).replace(/\d[\d.,:/-]*\d|\d/g, "\u2066$&\u2069") : text;

const MOST = 6;
const PAUSE = 300; // milliseconds without typing
const bundle = new URL(`../search/${language}/pagefind.js`, import.meta.url);
const home = document.querySelector(".ms-brand").href;

/** Pairs of neighbouring Chinese characters, and whole other words. */
function terms(query) {
  const plain = query.normalize("NFKC").toLowerCase().replace(/(\d),(?=\d)/g, "$1");
  const runs = plain.match(/[\u3400-\u9fff]+|[^\s\u3400-\u9fff\p{P}\p{S}]+/gu) || [];
  const pieces = run => run < "\u3400" || run.length === 1 ? [run] : [...run.slice(1)].map((next, at) => run[at] + next);
  const cut = [].concat(...runs.map(pieces));
  const telling = cut.filter(term => !frequent.has(term));
  return [...new Set(telling.length ? telling : cut)];
}

/** A whole English question as one word, as search.py writes the synonyms of a page. */
const whole = query => /[\u3400-\u9fff]/.test(query) ? [] : [`zq${query.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")}zq`];

/** Chinese as a reader writes it, from the overlapping pairs in the index. */
const joined = text => text.replace(/ ?([\u3400-\u9fff])[\u3400-\u9fff]?(?: |$)/g, "$1");

let loading;

async function load() {
  new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); // browsers of before 2022 refuse even the least
  const pagefind = await import(bundle);
  await pagefind.options({ noWorker: true });
  const { lang } = root;
  root.lang = "und"; // read at once; it would cut Chinese once more
  pagefind.init();
  root.lang = lang;
  return pagefind;
}

const ready = () => loading = loading || load();

/** The pages that answer best: the sum of what each term finds. */
async function find(query) {
  const pagefind = await ready();
  const best = new Map();
  const asked = [...terms(query), ...whole(query)];
  for (const { results } of await Promise.all(asked.map(term => pagefind.search(term)))) {
    for (const { id, score, data } of results) {
      best.set(id, { data, score: score + (best.has(id) ? best.get(id).score : 0) });
    }
  }
  const sorted = [...best.values()].sort((one, other) => other.score - one.score).slice(0, MOST);
  return (await Promise.all(sorted.map(result => result.data()))).map(page => (
    { href: new URL(page.raw_url.slice(1), home), title: joined(page.meta.title), text: passage(page, terms(query)) }));
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
  return text.split(new RegExp(`((?:${words.join("|")})+)`, "giu")).map((part, at) => at % 2 ? element("mark", {}, alone(part)) : alone(part));
}

/** The passage that says most of the terms; else the description. */
function passage(page, words) {
  const passages = page.content.split("¶").slice(1).map(text => joined(text).trim());
  const hits = text => words.filter(word => text.toLowerCase().includes(word)).length;
  return passages.reduce((best, text) => hits(text) > hits(best) ? text : best, joined(page.meta.description || ""));
}

function result({ href, title, text }, words) {
  const link = element("a", { href }, ...marked(title, words));
  return element("li", {}, element("h2", {}, link), ...text ? [element("p", {}, ...marked(text, words))] : []);
}

const input = element("input", { type: "search", id: "query", name: "q", autocomplete: "off", enterKeyHint: "search" });
const status = element("p", { className: "ms-found" });
const list = element("ol", { className: "ms-results" });
const form = element("form", { className: "ms-search" },
  element("label", { htmlFor: "query" }, label), element("p", { id: "query-hint" }, hint),
  element("div", {}, input, element("button", {}, button)));
form.setAttribute("role", "search");
input.setAttribute("aria-describedby", "query-hint");
status.setAttribute("role", "status");

let asked = "";

async function answer() {
  const query = input.value.trim();
  if (query === asked) return;
  asked = query;
  history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : location.pathname); // no server sees it
  list.setAttribute("aria-busy", "true");
  status.textContent = query && searching;
  let pages = [];
  let said = "";
  if (query) {
    try {
      pages = await find(query);
      said = nothing;
    } catch (error) {
      loading = undefined;
      pages = titled(query);
      said = error instanceof TypeError ? failed : nothing; // the index could not be fetched, or not be read
    }
    if (pages.length) said = found.replace("{}", alone(pages.length));
  }
  if (query !== asked) return; // something else was asked meanwhile
  list.textContent = "";
  list.append(...pages.map(page => result(page, terms(query))));
  list.setAttribute("aria-busy", "false");
  status.textContent = said;
}

let pause;
input.addEventListener("focus", () => ready().catch(() => {})); // what the reader is about to need; answer() tells failures
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
  heading.after(form, status, list);
  addEventListener("hashchange", take);
  take();
}
const reading = new MutationObserver(place);
reading.observe(document, { childList: true, subtree: true });
place();
