/** Every sentence that a meeting says by itself. What the people in it say comes from the scene. */

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;

export const words = {
  begin: "Begin",
  log: "What was said",
  ask: "What do you say?",
  orOwn: "Or say it in your own words",
  say: "Say it",
  keys: "or press Enter",
  limits: "The page hears what kind of line it is, not whether it fits the moment. That part is yours.",
  you: "You:",

  asleep: "",
  starting: "Getting the room ready… you can read on.",
  ready: "",
  waiting: "The room is being got ready. Your line is said as soon as it is.",
  listening: "They are listening…",
  failed: (reason) => `The room stopped: ${reason}. Your lines are safe.`,
  restart: "Start it again",
  faults: (faults) => faults.map(({ where, what, mend }) => `${where}: ${what}; ${mend}.`).join(" "),
  nothing: "Write what you would say, or choose a line above.",
  tooLong: (most) => `More than ${most} characters is a speech. It was left out.`,
  trouble: {
    denied: "This browser keeps nothing for this page, so your lines are gone when you leave.",
    full: "This browser has no room left to keep your lines, so they are gone when you leave.",
  },

  heard: (kind) => `Heard as ${kind}`,
  instead: "Instead:",
  answers: {
    silent: (who) => `${who} goes quiet`,
    official: (who) => `${who} gives the official version`,
    offered: (who) => `${who} opens up`,
    news: (who) => `${who} says what nobody had known`,
  },
  still: "(your line helped, and what was said before still weighs)",
  again: (number) => `Take line ${number} again`,
  takenBack: (number) => `Line ${number} and what came after it are taken back.`,
  kept: "The meeting as it was is kept under “Earlier versions”.",
  said: (number) => `Line ${number} is said.`,

  over: (told, all) => `It is over. ${told} of ${all} things came out.`,
  ended: "How it ended",
  told: (count) => `What came out (${count})`,
  lost: (count) => `What nobody said (${count})`,
  nothingLost: "Nothing stayed unsaid.",
  cost: (number) => `It went with your line ${number}:`,
  each: "Line by line: what each of yours did",
  moved: { opened: (names) => `Opened: ${names.join(", ")}.`, closed: (names) => `Closed: ${names.join(", ")}.` },
  stayed: "Nobody moved.",
  models: "Two ways to hold it, in own words",
  fromStart: "Hold it again from the start",
  count: (told, all) => `${many(told, "thing", "things")} of ${all}`,
};
