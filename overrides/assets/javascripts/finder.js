// Finds a branch by name, district, address, pinyin, initials or id, or the nearest one. All of it happens on this device.
const MOST = 20; // results shown at once
const EARTH = 6371; // its radius in kilometres
const root = document.documentElement;
const { language } = root.dataset;

// In writing from right to left a number keeps its own direction.
const alone = (text) => root.dir === "rtl" ? String(text).replace(/\d[\d.,:/-]*\d|\d/g, "\u2066$&\u2069") : text;
const filled = (text, ...numbers) => numbers.reduce((said, number) => said.replace("{}", alone(number)), text);

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\-'’·]+/g, "");
const initials = (read) => read.replace(/(\w)\w*\s*/g, "$1");
const radians = (degrees) => degrees * Math.PI / 180;

// Rows are short; one becomes a branch with everything it can be found by, as `simple` writes it.
function readable({ districts, hours, branches, places }, { languages }, simple) {
  const own = languages.indexOf(language);
  return branches.map(([id, district, open, read, ...texts], row) => {
    const around = districts[district];
    const [latitude, longitude] = places[row] || [];
    const names = texts.slice(0, languages.length);
    const addresses = texts.slice(languages.length, 2 * languages.length);
    const shorts = texts.slice(2 * languages.length);
    const [weekdays, special, until, ...said] = hours[open];
    return { id, name: names[own], district: around[own], address: addresses[own], latitude, longitude,
      hours: { weekdays, special, until, said: said[own] },
      names: [...names, ...shorts, id, read, initials(read)].map(simple),
      places: [...around, initials(around[around.length - 1]), ...addresses].map(simple) };
  });
}

function rank({ names, places }, words) {
  if (names.some((name) => name === words)) return 0;
  if (names.some((name) => name.startsWith(words))) return 1;
  if (names.some((name) => name.includes(words))) return 2;
  if (places.some((place) => place.startsWith(words))) return 3;
  return places.some((place) => place.includes(words)) ? 4 : Infinity;
}

function matching(branches, words) {
  return branches.map((branch, place) => [rank(branch, words), place, branch]).filter(([order]) => order < Infinity)
    .sort(([a, first], [b, second]) => a - b || first - second).map(([, , branch]) => branch);
}

// Whether a text holds what was typed, but for one letter: another one, one too many, or one that is lacking.
function holdsNearly(text, words) {
  const wrong = Array.from({ length: words.length + 1 }, (_, place) => place);
  return [...text].some((letter) => {
    let before = 0;
    for (let place = 1; place < wrong.length; place += 1) {
      const here = Math.min(wrong[place], wrong[place - 1]) + 1;
      const same = before + (words[place - 1] === letter ? 0 : 1);
      before = wrong[place];
      wrong[place] = Math.min(here, same);
    }
    return wrong[words.length] < 2;
  });
}

// Whether what was typed stands in a text in its order, though not together.
function holdsApart(text, words) {
  let place = 0;
  for (const letter of text) if (letter === words[place]) place += 1;
  return place === words.length;
}

export function kilometres(a, b) {
  const half = (from, to) => Math.sin(radians(to - from) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half(a.latitude, b.latitude)
    + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)));
}

/** How far away a stretch of land is at least: who comes from the side must cross the meridian at its edge. */
function atLeast({ latitude, longitude }, [, south, west, north, east]) {
  const across = Math.min(90, Math.max(west - longitude, longitude - east, 0));
  const along = Math.max(south - latitude, latitude - north, 0);
  return EARTH * Math.max(radians(along), Math.asin(Math.cos(radians(latitude)) * Math.sin(radians(across))));
}

/** The branches of a network, whose parts are fetched when a question needs them. */
export class Branches {
  constructor(contents, fetchPart) {
    this.contents = contents;
    this.fetchPart = fetchPart;
    this.parts = [];
    this.simplified = new Map((contents.traditional.match(/../g) || []).map(([old, now]) => [old, now]));
  }

  /** A text as it is compared: in simplified characters, without what people leave out. */
  simple(text) {
    return plain(text).replace(/[\u3400-\u9fff]/g, (character) => this.simplified.get(character) || character);
  }

  part(number) {
    const read = (part) => readable(part, this.contents, (text) => this.simple(text));
    this.parts[number] = this.parts[number] || this.fetchPart(number + 1).then(read);
    this.parts[number].catch(() => { delete this.parts[number]; });
    return this.parts[number];
  }

  /** What fits a question; of a short one, not all that is more than can be shown. */
  async find(query, fits) {
    const words = this.simple(query);
    const characters = words.match(/[\u3400-\u9fff]/g) || [];
    const isShort = words.length < (characters.length ? 2 : 4);
    let found = [];
    for (const [number, [held]] of this.contents.parts.entries()) {
      if (characters.every((character) => held.includes(character))) {
        found = found.concat(matching(await this.part(number), words).filter(fits));
      }
      if (isShort && found.length > MOST) break;
    }
    return matching(found, words);
  }

  /** Of a question that nothing fits, what it may have meant: a name and a district, or one letter that differs. */
  async findNearly(query, fits) {
    const asked = query.split(/[\s,，、]+/).map((word) => this.simple(word)).filter(Boolean);
    const characters = asked.join("").match(/[\u3400-\u9fff]/g) || [];
    const isLong = (word) => word.length >= (characters.length ? 3 : 5);
    if (asked.length < 2 && !asked.every(isLong)) return [];
    const says = (text, word) => text.includes(word) || (isLong(word) && (holdsNearly(text, word) || holdsApart(text, word)));
    const alike = ({ names, places }) => asked.every((word) => [...names, ...places].some((text) => says(text, word)));
    let found = [];
    for (const [number, [held]] of this.contents.parts.entries()) {
      if (characters.filter((character) => !held.includes(character)).length < 2) {
        found = found.concat((await this.part(number)).filter(alike).filter(fits));
      }
      if (found.length > 5 * MOST) break;
    }
    const begins = ({ names }) => names.some((name) => name[0] === asked[0][0]);
    return found.filter(begins).concat(found.filter((branch) => !begins(branch)));
  }

