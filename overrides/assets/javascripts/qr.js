// A QR code (ISO/IEC 18004) of this page's address at the foot of its printed sheet: byte mode, level M, mask 0.
// It is drawn here because a picture for every page of every branch would be many times the size of the pages' text.
const DATA = [0, 16, 28, 44, 64, 86, 108, 124, 154, 182, 216]; // codewords by version
const CHECK = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26]; // check codewords of a block
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5];

const EXP = [];
const LOG = [];
for (let i = 0, x = 1; i < 255; i++) {
  EXP[i] = EXP[i + 255] = x;
  LOG[x] = i;
  x = x << 1 ^ (x > 127 ? 0x11d : 0);
}
const flat = (rows) => [].concat(...rows);
const times = (a, b) => a && b ? EXP[LOG[a] + LOG[b]] : 0;

function checkwords(block, count) {
  let generator = [1];
  for (let i = 0; i < count; i++) {
    generator = [...generator, 0].map((term, j) => term ^ times(generator[j - 1], EXP[i]));
  }
  const rest = [...block, ...Array(count).fill(0)];
  for (let i = 0; i < block.length; i++) {
    const lead = rest[i];
    generator.forEach((term, j) => { rest[i + j] ^= times(term, lead); });
  }
  return rest.slice(block.length);
}

// Data and check codewords, taken from the blocks in turn, as bits.
function bits(bytes, version) {
  const stream = [[4, 4], [bytes.length, version < 10 ? 8 : 16], ...[...bytes].map((byte) => [byte, 8]), [0, 4]]
    .map(([value, width]) => value.toString(2).padStart(width, "0")).join("").slice(0, DATA[version] * 8);
  const words = stream.padEnd(Math.ceil(stream.length / 8) * 8, "0").match(/.{8}/g).map((word) => parseInt(word, 2));
  for (let pad = 0xec; words.length < DATA[version]; pad ^= 0xfd) words.push(pad);
  const short = Math.floor(DATA[version] / BLOCKS[version]);
  const longer = BLOCKS[version] - DATA[version] % BLOCKS[version];
  const blocks = Array.from({ length: BLOCKS[version] }, (_, i) => words.splice(0, short + (i >= longer ? 1 : 0)));
  const checks = blocks.map((block) => checkwords(block, CHECK[version]));
  const inTurn = (rows, length) => flat(Array.from({ length }, (_, i) => rows.map((row) => row[i])));
  return [...inTurn(blocks, short + 1), ...inTurn(checks, CHECK[version])].filter((word) => word !== undefined)
    .map((word) => word.toString(2).padStart(8, "0")).join("");
}

function protectedBy(value, width, polynomial) {
  let rest = value << width;
  for (let i = 31; i >= width; i--) if (rest >> i & 1) rest ^= polynomial << i - width;
  return value << width | rest;
}

export function matrix(text) {
  const bytes = new TextEncoder().encode(text);
  const version = DATA.findIndex((words, v) => bytes.length + (v < 10 ? 2 : 3) <= words);
  if (version < 1) return null;
  const size = 17 + 4 * version;
  const modules = Array.from({ length: size }, () => Array(size).fill(null));
  const put = (x, y, dark) => { if (modules[y] && modules[y][x] !== undefined) modules[y][x] = Number(dark); };
  const ring = (x, y) => Math.max(Math.abs(x), Math.abs(y));

  for (const [left, top] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
    for (let y = -4; y <= 4; y++) for (let x = -4; x <= 4; x++) put(left + x, top + y, ![2, 4].includes(ring(x, y)));
  }
  const centres = version < 2 ? [] : version < 7 ? [6, 4 * version + 10] : [6, 2 * version + 8, 4 * version + 10];
  for (const top of centres) {
    for (const left of centres) {
      if (modules[top][left] !== null) continue;
      for (let y = -2; y <= 2; y++) for (let x = -2; x <= 2; x++) put(left + x, top + y, ring(x, y) !== 1);
    }
  }
  for (let i = 8; i < size - 8; i++) {
    put(i, 6, i % 2 === 0);
    put(6, i, i % 2 === 0);
  }
  const format = protectedBy(0, 10, 0x537) ^ 0x5412; // level M and mask 0 are both written as 0
  for (let i = 0; i < 15; i++) {
    const dark = format >> i & 1;
    put(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, dark);
    put(i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, 8, dark);
  }
  put(8, size - 8, 1);
  for (let i = 0; version > 6 && i < 18; i++) {
    const dark = protectedBy(version, 12, 0x1f25) >> i & 1;
    put(size - 11 + i % 3, Math.floor(i / 3), dark);
    put(Math.floor(i / 3), size - 11 + i % 3, dark);
  }
  fill(modules, bits(bytes, version));
  return modules;
}

// Pairs of columns, from the right, upwards and downwards by turns.
function fill(modules, stream) {
  const size = modules.length;
  let next = 0;
  let up = true;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (modules[y][x] === null) modules[y][x] = Number(stream[next++] || 0) ^ ((x + y) % 2 === 0);
      }
    }
  }
}

const address = document.querySelector(".ms-address");

// Puts the code before what an element says, once.
export function draw(into) {
  const modules = address && matrix(address.textContent);
  if (!modules || into.querySelector("svg")) return;
  const path = flat(modules.map((row, y) => row.map((dark, x) => dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `-4 -4 ${modules.length + 8} ${modules.length + 8}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("aria-hidden", "true");
  svg.innerHTML = `<path d="${path}"/>`;
  into.prepend(svg);
}

if (address) draw(document.querySelector(".ms-sheet"));
