// Counts periods from a day that a reader names: the last day stands beside each, with a file for a calendar. All of it
// happens in the page. As the law counts, the first day is left out, and a month or a year ends on the day of that number.
const root = document.documentElement;
const DAY = 86400000;
const written = new Intl.DateTimeFormat(root.lang, {
  year: "numeric", month: "long", day: "numeric", weekday: "long", timeZone: "UTC",
});

export function last(from, period) {
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(period);
  const [year, month, day] = from.split("-").map(Number);
  if (unit === "D") return new Date(Date.UTC(year, month - 1, day + Number(count)));
  const months = month - 1 + count * (unit === "Y" ? 12 : 1);
  const days = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, days)));
}

// The periods between a question and the next one, or the next heading.
function periods(question) {
  const found = [];
  for (let next = question.nextElementSibling; next && !next.matches("h2, .ms-from"); next = next.nextElementSibling) {
    found.push(...next.querySelectorAll("data[value^=P]"));
  }
  return found;
}

// A calendar (RFC 5545) with one whole day, of which the phone tells three days before.
function calendar(day, title) {
  const plain = (date) => date.toISOString().slice(0, 10).replace(/-/g, "");
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//microsite//deadlines//", "BEGIN:VEVENT",
    `UID:${plain(day)}.${Date.now()}@${location.hostname}`,
    `DTSTAMP:${plain(new Date())}T000000Z`,
    `DTSTART;VALUE=DATE:${plain(day)}`, `DTEND;VALUE=DATE:${plain(new Date(day.getTime() + DAY))}`,
    `SUMMARY:${title.replace(/[\\;,]/g, "\\$&")}`, `URL:${location.href.split("#")[0]}`, "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:-", "TRIGGER:-P3D", "END:VALARM", "END:VEVENT", "END:VCALENDAR",
  ];
  const long = (line) => new TextEncoder().encode(line).length > 75; // octets that a line may have
  const folded = lines.map((line) => long(line) ? line.match(/.{1,24}/gu).join("\r\n ") : line);
  return new Blob([`${folded.join("\r\n")}\r\n`], { type: "text/calendar" });
}

function tell(period, from, say) {
  const [until, save, title] = say;
  const day = last(from, period.getAttribute("value"));
  const told = document.createElement("span");
  const link = document.createElement("a");
  told.className = "ms-due";
  told.textContent = `${until.replace("{}", written.format(day))} `;
  link.textContent = save;
  link.download = `${day.toISOString().slice(0, 10)}.ics`;
  const about = period.closest("li, p").textContent.split(/[:：]/)[0].trim();
  link.href = URL.createObjectURL(calendar(day, title.replace("{}", about)));
  told.append(link);
  period.closest("li, p").append(told);
}

for (const question of document.querySelectorAll(".ms-from")) {
  const say = question.dataset.say.split("|");
  const input = question.querySelector("input");
  const count = () => {
    const found = periods(question);
    for (const period of found) {
      for (const old of period.closest("li, p").querySelectorAll(".ms-due")) old.remove();
    }
    if (input.value) for (const period of found) tell(period, input.value, say);
    question.querySelector("[role=status]").textContent = input.value ? say[3] : "";
  };
  input.addEventListener("input", count);
  if (input.value) count(); // chosen before this script came
}
