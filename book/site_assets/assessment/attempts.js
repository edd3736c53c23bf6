/** The learner's lists as this browser keeps them: the plan that was drawn, drafts, and what was handed in. */

import { kept } from "../progress/kept.js";

const ATTEMPTS = "assessment:attempts"; // [{at, occasion, plan, answers, rewrite}]
const PLAN = "assessment:plan"; // {plan, at}
const CODE = "assessment:code";
const draftKey = (occasion) => `assessment:draft:${occasion}`;

const now = () => new Date().toISOString();
const isAttempt = (attempt) => typeof attempt?.at === "string" && typeof attempt.occasion === "string";

/** One attempt for each occasion, the first that was handed in. */
export function attempts() {
  const all = kept.read(ATTEMPTS, []).filter(isAttempt).sort((a, b) => (a.at < b.at ? -1 : 1));
  return all.filter((attempt, index) => all.findIndex(({ occasion }) => occasion === attempt.occasion) === index);
}

/** Keeps an attempt, unless another tab was first. */
export function keepAttempt(attempt) {
  return kept.change(ATTEMPTS, [], (all) =>
    all.some(({ occasion }) => occasion === attempt.occasion) ? all : [...all, { at: now(), ...attempt }],
  );
}

/** The number of this learner's plan, below `count`: that of what was handed in, else the one drawn earlier, else null. */
export function planOf(count) {
  const plan = attempts()[0]?.plan ?? kept.read(PLAN, {}).plan;
  return Number.isInteger(plan) && plan >= 0 && plan < count ? plan : null;
}

export function keepPlan(plan) {
  return kept.change(PLAN, {}, (there) => (Number.isInteger(there.plan) ? there : { plan, at: now() }));
}

export const drawPlan = (count) => crypto.getRandomValues(new Uint32Array(1))[0] % count;

/** {answers: {id: {blame, sure, at}}, rewrite: {id, text, at}} */
export const draft = (occasion) => ({ answers: {}, rewrite: {}, ...kept.read(draftKey(occasion), {}) });

export function keepAnswer(occasion, id, answer) {
  return kept.change(draftKey(occasion), {}, (there) => ({
    ...there,
    answers: { ...there.answers, [id]: { ...there.answers?.[id], ...answer, at: now() } },
  }));
}

export function keepRewrite(occasion, id, text) {
  return kept.change(draftKey(occasion), {}, (there) => ({ ...there, rewrite: { id, text, at: now() } }));
}

/** Keeps a text that has no place of its own; the page of the learner's progress shows it. */
export function keepAside(occasion, text) {
  return kept.change("aside", [], (all) => [...all, { at: now(), key: draftKey(occasion), value: text }]);
}

/** A random word that tells two files of one learner from files of two; it says nothing of either. */
export function code() {
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const word = kept.read(CODE, "") || fresh();
  kept.write(CODE, word);
  return word;
}
