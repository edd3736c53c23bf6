/** Every sentence that is said of a learner's progress. */

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;
const kilobytes = (characters) => `${Math.max(1, Math.round(characters / 1000)).toLocaleString("en")} kB`;

export const words = {
  done: (done, of) => `You have done ${done} of ${of}`,
  onWay: (name) => ` on ${name}.`,
  next: " Next: ",
  allDone: "What you can do now",
  tick: "I have done this page",
  ticked: (done, of) => `Kept. That is ${done} of ${of}.`,
  unticked: (done, of) => `Taken back. That is ${done} of ${of}.`,
  notKept: {
    denied: "This browser keeps nothing for this site, so no tick can be kept either.",
    full: "This browser has no room left, so the tick can't be kept. “Where you are” says what to do.",
  },

  resume: "Welcome back. You stopped in ",
  resumeAt: (heading) => `, at “${heading}”. `,
  goOn: "Go on there",
  ways: "Count my pages on",

  storage: {
    "": (characters) => `This browser keeps ${kilobytes(characters)} of your work, and there is room for more. Nothing of it is sent anywhere.`,
    denied: () => "This browser keeps nothing for this site: private mode, or a setting. What you type is gone when you close the page, so copy it out before.",
    full: () => "This browser has almost no room left for this site. Save your work to a file now; then wipe it here, or make room in the browser's settings.",
  },

  take: "Take it along",
  takeAbout: "One file with all that this browser keeps for the course: pages done, answers, drafts, tries, and your three lists. It has your texts in it, so send it to nobody who shouldn't read them.",
  save: "Save my work to a file",
  saved: (name) => `Saved as ${name}.`,
  bring: "Bring it in",
  bringAbout: "Files that were saved here or in another browser. They are joined with what is here, and nothing is overwritten: where two texts differ, both stay.",
  choose: "Files to bring in",
  brought: ({ added, joined, aside }) =>
    added + joined === 0
      ? "Everything in it was here already."
      : `Brought in: ${many(added, "thing", "things")} new, ${many(joined, "thing", "things")} joined${aside ? `, ${many(aside, "text", "texts")} set aside, since another stands in its place` : ""}.`,
  notOurs: (name) => `${name}: it is no file of kept work; choose one that “Save my work to a file” made.`,
  tooBig: (name) => `${name}: larger than 10 MB, so it can't be one of ours; choose another.`,
  noRoom: {
    denied: "This browser keeps nothing for this site, so nothing was brought in. Your files are as they were.",
    full: "What is here and what is in the file don't fit into this browser together, so nothing was changed. Wipe what is here, having saved it, and try again.",
  },
  setAside: (count) => `Set aside when files were brought in (${count})`,

  wipe: "Wipe",
  wipeAbout: "Removes from this browser everything that it keeps for the course. There is no way back but a file that you saved.",
  wipeButton: "Wipe everything…",
  wipeSure: "Wipe everything that this browser keeps for the course?",
  wipeLoss: (done, characters) => `${many(done, "page", "pages")} done and ${kilobytes(characters)} of answers, drafts and tries go. Other tabs of the course should be closed first.`,
  wipeYes: "Yes, wipe it",
  wipeNo: "Keep it",
  wiped: "Everything is wiped.",

  completion: (done, of, name) => `You have done ${done} of ${of} pages on ${name}. This is what they were for. Whether you can do it, the next report will tell.`,
  noneDone: "No page is ticked yet in this browser. At the end of each page there is a box to tick; what the page was for then stands here.",
  passed: "Exercises that you passed",
  rewriteOf: (name) => `${name}, rewritten`,
};
