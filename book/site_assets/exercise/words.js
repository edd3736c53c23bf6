/** Every sentence that the live exercises say by themselves. What the judging says comes from the core. */

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;
const figure = (number) => number.toLocaleString("en");
const line = ({ where, what, mend }) => `${where}: ${what}; ${mend}.`;

export const words = {
  asleep: "The grader is not loaded yet. You can start writing.",
  starting: "Getting the grader ready… you can start writing.",
  waiting: "Getting the grader ready… your text is checked as soon as it is.",
  ready: "The grader is ready.",
  checking: "Checking…",
  failed: (reason) => `The grader stopped: ${reason}. Your text is safe.`,
  faults: (faults) => faults.map(line).join(" "),

  check: "Check my rewrite",
  keys: "or press Ctrl+Enter",
  restart: "Start the grader again",
  fromOriginal: "Start from the original",
  fromEmpty: "Start empty",
  copy: "Copy as Markdown",
  copied: "Copied.",
  notCopied: "This browser lets no script copy. Your text is selected: press Ctrl+C.",
  setAside: "What you had is kept under “Earlier versions”.",

  tooLong: (length, most) =>
    `That has ${figure(length)} characters; the grader reads up to ${figure(most)}. It was left out, and your text is as it was.`,
  trouble: {
    denied: "This browser keeps nothing for this page, so copy your text out before you leave.",
    full: "This browser has no room left to keep your text, so copy it out before you leave.",
  },

  result: "Your result",
  verdict: (passed) => (passed ? "Passed:" : "Not yet:"),
  points: (points, most) => `${points} of ${most} points`,
  change: (before, now) => {
    if (now === before) return `The same points as your last try.`;
    return `${many(Math.abs(now - before), "point", "points")} ${now > before ? "more" : "fewer"} than your last try.`;
  },
  before: (points) => `${points} last time`,
  met: "Met",
  notMet: "Not met yet",
  unsure: "The grader is not sure here. Ask a colleague to read it too.",
  ask: "Ask:",
  about: (title) => `Remarks on “${title}”`,
  remarks: (count) => (count ? `${many(count, "remark", "remarks")} below.` : "No remarks."),
  more: (count) => `And ${many(count, "remark", "remarks")} more of this kind.`,
  showIn: "Show in your text",
  gone: "You have changed these words since the check.",
  stale: "You have changed your text since this check.",
  marked: "Your text, with the places marked",
  model: "One way to write it",
  modelAside: "This is one rewrite that earns every point, not the only one. What does it keep that yours leaves out, and the other way round?",

  versions: (count) => `Earlier versions (${count})`,
  asTry: (points, most, passed) => `try, ${points} of ${most} points${passed ? ", passed" : ""}`,
  asDraft: "set aside",
  bringBack: "Bring back",

  checkAccount: "Check my account",
  checkAll: "Check all",
  checkOne: "Check this one",
  number: (number) => `, number ${number}`,
  clear: "Clear my answers",
  nothingYet: "Nothing is written here yet.",
  good: "That works.",
  notQuite: "Not quite.",

  sentenceOf: (number, count) => `Sentence ${number} of ${count}`,
  readRight: (right, count) => `${right} of ${count} read right`,
  pressHint: "Mark the words that blame, if any do.",
  wordKeys: "With the keyboard: arrows move, Space presses, Shift and an arrow presses on.",
  whichFamily: "What does the blame do?",
  itBlames: "It blames, in these words",
  isFine: "This is fine",
  pressWords: "Press the words that blame, then say what they do. Or: “This is fine”.",
  pickFamily: "And what do these words do? Pick one above.",
  nextSentence: "Next sentence",
  seeResult: "See the result",
  fresh: "Twenty fresh sentences",
  wasBlame: "There is blame in it.",
  wasClean: "This one blames nobody.",
  otherFamily: "It blames, in these words; it does something else.",
  otherWords: "It blames, and this is what it does. The blame sits in other words, or in fewer.",
  otherBoth: "It blames, but in other words, and it does something else.",
  lookAgain: (count) => `${many(count, "sentence", "sentences")} to look at again`,

  clean: "No blame found in these words.",
  found: (count) => `This reads as blame in ${many(count, "place", "places")}.`,
  advised: "No blame found, but one thing to look at.",
};
