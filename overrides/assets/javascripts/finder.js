// Finds a branch by name, district, pinyin, initials or id, or the nearest one. All of it happens on this device.
const MOST = 20; // results shown at once
const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const say = {
  en: {
    found: (n) => n > MOST ? `${n} branches. The first ${MOST} are shown; type more.` : n === 1 ? "1 branch" : `${n} branches`,
    none: "No branch has this name. Try fewer letters.",
    offline: "The list can't be reached. Try again when there is a connection.",
    refused: "Your position is not known. Type a name instead.",
    unplaced: "No branch has given its position. Type a name instead.",
    near: "The nearest come first.",
    asking: "Looking for your position. It stays on this device.",
  },
  zh: {
    found: (n) => n > MOST ? `共${n}个网点，先显示${MOST}个，请再多输入几个字。` : `共${n}个网点`,
    none: "没有这样的网点。少输几个字试试。",
    offline: "暂时取不到网点名单，联网后再试。",
    refused: "没有取得您的位置，请输入名称查找。",
    unplaced: "网点都没有登记位置，请输入名称查找。",
    near: "最近的排在最前面。",
    asking: "正在查找您的位置。位置只留在本机，不会发送出去。",
  },
}[language];

const plain = (text) => text.toLowerCase().replace(/[\s\-'’·]+/g, "");

// finder.json keeps rows short; a row becomes a branch with everything it can be found by.
function readable({ districts, hours, branches }) {
  return branches.map(([id, en, zh, pinyin, district, open, latitude, longitude]) => {
    const names = [en, zh, id, pinyin, pinyin.replace(/(\w)\w*\s*/g, "$1")].map(plain);
    const around = districts[district];
    return { id, name: { en, zh }[language], district: around[language === "zh" ? 1 : 0],
      hours: hours[open][language === "zh" ? 1 : 0], latitude, longitude,
      names, places: [...around, around[2].replace(/(\w)\w*\s*/g, "$1")].map(plain) };
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
      status.textContent = say.offline;
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
      link.textContent = branch.name;
      const when = document.createElement("span");
      where.textContent = branch.district + distance(branch);
      when.textContent = branch.hours;
      item.append(link, where, when);
      return item;
    }));
  }

  async function search() {
    const branches = await listed();
    if (!branches) return;
    if (!input.value.trim()) return show([], "");
    const found = matching(branches, input.value);
    show(found, found.length ? say.found(found.length) : say.none);
  }

  async function sorted({ coords }) {
    const branches = await listed();
    if (!branches) return;
    const placed = branches.filter(({ latitude }) => latitude !== undefined);
    const far = new Map(placed.map((branch) => [branch, kilometres(coords, branch)]));
    placed.sort((a, b) => far.get(a) - far.get(b));
    show(placed, placed.length ? say.near : say.unplaced, (branch) => ` · ${far.get(branch).toFixed(1)} km`);
  }

  function nearest() {
    status.textContent = say.asking;
    const refused = () => show([], say.refused);
    if (!navigator.geolocation) return refused();
    navigator.geolocation.getCurrentPosition(sorted, refused, { timeout: 15000, maximumAge: 600000 });
  }

  input.addEventListener("input", search);
  if (input.value) search();
  else listed();
  return { nearest };
}
