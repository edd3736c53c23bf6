"""Several results files merged into one figure for the team; with fewer than five people it says nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import Any

from whathow.assess.plan import OCCASIONS
from whathow.assess.result import KIND
from whathow.assess.score import mean_change
from whathow.assess.words import change, say
from whathow.fault import Fault, FaultError

LEAST_PEOPLE = 5
LONGEST_FILE = 20_000  # characters; a results file has a few hundred
RANGES = {
    "right": (0, 100),
    "of": (1, 100),
    "sure": (0, 1),
    "brier": (0, 1),
    "rewrite": (0, 1000),
    "rewrite_of": (1, 1000),
}

Figures = Mapping[str, float]


@dataclass(frozen=True)
class Results:
    """One person's results file: figures by occasion, and the random `code` that the person's files share."""

    code: str
    occasions: Mapping[str, Figures]


def read_results(text: str, name: str) -> Results:
    """The results in a file's `text`. Raises FaultError, one line with `name` in it, where it is none."""
    try:
        if len(text) > LONGEST_FILE:
            raise ValueError
        data = json.loads(text.removeprefix("\ufeff"))
        if data["whathow"] != KIND:
            raise ValueError
        occasions = {
            occasion: _figures(data["occasions"][occasion]) for occasion in OCCASIONS if occasion in data["occasions"]
        }
        if not occasions or not isinstance(data["code"], str) or not data["code"]:
            raise ValueError
        return Results(data["code"], occasions)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise FaultError([Fault(name, say("fault", "not_json"), say("fault", "not_json_mend"))]) from None


def _figures(data: Mapping[str, Any]) -> Figures:
    figures = {key: float(data[key]) for key in RANGES}
    if not all(low <= figures[key] <= high for key, (low, high) in RANGES.items()) or figures["right"] > figures["of"]:
        raise ValueError
    return figures


def team_lines(files: Iterable[Results]) -> list[str]:
    """What the files say together, in sentences. Of two files with one code the fuller counts."""
    given = list(files)
    people = _one_each(given)
    again = len(given) - len(people)
    repeated = [say("team", "again", count=again)] if again else []
    if len(people) < LEAST_PEOPLE:
        return [say("team", "few", people=len(people), least=LEAST_PEOPLE), *repeated]
    told = [line for one, other in combinations(OCCASIONS, 2) for line in _between(people, one, other)]
    return [say("team", "people", people=len(people)), *repeated, *told, say("team", "limits")]


def _one_each(files: Sequence[Results]) -> list[Results]:
    fullest = sorted(files, key=lambda results: len(results.occasions))
    return list({results.code: results for results in fullest}.values())


def _between(people: Sequence[Results], one: str, other: str) -> Iterator[str]:
    both = [(each.occasions[one], each.occasions[other]) for each in people if {one, other} <= each.occasions.keys()]
    names = {"earlier": say("occasion", one), "later": say("occasion", other)}
    if len(both) < LEAST_PEOPLE:
        yield say("team", "few_both", least=LEAST_PEOPLE, **names)
        return
    of = both[0][0]["of"]
    found = mean_change(
        [of * (after["right"] / after["of"] - before["right"] / before["of"]) for before, after in both]
    )
    ends = {"low": change(max(found.low, -of), "end_"), "high": change(min(found.high, of), "end_")}
    figures = _means(both, "right")
    yield say("team", "change", people=len(both), of=f"{of:g}", by=change(found.by), **names, **ends, **figures)
    yield say("team", "brier", **_means(both, "brier", 2))
    yield say("team", "rewrite", most=f"{both[0][0]['rewrite_of']:g}", **_means(both, "rewrite"))


def _means(both: Sequence[tuple[Figures, Figures]], key: str, digits: int = 1) -> dict[str, str]:
    before, after = (fmean(pair[n][key] for pair in both) for n in (0, 1))
    return {"before": f"{before:.{digits}f}", "after": f"{after:.{digits}f}"}
