/** What stands in a meeting, as nodes. Everything that comes in is put in as text. */

import { button, el, quoted } from "../exercise/dom.js";
import { words } from "./words.js";

/** A text of the scene: paragraphs of spans, as the core hands them out. */
export function prose(paragraphs) {
  return paragraphs.map(({ spans, quoted: inQuote }) => {
    const line = el("p", {}, spans.map(([tag, text]) => (tag ? el(tag, {}, text) : text)));
    return inQuote ? el("blockquote", {}, line) : line;
  });
}

/** A stretch of a text of the scene inside a line of our own. */
const inline = (paragraphs) => paragraphs.flatMap(({ spans }) => [...spans.map(([tag, text]) => (tag ? el(tag, {}, text) : text)), " "]);

/** A line in quotes; without them where something is done and nothing said. */
export const shown = (line) => (line.startsWith("(") ? line : `“${line}”`);
const spoken = (line) => (line.startsWith("(") ? line : quoted(line));

/** What has just happened. */
export function moment(paragraphs) {
  return el("div", { class: "wh-moment", tabindex: "-1" }, prose(paragraphs));
}

/** The learner's line and what own words were heard as, with the way back to before it. */
export function yours({ text, heard, words: span, message, ask, why }, number, onAgain) {
  return el(
    "div",
    { class: "wh-you", tabindex: "-1" },
    el("p", {}, el("strong", {}, words.you), " ", spoken(text)),
    heard ? el("p", { class: "wh-heard" }, words.heard(heard), ...(span ? [" (", quoted(span), ")"] : []), `. ${message || why}`) : null,
    ask ? el("p", { class: "wh-heard" }, el("span", {}, words.instead), ` ${ask}`) : null,
    button(words.again(number), onAgain, "wh-button wh-again"),
  );
}

/** What somebody answers. */
export function theirs({ who, level, news, reply, opened }) {
  const said = words.answers[news ? "news" : level](who);
  const still = level !== "offered" && opened.includes(who) ? ` ${words.still}` : "";
  return el("div", { class: `wh-reply wh-${level}` }, el("p", { class: "wh-level" }, said, still), prose(reply));
}

/** How it ended: what came out, what did not and which line cost it, and what each line did. */
export function ending({ end, said }, subheading, onAgain, onStart) {
  const { text, told, lost, models } = end;
  return [
    el(subheading, { tabindex: "-1" }, words.ended),
    ...prose(text),
    ...pieces(subheading, words.told(told.length), told, () => []),
    ...(lost.length
      ? pieces(subheading, words.lost(lost.length), lost, ({ line }) => cost(said[line], line, onAgain))
      : [el("p", {}, words.nothingLost)]),
    el("details", {}, el("summary", {}, words.each), el("ol", {}, said.map(lineItem))),
    el("details", {}, el("summary", {}, words.models), models.flatMap(modelNodes)),
    el("p", {}, button(words.fromStart, onStart)),
  ];
}

function pieces(subheading, title, list, more) {
  if (!list.length) return [el("p", {}, title)];
  const items = list.map((piece) =>
    el("li", {}, el("p", {}, el("strong", {}, `${piece.who}: `), inline(piece.says)), el("p", { class: "wh-came" }, inline(piece.came)), more(piece)),
  );
  return [el("p", { class: "wh-about" }, title), el("ul", { class: "wh-pieces" }, items)];
}

function cost({ text, why }, line, onAgain) {
  return [
    el("p", { class: "wh-went" }, words.cost(line + 1), " ", spoken(text), ` ${why}`),
    button(words.again(line + 1), () => onAgain(line), "wh-button wh-again"),
  ];
}

function lineItem({ text, why, opened, closed }) {
  const moved = [opened.length ? words.moved.opened(opened) : "", closed.length ? words.moved.closed(closed) : ""].filter(Boolean);
  return el("li", {}, spoken(text), ` ${why} `, el("span", { class: "wh-aside" }, moved.join(" ") || words.stayed));
}

const modelNodes = ({ lines, says }) => [el("ol", {}, lines.map((line) => el("li", {}, quoted(line)))), el("p", { class: "wh-aside" }, says)];
