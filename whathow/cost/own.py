"""What an incident of one's own cost: sums with a range, and the sheet of paper that goes to a manager.

All the arithmetic of the calculator is here, one line each, so that a reader can do it again with a pencil.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from whathow.cost.outcome import rounded
from whathow.cost.sheet import Sheet, values

TIMES_OFTEN = 100  # a change that pays back only after more repeats than this does not pay back


@dataclass(frozen=True)
class Sum:
    """One line of the bill, from `low` to `high`; `how` says how it was worked out. `money` tells money from hours."""

    id: str
    name: str
    low: float
    high: float
    money: bool
    how: str


@dataclass(frozen=True)
class Statement:
    """The bill of one's own incident: its sums, what was assumed (name and value), and the limits that
    are printed on it."""

    title: str
    limits: tuple[str, ...]
    sums: tuple[Sum, ...]
    assumed: tuple[tuple[str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain data, as the page's worker sends it."""
        return asdict(self)


def price_own(sheet: Sheet, given: Mapping[str, float] | None = None) -> Statement:
    """The bill for the values `given`, with the sheet's defaults for the rest; money is in the reader's own currency.

    Raises FaultError where a name or a value is not the sheet's.
    """
    chosen = values(sheet, given or {})
    return Statement(sheet.title, sheet.limits, tuple(_sums(chosen)), tuple(_assumed(sheet, chosen)))


def _sums(of: Mapping[str, float]) -> Iterator[Sum]:
    off = of["unsure"] / 100
    least, most = 1 - off, 1 + off
    hours = (
        of["people"] * of["hours"] + of["review_people"] * of["review_hours"] + of["blame_hours"] + of["after_hours"]
    )
    once = hours * of["rate"] + of["other"]
    gone = of["leavers"] * of["pay"] * of["replace"] / 100
    change = of["change_hours"] * of["rate"]

    def line(name: str, words: str, value: float, how: str, money: bool = True) -> Sum:
        return Sum(name, words, rounded(value * least), rounded(value * most), money, how)

    yield line(
        "hours",
        "Hours that went into it, once",
        hours,
        "people × hours, the same for the review, the hours on whose fault it was, the hours afterwards",
        money=False,
    )
    yield line("once", "What it cost once", once, "those hours × the cost of an hour, plus what else was paid")
    yield line("year", "What it cost in a year", once * of["times"], "once × how often it came in twelve months")
    yield line("gone", "People who left", gone, "how many × a year's pay × the share that replacing one costs")
    yield line("all", "The year, with the people who left", once * of["times"] + gone, "the two lines above")
    yield line("change", "What the change to the process would cost", change, "its hours × the cost of an hour")
    yield _pays(once, change, least, most)


def _pays(once: float, change: float, least: float, most: float) -> Sum:
    """How many incidents the change has to prevent before it has paid for itself."""
    fewest = change * least / (once * most) if once else TIMES_OFTEN
    longest = change * most / (once * least) if once * least else TIMES_OFTEN
    low, high = (min(TIMES_OFTEN, max(0.1, round(value, 1))) for value in (fewest, longest))
    how = "the change, divided by once; a change does not always work"
    return Sum("pays", "Incidents it must prevent to have paid for itself", low, high, False, how)


def _assumed(sheet: Sheet, chosen: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    for parameter in sheet.parameters:
        yield parameter.name, f"{chosen[parameter.id]:,.10g} {parameter.unit}".strip()
