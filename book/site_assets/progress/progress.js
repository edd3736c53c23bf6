/** Where the learner is: their way, the pages that they have done, and the place where they stopped. */

import { course } from "./course.js";
import { kept } from "./kept.js";

const DONE = "progress:done"; // {page: {at, done}}: the later word counts, in another browser's file too
const PLACE = "progress:place"; // {page, heading, anchor, at}
const WAY = "progress:way";
const FIRST_WAY = "engineer";

const now = () => new Date().toISOString();
const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);

export { course };

/** This page as the course names it: "book/1-why-blame/hindsight". */
export const here = decodeURI(location.pathname.slice(root.pathname.length)).replace(/\.html$/, "");

export const address = (page, anchor = "") => new URL(`${page}.html${anchor && `#${anchor}`}`, root).href;

export const progress = {
  /** The way that was chosen, or "" . */
  get chosen() {
    const way = kept.read(WAY, "");
    return way in course.ways ? way : "";
  },

  get way() {
    return progress.chosen || FIRST_WAY;
  },

  choose: (way) => kept.write(WAY, way),

  isDone: (page) => Boolean(kept.read(DONE, {})[page]?.done),

  mark: (page, done) => kept.change(DONE, {}, (all) => ({ ...all, [page]: { at: now(), done } })),

  /** Every page that is done, on whichever way. */
  get done() {
    const all = kept.read(DONE, {});
    return Object.keys(course.pages).filter((page) => all[page]?.done);
  },

  /** How far one is on one's way: {done, of, next}; `next` is the first page that is not done, or null. */
  get count() {
    const pages = course.ways[progress.way];
    const done = new Set(progress.done);
    return { done: pages.filter((page) => done.has(page)).length, of: pages.length, next: pages.find((page) => !done.has(page)) ?? null };
  },

  get begun() {
    return Boolean(progress.chosen || progress.done.length);
  },

  get place() {
    const place = kept.read(PLACE, {});
    return place.page in course.pages ? place : null;
  },

  stopAt: (heading, anchor) => kept.write(PLACE, { page: here, heading, anchor, at: now() }),
};
