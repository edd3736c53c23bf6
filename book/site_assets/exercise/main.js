/** Brings every exercise of the page to life. */

import { Rewrite } from "./rewrite.js";
import { Sentence } from "./sentence.js";

const KINDS = { rewrite: Rewrite, sentence: Sentence };

for (const root of document.querySelectorAll("[data-whathow]")) new KINDS[root.dataset.whathow](root);
