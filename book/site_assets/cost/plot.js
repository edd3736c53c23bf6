/** The figures, by Observable Plot, which is fetched when the first run is there and not before. */

import { el } from "../exercise/dom.js";

const INK = { A: "var(--wh-ink-a)", B: "var(--wh-ink-b)" };
const LIBRARIES = ["d3.min.js", "plot.umd.min.js"]; // the second needs the first
const NARROW = 320;
const WIDE = 512;

let loading = null;

/** Draws both figures of `answer` in place of what stands there. */
export async function draw(root, answer, drawn) {
  loading ??= load();
  const Plot = await loading.catch((error) => {
    loading = null;
    throw error;
  });
  const [hidden, ranges] = ["hidden", "ranges"].map((name) => root.querySelector(`[data-draws="${name}"]`));
  const width = Math.max(NARROW, Math.min(WIDE, hidden.clientWidth));
  hidden.replaceChildren(bands(Plot, answer.hidden, width));
  ranges.replaceChildren(...drawn.flatMap(({ id, title }) => rangesOf(Plot, title, answer.measures[id], width)));
}

async function load() {
  for (const file of LIBRARIES) await script(new URL(`../vendor/plot/${file}`, import.meta.url).href);
  return globalThis.Plot;
}

function script(src) {
  return new Promise((resolve, reject) => {
    document.head.append(el("script", { src, onload: resolve, onerror: () => reject(new Error(`${src} is not there`)) }));
  });
}

function bands(Plot, { a, b }, width) {
  const named = [
    ["A", a],
    ["B", b],
  ];
  const marks = named.flatMap(([way, months]) => {
    const points = months.map((month, index) => ({ ...month, month: index + 1 }));
    const line = { x: "month", y: "middle", stroke: INK[way], strokeWidth: 2, strokeDasharray: way === "A" ? "6 4" : null };
    return [
      Plot.areaY(points, { x: "month", y1: "low", y2: "high", fill: INK[way], fillOpacity: 0.22 }),
      Plot.lineY(points, line),
      Plot.text(points.slice(-1), { x: "month", y: "middle", text: () => way, dx: 12, fill: INK[way], fontWeight: 700, fontSize: 14 }),
    ];
  });
  const x = { label: "Month", labelAnchor: "center", ticks: 6, tickFormat: "d" };
  return plain(Plot.plot({ width, height: 0.62 * width, marginRight: 30, marginBottom: 40, style: { fontSize: "13px" }, x, y: { label: "Hazards", zero: true, ticks: 6 }, marks }));
}

function rangesOf(Plot, title, { a, b }, width) {
  const rows = [
    { ...a, way: "A" },
    { ...b, way: "B" },
  ];
  const ink = ({ way }) => INK[way];
  const marks = [
    Plot.ruleY(rows, { y: "way", x1: "low", x2: "high", stroke: ink, strokeWidth: 5, strokeOpacity: 0.45 }),
    Plot.dot(rows, { y: "way", x: "middle", fill: ink, r: 5, symbol: ({ way }) => (way === "A" ? "square" : "circle") }),
  ];
  const x = { zero: true, domain: [0, 1.05 * Math.max(a.high, b.high, 1)], ticks: 5, label: null };
  const y = { label: null, tickSize: 0 };
  const symbol = { range: ["square", "circle"], domain: ["square", "circle"] };
  const style = { fontSize: "13px" };
  const drawing = Plot.plot({ width, height: 82, marginLeft: 28, marginRight: 20, marginTop: 2, marginBottom: 26, style, x, y, symbol, marks });
  return [el("p", { class: "wh-drawn-title" }, title), plain(drawing)];
}

/** The box around a figure has its name; the marks inside are not read one by one. */
function plain(drawing) {
  drawing.setAttribute("aria-hidden", "true");
  return drawing;
}
