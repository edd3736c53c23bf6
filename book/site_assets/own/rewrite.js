/** Step 4: the rewrite, beside the redacted report, graded against what the learner wrote down. */

import { Rewrite } from "../exercise/rewrite.js";

export class OwnRewrite extends Rewrite {
  /** Called once the rest of the page is there; the report that one may start from changes with the work. */
  follow(work) {
    this.work = work;
    const paper = this.root.querySelector("#own-original");
    const show = () => {
      this.incident.report = work.redacted || "-";
      if (paper.textContent !== work.redacted) paper.textContent = work.redacted;
    };
    work.addEventListener("change", show);
    show();
  }

  get text() {
    return this.field.value;
  }

  request(text) {
    return { verb: "own-grade", draft: this.work.draft(), text };
  }
}
