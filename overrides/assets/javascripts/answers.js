// Answers a question from the small index of a language (microsite/rendering/answers.py). It forgives wrong letters and
// characters of the same sound, and understands pinyin, initials and traditional characters. It needs no page.

const HAN = /[\u3400-\u9fff]/;
const SIGNS = /[\s\p{P}\p{S}]+/gu;
const RUNS = /[\u3400-\u9fff]+|[^\s\u3400-\u9fff\p{P}\p{S}]+/gu;
const [TITLE, WORDS] = [1, 2]; // places in a row
const STANDS = 2.5; // what a token counts that much of what is said of a page holds
const ONCE = 0.2; // the share of it for standing there at all
const OFTEN = 2; // how often it must stand there for half of the rest
const LENGTH = 0.6; // how much it matters how long all is that is said of a page
const HEAD = 3; // how often the first words of a title count, in letters: they say what the page is of
const ALONE = 1.4; // what one character counts beside a pair
const RARE = 0.7; // how much more than by its number of pages a token tells by being rare
const HEARD = 0.8; // what a pair counts that only sounds alike
const GUESSED = 0.7; // and a word with wrong letters
const CLEAR = 0.6; // the share of a question that is understood well enough without what sounds alike
const STEP = 8; // pages learnt at once
const PLAIN = 0.72; // the share of a question that shows in which language it is

/** A syllable as many hear it who speak a dialect. */
const blurred = sound => sound.replace(/^([zcs])h/, "$1").replace(/([iea]n)g$/, "$1");

/** The characters of the first part of GB 2312, in the order of their sounds. */
function bySound() {
  const bytes = [];
  for (let row = 0xb0; row < 0xd8; row++) for (let place = 0xa1; place < 0xff; place++) bytes.push(row, place);
  return new TextDecoder("gbk").decode(new Uint8Array(bytes));
}

/** How many letters differ between two words; two letters swapped are one. */
function edits(one, other) {
  let older;
  let above = [];
  let row = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    [older, above, row] = [above, row, [i]];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
  }
  return row[other.length];
}

/** On which pages each token stands, and how often. */
class Places extends Map {
  put(token, page, times = 1) {
    if (!this.has(token)) this.set(token, new Map());
    const pages = this.get(token);
    pages.set(page, (pages.get(page) || 0) + times);
  }
}

/** Each pair of neighbouring sounds. */
const pairs = sounds => sounds.slice(1).map((sound, at) => sounds[at] && sound && `${sounds[at]} ${sound}`).filter(Boolean);

/** The rows of a table that comes as columns. */
const turned = columns => columns[0].map((_, row) => columns.map(column => column[row]));

export class Answers {
  constructor({ frequent, endings, alike, ...said }) {
    this.frequent = new Set(frequent.split(" "));
    this.endings = endings.split(" ").filter(Boolean).map(rule => rule.split(">")).map(([ending, rest]) => [new RegExp(ending), rest]);
    this.alike = new Map(); // what means the same: in a text, where Chinese has no spaces
    this.stems = new Map(); // and of words, as they are written or without their endings
    for (const group of alike.split("|")) {
      const [one, ...others] = group.split(" ");
      if (HAN.test(one)) for (const other of others) this.alike.set(other, one);
      else for (const word of [one, ...others]) this.stems.set(this.stem(word), this.stems.get(this.stem(word)) || one).set(word, one);
    }
    const others = [...this.alike.keys()].sort((one, other) => other.length - one.length); // the longest first
    const either = isHan => others.filter(word => HAN.test(word) === isHan).join("|") || "[]";
    this.others = new RegExp(`\\b(?:${either(false)})\\b|${either(true)}`, "g");
    this.simplified = new Map();
    this.said = new Map();
    this.pages = turned(said.pages);
    this.lengths = this.pages.map(() => 0);
    this.learnt = this.pages.map(() => new Set()); // what is said of each, in words of one meaning
    this.places = new Places();
    this.vocabulary = new Map(); // what is known, by how it may be spelled
    this.phrases = []; // people's own words and titles, each whole
    this.add(said);
  }

