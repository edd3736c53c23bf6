/** Every sentence that the assessments say by themselves. What the counting says comes from the core. */

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;
const asSentence = (text) => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
const line = ({ where, what, mend }) => `${where}: ${what}; ${mend}.`;

export const words = {
  occasion: { before: "Before the course", after: "After the course", later: "One week later" },
  trouble: {
    denied: "This browser keeps nothing for this site, so your answers are gone when you leave, and this list can't be held against the others. A private window does that, or a setting.",
    full: "This browser has hardly any room left for this site, so your answers may be gone when you leave. Save your work under “Where you are” and wipe it, or make room in the browser's settings.",
  },
  kept: "Your answers are kept in this browser as you give them.",
  handIn: "Hand in and see",
  missing: (numbers) => `Still open: ${many(numbers.length, "sentence", "sentences")} ${numbers.join(", ")}. Each wants an answer and how sure you are.`,
  noRewrite: "You have written no rewrite. Hand in once more to leave it out.",
  tooLong: (most) => `More than ${most.toLocaleString("en")} characters are not read. Two or three sentences are enough.`,
  counting: "Looking at your answers…",
  starting: "Looking at your answers, as soon as the grader is ready…",
  handedIn: "Handed in. Your result is below.",
  failed: (reason) => `The grader stopped: ${reason}. Your answers are kept; the result comes when it runs again.`,
  restart: "Start the grader again",
  refused: (faults) => faults.map(line).join(" "),
  faults: (faults) => faults.map(line).join(" "),
  tooEarly: (days) => `Your list after the course is ${days === 0 ? "of today" : `${many(days, "day", "days")} old`}. This one asks what stays after a week, so it says more in ${many(7 - days, "day", "days")}. You can take it now all the same, but only once.`,

  result: "Your result",
  change: "What has changed",
  sentences: "The eight sentences",
  sure: (percent) => `${percent} % sure`,
  you: (blames) => (blames ? "You: it blames" : "You: it doesn't"),
  we: (blames, why) => `We: it ${blames ? "blames" : "doesn't"}. ${asSentence(why)}.`,
  asWe: "As we would",
  otherwise: "Otherwise",
  rewrite: "Your rewrite",
  criteria: { language: "Free of blame", account: "A full account" },
  met: (points, most) => `met, ${points} of ${most} points`,
  notMet: (points, most) => `not met, ${points} of ${most} points`,
  noText: "You left it out.",
  good: "Two good ways to write it",
  goodAside: "They differ. What does each put first, and what does that cost?",
  none: "You have handed in no list in this browser yet.",

  calendar: (date) => `Put a reminder for ${date} in my calendar`,
  calendarAbout: "A file for your calendar, with the page's address in it. Nobody else is told.",
  calendarTitle: "One week later: eight sentences and a pencil",
  calendarText: "What stayed of the course? Eight sentences, one short rewrite, and ten minutes with your team's last report.",
  forTeam: "For your team",
  forTeamAbout: "If somebody gathers results for your team, you can send them a file. It has no name in it, none of your answers and no text: only what you see here. Whether to send it is up to you; nothing is sent from this page.",
  save: "Save my results for the team",
  saved: (name) => `Saved as ${name}.`,
  preview: "All that is in it",

  choose: "Results files",
  merging: "Adding them up…",
  teamResult: "Your team",
};
