/**
 * What a learner wrote, kept in this browser: the draft, and the versions (tries, and drafts that were set aside).
 *
 * Nothing here throws. Where the browser keeps nothing, or no more, the work lives on in the page and `trouble` says so:
 * "" (none), "denied" or "full".
 */

const sameKind = (a, b) => typeof a === typeof b && Array.isArray(a) === Array.isArray(b);

export class Store {
  #prefix;
  #name;
  #draft;
  #versions;
  #seen; // the draft as storage held it last, to tell when another tab wrote there
  #troubles = { draft: "", versions: "" };

  /** What is kept under another prefix than the course's own stays out of the progress file. */
  constructor(name, prefix = "whathow") {
    this.#prefix = prefix;
    this.#name = name;
    this.#draft = this.#seen = this.#read("draft", "");
    this.#versions = this.#read("versions", []).filter((version) => typeof version?.text === "string");
  }

  get trouble() {
    return this.#troubles.draft || this.#troubles.versions;
  }

  get draft() {
    return this.#draft;
  }

  get versions() {
    return this.#versions;
  }

  get lastTry() {
    return this.#versions.findLast((version) => version.criteria) ?? null;
  }

  /** Keeps the draft. What another tab wrote meanwhile is set aside first. */
  keepDraft(text) {
    const there = this.#read("draft", "");
    if (there !== this.#seen && there !== text) this.setAside(there);
    this.#draft = text;
    this.#seen = this.#write("draft", text) ? text : there;
  }

  /** Keeps a text that is about to leave the field, unless it is kept already. */
  setAside(text) {
    if (text.trim() && !this.#versions.some((version) => version.text === text)) this.#add({ text });
  }

  /** Keeps a graded text; asking again about the same text is no new try. */
  keepTry(text, { passed, points, max_points, criteria }) {
    if (this.lastTry?.text === text) return;
    const bare = criteria.map(({ id, met, points }) => ({ id, met, points }));
    this.#add({ text, passed, points, max_points, criteria: bare });
  }

  /** Another tab may have added to the list since: what it added stays. */
  #add(version) {
    const kept = new Map([...this.#versions, ...this.#read("versions", [])].map((each) => [each.at, each]));
    const at = new Date().toISOString();
    kept.set(at, { at, ...version });
    this.#versions = [...kept.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
    this.#write("versions", this.#versions);
  }

  #key(what) {
    return `${this.#prefix}:${this.#name}:${what}`;
  }

  #read(what, otherwise) {
    try {
      const value = JSON.parse(localStorage.getItem(this.#key(what)));
      return value != null && sameKind(value, otherwise) ? value : otherwise;
    } catch (error) {
      if (!(error instanceof SyntaxError)) this.#troubles[what] = "denied";
      return otherwise;
    }
  }

  #write(what, value) {
    try {
      localStorage.setItem(this.#key(what), JSON.stringify(value));
      this.#troubles[what] = "";
      return true;
    } catch (error) {
      this.#troubles[what] = error.name === "QuotaExceededError" ? "full" : "denied";
      return false;
    }
  }
}
