// Asks the full text of all pages (microsite/rendering/search.py), which is read by WebAssembly.
const root = document.documentElement;
const MOST = 6;
const bundle = new URL(`../search/${root.dataset.language}/pagefind.js`, import.meta.url);
const home = document.querySelector(".ms-brand").href;

/** A whole English question as one word, as search.py writes the synonyms of a page. */
const whole = query => /[\u3400-\u9fff]/.test(query) ? [] : [`zq${query.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")}zq`];

/** Chinese as a reader writes it, from the overlapping pairs in the index. */
const joined = text => text.replace(/ ?([\u3400-\u9fff])[\u3400-\u9fff]?(?: |$)/g, "$1");

/** The passage that says most of the terms; else the description. */
function passage(page, words) {
  const passages = page.content.split("¶").slice(1).map(text => joined(text).trim());
  const hits = text => words.filter(word => text.toLowerCase().includes(word)).length;
  return passages.reduce((best, text) => hits(text) > hits(best) ? text : best, joined(page.meta.description || ""));
}

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

/** The pages whose text answers best: the sum of what each term finds. */
export async function inFull(query, words) {
  loading = loading || load();
  loading.catch(() => { loading = undefined; });
  const pagefind = await loading;
  const best = new Map();
  const asked = [...words, ...whole(query)];
  for (const { results } of await Promise.all(asked.map(term => pagefind.search(term)))) {
    for (const { id, score, data } of results) {
      best.set(id, { data, score: score + (best.has(id) ? best.get(id).score : 0) });
    }
  }
  const sorted = [...best.values()].sort((one, other) => other.score - one.score).slice(0, MOST);
  return (await Promise.all(sorted.map(result => result.data()))).map(page => (
    { href: new URL(page.raw_url.slice(1), home).href, title: joined(page.meta.title), text: passage(page, words) }));
}
