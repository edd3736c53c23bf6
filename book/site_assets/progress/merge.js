/**
 * What two browsers kept, made one, and nothing lost.
 *
 * Lists are united. Things with a time (`at`) follow the later one, key by key. Of two texts or values that differ, the
 * one that is here stays, and the other is set aside: a draft among its exercise's earlier versions, all else under
 * `aside`.
 */

import { PREFIX } from "./kept.js";

const KIND = "whathow kept work";
const ASIDE = `${PREFIX}aside`;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const blank = (value) => value == null || value === "" || (typeof value === "string" && !value.trim());

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A file of kept work. */
export const fileOf = (entries) =>
  JSON.stringify({ whathow: KIND, version: 1, made: new Date().toISOString(), entries }, null, 1);

/** The entries of a file of kept work, or null where it is none. */
export function entriesOf(text) {
  try {
    const { whathow, entries } = JSON.parse(text);
    const given = Object.entries(entries);
    const fits = given.every(([key, value]) => key.startsWith(PREFIX) && typeof value === "string");
    return whathow === KIND && fits ? Object.fromEntries(given) : null;
  } catch {
    return null;
  }
}

/** `here` and `there` are {key: stored string}; gives {entries, added, joined, aside}: the whole, and how many of which. */
export function merge(here, there, now = new Date().toISOString()) {
  const entries = new Map(Object.entries(here));
  const lost = [];
  let added = 0;
  let joined = 0;
  for (const [key, text] of Object.entries(there)) {
    if (!entries.has(key)) {
      entries.set(key, text);
      added += 1;
    } else if (!same(parse(entries.get(key)), parse(text))) {
      const value = join(parse(entries.get(key)), parse(text), (other) => lost.push({ key, value: other }));
      entries.set(key, JSON.stringify(value));
      joined += 1;
    }
  }
  for (const { key, value } of lost) setAside(entries, key, value, now);
  return { entries: Object.fromEntries(entries), added, joined, aside: lost.length };
}

function join(one, other, lose) {
  if (same(one, other) || blank(other)) return one;
  if (blank(one)) return other;
  if (Array.isArray(one) && Array.isArray(other)) return union(one, other);
  if (!isObject(one) || !isObject(other)) {
    lose(other);
    return one;
  }
  if (one.at && other.at) return later(one, other, lose);
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].map((key) => [key, join(one[key], other[key], lose)]));
}

function later(one, other, lose) {
  const [last, first] = one.at >= other.at ? [one, other] : [other, one];
  if (!blank(first.text) && first.text !== last.text) lose(first.text);
  return last;
}

/** Two that bear one time and differ both stay; a millisecond keeps them apart. Uniting again adds nothing. */
function union(one, other) {
  const known = new Set(one.map((item) => JSON.stringify(item)));
  const contents = new Set(one.map(content));
  const times = new Set(one.map((item) => item?.at));
  const all = [...one];
  for (const item of other) {
    if (known.has(JSON.stringify(item)) || (times.has(item?.at) && contents.has(content(item)))) continue;
    let at = item?.at;
    while (at && times.has(at)) at = nextInstant(at);
    times.add(at);
    all.push(at ? { ...item, at } : item);
  }
  return all.every((item) => item?.at) ? all.sort((a, b) => (a.at < b.at ? -1 : 1)) : all;
}

const content = (item) => JSON.stringify(isObject(item) ? { ...item, at: "" } : item);

function nextInstant(at) {
  const instant = new Date(at).getTime();
  return Number.isNaN(instant) ? `${at}+` : new Date(instant + 1).toISOString();
}

/** A value that lost its place, where a learner finds it again. */
function setAside(entries, key, value, now) {
  const isDraft = key.endsWith(":draft") && typeof value === "string";
  const place = isDraft ? key.replace(/:draft$/, ":versions") : ASIDE;
  const found = entries.has(place) ? parse(entries.get(place)) : [];
  const there = Array.isArray(found) ? found : [];
  const isThere = (old) => (isDraft ? old?.text === value : old?.key === key && same(old.value, value));
  if (!there.some(isThere)) entries.set(place, JSON.stringify(union(there, [isDraft ? { at: now, text: value } : { at: now, key, value }])));
}
