/** What an incident file says first: title, trade, people. */

import { el } from "../exercise/dom.js";
import { words } from "./words.js";

export function headNodes(work, labels) {
  return [
    field("own-incident-title", words.title, work.title, (title) => work.change({ title }), words.titleHint),
    field("own-incident-domain", words.domain, work.domain, (domain) => work.change({ domain })),
    labels.length ? el("fieldset", { class: "own-people" }, el("legend", {}, words.people), el("p", { class: "wh-aside" }, words.roleHint), labels.map((label, n) => role(work, label, n))) : null,
  ].filter(Boolean);
}

function role(work, label, n) {
  const keep = (text) => work.change({ roles: { ...work.roles, [label]: text } });
  return field(`own-role-${n}`, words.role(label), work.roles[label], keep);
}

function field(id, label, value, keep, hint = "") {
  const input = el("input", { class: "wh-text", id, type: "text", autocomplete: "off", maxlength: "120", "aria-describedby": hint ? `${id}-hint` : null });
  input.value = value ?? "";
  input.addEventListener("input", () => keep(input.value));
  return el("p", { class: "own-field" }, el("label", { for: id }, label), input, hint ? el("span", { class: "wh-aside", id: `${id}-hint` }, hint) : null);
}
