// Finds a branch by name, district, pinyin, initials or id, or the nearest one. All of it happens on this device.
const MOST = 20; // results shown at once
const root = document.documentElement;
const { language } = root.dataset;

// In writing from right to left a number keeps its own direction.
const alone = (text) => root.dir === "rtl" ? String(text).replace(/\d[\d.,:/-]*\d|\d/g, "\u2066$&\u2069") : text;
const filled = (text, ...numbers) => numbers.reduce((said, number) => said.replace("{}", alone(number)), text);

const plain = (text) => text.toLowerCase().replace(/[\s\-'’·]+/g, "");

// finder.json keeps rows short; a row becomes a branch with everything it can be found by.
function readable({ languages, districts, hours, branches }) {
  const own = languages.indexOf(language);
  const initials = (read) => read.replace(/(\w)\w*\s*/g, "$1");
  return branches.map(([id, ...row]) => {
    const [read, district, open, latitude, longitude] = row.splice(languages.length);
    const around = districts[district];
    return { id, name: row[own], district: around[own], hours: hours[open][own], latitude, longitude,
      names: [...row, id, read, initials(read)].map(plain),
      places: [...around, initials(around[around.length - 1])].map(plain) };
  });
}

function rank({ names, places }, words) {
  if (names.some((name) => name === words)) return 0;
  if (names.some((name) => name.startsWith(words))) return 1;
  if (names.some((name) => name.includes(words))) return 2;
  if (places.some((place) => place.startsWith(words))) return 3;
  return places.some((place) => place.includes(words)) ? 4 : Infinity;
}

export function matching(branches, query) {
  const words = plain(query);
  return branches.map((branch, place) => [rank(branch, words), place, branch]).filter(([order]) => order < Infinity)
    .sort(([a, first], [b, second]) => a - b || first - second).map(([, , branch]) => branch);
}

function kilometres(a, b) {
  const radians = (degrees) => degrees * Math.PI / 180;
  const half = (from, to) => Math.sin(radians(to - from) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(half(a.latitude, b.latitude)
    + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)));
}

export function start(finding, place) {
  const [found, many, none, offline, refused, unplaced, near, asking, away] = finding.dataset.say.split("|");
  const address = new URL(finding.dataset.branches, location.href);
  const input = finding.querySelector("input");
  const status = finding.querySelector("[role=status]");
  const results = finding.querySelector("ul");
  const everywhere = document.querySelector(".ms-list");
  let loading = null;

  // Null where the list can't be reached; the next letter asks for it again.
  async function listed() {
    try {
      if (address.origin !== location.origin) throw new Error("another site");
      loading = loading || fetch(address).then((answer) => answer.json()).then(readable);
      return await loading;
    } catch (failed) {
      loading = null;
      status.textContent = offline;
      return null;
    }
  }

  function show(branches, said, distance = () => "") {
    status.textContent = said;
    everywhere.hidden = Boolean(said);
    results.textContent = "";
    results.append(...branches.slice(0, MOST).map((branch) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const where = document.createElement("span");
      link.href = new URL(`${branch.id}/${language}/${place}`, address);
      link.textContent = alone(branch.name);
      const when = document.createElement("span");
      where.textContent = alone(branch.district) + distance(branch);
      when.textContent = alone(branch.hours);
      item.append(link, where, when);
      return item;
    }));
  }

  async function search() {
    const branches = await listed();
    if (!branches) return;
    if (!input.value.trim()) return show([], "");
    const fitting = matching(branches, input.value);
    show(fitting, !fitting.length ? none : filled(fitting.length > MOST ? many : found, fitting.length, MOST));
  }

  async function sorted({ coords }) {
    const branches = await listed();
    if (!branches) return;
    const placed = branches.filter(({ latitude }) => latitude !== undefined);
    const far = new Map(placed.map((branch) => [branch, kilometres(coords, branch)]));
    placed.sort((a, b) => far.get(a) - far.get(b));
    show(placed, placed.length ? near : unplaced, (branch) => filled(away, far.get(branch).toFixed(1)));
  }

  function nearest() {
    status.textContent = asking;
    const unknown = () => show([], refused);
    if (!navigator.geolocation) return unknown();
    navigator.geolocation.getCurrentPosition(sorted, unknown, { timeout: 15000, maximumAge: 600000 });
  }

  input.addEventListener("input", search);
  if (input.value) search();
  else listed();
  return { nearest };
}
