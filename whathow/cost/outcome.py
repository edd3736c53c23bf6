"""Many worlds, each lived through in two ways: what comes out, as ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from whathow.cost.life import Tally, Way, live
from whathow.cost.sheet import Sheet, values
from whathow.cost.world import World, draw_world

RUNS = 200
LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9


@dataclass(frozen=True)
class Range:
    """One run in ten lies below `low`, one in ten above `high`, half of them below `middle`."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Compared:
    """One measure: in A, in B, and A less B in the same worlds; in `more` of the runs A has more, in `fewer` fewer."""

    id: str
    a: Range
    b: Range
    difference: Range
    more: int
    fewer: int


@dataclass(frozen=True)
class Outcome:
    """What comes of a sheet's model with `values`; hidden hazards also month by month."""

    values: Mapping[str, float]
    runs: int
    measures: tuple[Compared, ...]
    hidden_a: tuple[Range, ...]
    hidden_b: tuple[Range, ...]

    def measure(self, name: str) -> Compared:
        return next(each for each in self.measures if each.id == name)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, as the page's worker sends it."""
        return asdict(self)


def simulate(sheet: Sheet, given: Mapping[str, float] | None = None) -> Outcome:
    """Run the model with the values `given`, and the sheet's defaults for the rest; 200 worlds, the same for the same
    seed. Raises FaultError where a name or a value is not the sheet's."""
    return _simulate(sheet, tuple(values(sheet, given or {}).items()))


def quantiles(numbers: Sequence[float]) -> Range:
    """The tenth, the fiftieth and the ninetieth hundredth of `numbers`, each a number that is there.

    >>> quantiles(range(11))
    Range(low=1, middle=5, high=9)
    """
    order = sorted(numbers)
    low, middle, high = (order[round(share * (len(order) - 1))] for share in (LOW, MIDDLE, HIGH))
    return Range(low, middle, high)


def rounded(value: float) -> float:
    """`value` as it is shown: two digits and noughts, so that nobody takes the third digit for known.

    >>> [rounded(value) for value in (7, 42.6, 118, 3_467)]
    [7, 43, 120, 3500]
    """
    step = 1
    while abs(value) >= 100 * step:
        step *= 10
    return round(value / step) * step


@lru_cache(maxsize=16)
def _simulate(sheet: Sheet, chosen: tuple[tuple[str, float], ...]) -> Outcome:
    settings = dict(chosen)
    worlds = [draw_world(sheet, settings, number) for number in range(RUNS)]
    in_a, in_b = ([live(world, _way(world, letter)) for world in worlds] for letter in "ab")
    counts_a, counts_b = (
        [tally.measures(world.values) for tally, world in zip(tallies, worlds, strict=True)] for tallies in (in_a, in_b)
    )
    measures = tuple(_compare(measure.id, counts_a, counts_b) for measure in sheet.measures)
    return Outcome(settings, RUNS, measures, _months(in_a), _months(in_b))


def _way(world: World, letter: str) -> Way:
    return Way(world.values[f"blame_{letter}"], world.values[f"process_{letter}"])


def _compare(name: str, in_a: Sequence[Mapping[str, float]], in_b: Sequence[Mapping[str, float]]) -> Compared:
    a, b = [counts[name] for counts in in_a], [counts[name] for counts in in_b]
    gaps = [one - other for one, other in zip(a, b, strict=True)]
    more, fewer = sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps)
    return Compared(name, quantiles(a), quantiles(b), quantiles(gaps), more, fewer)


def _months(tallies: Sequence[Tally]) -> tuple[Range, ...]:
    return tuple(quantiles(month) for month in zip(*(tally.hidden_by_month for tally in tallies), strict=True))
