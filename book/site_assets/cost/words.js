/** Every sentence that the cost page's scripts say by themselves. What the model says comes from the core. */

export const words = {
  asleep: "Move a slider, and the model runs anew. The first time takes some seconds: it is loaded then.",
  starting: "Loading the model…",
  running: "Running 200 worlds…",
  failed: (reason) => `The model stopped: ${reason}. What you see is the last run.`,
  faults: (faults) => faults.map(({ where, what, mend }) => `${where}: ${what}; ${mend}.`).join(" "),
  another: "Another 200 runs",
  defaults: "Back to the defaults",
  restart: "Start it again",
  noFigure: "The figures could not be drawn; the tables have it all.",

  check: "Check my letter",
  against: (line) => `It is held against the last run of the model above. Its ${line}.`,

  wish: (wish) => (wish ? `What we ask for: ${wish}` : ""),
  print: "Print this one page",
  copy: "Copy as text",
  copied: "Copied.",
  notCopied: "This browser lets no script copy; print it instead.",
  worked: (low, high) => `Worked out: the year cost ${low} to ${high}.`,
  day: (date) => date.toLocaleDateString(document.documentElement.lang || "en", { dateStyle: "long" }),
};
