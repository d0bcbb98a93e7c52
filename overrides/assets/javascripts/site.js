// The reading aids, printing, staying on the same page when the branch changes, and reading without a connection.
// What a reader may never use is fetched when it is used.
const root = document.documentElement;
const home = new URL(document.querySelector(".ms-brand").href).pathname;

function remember(name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  try {
    if (value) localStorage.setItem(`ms-${name}`, value);
    else localStorage.removeItem(`ms-${name}`);
  } catch (denied) { /* storage is switched off: it holds for this page */ }
  showChoices();
}

const SIZES = ["", "l", "xl"];
const sizeNow = () => SIZES.indexOf(root.dataset.size || "");

function showChoices() {
  for (const button of document.querySelectorAll("[data-do=contrast]")) {
    button.setAttribute("aria-pressed", "contrast" in root.dataset);
  }
}

const loadQr = () => import("./qr.js").catch(() => { /* offline: the address is printed all the same */ });

// Styles that a first view does without, each fetched once; offline the page stays as it is.
const styles = {};
const dress = (name, media) => styles[name] = styles[name] || new Promise((done) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.media = media;
  link.href = new URL(name, import.meta.url).href;
  link.onload = link.onerror = done;
  document.head.append(link);
});
const LATER = 1000; // milliseconds after a page is there
const loadPaper = () => dress("../stylesheets/print.css", "print");
const loadAids = () => dress("../stylesheets/aids.css", "screen");

const address = document.querySelector(".ms-address"); // none where the page may stand anywhere
const here = () => location.href.split("#")[0];
const changedMind = () => { /* or the browser forbids it */ };

// What lays out the whole page takes a while: first the button is shown as touched.
const whenSeen = (act) => requestAnimationFrame(() => setTimeout(act));

const actions = {
  size: () => whenSeen(() => remember("size", SIZES[(sizeNow() + 1) % SIZES.length])),
  contrast: () => whenSeen(() => remember("contrast", "contrast" in root.dataset ? "" : "high")),
  print: async () => {
    await Promise.all([loadQr(), loadPaper()]);
    print();
  },
  read: (button) => "speechSynthesis" in window ? Promise.all([import("./read-aloud.js"), loadAids()]).then(
    ([{ read }]) => read(document.querySelector(".ms-text"), button, () => silent(button)),
    () => silent(button), // offline
  ) : silent(button),
  copy: (button) => {
    getSelection().selectAllChildren(document.querySelector(".ms-copy"));
    if (document.execCommand("copy")) button.textContent = button.dataset.said; // else it is chosen, to be copied by hand
  },
  share: async (button) => {
    await loadAids();
    const panel = document.querySelector(".ms-sharing");
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    if (panel.hidden) return;
    if (!panel.querySelector(".ms-address")) panel.firstElementChild.append(address.cloneNode(true));
    loadQr().then((qr) => qr && qr.draw(panel));
    if (navigator.share) navigator.share({ title: document.title, url: here() }).catch(changedMind);
  },
  link: (button) => {
    const copied = () => { button.lastElementChild.textContent = button.dataset.said; };
    if ("clipboard" in navigator) navigator.clipboard.writeText(here()).then(copied, changedMind);
  },
};

addEventListener("click", ({ target }) => {
  const button = target.closest("[data-do]");
  if (button) actions[button.dataset.do](button);
});
showChoices();

// The way to the search page becomes its field. What is asked stands behind the #, where no server sees it.
for (const way of document.querySelectorAll("header a.ms-seek")) {
  const form = document.createElement("form");
  form.className = "ms-seek";
  form.setAttribute("role", "search");
  form.innerHTML = `<input type="search" autocomplete="off"><button>${way.querySelector("svg").outerHTML}</button>`;
  const [input, button] = form.children;
  input.placeholder = way.textContent;
  for (const part of [input, button]) part.setAttribute("aria-label", way.textContent);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = `${way.href}#q=${encodeURIComponent(input.value.trim())}`;
  });
  way.replaceWith(form);
}