  /** The branches that have closed and are called like that, with their names. */
  gone(query) {
    const words = this.simple(query);
    const own = this.contents.languages.indexOf(language);
    return Object.entries(this.contents.closed).map(([id, names]) => ({ id, name: names[own], names: names.map((name) => this.simple(name)) }))
      .filter(({ names }) => words.length > 1 && names.some((name) => name.includes(words)));
  }

  /** The nearest with their distances; no part is fetched that is farther than what is found already. */
  async nearest(here, fits) {
    const land = [...this.contents.parts.entries()].filter(([, part]) => part.length > 1)
      .map(([number, part]) => [atLeast(here, part), number]).sort(([one], [other]) => one - other);
    let found = [];
    for (const [distance, number] of land) {
      if (found.length === MOST && distance > found[MOST - 1].away) break;
      const placed = (await this.part(number)).filter((branch) => branch.latitude !== undefined && fits(branch));
      found = found.concat(placed.map((branch) => ({ branch, away: kilometres(here, branch) })))
        .sort((one, other) => one.away - other.away).slice(0, MOST);
    }
    return found;
  }
}

export function start(finding, place) {
  const [some, many, none, offline, refused, unplaced, near, asking, away, shut, alike, closed = none] = finding.dataset.say.split("|");
  const address = new URL(finding.dataset.branches, location.href);
  const input = finding.querySelector("input[type=search]");
  const openNow = finding.querySelector("input[type=checkbox]");
  const status = finding.querySelector("[role=status]");
  const results = finding.querySelector("ul");
  const clocks = finding.querySelector("[hidden]");
  const everywhere = document.querySelector(".ms-list");
  const readClocks = new Map();
  let loading = null;
  let again = search;

  const json = (url) => fetch(url).then((answer) => answer.json());

  // Null where the list can't be reached; the next letter asks for it again.
  async function listed() {
    try {
      if (address.origin !== location.origin) throw new Error("another site");
      loading = loading || json(address).then((contents) => new Branches(contents, (number) => json(new URL(`finder/${number}.json`, address))));
      return await loading;
    } catch (failed) {
      loading = null;
      return null;
    }
  }

  /** The hours as the browser's clock reads them. */
  function clock({ weekdays, special, until }) {
    const made = document.createElement("ms-hours");
    Object.assign(made.dataset, { door: finding.dataset.door, hours: weekdays }, special && { special }, until && { until });
    return made;
  }

  function isOpen({ hours }) {
    const key = JSON.stringify(hours);
    if (!readClocks.has(key)) {
      readClocks.set(key, clock(hours));
      clocks.append(readClocks.get(key));
    }
    return readClocks.get(key).dataset.open === "true";
  }

  function shown(branch, distance) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(`${branch.id}/${language}/${place}`, address);
    link.textContent = alone(branch.name);
    const where = document.createElement("span");
    where.textContent = alone(`${branch.district} · ${branch.address}`) + distance;
    const when = document.createElement("span");
    const sign = clock(branch.hours);
    sign.append(` ${alone(branch.hours.said)}`);
    when.append(sign);
    item.append(link, where, when);
    return item;
  }

  /** A link to the page that says who serves the customers of a branch that has closed. */
  function notice({ id, name }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(`${id}/`, address);
    link.textContent = alone(name);
    item.append(link);
    return item;
  }

  function show(items, said) {
    status.textContent = said;
    if (everywhere) everywhere.hidden = items.length > 0;
    results.textContent = "";
    results.append(...items);
  }

  /** Asks the list; what was asked before the last question is not answered any more. */
  async function answer(question) {
    const asked = () => answer(question);
    again = asked;
    const branches = await listed();
    const fits = (branch) => !openNow.checked || isOpen(branch);
    const [items, said] = branches ? await question(branches, fits).catch(() => [[], offline]) : [[], offline];
    if (again === asked) show(items, said);
  }

  function search() {
    const query = input.value;
    if (!query.trim()) {
      again = search;
      return show([], "");
    }
    return answer(async (branches, fits) => {
      const fitting = await branches.find(query, fits);
      const gone = fitting.length ? [] : branches.gone(query);
      if (gone.length) return [gone.map(notice), closed];
      const similar = fitting.length ? [] : await branches.findNearly(query, fits);
      const items = [...fitting, ...similar].slice(0, MOST).map((branch) => shown(branch, ""));
      if (fitting.length) return [items, filled(fitting.length > MOST ? many : some, items.length)];
      return [items, similar.length ? alike : openNow.checked ? shut : none];
    });
  }

  const sorted = ({ coords }) => answer(async (branches, fits) => {
    const found = await branches.nearest(coords, fits);
    const items = found.map(({ branch, away: far }) => shown(branch, filled(away, far.toFixed(1))));
    const said = filled(near, branches.contents.branches, branches.contents.placed);
    return [items, !branches.contents.placed ? unplaced : items.length ? said : `${said} ${shut}`];
  });

  function nearest() {
    status.textContent = asking;
    const unknown = () => show([], refused);
    if (!navigator.geolocation) return unknown();
    navigator.geolocation.getCurrentPosition(sorted, unknown, { timeout: 15000, maximumAge: 600000 });
  }

  input.addEventListener("input", search);
  openNow.addEventListener("change", () => again());
  if (input.value) search();
  else listed();
  return { nearest };
}
