/** Brings every exercise of the page to life. */

import { Account } from "./account.js";
import { Lines } from "./lines.js";
import { Rewrite } from "./rewrite.js";
import { Sentence } from "./sentence.js";
import { Spot } from "./spot.js";

const KINDS = { rewrite: Rewrite, sentence: Sentence, spot: Spot, lines: Lines, account: Account };

for (const root of document.querySelectorAll("[data-whathow]")) new KINDS[root.dataset.whathow](root);
