/** Every page loads this; what only one page needs comes when that page asks for it. */

import { course, here } from "./progress.js";
import { keepPlace, offerTick, offerWays, showResume, showWhere } from "./where.js";

const PARTS = {
  where: showWhere,
  resume: showResume,
  ways: offerWays,
  page: async (root) => new (await import("./page.js")).ProgressPage(root),
  completion: async (root) => (await import("./completion.js")).showCompletion(root),
};

for (const root of document.querySelectorAll("[data-progress]")) PARTS[root.dataset.progress](root);

if (here in course.pages) {
  keepPlace();
  if (!document.querySelector('[data-assess="list"][data-alone]')) offerTick();
}
