/** What one does to a textarea without losing a learner's place or their undo. */

/** Selects a stretch and brings it into view. */
export function select(field, start, end) {
  field.focus();
  field.setSelectionRange(start, end);
  field.scrollTop = Math.max(0, heightUpTo(field, start) - field.clientHeight / 3);
}

/** Replaces the whole text as typing would, so that the browser's own undo brings it back. */
export function replaceAll(field, text) {
  field.focus();
  field.select();
  const typed = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!typed || field.value !== text) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(0, 0);
  field.scrollTop = 0;
}

/** A textarea does not tell where a line lies, so a block of the same measure does. */
function heightUpTo(field, offset) {
  const style = getComputedStyle(field);
  const twin = document.createElement("div");
  for (const name of ["font", "letterSpacing", "lineHeight", "padding", "tabSize", "wordBreak", "overflowWrap"]) {
    twin.style[name] = style[name];
  }
  Object.assign(twin.style, {
    position: "absolute",
    visibility: "hidden",
    whiteSpace: "pre-wrap",
    boxSizing: "border-box",
    width: `${field.clientWidth}px`,
  });
  twin.textContent = field.value.slice(0, offset);
  document.body.append(twin);
  const height = twin.offsetHeight;
  twin.remove();
  return height;
}
