/** On a page of the course: how far one is, a box to tick at its end, and the place to come back to. */

import { el } from "../exercise/dom.js";
import { kept } from "./kept.js";
import { address, course, here, progress } from "./progress.js";
import { words } from "./words.js";

const PAUSE = 1000; // ms after scrolling

const link = (page, text) => (page === here ? el("span", {}, text) : el("a", { href: address(page) }, text));

/** "You have done 6 of 17 on the engineer's way. Next: Hindsight", as nodes. */
export function countNodes() {
  const { done, of } = progress.count;
  return [link("book/assess/progress", words.done(done, of)), words.onWay(course.names[progress.way]), ...nextNodes()];
}

/** " Next: Hindsight"; on that very page there is no need to say it. */
export function nextNodes() {
  const { next } = progress.count;
  if (next === here) return [];
  return [words.next, next ? link(next, course.pages[next].title) : link("book/assess/completion", words.allDone)];
}

export function showWhere(mark) {
  const show = () => mark.replaceChildren(...(progress.begun ? countNodes() : []));
  mark.dataset.live = "";
  show();
  kept.onOtherTab(show);
  document.addEventListener("whathow:progress", show);
}

/** The box stands before "Next", where a reader has done what there is to do. */
export function offerTick() {
  const box = el("input", { type: "checkbox", id: "wh-done" });
  const said = el("span", { role: "status", class: "wh-aside" });
  const line = el("p", { class: "wh-done d-print-none" }, el("label", { for: "wh-done" }, box, ` ${words.tick}`), " ", said);
  const show = () => (box.checked = progress.isDone(here));
  box.addEventListener("change", () => {
    const trouble = progress.mark(here, box.checked);
    const { done, of } = progress.count;
    said.textContent = trouble ? words.notKept[trouble] : (box.checked ? words.ticked : words.unticked)(done, of);
    document.dispatchEvent(new Event("whathow:progress"));
  });
  show();
  kept.onOtherTab(show);
  document.addEventListener("whathow:progress", show);
  const next = document.querySelector("article section#next");
  if (next) next.before(line);
  else document.querySelector("article.bd-article")?.append(line);
}

/** Keeps the heading that one reads under, a second after scrolling and when the page is left. */
export function keepPlace() {
  const sections = [...document.querySelectorAll("article section[id] > h2")].map((heading) => heading.parentElement);
  let timer = null;
  let moved = false;
  const keep = () => {
    clearTimeout(timer);
    if (!moved) return;
    moved = false;
    const read = sections.findLast((section) => section.getBoundingClientRect().top < innerHeight / 2);
    const heading = read?.querySelector("h2").firstChild.textContent.trim() ?? "";
    progress.stopAt(heading, read?.id ?? "");
  };
  addEventListener(
    "scroll",
    () => {
      moved = true;
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    },
    { passive: true },
  );
  addEventListener("pagehide", keep);
}

export function showResume(root) {
  const { place } = progress;
  if (!place && !progress.done.length) return;
  const stopped = place
    ? [
        words.resume,
        el("em", {}, course.pages[place.page].title),
        place.heading ? words.resumeAt(place.heading) : ". ",
        el("a", { href: address(place.page, place.anchor) }, words.goOn),
        ". ",
      ]
    : [];
  root.replaceChildren(el("p", {}, stopped, countNodes()));
  root.hidden = false;
}

/** Radio buttons for the way on which pages are counted. */
export function offerWays(root) {
  const radios = Object.entries(course.names).map(([way, name]) => {
    const radio = el("input", { type: "radio", name: "wh-way", id: `wh-way-${way}`, value: way, checked: progress.way === way });
    radio.addEventListener("change", () => {
      progress.choose(way);
      document.dispatchEvent(new Event("whathow:progress"));
    });
    return el("label", { for: radio.id }, radio, ` ${name}`);
  });
  root.replaceChildren(el("fieldset", {}, el("legend", {}, words.ways), radios));
  root.hidden = false;
}
