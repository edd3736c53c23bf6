"""Times and quantities in a rewrite that the report neither states nor lets a reader work out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from whathow.rubric.sections import Unit
from whathow.rubric.tell import reached_times
from whathow.text.clocks import DAY, Clock, Span, read_clocks, read_spans
from whathow.text.numbers import Number, read_numbers

SMALL_COUNT = 12  # "two runs", "the other three": counts of things named in the text, not measured quantities
SLACK = 1.0  # minutes: times are told to the minute
ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|almost|some|approximately|approx\.?|circa|ca\.?|~|over|under|more than|less than"
    r"|just (?:after|before|over|under)|at least|up to|close to|by|towards?|shortly (?:after|before)|or so)\s*$",
    re.IGNORECASE,
)
FRACTION = re.compile(r"half|quarter|\ban? (?:hour|minute)|a few|a couple", re.IGNORECASE)
LABEL = re.compile(
    r"(?:step|section|version|v|line|page|bed|bay|room|ward|gate|table|figure|node|host|rev|revision|no\.?|number|#|build|release|shard|zone|level|phase|part|chapter|sev|severity|p|unit|dock|door|lane|cell|hall|ticket|incident)[\s-]*$",
    re.IGNORECASE,
)
DATE_BEFORE = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE)
DATE_AFTER = re.compile(
    r"^(?:st|nd|rd|th)?(?:\s+of)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Invention:
    """A number or time at `start` to `end` of the rewrite's folded text that has no ground in the report."""

    text: str
    start: int
    end: int


class Ground:
    """What a report states, and what can be worked out from it."""

    def __init__(self, report: str) -> None:
        clocks = read_clocks(report)
        self.clocks = frozenset(minute for clock in clocks for minute in clock.minutes)
        self.spans = [span.minutes for span in read_spans(report)]
        hours = {float(minute // 60) for minute in self.clocks}
        self.values = hours | frozenset(value for number in read_numbers(report) for value in number.values)
        self.lengths = self._lengths()
        self.derived = self._derived()

    def _lengths(self) -> list[float]:
        """Minutes between any two times, and what the report itself measures, and sums of two of these."""
        between = {float((later - earlier) % DAY) for earlier in self.clocks for later in self.clocks}
        return sorted({*between, *self.spans})

    def _derived(self) -> frozenset[float]:
        """Sums, differences, quotients and percentages of two stated numbers."""
        values = sorted(self.values)[:80]
        pairs = list(combinations(values, 2))
        sums = {one + other for one, other in pairs} | {other - one for one, other in pairs}
        shares = {round(100 * one / other) for one, other in pairs if other} | {
            100 - round(100 * one / other) for one, other in pairs if other
        }
        times = {round(other / one) for one, other in pairs if one}
        return frozenset((*self.values, *sums, *map(float, shares), *map(float, times)))

    def holds_clock(self, minutes: frozenset[int], about: bool) -> bool:
        """Is the time stated, or stated plus a stated length of time?"""
        slack = 8 if about else 0
        near = any(_apart(one, other) <= slack for one in minutes for other in self.clocks)
        return near or any(round(start + length) % DAY in minutes for start in self.clocks for length in self.spans)

    def holds_length(self, minutes: float, about: bool) -> bool:
        """Can the length of time be worked out, to the minute, or to a tenth where it is said to be rounded or is in
        whole hours?"""
        loose = about or minutes >= 60
        return any(abs(length - minutes) <= max(SLACK, (0.15 if loose else 0.0) * length) for length in self.lengths)

    def holds_value(self, values: frozenset[float], about: bool) -> bool:
        """Is the number stated, worked out, or one of these rounded?"""
        return any(
            abs(value - known) <= (0.1 * known if about or _round(value) else 0.005 * known)
            for value in values
            for known in self.derived
        )


def _round(value: float) -> bool:
    digits = f"{value:.0f}".rstrip("0")
    return value >= 100 and len(digits) <= 2


def _apart(one: int, other: int) -> int:
    return min((one - other) % DAY, (other - one) % DAY)


def inventions(units: Sequence[Unit], report: str) -> list[Invention]:
    """Every time and quantity of `units` without ground in `report`, in order of place."""
    ground = Ground(report)
    reached = reached_times(units)
    return [found for unit, times in zip(units, reached, strict=True) for found in _of_unit(unit, ground, times)]


def _of_unit(unit: Unit, ground: Ground, reached: frozenset[int]) -> Iterator[Invention]:
    text = unit.text
    clocks = read_clocks(text)
    spans = list(read_spans(text))
    for clock in clocks:
        if clock.sure and not ground.holds_clock(clock.minutes, _about(text, clock.start)):
            yield _invention(unit, clock)
    for span in spans:
        arrives = span.later and bool(reached & ground.clocks)
        if span.minutes < DAY / 2 and not _within(span, clocks) and not arrives and not _measures(text, span, ground):
            yield _invention(unit, span)
    for number in read_numbers(text):
        placed = _within(number, clocks) or _within(number, spans)
        if not placed and _measured(text, number) and not ground.holds_value(number.values, _about(text, number.start)):
            yield _invention(unit, number)


def _measures(text: str, span: Span, ground: Ground) -> bool:
    """Can the length of time be worked out? Halves, quarters and "an hour" are never meant to the minute."""
    about = _about(text, span.start) or bool(FRACTION.search(text[span.start : span.end]))
    return ground.holds_length(span.minutes, about) or ground.holds_value(_count(text, span), False)


def _count(text: str, span: Span) -> frozenset[float]:
    """The bare number of a span, for a report that says "60 s" where the rewrite says "a minute"."""
    return frozenset(
        value for number in read_numbers(text[span.start : span.end]) for value in number.values if value > SMALL_COUNT
    )


def _measured(text: str, number: Number) -> bool:
    """Is it a quantity of the incident: not a small count, a label, a date or a part of a name?"""
    if min(number.values) <= SMALL_COUNT and not number.percent:
        return False
    before, after = text[: number.start], text[number.end :]
    if any(1900 <= value <= 2100 for value in number.values) or DATE_BEFORE.search(before) or DATE_AFTER.match(after):
        return False
    return (
        not LABEL.search(before)
        and not re.match(r"[-/]?[A-Za-z]*\d|-[A-Za-z]", after)
        and not re.search(r"[A-Za-z\d][-/._#]$|[#/]$", before)
    )


def _about(text: str, start: int) -> bool:
    return bool(ABOUT.search(text[max(0, start - 20) : start]))


def _within(inner: Clock | Span | Number, outer: Sequence[Clock | Span]) -> bool:
    return any(one.start < inner.end and inner.start < one.end for one in outer)


def _invention(unit: Unit, found: Clock | Span | Number) -> Invention:
    return Invention(unit.text[found.start : found.end].strip(), unit.start + found.start, unit.start + found.end)
