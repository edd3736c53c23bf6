/** One suggestion: what it is, why, and what one does with it. */

import { button, el, quoted } from "../exercise/dom.js";
import { words } from "./words.js";

/** `act(state, label)` is called with "hidden", "left" or "open". */
export function findItem({ forms, places, reason }, number, kind, { state, label }, act) {
  const form = forms[0];
  const id = `own-label-${number}`;
  const field = el("input", { class: "wh-text own-label", id, type: "text", autocomplete: "off", maxlength: "60" });
  field.value = label;
  const commit = () => act("hidden", field.value);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    commit();
  });
  const named = (text, onclick, name) => {
    const made = button(text, onclick);
    made.setAttribute("aria-label", name);
    return made;
  };
  const open = [
    named(words.hide, commit, words.hideNamed(form)),
    named(words.leave, () => act("left", field.value), words.leaveNamed(form)),
    el("span", { class: "own-as" }, el("label", { for: id, class: "own-sr" }, words.labelOf(form)), field),
  ];
  const decided = [
    named(words.undo, () => act("open", label), words.undoNamed(form)),
    el("span", { class: "own-said" }, state === "hidden" ? words.hidden(label) : words.left),
  ];
  return el(
    "li",
    { class: `own-find own-is-${state}`, id: `own-find-${number}`, tabindex: "-1" },
    el("p", { class: "own-what" }, formNodes(forms), el("span", { class: "wh-family" }, words.kindOf(kind, places.length))),
    el("p", { class: "wh-aside" }, reason),
    el("div", { class: "own-do" }, state === "open" ? open : decided),
  );
}

function formNodes(forms) {
  return forms.flatMap((form, index) => [index ? ", " : "", quoted(form.length > 80 ? `${form.slice(0, 80)}…` : form)]);
}
