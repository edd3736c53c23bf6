/** Brings the steps to life: each takes over where the one before it ended. */

import { whenNear } from "../exercise/dom.js";
import { Away } from "./away.js";
import { Bring } from "./bring.js";
import { Hide } from "./hide.js";
import { OwnRewrite } from "./rewrite.js";
import { Work } from "./work.js";
import { Write } from "./write.js";

function start(root) {
  const data = JSON.parse(root.querySelector(".own-data").textContent);
  const step = (name) => root.querySelector(`#own-step-${name}`);
  const work = new Work();
  const desk = root.querySelector(".own-beside");
  const write = new Write(step("write"), work, desk.dataset.subheading);
  const hide = new Hide(step("hide"), work, (redacted) => {
    work.change({ redacted });
    write.look();
    enter(step("write"));
  });
  const rewrite = new OwnRewrite(desk);
  rewrite.follow(work);
  new Bring(step("bring"), data, async (text) => {
    if (text !== work.text) work.change({ text });
    if (await hide.look()) enter(step("hide"));
  });
  new Away(step("away"), { work, rewrite, name: data.name, sheet: root.querySelector(".own-sheet") });
  work.addEventListener("change", () => showDesk(desk, work));
  showDesk(desk, work);
  root.dataset.live = "";
  whenNear(root, () => {
    if (work.text) hide.look();
    if (work.redacted) write.look();
  });
}

/** The desk opens once there is something to be graded against. */
function showDesk(desk, work) {
  const ready = work.redacted !== "" && work.measured;
  desk.hidden = !ready;
  desk.parentElement.querySelector(".own-wait").hidden = ready;
}

/** The focus goes to the title of the step that is next. */
function enter(step) {
  const title = step.querySelector("[tabindex='-1']");
  title.focus({ preventScroll: true });
  title.scrollIntoView({ block: "start" });
}

for (const root of document.querySelectorAll("[data-own]")) start(root);
