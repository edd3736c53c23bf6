/** A text and the stretches of it that remarks are about. */

import { el } from "./dom.js";

/** The core counts characters, a text field counts UTF-16 units: a function from the one to the other. */
export function unitsAt(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const starts = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  starts.push(unit);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
}

/** The text cut at each start and end, every piece with the spans that cover it. */
export function pieces(text, spans) {
  const cuts = [...new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1];
    return { text: text.slice(start, end), end, covers: spans.filter((span) => span.start <= start && end <= span.end) };
  });
}

/** The text as nodes: marked where a span lies, and a link to the remark at the end of each span. */
export function markedText(text, spans) {
  return pieces(text, spans).flatMap(({ text: words, end, covers }) => {
    if (!covers.length) return [words];
    const level = covers.some((span) => span.level === "blame") ? "blame" : "note";
    const links = covers.filter((span) => span.end === end).map(remarkLink);
    return [el("mark", { class: `wh-mark wh-${level}`, title: covers.map((span) => span.title).join("; ") }, words), ...links];
  });
}

function remarkLink({ number, title, id }) {
  const name = `Remark ${number}: ${title}`;
  return el("sup", {}, el("a", { href: `#${id}`, class: "wh-number", "aria-label": name }, String(number)));
}

/** Where the words stand now: at `start`, or the same words nearest to it; null when they are gone. */
export function whereNow(text, start, words) {
  if (text.startsWith(words, start)) return start;
  const before = text.lastIndexOf(words, start);
  const after = text.indexOf(words, start);
  if (before < 0 || after < 0) return before < 0 && after < 0 ? null : Math.max(before, after);
  return start - before <= after - start ? before : after;
}
