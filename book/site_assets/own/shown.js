/** The report with its suggestions: as nodes for the page, and as the text in which what is hidden is hidden. */

import { el } from "../exercise/dom.js";
import { words } from "./words.js";

/** The text in pieces, each with the find that it is a place of, or null. Places never overlap. */
function cut(text, finds) {
  const places = finds.flatMap((find, index) => find.places.map(([start, end]) => ({ start, end, find, index })));
  places.sort((a, b) => a.start - b.start);
  const pieces = [];
  let at = 0;
  for (const place of places) {
    pieces.push({ text: text.slice(at, place.start), find: null }, { ...place, text: text.slice(place.start, place.end) });
    at = place.end;
  }
  return [...pieces, { text: text.slice(at), find: null }];
}

export function redactedText(text, finds, decision) {
  const told = (piece) => (piece.find && decision(piece.find).state === "hidden" ? decision(piece.find).label : piece.text);
  return cut(text, finds).map(told).join("");
}

/** The same for the eye: what is open is marked and leads to its suggestion, what is hidden shows its label. */
export function shownText(text, finds, decision, kind) {
  return cut(text, finds).flatMap((piece) => {
    if (!piece.find) return [piece.text];
    const { state, label } = decision(piece.find);
    if (state === "hidden") return [el("mark", { class: "own-mark own-hidden" }, label)];
    if (state === "left") return [el("span", { class: "own-left" }, piece.text)];
    const number = piece.index + 1;
    const link = { href: `#own-find-${number}`, class: "wh-number", "aria-label": words.suggestion(number, kind(piece.find)) };
    return [el("mark", { class: "own-mark" }, piece.text), el("sup", {}, el("a", link, String(number)))];
  });
}
