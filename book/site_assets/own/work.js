/** What a learner has done so far with a report of their own, kept in this browser and nowhere else. */

import { Store } from "../exercise/store.js";

export const PREFIX = "whathow-own"; // not the course's prefix, so that it stays out of the progress file
const REWRITE = "whathow:rewrite:"; // where the rewrite keeps its drafts and tries

const EMPTY = {
  text: "", // the report as it was read, nothing hidden yet
  decisions: {}, // by a find's key: {state: "hidden" | "left", label}
  extra: [], // words of the learner's own to hide: {words, kind}
  redacted: "",
  title: "",
  domain: "",
  roles: {}, // by label
  facts: [], // {says, groups, edited}
  conditions: [],
  decided: {}, // by a sentence of the report: "facts", "conditions" or "aside"
};

export class Work extends EventTarget {
  #store = new Store("work", PREFIX);

  constructor() {
    super();
    Object.assign(this, structuredClone(EMPTY), this.#kept());
  }

  #kept() {
    try {
      const kept = JSON.parse(this.#store.draft || "{}");
      const known = Object.keys(EMPTY).filter((key) => typeof kept[key] === typeof EMPTY[key] && kept[key] !== null);
      return Object.fromEntries(known.map((key) => [key, kept[key]]));
    } catch {
      return {};
    }
  }

  get trouble() {
    return this.#store.trouble;
  }

  /** Takes over what changed, keeps everything and tells whoever listens. */
  change(parts = {}) {
    Object.assign(this, parts);
    this.#store.keepDraft(JSON.stringify(Object.fromEntries(Object.keys(EMPTY).map((key) => [key, this[key]]))));
    this.dispatchEvent(new Event("change"));
  }

  get measured() {
    return this.facts.length > 0 && this.conditions.length > 0;
  }

  /** The draft as the core reads it. */
  draft(rewrite = "") {
    const listed = (entries) => entries.map(({ says, groups }) => ({ says, match: groups }));
    const named = Object.entries(this.roles).filter(([label]) => this.redacted.includes(label));
    const people = named.map(([label, role]) => ({ name: label.replace(/^\[|\]$/g, ""), role, also: [label] }));
    const { title, domain, redacted: report } = this;
    return { title, domain, people, report, rewrite, facts: listed(this.facts), conditions: listed(this.conditions) };
  }
}

/** Deletes everything that this page has kept of the report, the rewrite named `name` too. */
export function forget(name) {
  try {
    const own = (key) => key.startsWith(`${PREFIX}:`) || key.startsWith(`${REWRITE}${name}:`);
    for (const key of Object.keys(localStorage).filter(own)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to delete.
  }
}
