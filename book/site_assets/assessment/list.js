/** One list: eight sentences and a short rewrite, answered, handed in once, and looked at. */

import { button, el, statusLine, whenNear } from "../exercise/dom.js";
import { grader, GraderStopped } from "../exercise/grader.js";
import { kept } from "../progress/kept.js";
import { here, progress } from "../progress/progress.js";
import { attempts, draft, drawPlan, keepAnswer, keepAttempt, keepAside, keepPlan, keepRewrite, planOf } from "./attempts.js";
import { Results } from "./results.js";
import { words } from "./words.js";

const DAY = 86_400_000; // ms
const WEEK = 7;

export class List {
  #checkedEmpty = false;
  #busy = false;

  constructor(root) {
    this.root = root;
    this.data = JSON.parse(root.querySelector(".wh-data").textContent);
    this.form = root.querySelector("form");
    this.field = root.querySelector("textarea");
    this.fields = [...root.querySelectorAll("fieldset")];
    this.notice = statusLine("wh-notice");
    this.status = statusLine("wh-status");
    this.handInButton = button(words.handIn, () => this.handIn(), "wh-button wh-main");
    this.restart = button(words.restart, () => grader.restart(), "wh-button");
    this.restart.hidden = true;
    this.bar = el("div", { class: "wh-bar" }, this.handInButton, this.restart);
    this.place = el("div", { class: "wh-result" });
    root.querySelector(".wh-live").append(this.bar, this.status, this.place);
    this.form.prepend(this.notice);
    this.#takeUp();
    this.#listen();
    root.dataset.live = "";
    this.#announce();
    this.#show();
  }

  get attempt() {
    return attempts().find(({ occasion }) => occasion === this.data.occasion) ?? null;
  }

