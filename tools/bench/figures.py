"""The figures that a reader is told, from the counts in bench/results.json, and the bars they are held against."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bench.counts import Counts, add

Results = Mapping[str, Any]
BARS = Path(__file__).resolve().parent.parent.parent / "bench" / "bars.toml"
OURS, SAME_MAKE = "whathow", "dev"


@dataclass(frozen=True)
class Bar:
    """What was asked of one figure, named by its `key`: at `least` or at `most` so much."""

    what: str
    key: str
    least: float | None = None
    most: float | None = None
    note: str = ""

    def met(self, figure: float) -> bool:
        """Does the figure reach the bar?"""
        return (self.least is None or figure >= self.least) and (self.most is None or figure <= self.most)


def read_bars() -> list[Bar]:
    """Every bar, in the order of the file."""
    return [Bar(**row) for row in tomllib.loads(BARS.read_text(encoding="utf-8"))["bar"]]


def counts(results: Results, tool: str, voices: Iterable[str] = ()) -> Counts:
    """A tool's verdicts on the voices named, or on all."""
    every = results["judgement"]["voices"]
    return add(every[voice]["counts"][tool] for voice in voices or every)


def figures(results: Results) -> dict[str, float]:
    """Every figure that a bar may name."""
    judgement, rewrites = results["judgement"], results["rewrites"]
    own = counts(results, OURS, [SAME_MAKE])
    others = counts(results, OURS, [voice for voice in judgement["voices"] if voice != SAME_MAKE])
    every, clean = counts(results, OURS), judgement["reports"]["clean"]
    passed, sure = Counts(*rewrites["passed"]), rewrites["sure"]
    return {
        "all.precision": every.precision,
        "all.recall": every.recall,
        "dev.precision": own.precision,
        "dev.recall": own.recall,
        "others.precision": others.precision,
        "others.recall": others.recall,
        "named": named(results),
        "reports.per_thousand": 1000 * clean["findings"] / clean["words"],
        "rewrites.agreement": passed.agreement,
        "rewrites.let_through": passed.alarms,
        "rewrites.kappa": min(Counts(*made).kappa for made in rewrites["criteria"].values()),
        "sure.share": sure["sure"] / sure["verdicts"],
        "sure.right": sure["right"] / sure["sure"],
        "speed.multiple": rate(results, 200_000, OURS) / rate(results, 200_000, "proselint"),
        "speed.linear": rate(results, 2_000_000, OURS) / rate(results, 200_000, OURS),
        "speed.cold": seconds(results, 500, OURS) / seconds(results, 500, "proselint"),
        "grade.milliseconds": rewrites["milliseconds"],
    }


def named(results: Results) -> float:
    """Of the labelled families of the blame that was found, the share that the checker named."""
    every = results["judgement"]["families"].values()
    return float(sum(each["named"] for each in every) / sum(each["found"] for each in every))


def seconds(results: Results, words: int, tool: str) -> float:
    """Median seconds of a whole command on a file of so many words."""
    return float(results["speed"]["commands"][str(words)]["seconds"][tool])


def rate(results: Results, words: int, tool: str) -> float:
    """Words in a second of a whole command on a file of so many words."""
    return float(results["speed"]["commands"][str(words)]["words"]) / seconds(results, words, tool)
