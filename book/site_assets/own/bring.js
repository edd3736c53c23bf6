/** Step 1: a report is pasted, dropped or opened. */

import { button, el, whenNear } from "../exercise/dom.js";
import { replaceAll } from "../exercise/field.js";
import { grader } from "../exercise/grader.js";
import { Store } from "../exercise/store.js";
import { showVersions } from "../exercise/versions.js";
import { Line } from "./line.js";
import { words } from "./words.js";
import { PREFIX } from "./work.js";

export class Bring {
  #line = new Line();
  #store = new Store("report", PREFIX);
  #earlier = el("details", { class: "wh-versions" });

  /** `onRead(text)` gets the report once it has been read. */
  constructor(step, data, onRead) {
    this.data = data;
    this.onRead = onRead;
    this.field = step.querySelector("textarea");
    this.file = step.querySelector("input[type=file]");
    const look = button(words.look, () => this.#look(), "wh-button wh-main");
    const sample = button(words.sample, () => this.#put(data.sample), "wh-button wh-last");
    step.querySelector(".own-out").append(el("div", { class: "wh-bar" }, look, sample), this.#line.node, this.#earlier);
    if (!this.field.value) this.field.value = this.#store.draft;
    this.#listen(step);
    this.#showVersions();
  }

  #listen(step) {
    this.field.addEventListener("beforeinput", (event) => {
      if (!this.#refused((event.data ?? "").length)) return;
      event.preventDefault();
    });
    this.field.addEventListener("input", () => {
      if (this.#refused(this.field.value.length)) this.field.value = this.#store.draft;
      else this.#keep();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#look();
    });
    this.file.addEventListener("change", () => this.#open(this.file.files[0]));
    step.addEventListener("dragover", (event) => event.preventDefault());
    step.addEventListener("drop", (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      this.#open(file);
    });
    whenNear(step, () => grader.wake());
  }

  /** More than the core reads would hold up the page: it stays outside, and what was there stays. */
  #refused(length) {
    if (length <= this.data.most) return false;
    this.#line.tell(words.tooLong(length, this.data.most));
    return true;
  }

  #keep() {
    this.#store.keepDraft(this.field.value);
    this.#line.tell(this.#store.trouble ? words.trouble[this.#store.trouble] : "");
  }

  async #open(file) {
    if (!file) return;
    this.file.value = "";
    if (file.size > this.data.bytes) return this.#line.tell(words.tooBig(file.name, this.data.bytes));
    const bytes = await encoded(file).catch(() => null);
    if (bytes === null) return this.#line.tell(words.unread(file.name));
    const answer = await this.#line.ask({ verb: "own-open", name: file.name, data: bytes });
    if (answer) this.#put(answer.text, words.opened(file.name, answer.notes));
  }

  #put(text, said = "") {
    const had = this.field.value;
    if (had.trim() && had !== text) this.#store.setAside(had);
    replaceAll(this.field, text);
    this.#showVersions();
    this.#line.tell([said, had.trim() && had !== text ? words.setAside : ""].filter(Boolean).join(" "));
  }

  async #look() {
    const answer = await this.#line.ask({ verb: "own-open", text: this.field.value });
    if (!answer) return;
    this.#line.tell(answer.notes.join(" "));
    this.onRead(answer.text);
  }

  #showVersions() {
    showVersions(this.#earlier, this.#store.versions, (text) => this.#put(text));
  }
}

/** A file's bytes in base64, as the browser itself writes them. */
function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
