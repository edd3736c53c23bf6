/** What the pages that a learner has done were for, in place of a medal. */

import { el } from "../exercise/dom.js";
import { kept, PREFIX } from "./kept.js";
import { course, progress } from "./progress.js";
import { nextNodes } from "./where.js";
import { words } from "./words.js";

/** Names of the exercises with a try that passed: "rewrite:silent-handsets" → "Silent handsets, rewritten". */
export function passedExercises(entries) {
  return Object.keys(entries)
    .filter((key) => key.endsWith(":versions") && kept.read(key.slice(PREFIX.length), []).some((version) => version?.passed))
    .map((key) => named(...key.slice(PREFIX.length).split(":")));
}

function named(kind, slug) {
  const name = slug.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
  return kind === "rewrite" ? words.rewriteOf(name) : name;
}

export function showCompletion(root) {
  const live = root.querySelector(".wh-live");
  root.dataset.live = "";
  const show = () => {
    const done = new Set(progress.done);
    for (const section of root.querySelectorAll(".wh-can")) section.hidden = !done.has(section.dataset.page);
    const { done: count, of } = progress.count;
    const passed = passedExercises(kept.all());
    live.replaceChildren(
      el("p", {}, done.size ? words.completion(count, of, course.names[progress.way]) : words.noneDone, count < of ? nextNodes() : ""),
      passed.length ? el("p", {}, `${words.passed}: ${passed.join("; ")}.`) : "",
    );
  };
  show();
  kept.onOtherTab(show);
}
