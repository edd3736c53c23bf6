/** Step 5: the rewrite and the incident file are saved or printed, and everything can be deleted. */

import { button, el } from "../exercise/dom.js";
import { saveFile } from "../progress/files.js";
import { Line } from "./line.js";
import { printNode, printPage } from "./print.js";
import { forget } from "./work.js";
import { words } from "./words.js";

/** A line in which words between backticks are code. */
const codeNodes = (line) => line.split("`").map((part, index) => (index % 2 ? el("code", {}, part) : part));

const MARKDOWN = "text/markdown;charset=utf-8";

export class Away {
  #line = new Line();

  constructor(step, { work, rewrite, name, sheet }) {
    Object.assign(this, { work, rewrite, name });
    this.notes = el("ul", { class: "own-notes" });
    this.asking = el("div", { class: "own-forget" });
    step.querySelector(".own-out").replaceChildren(
      el(
        "div",
        { class: "wh-bar" },
        button(words.saveMarkdown, () => this.#export(({ markdown }) => this.#save("md", MARKDOWN, markdown)), "wh-button wh-main"),
        button(words.saveHtml, () => this.#export(({ html }) => this.#save("html", "text/html;charset=utf-8", html))),
        button(words.print, () => this.#export(({ html }) => printPage(html, words.print))),
      ),
      el(
        "div",
        { class: "wh-bar" },
        button(words.saveIncident, () => this.#saveIncident()),
        button(words.saveReport, () => this.#saveReport()),
        button(words.worksheet, () => printNode(sheet)),
      ),
      this.#line.node,
      this.notes,
      this.asking,
    );
    this.#offerForget();
  }

  /** The slug of a file, by the title that the learner gave. */
  #fileName(ending, otherwise) {
    const plain = this.work.title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return `${plain.slice(0, 60).replace(/-+$/, "") || otherwise}.${ending}`;
  }

  #save(ending, type, text) {
    const file = this.#fileName(ending, "rewrite");
    saveFile(file, type, text);
    this.#line.tell(words.saved(file));
  }

  async #export(act) {
    this.notes.replaceChildren();
    if (!this.rewrite.text.trim()) return this.#line.tell(words.needsRewrite);
    const title = this.work.title.trim() || "Learning review";
    const answer = await this.#line.ask({ verb: "own-export", title, text: this.rewrite.text });
    if (!answer) return;
    act(answer);
    this.#note([answer.labels.length && words.labels(answer.labels), answer.left.length && words.leftIn(answer.left)]);
  }

  async #saveIncident() {
    this.notes.replaceChildren();
    if (!this.work.redacted) return this.#line.tell(words.needsReport);
    const answer = await this.#line.ask({ verb: "own-build", draft: this.work.draft(this.rewrite.text) });
    if (!answer) return;
    const file = this.#fileName("md", this.name).replace(/\.md$/, "-incident.md");
    saveFile(file, MARKDOWN, answer.file);
    const lacks = answer.missing.length ? answer.missing : answer.unproved;
    this.#line.tell(`${words.saved(file)} ${lacks.length ? (answer.missing.length ? words.notGradable : words.incidentLacks) : words.incidentGood}`);
    this.#note(lacks.map(words.fault));
  }

  #saveReport() {
    this.notes.replaceChildren();
    if (!this.work.redacted) return this.#line.tell(words.needsReport);
    const file = this.#fileName("md", "report").replace(/\.md$/, "-redacted.md");
    saveFile(file, MARKDOWN, this.work.redacted);
    this.#line.tell(words.saved(file));
  }

  #note(lines) {
    this.notes.replaceChildren(...lines.filter(Boolean).map((line) => el("li", {}, codeNodes(line))));
  }

  #offerForget(focused = false) {
    const ask = button(words.forget, () => {
      const sure = button(words.forgetSure, () => this.#forget());
      const not = button(words.forgetNot, () => this.#offerForget(true));
      this.asking.replaceChildren(el("p", {}, words.forgetAsk), el("div", { class: "wh-bar" }, not, sure));
      not.focus();
    });
    this.asking.replaceChildren(el("div", { class: "wh-bar" }, ask));
    if (focused) ask.focus();
  }

  /** A page that starts anew holds nothing of the old one in memory either. */
  #forget() {
    forget(this.name);
    location.hash = "#own";
    location.reload();
  }
}
