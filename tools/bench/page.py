"""The page that says how far to trust the checker, and the README's few figures, from bench/results.json.

The wording stands in bench/page.md, with a $name for every table and figure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

from tools.bench.counts import Counts
from tools.bench.figures import OURS, Bar, Results, counts, figures, rate, read_bars, seconds
from tools.bench.triggers import read_triggers

ROOT = Path(__file__).resolve().parent.parent.parent
RESULTS = ROOT / "bench" / "results.json"
WORDING = ROOT / "bench" / "page.md"
PAGE = ROOT / "book" / "reference" / "how-far-to-trust.md"
README = ROOT / "README.md"
README_KEYS = ("all.precision", "all.recall", "rewrites.agreement", "rewrites.let_through", "sure.right")
README_FROM, README_TO = "<!-- figures: made by `make bench` -->", "<!-- figures end -->"
EXHIBIT = "<!-- whathow: exhibit -->\n"
EVERY_LINE = "flag every line"
NAMES = {"triggers": "a regular expression of triggers", "harper.js": "harper, spelling left out"}


def read_results() -> dict[str, Any]:
    """What the last `make bench` measured."""
    made: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return made


def make_page(results: Results) -> str:
    """The page of the book."""
    judged, rewrites, told = results["judgement"], results["rewrites"], figures(results)
    every, clean = counts(results, OURS), judged["reports"]["clean"]
    unmet = [bar for bar in read_bars() if not bar.met(told[bar.key])]
    return Template(WORDING.read_text(encoding="utf-8")).substitute(
        lines=f"{sum(each['lines'] for each in judged['voices'].values()):,}",
        precision=_per_cent(every.precision),
        recall=_per_cent(every.recall),
        bars=_bars(told),
        bars_unmet=len(unmet),
        bars_all=len(read_bars()),
        voices=_voices(results),
        peers=_peers(results),
        triggers=EXHIBIT + "> " + ", ".join(read_triggers()),
        families=_families(judged["families"]),
        named=_per_cent(told["named"]),
        alarms=every.alarms,
        clean_lines=f"{every.alarms + every.quiet:,}",
        plain_alarms=judged["plain_alarms"],
        alarms_shown=_shown(judged["alarms"]),
        misses=every.missed,
        blame_lines=f"{every.found + every.missed:,}",
        misses_shown=_shown(judged["misses"]),
        reports=_reports(judged["reports"]),
        clean_reports=clean["reports"],
        rewrites_all=sum(rewrites["passed"]),
        rewrites_incidents=rewrites["incidents"],
        rewrites=_rewrites(rewrites),
        let_through=_let_through(rewrites["let_through"]),
        turned_away=len(rewrites["turned_away"]),
        sure_share=_per_cent(told["sure.share"]),
        sure_right=_per_cent(told["sure.right"]),
        right_unsure=_of(rewrites["sure"]["right_unsure"], rewrites["sure"]["verdicts"] - rewrites["sure"]["sure"]),
        speed=_speed(results),
        rates=_rates(results),
        grade=f"{rewrites['milliseconds']:.0f}",
        machine=_machine(results),
        judge=_judge(results),
    )


def readme(text: str, results: Results) -> str:
    """The README with its few figures anew."""
    told = figures(results)
    rows = [[bar.what, _figure(bar, told[bar.key])] for bar in read_bars() if bar.key in README_KEYS]
    overall = [
        ["of the lines it flags, blame by their labels", _per_cent(told["all.precision"])],
        ["of the blame in them, flagged", _per_cent(told["all.recall"])],
    ]
    table = _table(["on text that the judge was not trained on", "measured"], [*overall, *rows])
    made = f"{README_FROM}\n{table}\n\n{README_TO}"
    return re.sub(f"{re.escape(README_FROM)}.*?{re.escape(README_TO)}", lambda _: made, text, flags=re.DOTALL)


def _bars(told: Mapping[str, float]) -> str:
    rows = []
    for bar in read_bars():
        asked = f"at least {_number(bar, bar.least)}" if bar.least is not None else f"at most {_number(bar, bar.most)}"
        what = f"{bar.what} ({bar.note})" if bar.note else bar.what
        rows.append([what, asked, _figure(bar, told[bar.key]), "met" if bar.met(told[bar.key]) else "**not met**"])
    return _table(["figure", "asked", "measured", ""], rows)


def _figure(bar: Bar, figure: float) -> str:
    return _number(bar, figure)


def _number(bar: Bar, figure: float | None) -> str:
    """A share in per cent, a count whole, anything else with two places."""
    if figure is None:
        return ""
    if bar.key.startswith("speed") or bar.key in ("rewrites.kappa", "reports.per_thousand"):
        return f"{figure:.2f}"
    if bar.key in ("rewrites.let_through", "grade.milliseconds"):
        return f"{figure:.0f}"
    return _per_cent(figure)


def _voices(results: Results) -> str:
    rows = []
    for voice, made in results["judgement"]["voices"].items():
        own = Counts(*made["counts"][OURS])
        rows.append(
            [f"`{voice}`", f"{made['lines']:,}", f"{made['blame']:,}", *_scores(own), *(f"{n:,}" for n in own[:3])]
        )
    own = counts(results, OURS)
    rows.append(["all", f"{sum(own):,}", f"{own.found + own.missed:,}", *_scores(own), *(f"{n:,}" for n in own[:3])])
    return _table(["voice", "lines", "blame", "precision", "recall", "F1", "found", "false alarms", "missed"], rows)


def _peers(results: Results) -> str:
    judged = results["judgement"]
    made = {name: counts(results, name) for name in (OURS, *judged["versions"])}
    own = made[OURS]
    made[EVERY_LINE] = Counts(own.found + own.missed, own.alarms + own.quiet, 0, 0)
    order = sorted(made, key=lambda name: -made[name].f1)
    versions = {OURS: "judge without the voice", EVERY_LINE: "", **judged["versions"]}
    rows = [
        [NAMES.get(name, name), versions[name], *_scores(made[name]), f"{made[name].found:,}", f"{made[name].alarms:,}"]
        for name in order
    ]
    return _table(["tool", "version", "precision", "recall", "F1", "found", "false alarms"], rows)


def _families(every: Mapping[str, Mapping[str, int]]) -> str:
    rows = [
        [
            f"[`{name}`](families/{name})",
            str(each["there"]),
            _of(each["found"], each["there"]),
            _of(each["named"], each["found"]),
            str(each["alarms"]),
        ]
        for name, each in every.items()
    ]
    return _table(["family", "lines with it", "found", "of those, named", "clean lines charged with it"], rows)


def _shown(errors: Sequence[Mapping[str, Any]]) -> str:
    """Labelled lines that were judged wrong, as an exhibit."""
    made = [f"- {each['text']} *({_told(each)})*" for each in errors]
    return EXHIBIT + "\n".join(made)


def _told(error: Mapping[str, Any]) -> str:
    """What was said of a false alarm, or what was labelled in a miss."""
    if not error["said"]:
        return f"{error['voice']}; labelled {', '.join(error['labelled'])}"
    by = "a pattern" if error["plain"] else "weights alone"
    return f"{error['voice']}; said to be {', '.join(error['said'])}, by {by}, at “{error['words']}”"


def _reports(made: Mapping[str, Any]) -> str:
    own, clean = Counts(*made["counts"]), made["clean"]
    rows = [
        [f"{made['reports']:,}", f"{sum(own):,}", *_scores(own), f"{clean['findings']} in {clean['words']:,} words"]
    ]
    head = ["reports", "sentences", "precision", "recall", "F1", f"findings in the {clean['reports']} without blame"]
    return _table(head, rows)


def _rewrites(made: Mapping[str, Any]) -> str:
    rows = []
    for name, each in {"pass or fail": made["passed"], **made["criteria"]}.items():
        own = Counts(*each)
        rows.append([name, f"{own.agreement:.0%}", f"{own.kappa:.2f}", str(own.alarms), str(own.missed)])
    return _table(["verdict", "as the reader", "kappa", "met, and should not be", "not met, and should be"], rows)


def _let_through(rows: Sequence[Mapping[str, str]]) -> str:
    # Two names, as one long one would be wider than a telephone.
    names = [row["rewrite"].removesuffix(".md").replace("/", "`, `") for row in rows]
    made = [f"- `{name}`: {row['why']}" for name, row in zip(names, rows, strict=True)]
    return EXHIBIT + "\n".join(made) if made else "None."


def _speed(results: Results) -> str:
    rows = [
        [f"{int(words):,} words", *(f"{seconds(results, int(words), tool):.2f}" for tool in (OURS, "proselint"))]
        + [f"{rate(results, int(words), tool):,.0f}" for tool in (OURS, "proselint")]
        for words in results["speed"]["commands"]
    ]
    return _table(["file", f"{OURS}, seconds", "proselint, seconds", f"{OURS}, words/s", "proselint, words/s"], rows)


def _rates(results: Results) -> str:
    rates = sorted(results["speed"]["in_one_process"].items(), key=lambda pair: -pair[1])
    return _table(["peer", "words in a second"], [[NAMES.get(name, name), f"{each:,.0f}"] for name, each in rates])


def _machine(results: Results) -> str:
    machine = results["speed"]["machine"]
    load = f"a load of {machine['load']}, so other work ran beside it"
    return f"Python {machine['python']}, {machine['processors']} processors, {load if machine['load'] > 1 else 'idle'}"


def _judge(results: Results) -> str:
    """The beginning of the shipped weights' digest; of each part's own where they were measured apart."""
    used = {part: made["judge"] for part, made in results.items()}
    if len(set(used.values())) == 1:
        return f"The shipped weights that they belong to begin with `{used.popitem()[1]}` in `sha256sum`."
    told = ", ".join(f"{part} to `{judge}`" for part, judge in used.items())
    return f"They were measured apart and belong to different weights, by the first digits of `sha256sum`: {told}."


def _scores(own: Counts) -> list[str]:
    return [f"{own.precision:.2f}", f"{own.recall:.2f}", f"{own.f1:.2f}"]


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}"


def _per_cent(share: float) -> str:
    return f"{share:.1%}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    made = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in made)
