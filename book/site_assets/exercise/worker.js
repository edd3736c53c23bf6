/**
 * The grader: Python in a worker, with the same wheel that the shell and the notebooks use.
 *
 * Says {kind: "ready"} or {kind: "failed", line}; then answers each {id, request} with {kind: "answer", id, answer}.
 */

/** The first question reads the lexicon and the families; better while the learner is still writing. */
const WARM_UP = JSON.stringify({ verb: "check", text: "At 14:02 the console showed a timeout." });

const here = (path) => new URL(`../vendor/${path}`, import.meta.url).href;

async function fetched(path, options) {
  const response = await fetch(here(path), options);
  if (!response.ok) throw new Error(`${path.split("?")[0]} is not there (HTTP ${response.status})`);
  return response;
}

/** The list is asked for anew each time; a wheel's address changes with what is in it, so it may be cached. */
async function wheels() {
  const list = await (await fetched("wheels/wheels.json", { cache: "no-cache" })).json();
  const files = list.wheels.map(({ file, sha256 }) => fetched(`wheels/${file}?${sha256}`));
  return Promise.all(files.map(async (file) => (await file).arrayBuffer()));
}

async function python() {
  const { loadPyodide } = await import(here("pyodide/pyodide.mjs"));
  return loadPyodide({ indexURL: here("pyodide/") });
}

async function start() {
  const [py, files] = await Promise.all([python(), wheels()]);
  for (const file of files) py.unpackArchive(file, "wheel");
  return py.runPython("from whathow.learner.page import respond; respond");
}

/** The last line of what went wrong: of a Python traceback, that is the one that says it. */
const lastLine = (error) => String(error?.message ?? error).trim().split("\n").at(-1);

const ready = start().then(
  (respond) => {
    postMessage({ kind: "ready" });
    respond(WARM_UP);
    return respond;
  },
  (error) => {
    postMessage({ kind: "failed", line: lastLine(error) });
    return null;
  },
);

onmessage = async ({ data: { id, request } }) => {
  const respond = await ready;
  if (!respond) return;
  try {
    postMessage({ kind: "answer", id, answer: respond(request) });
  } catch (error) {
    postMessage({ kind: "failed", line: lastLine(error) });
  }
};
