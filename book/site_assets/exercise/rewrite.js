/** The rewrite exercise: a textarea that is graded, whose every version is kept. */

import { button, el, statusLine, whenNear } from "./dom.js";
import { replaceAll, select } from "./field.js";
import { grader, GraderStopped } from "./grader.js";
import { whereNow } from "./marks.js";
import { gradeNodes, titlesIn } from "./result.js";
import { Store } from "./store.js";
import { showVersions } from "./versions.js";
import { words } from "./words.js";

export class Rewrite {
  #checking = false;
  #checked = null; // the text that the result on the page is about

  constructor(root) {
    this.root = root;
    this.field = root.querySelector("textarea");
    this.incident = JSON.parse(root.querySelector(".wh-incident").textContent);
    this.titles = titlesIn(root);
    this.store = new Store(this.storeName);
    this.#build();
    this.#takeUp();
    this.#listen();
    root.dataset.live = "";
    this.#showState();
  }

  /** Where drafts and tries are kept, what the button says, what is asked: another kind of text has its own. */
  get storeName() {
    return `rewrite:${this.incident.name}`;
  }

  get checkLabel() {
    return words.check;
  }

  request(text) {
    const { name, source } = this.incident;
    return { verb: "grade", incident: source, name, text };
  }

  /** What is shown of the core's answer. */
  read(answer) {
    return answer;
  }

  #build() {
    this.checkButton = button(this.checkLabel, () => this.check(), "wh-button wh-main");
    this.checkButton.setAttribute("aria-keyshortcuts", "Control+Enter");
    this.copyButton = button(words.copy, () => this.#copy(), "wh-button wh-last");
    this.status = statusLine("wh-status");
    this.notice = statusLine("wh-notice");
    this.restartButton = button(words.restart, () => grader.restart());
    this.restartButton.hidden = true;
    this.stale = el("p", { class: "wh-aside", hidden: true }, words.stale);
    this.result = el("div", { class: "wh-result" });
    this.model = el("div", { class: "wh-opened" });
    this.earlier = el("details", { class: "wh-versions" });
    this.field.before(
      el(
        "div",
        { class: "wh-bar" },
        this.incident.report ? button(words.fromOriginal, () => this.#startFrom(this.incident.report)) : "",
        button(words.fromEmpty, () => this.#startFrom("")),
      ),
    );
    this.root.querySelector(".wh-live").append(
      this.notice,
      el("div", { class: "wh-bar" }, this.checkButton, el("span", { class: "wh-aside wh-keys" }, words.keys), this.copyButton),
      el("div", { class: "wh-bar" }, this.status, this.restartButton),
      this.result,
      this.model,
      this.earlier,
    );
  }

  /** What was typed before this script came stays; else the draft of last time returns. */
  #takeUp() {
    const typed = this.field.value;
    const draft = this.store.draft;
    if (this.#tooLong(typed)) this.#takeBack();
    else if (typed) this.#keep();
    else this.field.value = draft;
    if (typed && draft.trim() && typed !== draft) {
      this.store.setAside(draft);
      this.#say(words.setAside);
    }
    this.#showTrouble();
    this.#showVersions();
    this.#openModel();
  }

  #listen() {
    this.field.addEventListener("input", () => {
      if (this.#tooLong(this.field.value)) return this.#takeBack();
      this.#keep();
      this.stale.hidden = this.#checked === null || this.#checked === this.field.value;
    });
    this.field.addEventListener("beforeinput", (event) => this.#refuseLong(event));
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.check();
    });
    grader.addEventListener("state", () => this.#showState());
    whenNear(this.root, () => grader.wake());
  }

  /** More than the core reads; many times as much would hold up the whole page. */
  #tooLong(text) {
    return text.length > this.incident.most;
  }

  /** A paste or a drop of too much stays outside, and what stood in the field stays. */
  #refuseLong(event) {
    const text = event.data ?? "";
    if (!this.#tooLong(text)) return;
    event.preventDefault();
    this.#say(words.tooLong(text.length, this.incident.most));
  }

  /** What came in bit by bit, or from a script, became too much: the field gets back what it held. */
  #takeBack() {
    const { length } = this.field.value;
    this.field.value = this.store.draft;
    this.#say(words.tooLong(length, this.incident.most));
  }

  #keep() {
    this.#say("");
    this.store.keepDraft(this.field.value);
    this.#showTrouble();
  }

  async check() {
    if (this.#checking) return;
    const text = this.field.value;
    this.#checking = true;
    grader.wake();
    this.#showState();
    try {
      this.#show(text, this.read(await grader.ask(this.request(text))));
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
    } finally {
      this.#checking = false;
    }
  }

  #show(text, answer) {
    if (!answer.ok) return this.#tell(words.faults(answer.faults));
    const { grade } = answer;
    const before = this.store.lastTry;
    const prefix = this.root.id;
    this.#checked = text;
    this.stale.hidden = this.field.value === text;
    const nodes = gradeNodes({ answer, text, before, titles: this.titles, prefix, onGo: (remark) => this.#goTo(remark) });
    this.result.replaceChildren(el(this.root.dataset.subheading, {}, words.result), this.stale, ...nodes);
    this.store.keepTry(text, grade);
    this.#openModel();
    const count = grade.criteria.reduce((sum, { feedback }) => sum + feedback.length, 0);
    this.#tell(`${words.verdict(grade.passed)} ${words.points(grade.points, grade.max_points)}. ${words.remarks(count)}`);
    this.#showTrouble();
    this.#showVersions();
  }

  /** The model rewrite lies in a template, where nobody sees, hears or prints it, until a try has passed. */
  #openModel() {
    const model = this.root.querySelector(".wh-model");
    if (!model || this.model.hasChildNodes() || !this.store.versions.some((version) => version.passed)) return;
    const text = model.content.cloneNode(true);
    this.model.append(
      el("details", {}, el("summary", {}, words.model), el("p", { class: "wh-aside" }, words.modelAside), el("div", { class: "wh-paper" }, text)),
    );
  }

  #goTo({ text, start }) {
    const now = whereNow(this.field.value, start, text);
    if (now === null) return this.#tell(words.gone);
    select(this.field, now, now + text.length);
  }

  #startFrom(text) {
    const had = this.field.value;
    if (had === text) return this.field.focus();
    if (had.trim() && had !== this.incident.report) {
      this.store.setAside(had);
      this.#showVersions();
    }
    replaceAll(this.field, text);
    if (had.trim() && had !== this.incident.report) this.#tell(words.setAside);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.field.value);
      this.#tell(words.copied);
    } catch {
      this.field.select();
      this.#tell(document.execCommand("copy") ? words.copied : words.notCopied);
    }
  }

  #showVersions() {
    showVersions(this.earlier, this.store.versions, (text) => this.#startFrom(text));
  }

  #showState() {
    const { state, reason } = grader;
    this.restartButton.hidden = state !== "failed";
    if (state === "failed") this.#tell(words.failed(reason));
    else if (this.#checking) this.#tell(state === "ready" ? words.checking : words.waiting);
    else this.#tell(words[state]);
  }

  #showTrouble() {
    if (this.store.trouble) this.#say(words.trouble[this.store.trouble]);
  }

  #tell(line) {
    this.status.textContent = line;
  }

  #say(line) {
    this.notice.textContent = line;
  }
}
