/** Sort sentences, then write the account that one of them hides. The account is kept and graded as a rewrite is. */

import { el } from "./dom.js";
import { grader, GraderStopped } from "./grader.js";
import { Rewrite } from "./rewrite.js";
import { Store } from "./store.js";
import { words } from "./words.js";

export class Account extends Rewrite {
  constructor(root) {
    super(root);
    this.sorted = new Store(`sort:${this.incident.name}`);
    this.items = [...root.querySelectorAll(".wh-item")].map((node, index) => this.#item(node, index + 1));
    this.#takeUp();
  }

  get storeName() {
    return `account:${this.incident.name}`;
  }

  get checkLabel() {
    return words.checkAccount;
  }

  /** The account comes first, so that what is said of its places fits the field. */
  request(text) {
    return { verb: "answer", name: this.incident.name, text: `${text}\n\n${this.#sides().join("\n")}` };
  }

  /** What is said of the sorting stands at the sentences, and is no remark on the account. */
  read(answer) {
    if (!answer.ok) return answer;
    const [sort, ...rest] = answer.grade.criteria;
    const feedback = sort.feedback.filter(({ text }) => !text);
    return { ...answer, grade: { ...answer.grade, criteria: [{ ...sort, feedback }, ...rest] } };
  }

  #item(node, number) {
    const item = { number, told: el("p", { class: "wh-told", role: "status" }), reveal: node.querySelector(".wh-reveal") };
    item.radios = [...node.querySelectorAll("input")];
    item.reveal.before(item.told);
    item.reveal.hidden = true;
    for (const radio of item.radios) radio.addEventListener("change", () => this.#chosen(item, radio.value));
    return item;
  }

  #value({ radios }) {
    return radios.find(({ checked }) => checked)?.value ?? "";
  }

  #sides() {
    return this.items.filter((item) => this.#value(item)).map((item) => `${item.number}: ${this.#value(item)}`);
  }

  #takeUp() {
    const kept = this.sorted.draft.split(",");
    this.items.forEach((item, index) => {
      const radio = item.radios.find(({ value }) => value === kept[index]);
      if (radio && !this.#value(item)) radio.checked = true;
    });
  }

  async #chosen(item, side) {
    this.sorted.keepDraft(this.items.map((each) => this.#value(each)).join(","));
    item.told.textContent = words.checking;
    try {
      const text = `${item.number}: ${side}`;
      const { grade } = await grader.ask({ verb: "answer", name: this.incident.name, text });
      if (this.#value(item) !== side) return;
      const wrong = grade.criteria[0].feedback.find(({ text: said }) => said);
      item.told.textContent = wrong ? `${words.notQuite} ${wrong.question}` : words.good;
      item.told.classList.toggle("wh-well", !wrong);
      item.reveal.hidden = false;
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
      item.told.textContent = words.failed(error.message);
    }
  }
}
