/** The page on which a learner sees how far they are, takes their work along, brings it in and wipes it. */

import { button, el, statusLine } from "../exercise/dom.js";
import { day, fileField, saveFile } from "./files.js";
import { kept } from "./kept.js";
import { entriesOf, fileOf, merge } from "./merge.js";
import { progress } from "./progress.js";
import { countNodes, offerWays } from "./where.js";
import { words } from "./words.js";

const BIGGEST = 10_000_000; // bytes; a browser keeps about half of that

const size = () => Object.entries(kept.all()).reduce((sum, [key, text]) => sum + key.length + text.length, 0);

export class ProgressPage {
  constructor(root) {
    this.root = root;
    this.count = el("p", { class: "wh-count" });
    this.ways = el("div", { class: "wh-ways" });
    this.storage = el("p", { class: "wh-aside", role: "status" });
    this.status = statusLine("wh-status");
    this.aside = el("details", { class: "wh-aside-kept", hidden: true });
    root.querySelector(".wh-live").append(this.count, this.ways);
    root.append(this.#files());
    for (const item of root.querySelectorAll(".wh-pages [data-page]")) this.#giveBox(item);
    root.dataset.live = "";
    this.#show();
    kept.onOtherTab(() => this.#show());
    document.addEventListener("whathow:progress", () => this.#show());
  }

  #files() {
    const section = (title, about, ...rest) => [el("h2", {}, title), el("p", {}, about), ...rest];
    return el(
      "div",
      { class: "wh-files" },
      this.storage,
      ...section(words.take, words.takeAbout, el("p", {}, button(words.save, () => this.#save(), "wh-button wh-main"))),
      ...section(words.bring, words.bringAbout, fileField("wh-bring", words.choose, (files) => this.#bring(files)), this.status, this.aside),
      ...section(words.wipe, words.wipeAbout, el("p", {}, button(words.wipeButton, () => this.#ask()))),
    );
  }

  #giveBox(item) {
    const { page } = item.dataset;
    const link = item.querySelector("a");
    const box = el("input", { type: "checkbox", "aria-label": link.textContent });
    box.addEventListener("change", () => {
      const trouble = progress.mark(page, box.checked);
      if (trouble) this.#tell(words.notKept[trouble]);
      document.dispatchEvent(new Event("whathow:progress"));
    });
    item.querySelector(".wh-box").replaceWith(box);
  }

  #show() {
    for (const item of this.root.querySelectorAll(".wh-pages [data-page]")) {
      item.querySelector("input").checked = progress.isDone(item.dataset.page);
    }
    for (const way of this.root.querySelectorAll(".wh-way")) way.hidden = way.dataset.way !== progress.way;
    this.count.replaceChildren(...countNodes());
    if (!this.ways.contains(document.activeElement)) offerWays(this.ways);
    const trouble = kept.trouble();
    this.storage.textContent = words.storage[trouble](size());
    this.storage.className = trouble ? "wh-trouble" : "wh-aside";
    this.#showAside();
  }

  #showAside() {
    const items = kept.read("aside", []);
    this.aside.hidden = !items.length;
    this.aside.replaceChildren(
      el("summary", {}, words.setAside(items.length)),
      el("ul", {}, items.map(({ value }) => el("li", { class: "wh-plain" }, typeof value === "string" ? value : JSON.stringify(value)))),
    );
  }

  #save() {
    const name = `whathow-my-work-${day()}.json`;
    saveFile(name, "application/json", fileOf(kept.all()));
    this.#tell(words.saved(name));
    return words.saved(name);
  }

  /** All files or none. They are read first: from then on no other tab can come between. */
  async #bring(files) {
    const brought = [];
    for (const file of files) {
      if (file.size > BIGGEST) return this.#tell(words.tooBig(file.name));
      const entries = entriesOf(await file.text());
      if (!entries) return this.#tell(words.notOurs(file.name));
      brought.push(entries);
    }
    const whole = { entries: kept.all(), added: 0, joined: 0, aside: 0 };
    for (const entries of brought) {
      const merged = merge(whole.entries, entries);
      whole.entries = merged.entries;
      for (const count of ["added", "joined", "aside"]) whole[count] += merged[count];
    }
    const trouble = kept.restore(whole.entries);
    this.#tell(trouble ? words.noRoom[trouble] : words.brought(whole));
    document.dispatchEvent(new Event("whathow:progress"));
  }

  #ask() {
    const dialog = el("dialog", { class: "wh-dialog", "aria-labelledby": "wh-sure" });
    const no = button(words.wipeNo, () => dialog.close(), "wh-button wh-main");
    const yes = button(words.wipeYes, () => {
      dialog.close();
      const trouble = kept.wipe();
      this.#tell(trouble ? words.noRoom[trouble] : words.wiped);
      document.dispatchEvent(new Event("whathow:progress"));
    });
    const save = button(words.save, () => (save.textContent = this.#save()));
    dialog.append(
      el("p", { id: "wh-sure" }, el("strong", {}, words.wipeSure)),
      el("p", {}, words.wipeLoss(progress.done.length, size())),
      el("div", { class: "wh-bar" }, no, save, yes),
    );
    dialog.addEventListener("close", () => dialog.remove());
    this.root.append(dialog);
    dialog.showModal();
    no.focus();
  }

  #tell(line) {
    this.status.textContent = line;
  }
}
