/** A sentence whose words are buttons: arrows move between them, Space presses, Shift and an arrow presses on. */

import { el } from "./dom.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function wordButtons(text, label) {
  const group = el("div", { class: "wh-sentence-words", role: "group", "aria-label": label });
  text.split(/\s+/).forEach((word, index) => {
    const node = el("button", { type: "button", class: "wh-word", "aria-pressed": "false", tabindex: index ? "-1" : "0" }, word);
    node.addEventListener("click", () => press(node, node.getAttribute("aria-pressed") !== "true"));
    group.append(node, " ");
  });
  group.addEventListener("keydown", (event) => move(event, [...group.children]));
  return group;
}

export function pressedWords(group) {
  const pressed = [...group.children].filter((node) => node.getAttribute("aria-pressed") === "true");
  return pressed.map((node) => node.textContent).join(" ");
}

function press(node, on) {
  node.setAttribute("aria-pressed", String(on));
}

function move(event, nodes) {
  const at = nodes.indexOf(event.target);
  const to = event.key === "Home" ? 0 : event.key === "End" ? nodes.length - 1 : at + (STEPS[event.key] ?? 0);
  if (at < 0 || to === at || !nodes[to]) return;
  event.preventDefault();
  if (event.shiftKey) for (const node of nodes.slice(Math.min(at, to), Math.max(at, to) + 1)) press(node, true);
  nodes[at].tabIndex = -1;
  nodes[to].tabIndex = 0;
  nodes[to].focus();
}
