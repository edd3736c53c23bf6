/** A list whose every item gets a line of the learner's: a question turned, a line told anew, an action. */

import { button, el } from "./dom.js";
import { byItem, compose, Listed, remarkNodes } from "./listed.js";
import { summary } from "./result.js";
import { words } from "./words.js";

const LONGEST = 600; // characters; the core reads no more of a line

export class Lines extends Listed {
  constructor(root) {
    super(root);
    [this.keepWord, this.keepLabel] = this.data.keep;
    this.items = [...root.querySelectorAll(".wh-item")].map((node, index) => this.#item(node, index + 1));
    this.ids = this.items.map(({ id }) => id);
    const all = button(words.checkAll, () => this.checkAll(), "wh-button wh-main");
    const clear = button(words.clear, () => this.#clear(clear), "wh-button wh-last");
    root.querySelector(".wh-live").append(
      el("div", { class: "wh-bar" }, all, clear),
      el("div", { class: "wh-bar" }, this.status, this.restart),
      this.result,
    );
    this.#put(this.kept([]));
    this.live();
  }

  #item(node, number) {
    const reveal = node.querySelector(".wh-reveal");
    const name = `${node.id}-text`;
    const field = el("textarea", { class: "wh-text wh-line", id: name, rows: 2, maxlength: LONGEST, dir: "auto", spellcheck: "true" });
    const told = el("div", { class: "wh-told", role: "status" });
    const item = { number, id: node.dataset.id, field, told, reveal };
    const one = button(words.checkOne, () => this.#checkOne(item));
    one.append(el("span", { class: "wh-hidden" }, words.number(number)));
    item.keep = this.keepWord ? this.#keepButton(item) : null;
    field.addEventListener("input", () => this.#changed(item));
    field.addEventListener("keydown", (event) => this.#key(event, item));
    const label = el("label", { for: name }, this.data.label, el("span", { class: "wh-hidden" }, words.number(number)));
    reveal.before(el("div", { class: "wh-own" }, label, field, el("div", { class: "wh-bar" }, one, item.keep), told));
    reveal.hidden = true;
    return item;
  }

  #keepButton(item) {
    const toggle = button(this.keepLabel, () => {
      this.#setKeep(item, toggle.getAttribute("aria-pressed") !== "true");
      this.#changed(item);
      if (this.#value(item)) this.#checkOne(item);
    });
    toggle.setAttribute("aria-pressed", "false");
    return toggle;
  }

  #setKeep(item, on) {
    item.keep?.setAttribute("aria-pressed", String(on));
    item.field.disabled = on;
  }

  /** Enter asks about the line, Control and Enter about all of them; a line has no second line. */
  #key(event, item) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) this.checkAll();
    else this.#checkOne(item);
  }

  #value(item) {
    return item.field.disabled ? this.keepWord : item.field.value;
  }

  #values() {
    return this.items.map((item) => this.#value(item));
  }

  #put(values) {
    this.items.forEach((item, index) => {
      const value = typeof values?.[index] === "string" ? values[index] : "";
      if (item.field.value && !value) return; // typed before this script came
      const kept = Boolean(item.keep) && value === this.keepWord;
      this.#setKeep(item, kept);
      item.field.value = kept ? "" : value;
    });
  }

  #changed(item) {
    item.told.replaceChildren();
    this.keep(this.#values());
  }

  async #checkOne(item) {
    const value = this.#value(item);
    if (!value.trim()) return item.told.replaceChildren(el("p", {}, words.nothingYet));
    const answer = compose(this.items.map((each) => (each === item ? value : "")));
    const got = await this.ask({ verb: "answer", name: this.data.name, text: answer.text });
    if (!got || this.#value(item) !== value) return;
    this.#show(item, byItem(answer, got.grade, this.ids).get(item.number) ?? [], got.notes);
    this.tell(words.ready);
  }

  async checkAll() {
    const answer = compose(this.#values());
    const got = await this.ask({ verb: "answer", name: this.data.name, text: answer.text });
    if (!got) return;
    const remarks = byItem(answer, got.grade, this.ids);
    for (const item of this.items) this.#show(item, remarks.get(item.number) ?? [], got.notes);
    const before = this.store.lastTry;
    const { points, max_points: most, passed } = got.grade;
    this.result.replaceChildren(...summary(got.grade, before, this.titles), ...remarkNodes(general(remarks.get(0))));
    this.store.keepTry(answer.text, got.grade);
    this.tell(`${words.verdict(passed)} ${words.points(points, most)}.`);
  }

  #show(item, remarks, notes) {
    const note = notes[item.number];
    const good = this.#value(item).trim() && !remarks.length;
    item.told.replaceChildren(
      good ? el("p", { class: "wh-good" }, words.good) : "",
      ...remarkNodes(remarks),
      good && note ? el("p", { class: "wh-aside" }, note) : "",
    );
    item.told.classList.toggle("wh-well", Boolean(good));
    item.reveal.hidden = false;
  }

  /** Empties the fields; pressed again it brings back what they held. */
  #clear(toggle) {
    const had = this.cleared;
    this.cleared = had ? null : this.#values();
    for (const item of this.items) item.field.value = "";
    this.#put(had ?? []);
    for (const item of this.items) item.told.replaceChildren();
    toggle.textContent = had ? words.clear : words.bringBack;
    this.keep(this.#values());
  }
}

/** The remarks about no item in particular; how many lines are missing is said at the lines. */
const general = (remarks = []) => remarks.filter(({ family }) => family !== "answer");
