/** For whoever gathers a team's results: several files in, one figure out, and nothing about anybody. */

import { el, statusLine } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { fileField } from "../progress/files.js";
import { words } from "./words.js";

const BIGGEST = 100_000; // bytes; a results file has a few hundred

export class Team {
  constructor(root) {
    this.status = statusLine("wh-status");
    this.result = el("div", { class: "wh-result" });
    const field = fileField("wh-team-files", words.choose, (files) => this.#merge(files));
    root.querySelector(".wh-live").append(field, this.status, this.result);
    field.querySelector("input").addEventListener("click", () => grader.wake(), { once: true });
    root.dataset.live = "";
  }

  async #merge(files) {
    this.result.replaceChildren();
    this.status.textContent = grader.state === "ready" ? words.merging : words.starting;
    const read = async (file) => ({ name: file.name, text: file.size > BIGGEST ? "" : await file.text() });
    try {
      const answer = await grader.ask({ verb: "team", files: await Promise.all(files.map(read)) });
      this.status.textContent = answer.ok ? words.teamResult : words.faults(answer.faults);
      if (answer.ok) this.result.replaceChildren(el("ul", {}, answer.lines.map((line) => el("li", {}, line))));
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      this.status.textContent = words.failed(error.message);
    }
  }
}
