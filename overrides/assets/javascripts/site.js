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

const actions = {
  size: () => remember("size", SIZES[(sizeNow() + 1) % SIZES.length]),
  contrast: () => remember("contrast", "contrast" in root.dataset ? "" : "high"),
  print: async () => {
    await loadQr();
    print();
  },
  read: (button) => import("./read-aloud.js").then(
    ({ read }) => read(document.querySelector(".ms-text"), button),
    () => { /* offline: the text is there to read */ },
  ),
  share: (button) => {
    const url = location.href.split("#")[0];
    const copied = () => { button.lastElementChild.textContent = button.dataset.said; };
    const changedMind = () => { /* or the browser forbids it */ };
    if (navigator.share) navigator.share({ title: document.title, url }).catch(changedMind);
    else if ("clipboard" in navigator) navigator.clipboard.writeText(url).then(copied, changedMind);
  },
};

addEventListener("click", ({ target }) => {
  const button = target.closest("[data-do]");
  if (button) actions[button.dataset.do](button);
});
showChoices();

// A page that is printed with the keyboard has its code too, if it came in time.
addEventListener("keydown", ({ key }) => ["Control", "Meta"].includes(key) && loadQr(), { once: true });
addEventListener("beforeprint", () => {
  const sheet = document.querySelector(".ms-sheet");
  const published = sheet ? sheet.dataset.address : location.href;
  for (const link of document.querySelectorAll(".ms-text a[href]")) {
    link.dataset.address = new URL(link.getAttribute("href"), published);
  }
});

// Reading aloud is offered where the browser has a voice for the language.
function offerVoice() {
  const button = document.querySelector("[data-do=read]");
  if (!button) return;
  const languages = button.dataset.voices.split(" ").filter((one) => one && !one.startsWith("-"));
  const can = speechSynthesis.getVoices().some(({ lang }) => languages.some((one) => lang.toLowerCase().startsWith(one)));
  button.classList.toggle("ms-can", can);
}
if ("speechSynthesis" in window) {
  offerVoice();
  speechSynthesis.onvoiceschanged = offerVoice; // Safari's tells of no other listeners
}

// The way to another branch remembers the page: find/#/risks/telecom-fraud/
const finding = document.querySelector(".ms-find");
const [, asked = ""] = /^#\/([\w/-]*)$/.exec(location.hash) || [];
const place = finding ? asked : location.pathname.slice(home.length);
for (const link of document.querySelectorAll(".ms-change, .ms-finder a[href$='/find/']")) {
  if (place && !place.startsWith("404")) link.hash = `/${place}`;
}
for (const link of document.querySelectorAll(".ms-list li a")) link.href += place;
if (finding) {
  let finder;
  const load = () => finder = finder || import("./finder.js").then(({ start }) => start(finding, place));
  const later = () => { finder = undefined; }; // offline: all branches are in the list below
  finding.addEventListener("focusin", () => load().catch(later));
  finding.querySelector("button").addEventListener("click", () => load().then(({ nearest }) => nearest(), later));
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

// Once a page is there, keep what matters most, in all languages, for when there is no connection. A worker that is
// none of ours goes.
addEventListener("load", async () => {
  for (const one of await workers()) if (!isOurs(one)) one.unregister();
  if (!navigator.serviceWorker) return; // nor does the site need it
  for (const language of [home, ...others.map((other) => `${home}../${other}/`)]) {
    navigator.serviceWorker.register(`${language}sw.js`)
      .then((registration) => registration.update()) // a publication in another language too
      .catch(() => {}); // the site works without
  }
});
