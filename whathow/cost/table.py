"""An outcome in words: the rows of its tables, and one line that says the most of it aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whathow.cost.outcome import Outcome, Range, rounded
from whathow.cost.sheet import Sheet

EVERY = 3  # months between two rows of the table of months
MINUS = "\u2212"
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is about, in A, in B, and how much more A has in the same worlds."""

    name: str
    a: str
    b: str
    difference: str = ""


def told(found: Range) -> str:
    """A range as it is shown: rounded, its middle after its ends, and no line broken inside either.

    >>> told(Range(-3467.2, -42, 620))
    '−3,500\xa0to\xa0620 (middle\xa0−42)'
    """
    low, middle, high = (figure(value) for value in (found.low, found.middle, found.high))
    return f"{low}{NO_BREAK}to{NO_BREAK}{high} (middle{NO_BREAK}{middle})"


def figure(value: float) -> str:
    """A rounded number, thousands apart, with a minus that is no hyphen."""
    return f"{rounded(value):,.0f}".replace("-", MINUS)


def rows(sheet: Sheet, outcome: Outcome) -> tuple[Row, ...]:
    """One row for each measure of the sheet."""
    found = {measure.id: outcome.measure(measure.id) for measure in sheet.measures}
    return tuple(
        Row(measure.name, *(told(getattr(found[measure.id], way)) for way in ("a", "b", "difference")))
        for measure in sheet.measures
    )


def months(outcome: Outcome) -> tuple[Row, ...]:
    """Hidden hazards at the end of every third month."""
    pairs = list(zip(outcome.hidden_a, outcome.hidden_b, strict=True))
    return tuple(Row(f"{n}", told(a), told(b)) for n, (a, b) in enumerate(pairs, 1) if n % EVERY == 0)


def summary(outcome: Outcome) -> str:
    """What a listener hears when the model has run."""
    return " ".join(_sentences(outcome))


def settings_line(sheet: Sheet, chosen: Mapping[str, float]) -> str:
    """The first line of a letter: the settings that differ from the defaults.

    A sheet's defaults make it "settings: default".
    """
    changed = [f"{name}={value:g}" for name, value in chosen.items() if value != sheet.defaults[name]]
    return "settings: " + (", ".join(changed) or "default")


def _sentences(outcome: Outcome) -> Iterator[str]:
    incidents, hours = outcome.measure("incidents"), outcome.measure("hours")
    yield f"Incidents: {_ends(incidents.a)} in A, {_ends(incidents.b)} in B."
    yield f"Hours: {_ends(hours.a)} in A, {_ends(hours.b)} in B;"
    yield f"A takes more in {hours.more} of {outcome.runs} runs, B in {hours.fewer}."


def _ends(found: Range) -> str:
    return f"{figure(found.low)} to {figure(found.high)}"