  /**
   * The plan is kept before the first answer, so that a second tab has the same. What was answered before this script
   * came was answered to the first plan's sentences: it becomes theirs, or, where another plan is kept, is set aside.
   */
  #takeUp() {
    const { plans } = this.data;
    const typed = this.field.value.trim();
    const touched = Boolean(typed || this.form.querySelector("input:checked"));
    this.plan = planOf(plans.length) ?? (touched ? 0 : drawPlan(plans.length));
    keepPlan(this.plan);
    if (touched && this.plan === 0) this.#keepTyped();
    else if (typed) keepAside(this.data.occasion, typed);
    this.#fill();
  }

  #keepTyped() {
    this.#name();
    for (const input of this.form.querySelectorAll("input:checked")) this.#keepInput(input);
    if (this.field.value) keepRewrite(this.data.occasion, this.short.id, this.field.value);
  }

  #name() {
    const { items, shorts, plans } = this.data;
    this.items = plans[this.plan].items.map((index) => items[index]);
    this.short = shorts[plans[this.plan].short];
  }

  /** The plan's sentences, with the answers that are kept. */
  #fill() {
    this.#name();
    const { answers, rewrite } = draft(this.data.occasion);
    this.fields.forEach((fieldset, index) => {
      const { id, text } = this.items[index];
      const { blame = null, sure = null } = answers[id] ?? {};
      fieldset.querySelector(".wh-item").textContent = text;
      for (const input of fieldset.querySelectorAll("input")) {
        input.checked = input.name.startsWith("blame") ? input.value === (blame === null ? "" : blame ? "yes" : "no") : input.value === String(sure);
      }
    });
    this.root.querySelector(".wh-short").textContent = this.short.text;
    const text = rewrite.id === this.short.id ? rewrite.text : "";
    if (this.field.value !== text) this.field.value = text;
  }

  #listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", ({ target }) => target.type === "radio" && this.#keep(() => this.#keepInput(target)));
    this.field.addEventListener("input", () => this.#keep(() => this.#keepText()));
    kept.onOtherTab(() => this.#follow());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#follow());
    grader.addEventListener("state", () => this.#showState());
    whenNear(this.bar, () => grader.wake());
  }

  /** What another tab did shows here. */
  #follow() {
    this.plan = planOf(this.data.plans.length) ?? this.plan;
    this.#fill();
    this.#show();
  }

  #keepInput(input) {
    const [what, number] = input.name.split("-");
    const answer = what === "blame" ? { blame: input.value === "yes" } : { sure: Number(input.value) };
    return keepAnswer(this.data.occasion, this.items[number - 1].id, answer);
  }

  #keepText() {
    const { most } = this.data;
    if (this.field.value.length > most) {
      this.field.value = this.field.value.slice(0, most);
      this.status.textContent = words.tooLong(most);
    }
    return keepRewrite(this.data.occasion, this.short.id, this.field.value);
  }

  #keep(act) {
    const trouble = keepPlan(this.plan) || act(); // after a wipe in another tab there is none
    if (!trouble) return;
    this.notice.textContent = words.trouble[trouble];
    this.notice.className = "wh-notice wh-trouble";
  }

  /** What stands in the form: it counts, also where the browser keeps nothing. */
  #answers() {
    return this.fields.map((fieldset, index) => {
      const [blame, sure] = ["blame", "sure"].map((name) => fieldset.querySelector(`input[name^=${name}]:checked`)?.value ?? null);
      return { id: this.items[index].id, blame: blame && blame === "yes", sure: sure && Number(sure) };
    });
  }

  async handIn() {
    if (this.#busy || this.attempt) return this.#show();
    const answers = this.#answers();
    const open = answers.flatMap(({ blame, sure }, index) => (blame === null || sure === null ? [index] : []));
    if (open.length) return this.#pointTo(open, answers);
    if (!this.field.value.trim() && !this.#checkedEmpty) {
      this.#checkedEmpty = true;
      this.status.textContent = words.noRewrite;
      return this.field.focus();
    }
    const { occasion } = this.data;
    await this.#accept({ occasion, plan: this.plan, answers, rewrite: { id: this.short.id, text: this.field.value } });
  }

  #pointTo(open, answers) {
    this.status.textContent = words.missing(open.map((index) => index + 1));
    const group = answers[open[0]].blame === null ? "blame" : "sure";
    this.fields[open[0]].querySelector(`input[name^=${group}]`).focus();
  }

  /** The core reads it first: a rewrite that it can't judge is mended before it is too late. */
  async #accept(attempt) {
    this.#busy = true;
    this.status.textContent = grader.state === "ready" ? words.counting : words.starting;
    try {
      const answer = await grader.ask({ verb: "assess", attempts: [attempt], code: "" });
      const faults = answer.ok ? answer.refused : answer.faults;
      if (faults.length) this.status.textContent = words.refused(faults);
      else this.#close(attempt);
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      this.status.textContent = words.failed(error.message);
    } finally {
      this.#busy = false;
    }
  }

  #close(attempt) {
    const trouble = keepAttempt(attempt);
    if (this.root.hasAttribute("data-alone")) progress.mark(here, true);
    document.dispatchEvent(new Event("whathow:progress"));
    this.#show(trouble ? attempt : null);
    this.status.textContent = trouble ? words.trouble[trouble] : words.handedIn;
    this.results.focus();
  }

  /** The form, or, once it is handed in, the result; `lost` is an attempt that the browser would not keep. */
  #show(lost = null) {
    const attempt = this.attempt ?? lost;
    this.form.hidden = Boolean(attempt);
    this.handInButton.hidden = Boolean(attempt);
    if (attempt && !this.results) this.results = new Results(this.place, { occasion: this.data.occasion, level: this.root.dataset.subheading, lost });
    else this.results?.look();
  }

  /** Before the first answer: whether it will be kept, and whether it is too early. */
  #announce() {
    const after = attempts().find(({ occasion }) => occasion === "after");
    const days = after ? Math.floor((Date.now() - new Date(after.at)) / DAY) : WEEK;
    const early = this.data.occasion === "later" && days < WEEK - 1 ? words.tooEarly(days) : "";
    const trouble = kept.trouble();
    this.notice.textContent = [words.trouble[trouble] ?? words.kept, early].filter(Boolean).join(" ");
    this.notice.className = trouble ? "wh-notice wh-trouble" : "wh-aside";
  }

  #showState() {
    this.restart.hidden = grader.state !== "failed";
    if (grader.state === "failed") this.status.textContent = words.failed(grader.reason);
  }
}
