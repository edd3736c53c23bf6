/** The line in which a step says what it is doing, and through which it asks the core. */

import { button, el, statusLine } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { words } from "./words.js";

export class Line {
  #status = statusLine("wh-status");
  #restart = button(words.restart, () => grader.restart());

  constructor() {
    this.node = el("div", { class: "wh-bar" }, this.#status, this.#restart);
    this.#restart.hidden = true;
    grader.addEventListener("state", () => this.#showState());
  }

  tell(text) {
    this.#status.textContent = text;
  }

  /** The core's answer; null where it is a fault or none comes, and then the line says so. */
  async ask(request) {
    this.tell(grader.state === "ready" ? words.working : words.waiting);
    try {
      const answer = await grader.ask(request);
      this.tell(answer.ok ? "" : words.faults(answer.faults));
      return answer.ok ? answer : null;
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      this.tell(words.failed(error.message));
      return null;
    }
  }

  #showState() {
    const failed = grader.state === "failed";
    if (!failed && !this.#restart.hidden) this.tell("");
    this.#restart.hidden = !failed;
  }
}
