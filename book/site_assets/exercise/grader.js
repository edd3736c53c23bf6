/**
 * The page's one line to the worker. All exercises of a page share it.
 *
 * `state` is "asleep", "starting", "ready" or "failed" (then `reason` says why); a "state" event tells of each change.
 */

const PATIENCE = 60_000; // ms; the longest text that is let in grades in well under this

export class GraderStopped extends Error {}

export class Grader extends EventTarget {
  state = "asleep";
  reason = "";
  #worker = null;
  #waiting = new Map();
  #count = 0;

  wake() {
    if (this.state === "asleep" || this.state === "failed") this.#start();
  }

  /** Ends what runs, if anything does, and begins anew. */
  restart() {
    this.#stop("it was started again");
    this.#start();
  }

  /** Resolves to the core's answer, faults included; rejects with GraderStopped when the worker is gone. */
  ask(request) {
    this.wake();
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, timer: null });
      this.#worker?.postMessage({ id, request: JSON.stringify(request) });
      if (this.state === "ready") this.#mind(id);
      if (this.state === "failed") this.#stop(this.reason);
    });
  }

  #start() {
    this.#become("starting");
    try {
      this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    } catch (error) {
      return this.#stop(error.message);
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#stop(event.message || "its files could not be loaded");
    };
  }

  #hear({ kind, id, answer, line }) {
    if (kind === "failed") return this.#stop(line);
    if (kind === "ready") {
      this.#become("ready");
      for (const waitingId of this.#waiting.keys()) this.#mind(waitingId);
      return;
    }
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting.resolve(JSON.parse(answer));
  }

  /** From now on the answer is due. */
  #mind(id) {
    const waiting = this.#waiting.get(id);
    waiting.timer = setTimeout(() => this.#stop(`it gave no answer in ${PATIENCE / 1000} seconds`), PATIENCE);
  }

  #stop(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#become("failed", reason);
    for (const { reject, timer } of waiting) {
      clearTimeout(timer);
      reject(new GraderStopped(reason));
    }
  }

  #become(state, reason = "") {
    this.state = state;
    this.reason = reason;
    this.dispatchEvent(new Event("state"));
  }
}

export const grader = new Grader();
