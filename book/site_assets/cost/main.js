/** Brings what a page has of the cost model to life. */

import { Letter } from "./letter.js";
import { Model } from "./model.js";
import { Own } from "./own.js";

const PARTS = { model: Model, own: Own, letter: Letter };

for (const root of document.querySelectorAll("[data-cost]")) new PARTS[root.dataset.cost](root);