// Another language leads to the same place of the page, and to the same question.
for (const link of document.querySelectorAll("a.ms-do[hreflang]")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

const menu = document.querySelector("#ms-menu");
const loadPictures = () => import("./menu.js").catch(() => { /* offline: words suffice */ });
if (menu.open) loadPictures();
else menu.addEventListener("toggle", loadPictures, { once: true });

// A page that is printed with the keyboard has its code too, if it came in time.
addEventListener("keydown", ({ key }) => ["Control", "Meta"].includes(key) && loadQr(), { once: true });
addEventListener("beforeprint", () => {
  for (const printed of document.querySelectorAll(".ms-printed")) {
    const today = new Date().toLocaleDateString(root.lang, { year: "numeric", month: "long", day: "numeric" });
    printed.textContent = printed.dataset.said.replace("{}", today);
  }
});

// Says that nothing can be read aloud, and offers what helps instead.
function silent(button) {
  loadAids();
  const told = document.querySelector(".ms-silent") || document.createElement("p");
  told.className = "ms-silent";
  told.setAttribute("role", "status");
  button.parentElement.after(told);
  const offers = [...document.querySelectorAll("header [data-do=size], .ms-tools [data-do=print]")];
  told.textContent = button.dataset.none;
  told.append(...offers.map((offer) => offer.cloneNode(true)));
}
if ("speechSynthesis" in window) speechSynthesis.getVoices(); // browsers begin to look for voices when asked

// What was kept is looked at now; what has just come is true, and looked at when it has long been there.
const stayTrue = () => import("./fresh.js").catch(() => { /* offline: a kept page says of which day it is */ });
if (document.querySelector(".ms-kept")) stayTrue();
addEventListener("load", () => setTimeout(() => [loadPaper, stayTrue].forEach((fetched) => fetched()), LATER));

if (document.querySelector(".ms-from")) import("./due.js").catch(() => { /* offline: the periods stand there */ });

// Loads what a part of the page needs when somebody turns to it, who may have done so before this script came.
function whenUsed(part, load) {
  for (const turn of ["focusin", "input"]) part.addEventListener(turn, load);
  const isTyped = [...part.querySelectorAll("[type=search], [type=text], [type=tel]")].some(({ value }) => value);
  if (isTyped || part.contains(document.activeElement)) load();
}

// The way to another branch remembers the page: find/#/risks/telecom-fraud/
const finding = document.querySelector(".ms-find[data-branches]");
const [, asked = ""] = /^#\/([\w/-]*)$/.exec(location.hash) || [];
const place = finding ? asked : location.pathname.slice(home.length);
for (const link of document.querySelectorAll(".ms-change, .ms-finder a[href$='/find/']")) {
  if (place && !/^(404|events\/)/.test(place)) link.hash = `/${place}`;
}
for (const link of document.querySelectorAll(".ms-list li a:not([href$='/find/'])")) link.href += place;
if (finding) {
  let finder;
  const load = () => finder = finder || import("./finder.js").then(({ start }) => start(finding, place));
  const later = () => { finder = undefined; }; // offline: all branches are in the list below
  whenUsed(finding, () => load().catch(later));
  for (const button of finding.querySelectorAll("button")) { // none where no branch has a place on the map
    button.addEventListener("click", () => load().then(({ nearest }) => nearest(), later));
  }
}

// Is this number ours? The page names its script too, so that the worker keeps it for when there is no connection.
const checking = document.querySelector(".ms-check");
if (checking) {
  let checker;
  const load = () => checker = checker || import("./number.js").then(({ start }) => start(checking));
  const later = () => { checker = undefined; };
  whenUsed(checking, () => load().catch(later));
}

// Everything of this network and nothing of what else stands on its host.
const network = new URL("../..", import.meta.url).href;
const others = [...document.querySelectorAll(".ms-do[hreflang]")].map(({ hreflang }) => hreflang);
const languages = [root.dataset.language, ...others];
const isOurs = ({ scope, active, waiting, installing }) =>
  languages.includes(scope.split("/").reverse()[1]) && (active || waiting || installing || {}).scriptURL === `${scope}sw.js`;

async function workers() {
  if (!navigator.serviceWorker) return [];
  const all = await navigator.serviceWorker.getRegistrations().catch(() => []);
  return all.filter(({ scope }) => scope.startsWith(network));
}

// Takes out what stays on this device: pages that were kept, choices, workers.
async function forget(said) {
  for (const one of await workers()) await one.unregister();
  const names = "caches" in window ? await caches.keys() : [];
  for (const name of names) if (name.startsWith(network)) await caches.delete(name);
  remember("size", "");
  remember("contrast", "");
  said.textContent = said.dataset.said;
}
for (const button of document.querySelectorAll(".ms-forget button")) {
  button.addEventListener("click", () => forget(button.parentElement.querySelector("[role=status]")));
}

// Once a page is there, keep what matters most for when there is no connection: in this language, for each costs as
// much again. Those read before learn of a new publication too, and a worker that is none of ours goes.
addEventListener("load", async () => {
  const own = new URL(home, location.href).href;
  const site = new URL("..", own).href;
  for (const one of await workers()) {
    if (!isOurs(one)) one.unregister();
    else if (one.scope.startsWith(site) && one.scope !== own) one.update().catch(() => {});
  }
  if (!navigator.serviceWorker) return; // nor does the site need it
  navigator.serviceWorker.register(`${home}sw.js`)
    .then((registration) => registration.update())
    .catch(() => {}); // the site works without
});

// Buttons that were pressed before this script came.
const { pressed } = window;
delete window.pressed;
for (const button of pressed) button.click();
