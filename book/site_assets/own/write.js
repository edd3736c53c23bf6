/** Step 3: facts and conditions, taken from the report's own sentences or written anew. */

import { button, el } from "../exercise/dom.js";
import { Entries } from "./entries.js";
import { Line } from "./line.js";
import { headNodes } from "./head.js";
import { words } from "./words.js";

export class Write {
  #line = new Line();
  #statements = [];

  constructor(step, work, subheading) {
    this.out = step.querySelector(".own-out");
    this.work = work;
    this.subheading = subheading;
    this.head = el("div", { class: "own-head" });
    this.list = el("ol", { class: "own-sentences" });
    this.note = el("p", { class: "wh-aside" });
    this.again = button("", () => this.#showAgain());
    this.enough = el("p", { class: "own-count", role: "status" });
    this.facts = new Entries("facts", work, this.#line);
    this.conditions = new Entries("conditions", work, this.#line);
    work.addEventListener("change", () => this.#count());
  }

  /** Suggests from the redacted report; what was decided before stays decided. */
  async look() {
    const answer = await this.#askFirst();
    if (!answer) return;
    this.#statements = answer.statements;
    const people = answer.labels.filter((label) => label.startsWith("[Person"));
    this.work.change({ roles: { ...Object.fromEntries(people.map((label) => [label, ""])), ...this.work.roles } });
    this.head.replaceChildren(...headNodes(this.work, people));
    this.#show();
    this.facts.show();
    this.conditions.show();
  }

  #askFirst() {
    if (!this.list.isConnected) {
      const title = el(this.subheading, {}, words.suggested);
      this.out.replaceChildren(this.head, title, this.note, this.#line.node, this.list, this.again, this.facts.node, this.conditions.node, this.enough);
    }
    return this.#line.ask({ verb: "own-suggest", text: this.work.redacted });
  }

  get #open() {
    return this.#statements.filter(({ says }) => !(says in this.work.decided));
  }

  get #aside() {
    return this.#statements.filter(({ says }) => this.work.decided[says] === "aside");
  }

  #show() {
    const open = this.#open;
    this.note.textContent = open.length ? "" : this.#statements.length ? words.allTaken : words.noneSuggested;
    this.list.replaceChildren(...open.map((statement) => this.#sentence(statement)));
    this.again.hidden = !this.#aside.length;
    this.again.textContent = words.again(this.#aside.length);
    this.#count();
  }

  #sentence(statement) {
    const { says, kind, reasons, blames } = statement;
    const n = this.#statements.indexOf(statement) + 1;
    const take = (text, where, name, main) => {
      const made = button(text, () => this.#take(statement, where), main ? "wh-button wh-main" : "wh-button");
      made.setAttribute("aria-label", name);
      return made;
    };
    return el(
      "li",
      { class: "own-sentence", value: n },
      el("p", { dir: "auto" }, says),
      el("p", { class: "wh-aside" }, reasons.join(" ")),
      blames.length ? el("p", { class: "own-blames" }, words.blames(blames)) : null,
      el(
        "div",
        { class: "own-do" },
        take(words.asFact, "facts", words.asFactNamed(n), kind === "fact"),
        take(words.asCondition, "conditions", words.asConditionNamed(n), kind === "condition"),
        take(words.asNeither, null, words.asNeitherNamed(n), false),
      ),
    );
  }

  /** The sentence leaves the list, and the focus goes to the one that follows. */
  #take(statement, where) {
    const at = this.#open.indexOf(statement);
    this.work.change({ decided: { ...this.work.decided, [statement.says]: where ?? "aside" } });
    const said = where ? this[where].take(statement) : "";
    this.#show();
    this.#line.tell(said && words.taken(said));
    const next = this.list.children[Math.min(at, this.list.children.length - 1)];
    (next?.querySelector(".wh-main") ?? this.facts.node.querySelector("textarea, button")).focus();
  }

  #showAgain() {
    const here = new Set(this.#aside.map(({ says }) => says));
    this.work.change({ decided: Object.fromEntries(Object.entries(this.work.decided).filter(([says]) => !here.has(says))) });
    this.#show();
    this.list.querySelector(".wh-main")?.focus();
  }

  #count() {
    this.enough.textContent = words.enough(this.work.facts.length, this.work.conditions.length);
  }
}
