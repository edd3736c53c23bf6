/**
 * What this browser keeps for the course: every key of localStorage that begins with "whathow:".
 *
 * Nothing here throws. Where the browser keeps nothing, or no more, `write` and its like say so: "denied" or "full", and
 * "" where all is well. `change` reads anew before it writes, so that what another tab wrote meanwhile stays.
 */

export const PREFIX = "whathow:";
const TRIAL = `${PREFIX}room`;
const ROOM = "x".repeat(100_000); // a long report, its tries and some more

const sameKind = (a, b) => typeof a === typeof b && Array.isArray(a) === Array.isArray(b);
const trouble = (error) => (error.name === "QuotaExceededError" ? "full" : "denied");

function guarded(act) {
  try {
    act();
    return "";
  } catch (error) {
    return trouble(error);
  }
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== TRIAL);

export const kept = {
  /** The value under `key` (without the prefix), or `otherwise` where there is none of its kind. */
  read(key, otherwise) {
    try {
      const value = JSON.parse(localStorage.getItem(PREFIX + key));
      return value != null && sameKind(value, otherwise) ? value : otherwise;
    } catch {
      return otherwise;
    }
  },

  write: (key, value) => guarded(() => localStorage.setItem(PREFIX + key, JSON.stringify(value))),

  /** Writes what `how` makes of the value that is there now. */
  change: (key, otherwise, how) => kept.write(key, how(kept.read(key, otherwise))),

  /** Everything, as it is stored: {key with its prefix: string}. */
  all() {
    try {
      return Object.fromEntries(keys().map((key) => [key, localStorage.getItem(key)]));
    } catch {
      return {};
    }
  },

  /** Stores all of `entries`, or, where they don't fit, leaves everything as it was; only what was written is undone. */
  restore(entries) {
    const before = kept.all();
    const written = [];
    const said = guarded(() => {
      for (const [key, text] of Object.entries(entries)) {
        if (before[key] === text) continue;
        localStorage.setItem(key, text);
        written.push(key);
      }
    });
    if (!said) return "";
    const [old, fresh] = [written.filter((key) => key in before), written.filter((key) => !(key in before))];
    guarded(() => fresh.forEach((key) => localStorage.removeItem(key)));
    guarded(() => old.forEach((key) => localStorage.setItem(key, before[key])));
    return said;
  },

  wipe: () => guarded(() => keys().forEach((key) => localStorage.removeItem(key))),

  /** Whether there is room for what a learner is about to write, found out before it is lost. */
  trouble: () =>
    guarded(() => {
      localStorage.setItem(TRIAL, ROOM);
      localStorage.removeItem(TRIAL);
    }),

  /** Calls `act` when another tab has changed something, or wiped everything; that one tries its room is no change. */
  onOtherTab(act) {
    addEventListener("storage", ({ key }) => (key === null || (key.startsWith(PREFIX) && key !== TRIAL)) && act());
  },
};