  /** Learns what is said of pages: what the index says, and the rest of people's words, which comes after it. */
  add(said) {
    const steps = this.learning(said);
    while (!steps.next().done);
  }

  /** The same in small steps, as all at once would let somebody who types wait. */
  *learning({ pages, typed }) {
    const rows = turned(pages);
    this.hear(rows.map(row => row[TITLE] + row[WORDS]).join(""), typed);
    const known = new Map(this.pages.map(([path], page) => [path, page]));
    for (const [at, row] of rows.entries()) {
      if (at % STEP === 0) yield;
      if (known.has(row[0])) this.learn(row, known.get(row[0]));
    }
    this.usual = this.lengths.reduce((sum, length) => sum + length, 0) / this.pages.length;
    for (const [other, one] of this.stems) if (this.places.has(one)) this.vocabulary.set(other, one);
    this.heard = undefined;
  }

  /** Learns how each character of a text sounds, and how it is written elsewhere. */
  hear(text, typed) {
    const written = new Set(text.match(/[\u3400-\u9fff]/g));
    const characters = [...new Set([...bySound(), ...written])].filter(one => written.has(one));
    let sound;
    (typed.match(/[a-zü]*\.[^.a-zü]*/g) || []).forEach((one, at) => {
      const [heard, older] = one.split(".");
      sound = heard || sound;
      this.said.set(characters[at], sound);
      for (const old of older) this.simplified.set(old, characters[at]);
    });
    this.older = new RegExp(`[${[...this.simplified.keys()].join("")}]`, "g");
    this.syllables = new Set(this.said.values());
  }

  learn(row, page) {
    const learnt = this.learnt[page];
    const [title, ...rest] = this.plain(row[TITLE]).split(/[:;,、“”]/);
    for (const one of [title, ...rest, ...this.plain(row[WORDS]).split("|")]) {
      const said = this.meaning(one);
      const whole = said.replace(SIGNS, "");
      const tokens = [...new Set(this.tokens(said, this.vocabulary))];
      const id = HAN.test(whole) ? whole : tokens.join(" ");
      if (!whole) continue;
      this.phrases.push({ page, whole, tokens, written: one, typed: "", heard: "", initials: "" });
      if (learnt.has(id)) continue; // that is said already, in other words of the same meaning
      learnt.add(id);
      const times = one === title && !HAN.test(one) ? HEAD : 1;
      for (const token of tokens) this.places.put(token, page, times);
      this.lengths[page] += tokens.length;
    }
  }

  /** Learns how all of it sounds, once a question holds what is written nowhere. */
  listen() {
    if (this.heard) return;
    this.heard = new Places();
    for (const phrase of this.phrases.filter(({ written }) => HAN.test(written))) {
      const sounds = this.sounds(phrase.written.replace(SIGNS, ""));
      const heard = sounds.map(blurred);
      for (const pair of pairs(heard)) this.heard.put(pair, phrase.page);
      if (!sounds.every(Boolean)) continue;
      Object.assign(phrase, { typed: sounds.join(""), heard: `${heard.join(" ")} `, initials: sounds.map(([first]) => first).join("") });
    }
  }

