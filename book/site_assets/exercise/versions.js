/** The earlier versions of an answer, each with a button that brings it back. */

import { button, el } from "./dom.js";
import { words } from "./words.js";

/** Shows `versions` in `details`, the newest first, leaving it open or shut as it is. */
export function showVersions(details, versions, bringBack) {
  details.hidden = !versions.length;
  details.replaceChildren(
    el("summary", {}, words.versions(versions.length)),
    el("ol", { reversed: true }, versions.map((version) => item(version, bringBack)).reverse()),
  );
}

function item({ at, text, points, max_points: most, passed, criteria }, bringBack) {
  const when = new Date(at).toLocaleString(document.documentElement.lang || "en", { dateStyle: "medium", timeStyle: "short" });
  const what = criteria ? words.asTry(points, most, passed) : words.asDraft;
  const beginning = text.trim().replace(/\s+/g, " ").slice(0, 60);
  return el(
    "li",
    {},
    el("span", {}, `${when}: ${what}. `),
    el("bdi", { class: "wh-aside" }, `${beginning}… `),
    button(words.bringBack, () => bringBack(text)),
  );
}
