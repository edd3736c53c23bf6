/** Step 2: what names people and machines is suggested, shown in place, and hidden or left, one by one. */

import { button, el } from "../exercise/dom.js";
import { unitsAt } from "../exercise/marks.js";
import { findItem } from "./find.js";
import { Line } from "./line.js";
import { redactedText, shownText } from "./shown.js";
import { words } from "./words.js";

export class Hide {
  #line = new Line();
  #finds = [];
  #kinds = [];

  /** `onUse(text)` gets the redacted text once every suggestion is decided. */
  constructor(step, work, onUse) {
    this.out = step.querySelector(".own-out");
    this.work = work;
    this.onUse = onUse;
    this.list = el("ol", { class: "own-finds" });
    this.count = el("p", { class: "own-count" });
    this.paper = el("div", { class: "wh-paper wh-plain own-text", dir: "auto", tabindex: "0", role: "region", "aria-label": words.yourText });
    this.all = button("", () => this.#hideAll());
    this.missed = this.#missedForm();
  }

  /** Looks through the report anew; what was decided before stays decided. */
  async look() {
    const { text, extra } = this.work;
    this.#build();
    const labels = Object.fromEntries(Object.entries(this.work.decisions).map(([key, { label }]) => [key, label]));
    const answer = await this.#line.ask({ verb: "own-redact", text, extra, labels });
    if (!answer) return false;
    const unit = unitsAt(text);
    this.#finds = answer.finds.map((find) => ({ ...find, places: find.places.map(([start, end]) => [unit(start), unit(end)]) }));
    this.#kinds = answer.kinds;
    const shown = this.missed.querySelector("select");
    const chosen = shown.value || "person";
    shown.replaceChildren(...answer.kinds.map(({ id, name }) => el("option", { value: id, selected: id === chosen }, name)));
    this.#show();
    return true;
  }

  #build() {
    if (this.list.isConnected) return;
    const use = button(words.use, () => this.#use(), "wh-button wh-main");
    this.out.replaceChildren(
      this.count,
      el(
        "div",
        { class: "own-pair" },
        el("div", {}, this.list, el("div", { class: "wh-bar" }, this.all)),
        el("details", { class: "own-place", open: true }, el("summary", {}, words.yourText), this.paper),
      ),
      el("p", { class: "own-incomplete" }, words.incomplete),
      this.missed,
      el("div", { class: "wh-bar" }, use),
      this.#line.node,
    );
  }

  #missedForm() {
    const typed = el("input", { class: "wh-text", id: "own-missed", type: "text", autocomplete: "off", spellcheck: "false", maxlength: "200" });
    const kind = el("select", { class: "wh-text", id: "own-missed-kind" });
    const add = (event) => {
      event.preventDefault();
      this.#add(typed, kind.value);
    };
    return el(
      "form",
      { class: "own-missed", onsubmit: add },
      el("p", {}, el("label", { for: "own-missed" }, words.missed), typed),
      el("p", {}, el("label", { for: "own-missed-kind" }, words.missedKind), kind),
      el("div", { class: "wh-bar" }, el("button", { class: "wh-button" }, words.add), button(words.takeSelected, () => this.#takeSelected(typed))),
    );
  }

  #decision(find) {
    return this.work.decisions[find.key] ?? { state: "open", label: find.label };
  }

  get #open() {
    return this.#finds.filter((find) => this.#decision(find).state === "open");
  }

  #kindOf(find) {
    return this.#kinds.find(({ id }) => id === find.kind)?.name ?? find.kind;
  }

  #show() {
    const item = (find, index) => findItem(find, index + 1, this.#kindOf(find), this.#decision(find), (state, label) => this.#decide(find, state, label));
    this.list.replaceChildren(...this.#finds.map(item));
    this.#showText();
  }

  #showText() {
    const open = this.#open.length;
    this.count.textContent = words.finds(this.#finds.length, open);
    this.all.hidden = open < 2;
    this.all.textContent = words.hideAll(open);
    const scroll = this.paper.scrollTop;
    this.paper.replaceChildren(...shownText(this.work.text, this.#finds, (find) => this.#decision(find), (find) => this.#kindOf(find)));
    this.paper.scrollTop = scroll;
  }

  /** One suggestion is decided; the focus goes on to the next one that is open. */
  #decide(find, state, label) {
    this.work.change({ decisions: { ...this.work.decisions, [find.key]: { state, label: label.trim() || find.label } } });
    this.#line.tell("");
    const at = this.#finds.indexOf(find);
    const old = this.list.children[at];
    old.replaceWith(findItem(find, at + 1, this.#kindOf(find), this.#decision(find), (next, text) => this.#decide(find, next, text)));
    this.#showText();
    const following = [...this.#finds.slice(at + 1), ...this.#finds.slice(0, at)].find((each) => this.#decision(each).state === "open");
    const target = state === "open" || !following ? find : following;
    this.list.children[this.#finds.indexOf(target)].querySelector("button").focus();
  }

  #hideAll() {
    const added = Object.fromEntries(this.#open.map((find) => [find.key, { state: "hidden", label: find.label }]));
    this.work.change({ decisions: { ...this.work.decisions, ...added } });
    this.#show();
    this.#line.tell(words.allHidden);
    this.paper.focus();
  }

  #takeSelected(typed) {
    const selected = getSelection();
    const inside = selected.rangeCount && this.paper.contains(selected.getRangeAt(0).commonAncestorContainer);
    const text = inside ? selected.toString().trim() : "";
    if (!text) return this.#line.tell(words.nothingSelected);
    typed.value = text.slice(0, 200);
    typed.focus();
  }

  async #add(typed, kind) {
    const text = typed.value.trim();
    if (!text) return typed.focus();
    if (!this.work.text.toLowerCase().includes(text.toLowerCase())) return this.#line.tell(words.notThere(text));
    const before = this.work.extra;
    this.work.change({ extra: [...before, { words: text, kind }] });
    if (!(await this.look())) return this.work.change({ extra: before });
    const same = (form) => form.split(/\s+/).join(" ").toLowerCase() === text.split(/\s+/).join(" ").toLowerCase();
    const find = this.#finds.find((each) => each.kind === kind && each.forms.some(same));
    if (!find) {
      this.work.change({ extra: before });
      return this.#line.tell(words.notThere(text));
    }
    this.work.change({ decisions: { ...this.work.decisions, [find.key]: { state: "hidden", label: find.label } } });
    this.#show();
    typed.value = "";
    this.#line.tell(words.added(text, find.places.length));
  }

  #use() {
    const open = this.#open.length;
    if (open) {
      this.#line.tell(words.stillOpen(open));
      return this.list.children[this.#finds.indexOf(this.#open[0])].querySelector("button").focus();
    }
    this.#line.tell("");
    this.onUse(redactedText(this.work.text, this.#finds, (find) => this.#decision(find)));
  }
}
