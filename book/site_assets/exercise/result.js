/** A grade as nodes: the verdict, the four criteria with their remarks, and the learner's text with the places marked. */

import { el, quoted } from "./dom.js";
import { markedText, unitsAt } from "./marks.js";
import { words } from "./words.js";

const MOST = 50; // remarks shown for one criterion

/**
 * `answer` is the core's ({grade, families}), `text` what was graded, `before` the try before it or null, `titles` the
 * criteria's names by id; `onGo(remark)` is called when a learner wants to see the words of a remark in the field.
 */
export function gradeNodes({ answer, text, before, titles, prefix, onGo }) {
  const { criteria } = answer.grade;
  const remarks = number(criteria, { text, prefix, titles, families: answer.families });
  const spans = remarks.filter(({ start, end }) => end > start);
  const short = criteria.filter(({ feedback }) => feedback.length);
  return [
    ...summary(answer.grade, before, titles),
    spans.length ? markedBlock(text, spans) : null,
    ...short.flatMap((criterion) => remarkList(criterion, remarks, titles, onGo)),
  ].filter(Boolean);
}

/** What the criteria are called in an exercise's page, by their ids. */
export function titlesIn(root) {
  const items = [...root.querySelectorAll(".wh-asks [data-criterion]")];
  return Object.fromEntries(items.map((item) => [item.dataset.criterion, item.querySelector("strong").textContent]));
}

/** The verdict and the criteria with their points. */
export function summary(grade, before, titles) {
  const items = grade.criteria.map((criterion) => criterionItem(criterion, titles, before));
  return [verdict(grade, before), el("ul", { class: "wh-criteria" }, items)];
}

/** All remarks that are shown, numbered through, with the family's title and their place as the text field counts. */
function number(criteria, { text, prefix, titles, families }) {
  const unit = unitsAt(text);
  const shown = criteria.flatMap(({ id, feedback }) => feedback.slice(0, MOST).map((remark) => ({ ...remark, criterion: id })));
  return shown.map((remark, index) => ({
    ...remark,
    number: index + 1,
    id: `${prefix}-remark-${index + 1}`,
    title: families[remark.family]?.title ?? titles[remark.criterion],
    level: families[remark.family]?.level ?? "note",
    start: unit(remark.start),
    end: unit(remark.end),
  }));
}

function verdict(grade, before) {
  return el(
    "p",
    { class: `wh-verdict ${grade.passed ? "wh-passed" : ""}` },
    el("strong", {}, words.verdict(grade.passed)),
    ` ${words.points(grade.points, grade.max_points)}. `,
    before ? words.change(before.points, grade.points) : null,
  );
}

function criterionItem({ id, met, sure, points, max_points: most }, titles, before) {
  const last = before?.criteria.find((criterion) => criterion.id === id);
  return el(
    "li",
    { class: `wh-criterion ${met ? "wh-met" : ""}`, "data-criterion": id },
    el("span", { class: "wh-sign", "aria-hidden": "true" }, met ? "✓" : "○"),
    el("strong", {}, titles[id] ?? id),
    el("span", {}, met ? words.met : words.notMet),
    el("span", { class: "wh-points" }, words.points(points, most), last ? ` (${words.before(last.points)})` : null),
    sure ? null : el("span", { class: "wh-aside wh-unsure" }, words.unsure),
  );
}

function remarkList({ id, feedback }, remarks, titles, onGo) {
  const own = remarks.filter(({ criterion }) => criterion === id);
  const left = feedback.length - own.length;
  return [
    el("p", { class: "wh-about", id: `${own[0].id}-about` }, words.about(titles[id] ?? id)),
    el("ol", { class: "wh-remarks", "aria-labelledby": `${own[0].id}-about` }, own.map((remark) => remarkItem(remark, onGo))),
    left > 0 ? el("p", { class: "wh-aside" }, words.more(left)) : null,
  ];
}

/** A remark. Where it is about words of the learner's, they are a button that goes to them. */
export function remarkItem({ number, id, text, title, message, question, start, end }, onGo) {
  const remark = { text, start, end };
  const place = text
    ? el("button", { type: "button", class: "wh-go", title: words.showIn, onclick: () => onGo(remark) }, quoted(text))
    : null;
  return el(
    "li",
    { class: "wh-remark", id, tabindex: "-1", value: number },
    place,
    place ? el("span", { class: "wh-family" }, title) : null,
    el("p", {}, message),
    question ? el("p", { class: "wh-question" }, el("span", {}, words.ask), ` ${question}`) : null,
  );
}

function markedBlock(text, spans) {
  return el(
    "details",
    { class: "wh-marked", open: true },
    el("summary", {}, words.marked),
    el("div", { class: "wh-paper wh-plain", dir: "auto" }, markedText(text, spans)),
  );
}
