/** Files that the learner saves and opens; nothing goes anywhere else. */

import { el } from "../exercise/dom.js";

/** Hands `text` to the browser as a file to save. */
export function saveFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A labelled field for files; `act` gets those that were chosen, and may choose them again afterwards. */
export function fileField(id, label, act, { multiple = true } = {}) {
  const field = el("input", { type: "file", id, multiple, accept: ".json,application/json", class: "wh-file" });
  field.addEventListener("change", async () => {
    await act([...field.files]);
    field.value = "";
  });
  return el("p", {}, el("label", { for: id }, label), " ", field);
}

/** 2025-03-09, by the learner's own clock. */
export const day = (date = new Date()) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
