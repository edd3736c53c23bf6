/** Printing one thing of a page: a copy of a node, or a whole page of HTML in a frame in which no script can run. */

import { el } from "../exercise/dom.js";

/** Prints a copy of `node` alone. */
export function printNode(node) {
  const copy = node.cloneNode(true);
  copy.classList.add("own-alone");
  document.body.append(copy);
  document.documentElement.dataset.ownPrints = "";
  const done = () => {
    copy.remove();
    delete document.documentElement.dataset.ownPrints;
  };
  addEventListener("afterprint", done, { once: true });
  print();
}

/** Prints the page `html`. The frame may hold no script, and its own policy lets it ask nobody. */
export function printPage(html, title) {
  document.querySelector(".own-frame")?.remove();
  const frame = el("iframe", { class: "own-frame", title, sandbox: "allow-same-origin allow-modals", tabindex: "-1", "aria-hidden": "true" });
  frame.addEventListener("load", () => frame.contentWindow.print(), { once: true });
  frame.srcdoc = html;
  document.body.append(frame);
}
