// The peers in JavaScript, one line or paragraph at a time.
// In: {"texts": [...]} on standard input. Out: {tool: {said: [true, ...], seconds, versions}} on standard output.
// Progress goes to standard error.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text as alex } from "alex";
import { LocalLinter } from "harper.js";
import { binaryInlined } from "harper.js/binaryInlined";
import retextEnglish from "retext-english";
import retextEquality from "retext-equality";
import retextPassive from "retext-passive";
import retextProfanities from "retext-profanities";
import retextSimplify from "retext-simplify";
import retextStringify from "retext-stringify";
import { unified } from "unified";

const writeGood = createRequire(import.meta.url)("write-good");
const asked = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")).dependencies;

const BATCH = 40; // texts: each call of harper costs as much as twenty of them

const each = (flags) => async (texts) => texts.map(flags);

function pack(plugin) {
  const processor = unified().use(retextEnglish).use(plugin).use(retextStringify).freeze();
  return each((text) => processor.processSync(text).messages.length > 0);
}

async function harper() {
  const linter = new LocalLinter({ binary: binaryInlined });
  await linter.setup();
  return async (texts) => {
    const said = texts.map(() => false);
    for (let first = 0; first < texts.length; first += BATCH) {
      for (const n of await flagged(linter, texts.slice(first, first + BATCH))) said[first + n] = true;
    }
    return said;
  };
}

// The places of the texts that harper finds something in. They go to it as paragraphs; its spans count code points.
async function flagged(linter, texts) {
  const ends = [];
  for (const text of texts) ends.push((ends.at(-1) ?? 0) + [...text].length + 2);
  const lints = await linter.lint(texts.join("\n\n"), { language: "plaintext" });
  // A name it does not know is a spelling mistake to it: counted, that would be a finding in most lines.
  const told = lints.filter((lint) => lint.lint_kind() !== "Spelling");
  return told.map((lint) => ends.findIndex((end) => lint.span().start < end));
}

const tools = {
  alex: each((text) => alex(text).messages.length > 0),
  "write-good": each((text) => writeGood(text).length > 0),
  "retext-equality": pack(retextEquality),
  "retext-profanities": pack(retextProfanities),
  "retext-passive": pack(retextPassive),
  "retext-simplify": pack(retextSimplify),
  "harper.js": await harper(),
};

// Not readFileSync(0): a pipe that is not ready yet is an error to it.
let given = "";
for await (const chunk of process.stdin.setEncoding("utf8")) given += chunk;
const { texts } = JSON.parse(given);
const results = {};
for (const [name, flags] of Object.entries(tools)) {
  process.stderr.write(`${name} on ${texts.length} texts\n`);
  await flags(["It rained."]); // loads its word lists outside the timing
  const began = process.cpuUsage();
  const said = await flags(texts);
  const { user, system } = process.cpuUsage(began); // in millionths of a second
  results[name] = { said, seconds: (user + system) / 1e6, version: asked[name] };
}
process.stdout.write(JSON.stringify(results));