  /** A text as it is compared: in simplified characters, small letters of the usual width, numbers without commas. */
  plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/n['’]t\b/g, "nt").replace(/['’]s?(?![a-z])/g, "").replace(/(\d),(?=\d)/g, "$1")
      .replace(this.older, character => this.simplified.get(character));
  }

  /** A text with one word for all that mean the same. */
  meaning(text) {
    return text.replace(this.others, word => this.alike.get(word));
  }

  /** A text in which two words that are known as one are one: smart phone. */
  joined(text) {
    return text.replace(/([a-z]+) (?=([a-z]+))/g, (apart, one, other) => this.vocabulary.has(one + other) ? one : apart);
  }

  /** A word without its ending. */
  stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word;
    return this.endings.reduce((plain, [ending, rest]) => plain.replace(ending, rest), word);
  }

  /** What a word is known by: one that means the same, or itself without its ending. */
  known(word) {
    const known = this.vocabulary.get(word) || this.stems.get(word);
    if (known) return known;
    const plain = this.stem(word);
    return this.stems.get(plain) || plain;
  }

  /** What a text is known by: telling characters and pairs of characters; words, as they are `spelled`. */
  tokens(text, spelled) {
    const found = [];
    for (const run of text.match(RUNS) || []) {
      if (!HAN.test(run)) {
        if (this.frequent.has(run)) continue;
        spelled.set(run, this.known(run));
        found.push(spelled.get(run));
        continue;
      }
      [...run].forEach((character, at) => {
        const says = !this.frequent.has(character);
        if (says) found.push(character);
        if (at && (says || !this.frequent.has(run[at - 1]))) found.push(run[at - 1] + character);
      });
    }
    return found;
  }

  sounds(text) {
    return [...text].map(character => this.said.get(character) || "");
  }

  /** How much a token tells: what stands on every page tells little. */
  telling(token, places = this.places) {
    if (!places.has(token)) return 0;
    return 3 * Math.pow(Math.log(1 + this.pages.length / places.get(token).size) / 3, RARE);
  }

  /** What a token counts on a page: the more of what is said of the page hold it, the more. */
  weight(page, times) {
    return ONCE + times / (times + OFTEN * (1 + LENGTH * (this.lengths[page] / this.usual - 1)));
  }

  /** The words that somebody may have meant by one that is not known: mistyped after its first letter,
   * not yet whole, or put together: dogecoin. */
  meant(word) {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const all = [...this.vocabulary.keys()];
    const close = all.filter(known => known[0] === word[0] && Math.abs(known.length - word.length) <= most);
    const away = new Map(close.map(known => [known, edits(word, known)]));
    const least = Math.min(most, ...away.values());
    const found = close.filter(known => away.get(known) <= least);
    const meant = found.length || word.length < 3 ? found : all.filter(known => known.startsWith(word) || known.length > 3 && word.endsWith(known));
    return [...new Set(meant.map(known => this.vocabulary.get(known)))];
  }

  /** Letters as syllables of Chinese, if they are nothing else; as few as may be. */
  syllabled(letters) {
    const ways = [[]];
    for (let at = 0; at < letters.length; at++) {
      for (let end = at + 1; ways[at] && end <= at + 6; end++) {
        const shorter = !ways[end] || ways[end].length > ways[at].length + 1;
        if (shorter && this.syllables.has(letters.slice(at, end))) ways[end] = [...ways[at], letters.slice(at, end)];
      }
    }
    return ways[letters.length];
  }

  /** The pages that answer best, and which share of the question was understood. */
  ask(question) {
    const text = this.plain(question);
    const asking = new Asking(this, text.replace(SIGNS, ""), this.meaning(text).replace(SIGNS, ""));
    const meant = this.joined(this.meaning(text));
    const spelled = new Map();
    const tokens = new Set(this.tokens(meant, spelled));
    const words = new Map([...spelled].map(([word, token]) => [token, word]));
    for (const token of tokens) asking.token(token, words.get(token));
    asking.alike();
    asking.phrases();
    if (!asking.known) asking.letters();
    return asking.answer();
  }
}

/** One question while it is answered. */
class Asking {
  constructor(answers, written, whole) {
    Object.assign(this, { answers, written, whole, tokens: new Set(), strange: [], asked: 0, known: 0, scores: answers.pages.map(() => 0) });
  }

  /** Credits the pages where a token stands; gives how much of it is understood. */
  credit(token, share, places = this.answers.places) {
    const telling = this.answers.telling(token, places);
    for (const [page, times] of places.get(token) || []) this.scores[page] += telling * STANDS * share * this.answers.weight(page, times);
    return telling ? share : 0;
  }

