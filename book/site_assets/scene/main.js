/** Brings every meeting of the page to life. */

import { Meeting } from "./meeting.js";

for (const root of document.querySelectorAll("[data-scene]")) new Meeting(root);
