/** What the exercises that are lists have in common: the way to the grader, what is kept, what is said of an answer. */

import { button, el, quoted, statusLine, whenNear } from "./dom.js";
import { grader, GraderStopped } from "./grader.js";
import { unitsAt } from "./marks.js";
import { titlesIn } from "./result.js";
import { Store } from "./store.js";
import { words } from "./words.js";

/** A learner's lines as one answer, and where each of them stands in it: [{number, start, end}, …]. */
export function compose(lines, head = "") {
  let text = head;
  const places = [];
  lines.forEach((line, index) => {
    const bare = line.replace(/\s+/g, " ").trim();
    if (!bare) return;
    const before = `${index + 1}: `;
    places.push({ number: index + 1, start: text.length + before.length, end: text.length + before.length + bare.length });
    text += `${before}${bare}\n`;
  });
  return { text, places };
}

/** The remarks of a grade by the item that they are about (1, 2, …); those about none are under 0. */
export function byItem({ text, places }, { criteria }, ids) {
  const unit = unitsAt(text);
  const found = new Map();
  for (const remark of criteria.flatMap(({ feedback }) => feedback)) {
    const place = remark.text ? places.find(({ start, end }) => start <= unit(remark.start) && unit(remark.end) <= end) : null;
    const number = place?.number ?? ids.indexOf(remark.family) + 1;
    const whole = place && unit(remark.start) === place.start && unit(remark.end) === place.end;
    found.set(number, [...(found.get(number) ?? []), { ...remark, whole }]);
  }
  return found;
}

/** What is said of an item: each remark once, with its words where they are not the whole line. */
export function remarkNodes(remarks) {
  const seen = new Set();
  const placed = remarks.filter(({ text, whole }) => text && !whole); // they say more than one on the whole line
  return (placed.length ? placed : remarks)
    .filter(({ message }) => message && !seen.has(message) && seen.add(message))
    .map(({ text, whole, message, question }) =>
      el(
        "div",
        { class: "wh-remark" },
        text && !whole ? el("span", { class: "wh-words" }, quoted(text), " ") : null,
        el("span", {}, bare(message)),
        question ? el("p", { class: "wh-question" }, el("span", {}, words.ask), ` ${question}`) : null,
      ),
    );
}

/** An item's own number needs no saying below the item. */
function bare(message) {
  const rest = message.replace(/^(?:Question|Sentence|Action|Line) \d+: /, "");
  return rest === message ? message : rest[0].toUpperCase() + rest.slice(1);
}

/** A list exercise in its page. */
export class Listed {
  #busy = 0;

  constructor(root) {
    this.root = root;
    this.data = JSON.parse(root.querySelector(".wh-data").textContent);
    this.titles = titlesIn(root);
    this.store = new Store(`exercise:${this.data.name}`);
    this.status = statusLine("wh-status");
    this.restart = button(words.restart, () => grader.restart());
    this.restart.hidden = true;
    this.result = el("div", { class: "wh-result" });
    grader.addEventListener("state", () => this.#showState());
    whenNear(root, () => grader.wake());
  }

  /** To be called when the rest of the page stands. */
  live() {
    this.root.dataset.live = "";
    this.#showState();
  }

  tell(line) {
    this.status.textContent = line;
  }

  /** The core's answer, or null where there is none; then the status line says why. */
  async ask(request) {
    this.#busy += 1;
    grader.wake();
    this.#showState();
    try {
      const answer = await grader.ask(request);
      if (answer.ok) return answer;
      this.tell(words.faults(answer.faults));
    } catch (error) {
      if (!(error instanceof GraderStopped)) throw error;
    } finally {
      this.#busy -= 1;
    }
    return null;
  }

  /** Keeps plain data as the draft. */
  keep(value) {
    this.store.keepDraft(JSON.stringify(value));
    if (this.store.trouble) this.tell(words.trouble[this.store.trouble]);
  }

  /** What was kept, or `otherwise`. */
  kept(otherwise) {
    try {
      return JSON.parse(this.store.draft) ?? otherwise;
    } catch {
      return otherwise;
    }
  }

  #showState() {
    const { state, reason } = grader;
    this.restart.hidden = state !== "failed";
    if (state === "failed") this.tell(words.failed(reason));
    else if (this.#busy) this.tell(state === "ready" ? words.checking : words.waiting);
    else this.tell(words[state]);
  }
}
