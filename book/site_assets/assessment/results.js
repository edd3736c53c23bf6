/** What the lists say: the score, the gain with its reach, every sentence, the rewrite; and what one may do with it. */

import { button, el, quoted, statusLine } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { day, saveFile } from "../progress/files.js";
import { address } from "../progress/progress.js";
import { attempts, code } from "./attempts.js";
import { calendarFile, inDays } from "./calendar.js";
import { words } from "./words.js";

const LATER_PAGE = "book/5-making-it-stick/one-week-later";
const LATER_ANCHOR = "assess-later";
const FILE = "whathow-results.json";

export class Results {
  #asked = "";

  /** In `root`: the result of `occasion`, or without one of all that were handed in. `lost` is an attempt not kept. */
  constructor(root, { occasion = "", level = "h3", lost = null } = {}) {
    this.root = root;
    this.occasion = occasion;
    this.level = level;
    this.lost = lost;
    this.status = statusLine("wh-status");
    this.body = el("div", { tabindex: "-1" });
    root.replaceChildren(this.status, this.body);
    grader.addEventListener("state", () => {
      if (grader.state === "ready" && !this.#asked) this.look();
    });
    this.look();
  }

  /** The button that was pressed has gone, so whoever goes by keyboard goes on here. */
  focus() {
    this.body.focus();
  }

  /** Asks the core, unless nothing has changed since. */
  async look() {
    const all = [...attempts(), ...(this.lost ? [this.lost] : [])];
    const asked = JSON.stringify(all);
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (!all.length) {
      this.status.textContent = words.none;
      return this.body.replaceChildren();
    }
    this.status.textContent = grader.state === "ready" ? words.counting : words.starting;
    try {
      const answer = await grader.ask({ verb: "assess", attempts: all, code: code() });
      if (asked === this.#asked) this.#show(answer);
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      this.#asked = "";
      this.status.textContent = words.failed(error.message);
    }
  }

  #show(answer) {
    if (!answer.ok) return (this.status.textContent = words.faults(answer.faults));
    this.status.textContent = words.refused(answer.refused);
    const wanted = answer.sittings.filter(({ occasion }) => !this.occasion || occasion === this.occasion);
    const about = this.occasion ? wanted.flatMap((sitting) => this.#sitting(sitting)) : this.#table(wanted);
    const gain = answer.gain.length ? [el(this.level, {}, words.change), ...answer.gain.map((line) => el("p", {}, line))] : [];
    const first = this.occasion === "before";
    this.body.replaceChildren(
      ...(first ? about : [...gain, ...about]),
      ...(this.occasion === "after" ? this.#calendar() : []),
      ...(first ? [] : this.#forTeam(answer.file)),
    );
  }

  #table(sittings) {
    const row = ({ occasion, lines, grade }) =>
      el("li", {}, el("strong", {}, words.occasion[occasion]), `: ${lines[0]} ${words.rewrite}: ${grade.points}/${grade.max_points}.`);
    return [el("ul", {}, sittings.map(row))];
  }

  #sitting({ lines, items, grade, text, good }) {
    return [
      el(this.level, {}, words.result),
      ...lines.map((line) => el("p", {}, line)),
      el(
        "details",
        { open: true },
        el("summary", {}, words.sentences),
        el("ol", { class: "wh-judged" }, items.map((item) => judged(item))),
      ),
      ...rewritten(grade, text, good, this.level),
    ];
  }

  #calendar() {
    const { at } = attempts().find(({ occasion }) => occasion === "after") ?? { at: new Date().toISOString() };
    const date = inDays(7, new Date(at));
    const save = () => {
      const page = address(LATER_PAGE, LATER_ANCHOR);
      const file = calendarFile({ date, title: words.calendarTitle, text: words.calendarText, address: page });
      saveFile("whathow-one-week-later.ics", "text/calendar", file);
    };
    const said = date.toLocaleDateString(document.documentElement.lang || "en", { weekday: "long", day: "numeric", month: "long" });
    return [el("p", {}, button(words.calendar(said), save, "wh-button wh-main")), el("p", { class: "wh-aside" }, words.calendarAbout)];
  }

  #forTeam(file) {
    const text = `${JSON.stringify(file, null, 2)}\n`;
    const said = statusLine("wh-status");
    const save = () => {
      saveFile(FILE, "application/json", text);
      said.textContent = words.saved(FILE);
    };
    return [
      el(this.level, {}, words.forTeam),
      el("p", {}, words.forTeamAbout),
      el("p", {}, button(words.save, save)),
      said,
      el("details", {}, el("summary", {}, words.preview), el("pre", { tabindex: "0" }, text)),
    ];
  }
}

function judged({ text, said, sure, blame, right, why }) {
  return el(
    "li",
    { class: right ? "wh-as-we" : "wh-otherwise" },
    el("p", {}, quoted(text)),
    el("p", { class: "wh-aside" }, `${words.you(said)}, ${words.sure(sure)}. ${words.we(blame, why)}`),
    el("p", {}, el("span", { class: "wh-sign", "aria-hidden": "true" }, right ? "✓" : "○"), ` ${right ? words.asWe : words.otherwise}`),
  );
}

function rewritten({ criteria }, text, good, level) {
  const item = ({ id, met, points, max_points: most, feedback }) =>
    el(
      "li",
      {},
      el("strong", {}, words.criteria[id]),
      `: ${(met ? words.met : words.notMet)(points, most)}.`,
      feedback.length ? el("ul", {}, feedback.map((remark) => el("li", {}, remark.text ? quoted(remark.text) : "", " ", remark.message))) : "",
    );
  return [
    el(level, {}, words.rewrite),
    text.trim() ? el("blockquote", { class: "wh-plain", dir: "auto" }, text) : el("p", {}, words.noText),
    el("ul", {}, criteria.map(item)),
    el(
      "details",
      { open: true },
      el("summary", {}, words.good),
      el("ul", {}, good.map((one) => el("li", {}, one))),
      el("p", { class: "wh-aside" }, words.goodAside),
    ),
  ];
}
