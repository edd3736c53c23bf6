/** Brings what a page has of the assessments to life. */

import { whenNear } from "../exercise/dom.js";
import { List } from "./list.js";
import { Results } from "./results.js";
import { Team } from "./team.js";

const all = (root) => {
  root.dataset.live = "";
  whenNear(root, () => new Results(root.querySelector(".wh-live"), { level: "h3" }));
};

const PARTS = { list: (root) => new List(root), team: (root) => new Team(root), results: all };

for (const root of document.querySelectorAll("[data-assess]")) PARTS[root.dataset.assess](root);
