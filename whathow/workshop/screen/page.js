// Keeps the page in step with the clock in the terminal, which holds the truth: a reload loses nothing.

const KEYS = { n: "next", ArrowRight: "next", PageDown: "next", b: "back", ArrowLeft: "back", PageUp: "back", p: "pause" };
const TROUBLE = "The clock does not answer. Start it again in the terminal: nothing is lost.";
const spoken = document.getElementById("say");
const trouble = document.getElementById("trouble");

const show = (html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("now");
  document.getElementById("now").replaceWith(fresh);
  if (spoken.textContent !== fresh.dataset.say) spoken.textContent = fresh.dataset.say;
  document.title = fresh.innerText.split("\n").filter(Boolean).slice(1, 3).join(": ") || document.title;
};

const ask = async (move) => {
  try {
    const options = move ? { method: "POST", body: new URLSearchParams({ move }) } : {};
    const answer = await fetch(move ? "/move" : "/now", options);
    if (!answer.ok) throw new Error(answer.statusText);
    show(await answer.text());
    trouble.textContent = "";
  } catch {
    if (!trouble.textContent) trouble.textContent = TROUBLE;
  }
};

document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(event.submitter.value);
});
document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !(event.key in KEYS)) return;
  event.preventDefault();
  ask(KEYS[event.key]);
});
setInterval(ask, 1000);
