// Tells whether a number is ours, a national line, or unknown; never that somebody is to be trusted, since the number
// that a telephone shows can be false. The number stays on this device.
const { language } = document.documentElement.dataset;

const EXTENSION = "\\s*(?:转|轉|分机号?|ext(?:ension)?\\.?|[x#,;*])[\\s:]*\\d{1,6}\\)?";
const AT_END = new RegExp(`${EXTENSION}\\s*$`, "i");
const NEXT = new RegExp(`^${EXTENSION}`, "i");
const WRITTEN = /\+?\(?\d[\d\s().-]*\d/; // a number within a text
const AMOUNT = /^\s*(?:元|块|万|千|百|年|月|日|%|yuan|rmb)/i;
const SERVICE = 6; // digits at most of a number that is dialled as it is, such as 12378
const LANDLINE = 10; // digits at least with its area code

/** The ways in which a number may stand in the list; only what is dialled as it is may be short. */
export function ways(typed) {
  const plain = typed.normalize("NFKC").trim();
  const number = plain.replace(AT_END, "");
  const digits = number.replace(/\D/g, "");
  const isAbroad = /^\+|^00|^\(\+/.test(number);
  if (digits.length <= SERVICE) return isAbroad ? [] : [digits];
  if (isAbroad && !/^(?:00)?86/.test(digits)) return []; // another country's may have the same digits behind its code
  const within = isAbroad ? digits.replace(/^(?:00)?86/, "") : digits;
  const parts = number.split(/\D+/).filter(Boolean);
  const main = parts.slice(0, -1).join("");
  const found = [within, digits.replace(/^86(?=\d{10})/, "")];
  if (parts[parts.length - 1].length <= SERVICE && main.length >= LANDLINE) found.push(main, main.replace(/^(?:00)?86(?=\d{10})/, ""));
  return found.map(one => one.replace(/^0+/, "")).filter(one => one.length > SERVICE);
}

/** The first number in a text, unless it is an amount or a day; with an extension if it has one. */
export function numberIn(text) {
  const plain = text.normalize("NFKC");
  const found = WRITTEN.exec(plain);
  if (!found || found[0].replace(/\D/g, "").length < 3) return "";
  const after = plain.slice(found.index + found[0].length);
  return AMOUNT.test(after) ? "" : found[0] + (NEXT.exec(after) || [""])[0];
}

/** What is said of a number. */
export function verdict({ ours, national, say }, typed) {
  const [oursSaid, nationalSaid, unknownSaid, day] = say[language];
  const known = ways(typed);
  const line = known.find(one => one in national);
  if (line) return { isKnown: true, text: `${nationalSaid.replace("{}", national[line][language])} ${day}` };
  const isKnown = known.some(one => ours.includes(one));
  return { isKnown, text: `${isKnown ? oursSaid : unknownSaid} ${day}` };
}

/** The list as it is now; without a connection, as it was kept. */
export async function listed(address) {
  const answer = await fetch(`${address}?now`, { cache: "no-cache" }).catch(() => fetch(address));
  return answer.json();
}

export function start(box) {
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const [none, unreachable] = box.dataset.say.split("|");

  async function look() {
    const typed = input.value;
    if (typed.normalize("NFKC").replace(/\D/g, "").length < 3) {
      status.textContent = none;
      return;
    }
    const said = await listed(box.dataset.numbers).then(list => verdict(list, typed).text, () => unreachable);
    if (typed === input.value) status.textContent = said;
  }

  const button = box.querySelector("button");
  button.addEventListener("click", look);
  if (document.activeElement === button) look(); // pressed while this script was on its way
  input.addEventListener("keydown", ({ key }) => { if (key === "Enter") look(); });
  input.addEventListener("paste", () => setTimeout(look));
  input.addEventListener("input", () => { status.textContent = ""; });
}
