/** The calculator: a bill for an incident of one's own, on one sheet that can be printed. */

import { button, el, statusLine } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { words } from "./words.js";

const PAUSE = 400; // ms after the last key

export class Own {
  #timer = null;
  #asked = 0;

  constructor(root) {
    this.root = root;
    this.data = JSON.parse(root.querySelector(".wh-data").textContent);
    this.form = root.querySelector("form");
    this.sheet = root.querySelector(".wh-sheet");
    this.status = statusLine("wh-status");
    const bar = [button(words.print, () => this.#print(), "wh-button wh-main"), button(words.copy, () => this.#copy())];
    root.querySelector(".wh-live").append(el("div", { class: "wh-bar" }, bar), this.status);
    this.form.addEventListener("input", () => this.#soon());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    root.dataset.live = "";
    this.#head();
    this.#soon(0);
  }

  #soon(pause = PAUSE) {
    this.#head();
    clearTimeout(this.#timer);
    if (this.#untouched()) return;
    grader.wake();
    this.#timer = setTimeout(() => this.#work(), pause);
  }

  #numbers() {
    return [...this.form.querySelectorAll("input[type=number]")];
  }

  /** The bill of the defaults is in the page already. */
  #untouched() {
    return !this.#asked && this.#numbers().every((field) => field.value === field.defaultValue);
  }

  #head() {
    const about = this.form.elements.about.value.trim();
    this.sheet.querySelector(".wh-sheet-about").textContent = [about, words.day(new Date())].filter(Boolean).join(", ");
    const wish = this.form.elements.wish.value.trim();
    const line = this.sheet.querySelector(".wh-sheet-wish");
    line.hidden = !wish;
    line.textContent = words.wish(wish);
  }

  async #work() {
    const asked = ++this.#asked;
    const filled = this.#numbers().filter((field) => field.value.trim() !== "");
    const values = Object.fromEntries(filled.map((field) => [field.name, Number(field.value)]));
    this.status.textContent = grader.state === "ready" ? "" : words.starting;
    try {
      const answer = await grader.ask({ verb: "own-cost", name: this.data.name, values });
      if (asked === this.#asked) this.#show(answer);
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      this.status.textContent = words.failed(error.message);
    }
  }

  #show({ ok, faults, sums, assumed }) {
    if (!ok) {
      this.status.textContent = words.faults(faults);
      return;
    }
    const money = this.form.elements.money.value.trim();
    const said = (value, isMoney) => `${value.toLocaleString("en")}${isMoney && money ? `\u00a0${money}` : ""}`;
    const rows = sums.map(({ name, low, high, money: isMoney, how }) =>
      el("tr", {}, el("th", { scope: "row" }, name), [said(low, isMoney), said(high, isMoney), how].map((text) => el("td", {}, text))),
    );
    this.sheet.querySelector('[data-fills="sums"]').replaceChildren(...rows);
    this.sheet.querySelector('[data-fills="assumed"]').replaceChildren(...assumed.map(([name, value]) => el("li", {}, `${name}: ${value}`)));
    const year = sums.find(({ id }) => id === "all");
    this.status.textContent = words.worked(said(year.low, true), said(year.high, true));
  }

  /** A copy of the sheet alone goes to the printer, so that it is one page. */
  #print() {
    const copy = this.sheet.cloneNode(true);
    copy.classList.add("wh-alone");
    document.body.append(copy);
    document.documentElement.dataset.whPrints = "";
    const done = () => {
      copy.remove();
      delete document.documentElement.dataset.whPrints;
    };
    addEventListener("afterprint", done, { once: true });
    print();
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#text());
      this.status.textContent = words.copied;
    } catch {
      this.status.textContent = words.notCopied;
    }
  }

  #text() {
    const rows = [...this.sheet.querySelectorAll("tbody tr")].map((row) => {
      const [name, low, high, how] = [...row.children].map((cell) => cell.textContent);
      return `- ${name}: ${low} to ${high} (${how})`;
    });
    const lines = [...this.sheet.querySelectorAll("li")].map((item) => `- ${item.textContent}`);
    const [assumed, limits] = [...this.sheet.querySelectorAll(".wh-sheet-head")].map((head) => head.textContent);
    const count = this.sheet.querySelectorAll(".wh-assumed li").length;
    const head = [this.sheet.querySelector(".wh-sheet-title").textContent, this.sheet.querySelector(".wh-sheet-about").textContent];
    const wish = this.sheet.querySelector(".wh-sheet-wish").textContent;
    return [...head, ...(wish ? [wish] : []), "", ...rows, "", assumed, ...lines.slice(0, count), "", limits, ...lines.slice(count)].join("\n");
  }
}
