/** A calendar file (RFC 5545) with one whole-day entry and a reminder on that morning. */

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
const compact = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("");
const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const stamp = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");

/** No line may be longer than 75 bytes; what goes on begins with a blank. */
function folded(line) {
  const lines = [];
  let rest = "";
  for (const character of line) {
    if (new TextEncoder().encode(rest + character).length > 74) {
      lines.push(rest);
      rest = " ";
    }
    rest += character;
  }
  return [...lines, rest].join("\r\n");
}

export function inDays(days, from = new Date()) {
  return new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
}

export function calendarFile({ date, title, text, address, now = new Date() }) {
  const next = inDays(1, date);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//whathow//one week later//EN",
    "BEGIN:VEVENT",
    `UID:${random()}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART;VALUE=DATE:${compact(date)}`,
    `DTEND;VALUE=DATE:${compact(next)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(`${text}\n${address}`)}`,
    `URL:${address}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:PT9H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
