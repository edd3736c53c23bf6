/** One line to type in; the checker's word on it follows as one types. */

import { button, el, statusLine, whenNear } from "./dom.js";
import { grader, GraderStopped } from "./grader.js";
import { markedText, unitsAt } from "./marks.js";
import { remarkItem } from "./result.js";
import { words } from "./words.js";

const LONGEST = 2000; // characters
const PAUSE = 250; // ms without a key before the checker is asked

export class Sentence {
  #asked = 0;
  #timer = null;

  constructor(root) {
    this.root = root;
    this.field = root.querySelector("input");
    this.status = statusLine("wh-status");
    this.restartButton = button(words.restart, () => grader.restart());
    this.restartButton.hidden = true;
    this.result = el("div", { class: "wh-result" });
    root.querySelector(".wh-live").append(el("div", { class: "wh-bar" }, this.status, this.restartButton), this.result);
    this.#offerSamples();
    this.field.addEventListener("input", () => {
      if (this.field.value.length > LONGEST) this.field.value = this.field.value.slice(0, LONGEST);
      this.#soon();
    });
    grader.addEventListener("state", () => this.#showState());
    whenNear(root, () => grader.wake());
    root.dataset.live = "";
    this.#showState();
    if (this.field.value) this.#soon();
  }

  #offerSamples() {
    for (const item of this.root.querySelectorAll(".wh-samples li")) {
      const text = item.textContent;
      item.replaceChildren(button(text, () => this.#take(text), "wh-sample"));
    }
  }

  #take(text) {
    this.field.value = text;
    this.field.focus();
    this.#look();
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), PAUSE);
  }

  async #look() {
    const asked = ++this.#asked;
    const text = this.field.value;
    if (!text.trim()) return this.#clear();
    try {
      const answer = await grader.ask({ verb: "check", text });
      if (asked === this.#asked) this.#show(text, answer);
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
    }
  }

  #show(text, { ok, faults, findings, families }) {
    if (!ok) {
      this.result.replaceChildren();
      this.status.textContent = words.faults(faults);
      return;
    }
    const unit = unitsAt(text);
    const spans = findings.map((finding, index) => ({
      ...finding,
      number: index + 1,
      id: `${this.root.id}-remark-${index + 1}`,
      title: families[finding.family]?.title ?? finding.family,
      start: unit(finding.start),
      end: unit(finding.end),
    }));
    const blame = spans.filter(({ level }) => level === "blame").length;
    this.status.textContent = blame ? words.found(blame) : spans.length ? words.advised : words.clean;
    const items = spans.map((span) => remarkItem(span, () => this.#goTo(span)));
    this.result.replaceChildren(
      ...(spans.length ? [el("p", { class: "wh-plain", dir: "auto" }, markedText(text, spans)), el("ol", { class: "wh-remarks" }, items)] : []),
    );
  }

  #goTo({ start, end }) {
    this.field.focus();
    this.field.setSelectionRange(start, end);
  }

  #clear() {
    this.result.replaceChildren();
    this.#showState();
  }

  #showState() {
    const { state, reason } = grader;
    this.restartButton.hidden = state !== "failed";
    this.status.textContent = state === "failed" ? words.failed(reason) : words[state];
    if (state === "ready" && this.field.value.trim()) this.#look();
  }
}
