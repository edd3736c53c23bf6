/** The model: sliders, and what comes of them as figures and tables. */

import { button, el, statusLine } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { draw } from "./plot.js";
import { settings } from "./settings.js";
import { words } from "./words.js";

const PAUSE = 300; // ms after the last move of a slider

export class Model {
  #timer = null;
  #asked = 0;

  constructor(root) {
    this.root = root;
    this.data = JSON.parse(root.querySelector(".wh-data").textContent);
    this.sliders = [...root.querySelectorAll(".wh-settings input")];
    this.status = statusLine("wh-status");
    this.restart = button(words.restart, () => this.#again());
    this.restart.hidden = true;
    const another = button(words.another, () => this.#another());
    const back = button(words.defaults, () => this.#back());
    root.querySelector(".wh-live").append(
      el("div", { class: "wh-bar" }, another, back),
      el("div", { class: "wh-bar" }, this.status, this.restart),
    );
    for (const slider of this.sliders) slider.addEventListener("input", () => this.#moved(slider));
    root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    grader.addEventListener("state", () => this.#showState());
    root.dataset.live = "";
    for (const slider of this.sliders) this.#label(slider); // a browser may bring back where they stood
    this.status.textContent = words.asleep;
    if (Object.keys(this.#changed()).length) this.#run();
  }

  #moved(slider) {
    this.#label(slider);
    grader.wake();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), PAUSE);
  }

  #label(slider) {
    const said = `${Number(slider.value).toLocaleString("en")} ${slider.dataset.unit}`.trim();
    slider.labels[0].parentElement.querySelector("output").textContent = said;
    slider.setAttribute("aria-valuetext", said);
  }

  #changed() {
    const moved = this.sliders.filter((slider) => Number(slider.value) !== Number(slider.dataset.default));
    return Object.fromEntries(moved.map((slider) => [slider.name, Number(slider.value)]));
  }

  #another() {
    const seed = this.sliders.find((slider) => slider.name === "seed");
    seed.value = Number(seed.value) + 1;
    this.#moved(seed);
  }

  #again() {
    grader.restart();
    this.#run();
  }

  #back() {
    for (const slider of this.sliders) slider.value = slider.dataset.default;
    for (const slider of this.sliders) this.#label(slider);
    this.#run();
  }

  async #run() {
    const asked = ++this.#asked;
    const changed = this.#changed();
    this.status.textContent = grader.state === "ready" ? words.running : words.starting;
    try {
      const answer = await grader.ask({ verb: "price", name: this.data.name, settings: changed });
      if (asked === this.#asked) await this.#show(answer, changed);
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
    }
  }

  async #show(answer, changed) {
    if (!answer.ok) {
      this.status.textContent = words.faults(answer.faults);
      return;
    }
    this.#fill("rows", answer.rows, ["a", "b", "difference"]);
    this.#fill("months", answer.months, ["a", "b"]);
    settings.set(changed, answer.settings);
    try {
      await draw(this.root, answer, this.data.drawn);
      this.status.textContent = answer.summary;
    } catch {
      this.root.dataset.undrawn = "";
      this.status.textContent = `${answer.summary} ${words.noFigure}`;
    }
  }

  #fill(name, rows, columns) {
    const lines = rows.map((row) =>
      el("tr", {}, el("th", { scope: "row" }, row.name), columns.map((column) => el("td", {}, row[column]))),
    );
    this.root.querySelector(`[data-fills="${name}"]`).replaceChildren(...lines);
  }

  #showState() {
    const { state, reason } = grader;
    this.restart.hidden = state !== "failed";
    if (!this.#asked) return;
    if (state === "failed") this.status.textContent = words.failed(reason);
    if (state === "ready") this.status.textContent = words.running;
  }
}
