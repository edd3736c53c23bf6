/**
 * A meeting that the learner holds. The lines said so far are all its state: the core is asked with them and answers with
 * the whole meeting, so any line can be taken again by asking with fewer.
 */

import { button, el, statusLine, whenNear } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { Store } from "../exercise/store.js";
import { showVersions } from "../exercise/versions.js";
import { ending, moment, shown, theirs, yours } from "./nodes.js";
import { words } from "./words.js";

const lines = (text) => text.split("\n").filter((line) => line.trim());

export class Meeting {
  #asked = 0;
  #shown = []; // the lines that stand in the log

  constructor(root) {
    this.root = root;
    this.name = root.dataset.scene;
    this.store = new Store(`hold:${this.name}`);
    this.unsaid = new Store(`hold-line:${this.name}`);
    this.#build();
    root.dataset.live = "";
    grader.addEventListener("state", () => this.#showState());
    whenNear(root, () => grader.wake());
    this.#showVersions();
    if (this.store.draft) whenNear(root, () => this.#hold(lines(this.store.draft)));
    this.#showState();
  }

  #build() {
    const { dataset, id } = this.root;
    this.beginButton = button(words.begin, () => this.#hold([], () => this.log.querySelector(".wh-moment")), "wh-button wh-main");
    this.beginButton.hidden = Boolean(this.store.draft);
    this.log = el("div", { class: "wh-log", role: "log", "aria-label": words.log });
    this.choices = el("ul", { class: "wh-samples" });
    this.field = el("textarea", { class: "wh-text", id: `${id}-own`, rows: "2", dir: "auto", spellcheck: "true", maxlength: dataset.longest });
    this.field.value = this.unsaid.draft;
    this.say = el(
      "fieldset",
      { class: "wh-say", tabindex: "-1", hidden: true },
      el("legend", {}, words.ask),
      this.choices,
      el("label", { for: this.field.id }, words.orOwn),
      this.field,
      el("div", { class: "wh-bar" }, button(words.say, () => this.#sayOwn(), "wh-button wh-main"), el("span", { class: "wh-aside wh-keys" }, words.keys)),
      el("p", { class: "wh-aside" }, words.limits),
    );
    this.end = el("div", { class: "wh-end", hidden: true });
    this.status = statusLine("wh-status");
    this.notice = statusLine("wh-notice");
    this.restart = button(words.restart, () => this.#restart());
    this.earlier = el("details", { class: "wh-versions" });
    this.field.addEventListener("input", () => this.unsaid.keepDraft(this.field.value));
    this.field.addEventListener("keydown", (event) => this.#onKey(event));
    const bar = el("div", { class: "wh-bar" }, this.status, this.restart);
    this.root.querySelector(".wh-live").append(this.beginButton, this.log, this.say, bar, this.notice, this.end, this.earlier);
  }

  /** A spoken line has no line breaks, so Enter says it. */
  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#sayOwn();
  }

  async #sayOwn() {
    const line = this.field.value.replace(/\s+/g, " ").trim();
    if (!line) this.#tell(words.nothing);
    else if (await this.#say(line)) this.#fill("");
  }

  #say(line) {
    const place = this.#shown.length;
    return this.#hold([...this.#shown, line], () => this.log.children[place].querySelector(".wh-you"));
  }

  /** Takes back line `number` (from 0) and what came after it; the meeting as it was stays among the versions. */
  async #again(number) {
    const before = this.#shown;
    this.store.setAside(before.join("\n"));
    const done = await this.#hold(before.slice(0, number), () => this.say);
    if (!done) return;
    this.#write(before[number]);
    this.#tell(`${words.takenBack(number + 1)} ${words.kept}`);
    this.#showVersions();
  }

  /** A line that was one to choose is a button again; own words go back into the field. */
  #write(line) {
    const chosen = [...this.choices.querySelectorAll("button")].some((choice) => choice.dataset.line === line);
    if (!chosen && !this.field.value.trim()) this.#fill(line);
  }

  #fill(text) {
    this.field.value = text;
    this.unsaid.keepDraft(text);
  }

  /** Holds the meeting with `said`; afterwards the focus goes to what `place` gives. True when it was held. */
  async #hold(said, place = () => null) {
    const asked = ++this.#asked;
    grader.wake();
    this.#tell(grader.state === "ready" ? words.listening : words.waiting);
    try {
      const answer = await grader.ask({ verb: "hold", name: this.name, said });
      if (asked !== this.#asked) return false;
      if (!answer.ok) {
        this.#tell(words.faults(answer.faults));
        return false;
      }
      this.#show(said, answer);
      place()?.focus();
      return true;
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      return false;
    }
  }

  #show(said, answer) {
    this.store.keepDraft(said.join("\n"));
    this.beginButton.hidden = true;
    this.#draw(answer);
    this.choices.replaceChildren(...answer.lines.map((line) => el("li", {}, this.#choice(line))));
    this.say.hidden = !answer.turn;
    this.#tell(said.length ? words.said(said.length) : "");
    this.#showEnd(answer);
    this.#noteTrouble();
  }

  #choice(line) {
    const choice = button(shown(line), () => this.#say(line), "wh-sample");
    choice.dataset.line = line;
    return choice;
  }

  /** Only what is new is added to the log, so that only this is read aloud. */
  #draw({ said, turn }) {
    const texts = said.map(({ text }) => text);
    const changed = texts.findIndex((text, index) => text !== this.#shown[index]);
    const kept = changed < 0 ? texts.length : changed;
    while (this.log.children.length > kept + 1) this.log.lastChild.remove();
    const pending = this.log.children[kept];
    while (pending?.children.length > 1) pending.lastChild.remove(); // what happened before that line stays untouched
    for (const [index, each] of said.entries()) {
      if (index >= kept) this.#entry(index, each.before).append(yours(each, index + 1, () => this.#again(index)), theirs(each));
    }
    if (turn) this.#entry(said.length, turn);
    this.#shown = texts;
  }

  #entry(index, before) {
    if (!this.log.children[index]) this.log.append(el("div", { class: "wh-entry" }, moment(before)));
    return this.log.children[index];
  }

  #showEnd(answer) {
    this.end.hidden = !answer.end;
    if (!answer.end) return this.end.replaceChildren();
    const { told, lost } = answer.end;
    const all = told.length + lost.length;
    this.end.replaceChildren(...ending(answer, this.root.dataset.subheading, (number) => this.#again(number), () => this.#again(0)));
    this.store.keepTry(this.#shown.join("\n"), { passed: !lost.length, points: told.length, max_points: all, criteria: [] });
    this.#showVersions();
    this.#tell(words.over(told.length, all));
  }

  #showVersions() {
    showVersions(this.earlier, this.store.versions, (text) => {
      this.store.setAside(this.#shown.join("\n"));
      this.#hold(lines(text), () => this.log.querySelector(".wh-moment"));
    });
  }

  #restart() {
    grader.restart();
    this.#hold(this.#shown.length ? this.#shown : lines(this.store.draft));
  }

  #showState() {
    const { state, reason } = grader;
    this.restart.hidden = state !== "failed";
    if (state === "failed") this.#tell(words.failed(reason));
    else if (!this.#asked) this.#tell(words[state]);
  }

  #noteTrouble() {
    const { trouble } = this.store;
    this.notice.textContent = trouble ? words.trouble[trouble] : "";
  }

  #tell(line) {
    this.status.textContent = line;
  }
}
