/** The list of facts, or that of conditions: each can be changed, and says whether the report tells it. */

import { button, el, statusLine } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { words } from "./words.js";

const PAUSE = 500; // ms after the last key
const ONE = { facts: "fact", conditions: "condition" };

export class Entries {
  #last = null; // the one that was removed last, with its place

  constructor(kind, work, line) {
    Object.assign(this, { kind, work, line, one: ONE[kind] });
    this.title = el("legend", {});
    this.list = el("div", { class: "own-entries" });
    const add = button(kind === "facts" ? words.addFact : words.addCondition, () => this.#add());
    this.back = button(words.bringBack, () => this.#bringBack());
    this.back.hidden = true;
    this.node = el("fieldset", { class: "own-list" }, this.title, this.list, el("div", { class: "wh-bar" }, add, this.back));
  }

  /** A suggested sentence becomes an entry; what it is called now is returned. */
  take({ says, groups }) {
    this.#put([...this.work[this.kind], { says, groups, edited: false }]);
    return words[this.one](this.work[this.kind].length).toLowerCase();
  }

  show() {
    const entries = this.work[this.kind];
    this.title.textContent = words[this.kind](entries.length);
    this.list.replaceChildren(...entries.map((entry, n) => this.#entry(entry, n)));
  }

  #put(entries) {
    this.work.change({ [this.kind]: entries });
    this.show();
  }

  #add() {
    this.#put([...this.work[this.kind], { says: "", groups: [], edited: false }]);
    this.list.lastElementChild.querySelector("textarea").focus();
  }

  #remove(n) {
    const entries = this.work[this.kind];
    this.#last = { n, entry: entries[n] };
    this.#put(entries.filter((_, other) => other !== n));
    this.back.hidden = false;
    this.line.tell(words.removed);
    this.back.focus();
  }

  #bringBack() {
    const { n, entry } = this.#last;
    this.#put(this.work[this.kind].toSpliced(n, 0, entry));
    this.back.hidden = true;
    this.list.children[n].querySelector("textarea").focus();
  }

  #entry(entry, n) {
    const name = words[this.one](n + 1);
    const id = `own-${this.one}-${n}`;
    const says = area(`${id}-says`, 2, entry.says);
    const groups = area(`${id}-groups`, 3, entry.groups.join("\n"));
    groups.setAttribute("aria-describedby", `${id}-hint`);
    const told = statusLine("own-told");
    const keep = () => {
      const split = groups.value.split("\n").map((group) => group.trim()).filter(Boolean);
      Object.assign(entry, { says: says.value, groups: split });
      this.work.change();
    };
    const look = () => this.#look(entry, groups, told);
    let timer = 0;
    const soon = () => {
      keep();
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    };
    says.addEventListener("input", soon);
    groups.addEventListener("input", () => {
      entry.edited = true;
      soon();
    });
    const anew = () => {
      entry.edited = false;
      look();
    };
    const remove = button(words.remove, () => this.#remove(n));
    remove.setAttribute("aria-label", words.removeNamed(name));
    look();
    return el(
      "div",
      { class: "own-entry", role: "group", "aria-label": name },
      el("p", { class: "own-entry-name" }, el("strong", {}, name), remove),
      el("label", { for: says.id }, words.says),
      says,
      told,
      el(
        "details",
        {},
        el("summary", {}, el("label", { for: groups.id }, words.groups)),
        el("p", { class: "wh-aside", id: `${id}-hint` }, words.groupsHint),
        groups,
        el("div", { class: "wh-bar" }, button(words.suggestGroups, anew)),
      ),
    );
  }

  /** Asks whether the report tells the entry; its words follow what it says until the learner has changed them. */
  async #look(entry, field, told) {
    if (!entry.says.trim()) return (told.textContent = "");
    const groups = entry.edited || (field.value.trim() && !told.textContent) ? entry.groups : null;
    try {
      const answer = await grader.ask({ verb: "own-groups", says: entry.says, groups, text: this.work.redacted });
      if (!answer.ok) return (told.textContent = words.faults(answer.faults));
      if (!entry.edited && groups === null) {
        field.value = answer.groups.join("\n");
        entry.groups = answer.groups;
        this.work.change();
      }
      told.textContent = answer.told ? words.told : words.untold;
      told.classList.toggle("own-untold", !answer.told);
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      told.textContent = words.failed(error.message);
    }
  }
}

function area(id, rows, value) {
  const made = el("textarea", { class: "wh-text", id, rows: String(rows), dir: "auto", maxlength: "2000" });
  made.value = value;
  return made;
}
