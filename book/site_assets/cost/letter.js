/** The letter to a manager: written, kept and graded as a rewrite is, against the run of the model on this page. */

import { el } from "../exercise/dom.js";
import { Rewrite } from "../exercise/rewrite.js";
import { settings } from "./settings.js";
import { words } from "./words.js";

export class Letter extends Rewrite {
  constructor(root) {
    super(root);
    const line = el("p", { class: "wh-aside" });
    const show = () => (line.textContent = words.against(settings.line));
    this.field.before(line);
    settings.addEventListener("change", show);
    show();
  }

  get storeName() {
    return `letter:${this.incident.name}`;
  }

  get checkLabel() {
    return words.check;
  }

  request(text) {
    return { verb: "letter", name: this.incident.name, settings: settings.values, text };
  }
}
