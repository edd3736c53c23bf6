/** Twenty sentences, one at a time: press the words that blame and name the family, or say that it is fine. */

import { button, el } from "./dom.js";
import { grader } from "./grader.js";
import { compose, Listed, remarkNodes } from "./listed.js";
import { summary } from "./result.js";
import { pressedWords, wordButtons } from "./spot_words.js";
import { words } from "./words.js";

const CLEAN = "clean";

export class Spot extends Listed {
  constructor(root) {
    super(root);
    this.list = root.querySelector(".wh-pool");
    this.first = [...this.list.children].map(itemOf);
    this.card = el("div", { class: "wh-card" });
    root.querySelector(".wh-live").append(
      this.card,
      this.result,
      el("div", { class: "wh-bar" }, this.status, this.restart),
    );
    this.list.hidden = true;
    const { draw, lines } = this.kept({});
    this.live();
    this.#start(Number.isInteger(draw) && draw > 0 ? draw : 1, Array.isArray(lines) ? lines : []);
  }

  /** Deals the sentences of a draw. The first lie in the page; the others come from the pool. */
  async #start(draw, lines = []) {
    let items = this.first;
    if (draw > 1) {
      const got = await this.ask({ verb: "draw", name: this.data.name, number: draw });
      if (!got) return grader.addEventListener("state", () => this.#start(draw, lines), { once: true });
      items = got.items;
      this.tell(words.ready);
    }
    this.draw = draw;
    this.items = items;
    this.lines = lines.length <= items.length ? lines.filter((line) => typeof line === "string") : [];
    this.right = 0;
    this.result.replaceChildren();
    if (this.lines.length) await this.#recount();
    this.#next(false);
  }

  get #head() {
    return `draw: ${this.draw}\n`;
  }

  async #recount() {
    const got = await this.ask({ verb: "answer", name: this.data.name, text: compose(this.lines, this.#head).text });
    if (!got) return;
    this.right = this.lines.length - got.grade.criteria[0].feedback.filter(({ text }) => text).length;
    this.tell(words.ready);
  }

  #next(focus = true) {
    if (this.lines.length >= this.items.length) return this.#finish(focus);
    const number = this.lines.length + 1;
    const { text } = this.items[number - 1];
    const place = words.sentenceOf(number, this.items.length);
    const group = wordButtons(text, `${place}: ${text}`);
    const families = this.#families();
    const told = el("div", { class: "wh-told", role: "status" });
    const fine = button(words.isFine, () => this.#answer(CLEAN, told, form));
    const blames = button(words.itBlames, () => this.#blame(group, families, told, form), "wh-button wh-main");
    const form = el("div", { class: "wh-form" }, families, el("div", { class: "wh-bar" }, blames, fine));
    const score = el("p", { class: "wh-facts" }, number > 1 ? words.readRight(this.right, number - 1) : "");
    const title = el("p", { class: "wh-progress", tabindex: "-1" }, place);
    const hint = el("p", { class: "wh-aside wh-hint" }, words.pressHint, el("span", { class: "wh-keys" }, ` ${words.wordKeys}`));
    this.card.replaceChildren(el("div", { class: "wh-top" }, title, score), hint, group, form, told);
    this.group = group;
    if (focus) title.focus();
  }

  #families() {
    const name = `${this.root.id}-family`;
    return el(
      "fieldset",
      { class: "wh-families" },
      el("legend", {}, words.whichFamily),
      this.data.choices.map(([value, title]) =>
        el("label", { class: "wh-choice" }, el("input", { type: "radio", name, value }), ` ${title}`),
      ),
    );
  }

  #blame(group, families, told, form) {
    const chosen = pressedWords(group);
    const family = families.querySelector("input:checked")?.value;
    if (!chosen) return told.replaceChildren(words.pressWords);
    if (!family) return told.replaceChildren(words.pickFamily);
    return this.#answer(`${family} | ${chosen}`, told, form);
  }

  /** Asks about one line, shows what is in the sentence, and leads on. */
  async #answer(line, told, form) {
    const lines = Array(this.lines.length).fill("").concat(line);
    const got = await this.ask({ verb: "answer", name: this.data.name, text: compose(lines, this.#head).text });
    if (!got || lines.length !== this.lines.length + 1) return;
    this.tell(words.ready);
    const wrong = got.grade.criteria.map(({ feedback }) => feedback.find(({ text }) => text));
    const item = this.items[this.lines.length];
    this.lines.push(line);
    this.keep({ draw: this.draw, lines: this.lines });
    if (!wrong[0]) this.right += 1;
    for (const node of [...form.querySelectorAll("button, input"), ...this.group.children]) node.disabled = true;
    form.hidden = true;
    const on = button(this.lines.length < this.items.length ? words.nextSentence : words.seeResult, () => this.#next(), "wh-button wh-main");
    told.classList.toggle("wh-well", !wrong.some(Boolean));
    told.replaceChildren(
      el("p", { class: "wh-good" }, verdict(wrong, line)),
      el("p", {}, el("strong", {}, item.answers[0]), ` ${item.why}`),
    );
    told.after(el("div", { class: "wh-bar" }, on));
    on.focus();
  }

  async #finish(focus) {
    const answer = compose(this.lines, this.#head);
    const got = await this.ask({ verb: "answer", name: this.data.name, text: answer.text });
    if (!got) return;
    const before = this.store.lastTry;
    const { points, max_points: most, passed } = got.grade;
    this.store.keepTry(answer.text, got.grade);
    const fresh = button(words.fresh, () => this.#again(), "wh-button wh-main");
    this.card.replaceChildren(el("p", { class: "wh-progress", tabindex: "-1" }, words.result));
    this.result.replaceChildren(...summary(got.grade, before, this.titles), this.#missed(got.grade, answer), el("div", { class: "wh-bar" }, fresh));
    this.tell(`${words.verdict(passed)} ${words.points(points, most)}.`);
    if (focus) this.card.firstChild.focus();
  }

  /** The sentences that were read otherwise, each with what is in it. */
  #missed({ criteria }, { places }) {
    const marks = new Set(criteria.flatMap(({ feedback }) => feedback.filter(({ text }) => text).map(({ start }) => start)));
    const missed = places.filter(({ start }) => marks.has(start));
    if (!missed.length) return remarkNodes([])[0] ?? "";
    const items = missed.map(({ number }) => this.items[number - 1]);
    return el(
      "details",
      { open: true },
      el("summary", {}, words.lookAgain(missed.length)),
      el("ul", { class: "wh-missed" }, items.map(({ text, answers, why }) => el("li", {}, text, el("p", {}, el("strong", {}, answers[0]), ` ${why}`)))),
    );
  }

  async #again() {
    this.keep({ draw: this.draw + 1, lines: [] });
    await this.#start(this.draw + 1);
    this.card.querySelector(".wh-progress")?.focus();
  }
}

function verdict([read, family, marked], line) {
  if (read) return line === CLEAN ? words.wasBlame : words.wasClean;
  if (family && marked) return words.otherBoth;
  if (family) return words.otherFamily;
  return marked ? words.otherWords : words.good;
}

function itemOf(node) {
  return {
    text: node.querySelector(".wh-given").textContent.trim(),
    answers: [node.querySelector(".wh-ours").textContent.trim()],
    why: node.querySelector(".wh-why").textContent.trim(),
  };
}