  token(token, word) {
    const isAlone = HAN.test(token) && token.length === 1;
    const share = isAlone ? ALONE : 1;
    this.tokens.add(token);
    const known = this.credit(token, share) || (word ? this.guessed(word) : 0);
    if (!known) this.strange.push(token);
    if (isAlone && this.whole.length > 1) return; // what is around it tells whether it is known
    this.asked += share;
    this.known += known;
  }

  /** What is written nowhere may be there in characters of the same sound; that is looked for where much is strange. */
  alike() {
    if (this.known > this.asked * CLEAR) return;
    this.answers.listen();
    for (const pair of this.strange) {
      const [heard] = pairs(this.answers.sounds(pair).map(blurred));
      if (heard) this.known += this.credit(heard, HEARD, this.answers.heard);
    }
  }

  guessed(word) {
    const meant = /\d/.test(word) ? [] : this.answers.meant(word);
    for (const known of meant) {
      this.tokens.add(known);
      this.credit(known, GUESSED / Math.sqrt(meant.length));
    }
    return meant.length ? GUESSED : 0;
  }

  /** What people call a page, found in the question whole, or the question in it; the best of them counts. */
  phrases() {
    const heard = ` ${this.answers.sounds(this.written).map(blurred).join(" ")} `;
    const best = this.scores.map(() => 0);
    for (const phrase of this.answers.phrases) {
      best[phrase.page] = Math.max(best[phrase.page], this.likeness(phrase, heard));
    }
    best.forEach((likeness, page) => { this.scores[page] += likeness; });
  }

  /** How much of a question is a phrase. */
  likeness({ whole, tokens, heard }, question) {
    if (whole === this.whole) return 30;
    if (!HAN.test(whole)) {
      const said = tokens.filter(token => this.tokens.has(token));
      const share = said.length / tokens.length;
      if (share === 1 && said.length === this.tokens.size) return 30;
      const isSaid = share === 1 || said.length > 1; // one word of several says little
      return isSaid ? 0.7 * share * share * share * said.reduce((sum, token) => sum + this.answers.telling(token), 0) : 0;
    }
    if (whole.length > 1 && this.whole.includes(whole)) return 4 * whole.length;
    if (this.whole.length > 1 && whole.includes(this.whole)) return 8 * this.whole.length / whole.length;
    return heard && whole.length > 2 && question.includes(` ${heard}`) ? 3 * whole.length : 0;
  }

  /** Letters that are no words of the language: pinyin, or its initials. */
  letters() {
    const { answers, written: whole } = this;
    if (!/^[a-zü]{2,}$/.test(whole)) return;
    answers.listen();
    const syllables = answers.syllabled(whole);
    for (const pair of syllables ? pairs(syllables.map(blurred)) : []) this.credit(pair, 1, answers.heard);
    for (const { page, typed, initials } of answers.phrases) {
      if (typed === whole) this.scores[page] += 30;
      else if (syllables && typed.includes(whole)) this.scores[page] += 12 * whole.length / typed.length;
      if (initials === whole) this.scores[page] += 25;
      else if (!syllables && whole.length > 2 && initials.startsWith(whole)) this.scores[page] += 10 * whole.length / initials.length;
    }
    if (this.scores.some(Boolean)) this.asked = this.known = 1;
  }

  answer() {
    const { pages } = this.answers;
    const scores = this.scores.map((score, page) => pages[page][0].includes("#") ? score / 2 : score); // a hard word
    const found = [...scores.keys()].filter(page => scores[page]).sort((one, other) => scores[other] - scores[one] || one - other);
    return { paths: found.map(page => pages[page][0]), understood: this.asked ? this.known / this.asked : 0 };
  }
}

/** The addresses of the pages that answer best; words of another language are looked for in that one's index. */
export async function answered(question, [own, ...others], index) {
  let best = (await index(own)).ask(question);
  for (const other of best.understood < PLAIN ? others : []) {
    const answer = await index(other).then(theirs => theirs.ask(question), () => best);
    if (answer.understood > best.understood) best = answer;
  }
  return best.paths;
}
