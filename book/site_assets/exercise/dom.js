/** Builds DOM nodes. Text goes in as text: nothing that a learner wrote is ever read as HTML. */

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null));
  return node;
}

export function button(text, onclick, className = "wh-button") {
  return el("button", { type: "button", class: className, onclick }, text);
}

/** Somebody's words, kept from turning the direction of the sentence around them. */
export function quoted(text) {
  return el("q", {}, el("bdi", {}, text));
}

/** A line that screen readers hear politely when it changes. */
export function statusLine(className) {
  return el("p", { class: className, role: "status" });
}

export function whenNear(element, act) {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    observer.disconnect();
    act();
  };
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && once(), {
    rootMargin: "800px",
  });
  observer.observe(element);
  element.addEventListener("focusin", once, { once: true });
}
