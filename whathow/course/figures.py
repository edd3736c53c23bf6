"""The figures in a letter, held against what a model gave: which are the model's, which are told as ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from whathow.cost.outcome import Compared, Outcome, Range
from whathow.cost.sheet import Measure, Sheet
from whathow.text.document import Document
from whathow.text.numbers import Number, read_numbers

FEWEST_WORDS = 5  # a sentence with fewer, numbers apart, is a row of a table
NEAR = 20  # characters before and after a number that say how it is meant
SMALL = 3  # "two changes", "three lines": counts of things in the letter itself
DASH = re.compile(r"(?<![\d-])(\d[\d,.]*)-(?=\d[\d,.]*(?![\d-]))")
ABOUT = re.compile(
    r"(?:about|around|roughly|nearly|almost|some|approximately|circa|ca\.?|over|under|than|to|up to)\s*$", re.I
)
TO = re.compile(
    r"^\s*(?:[a-z][a-z ]{0,20} )??(?:to|and|or|through|\u2013|-|up to|as many as)\s+(?:about |around |some )?$"
    r"|^\s*\u2013\s*$"
)
COMPARES = re.compile(
    r"\b(?:fewer|less|more|difference|between the two|instead|saves?|saved|saving|drop\w*|fall\w*|down by|gap)\b", re.I
)
LABEL = re.compile(r"(?:\b(?:seed|week|page|line|figure|table|chapter|version|q|no\.?|room|sev)|#)\s*$", re.I)
DATE = re.compile(r"^(?:st|nd|rd|th)\b|^\s*(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.I)


@dataclass(frozen=True)
class Figure:
    """A number at `start` to `end` of the learner's text. `stands` are the places in the outcome that it fits, such as
    ("incidents", "a", "low"); `invented` says that it fits nothing there, nor what was put in."""

    text: str
    start: int
    end: int
    stands: frozenset[tuple[str, str, str]]
    invented: bool


def read_figures(document: Document, sheet: Sheet, outcome: Outcome, asks: re.Pattern[str]) -> list[list[Figure]]:
    """The figures of each sentence that tells something. A number inside a request (`asks`) is never invented."""
    found, before = [], ""
    for sentence in document.sentences:
        text = DASH.sub("\\1\u2013", sentence.text)
        if _tells(text):
            spoken = tuple(measure.id for measure in sheet.measures if _speaks(measure, before + " " + text))
            reader = _Reader(outcome, text, spoken, bool(COMPARES.search(text)), bool(asks.search(text)))
            found.append([reader.figure(document, sentence.start, number) for number in _numbers(text)])
        before = text
    return found


def ranges(figures: Sequence[Figure], document: Document) -> Iterator[tuple[str, str]]:
    """The ranges that one sentence's `figures` tell, as (measure, way): a low with its own high, joined by a "to"."""
    for one, other in pairwise(figures):
        lows = {(measure, way) for measure, way, place in one.stands if place == "low"}
        highs = {(measure, way) for measure, way, place in other.stands if place == "high"}
        if lows & highs and TO.match(document.source[one.end : other.start]):
            yield min(lows & highs)


def _tells(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", text)) >= FEWEST_WORDS


def _numbers(text: str) -> list[Number]:
    return sorted(read_numbers(text), key=lambda number: number.start)


@dataclass(frozen=True)
class _Reader:
    """One sentence: its `text`, the measures that it or the one before it speaks of, whether it compares, and whether
    it is a request."""

    outcome: Outcome
    text: str
    spoken: tuple[str, ...]
    comparing: bool
    asking: bool

    def figure(self, document: Document, offset: int, number: Number) -> Figure:
        start, end = document.span(offset + number.start, offset + number.end)
        about = bool(ABOUT.search(self._before(number)))
        stands = frozenset(
            (name, way, place)
            for name in self.spoken
            for way, place, value in _places(self.outcome.measure(name))
            if (way != "difference" or self.comparing) and _fits(number, value, about)
        )
        plain = stands or self.asking or self._put_in(number) or self._no_quantity(number)
        known = plain or (not self.spoken and self._given(number, about))
        return Figure(document.source[start:end], start, end, stands, not known)

    def _before(self, number: Number) -> str:
        return self.text[max(0, number.start - NEAR) : number.start]

    def _put_in(self, number: Number) -> bool:
        """Is it a setting, the number of runs, a span in years, or how often one way had more than the other?"""
        months = self.outcome.values["months"]
        counts = [count for each in self.outcome.measures for count in (each.more, each.fewer)]
        shares = [100 * count / self.outcome.runs for count in counts]
        known = {*self.outcome.values.values(), self.outcome.runs, months / 12, 10.0, 80.0, *counts}
        return bool(number.values & known) or (number.percent and any(_fits(number, share, False) for share in shares))

    def _given(self, number: Number, about: bool) -> bool:
        return any(_fits(number, value, about) for each in self.outcome.measures for *_, value in _places(each))

    def _no_quantity(self, number: Number) -> bool:
        before, after = self._before(number), self.text[number.end : number.end + NEAR]
        if min(number.values) <= SMALL or (
            not number.percent and any(1990 <= value <= 2100 for value in number.values)
        ):
            return True
        return bool(LABEL.search(before) or DATE.search(after) or self._change(number))

    def _change(self, number: Number) -> bool:
        """Is it by how many per cent B lies below or above A, in the middle?"""
        if not number.percent:
            return False
        pairs = [(each.a.middle, each.b.middle) for each in self.outcome.measures if each.a.middle]
        return any(_fits(number, 100 * abs(a - b) / a, True) for a, b in pairs)


def _places(compared: Compared) -> Iterator[tuple[str, str, float]]:
    ways: tuple[tuple[str, Range], ...] = (("a", compared.a), ("b", compared.b), ("difference", compared.difference))
    for way, found in ways:
        for place in ("low", "middle", "high"):
            yield way, place, abs(getattr(found, place))


def _fits(number: Number, value: float, about: bool) -> bool:
    """Is it this value, rounded as a person rounds? Two digits of it are always right; where it is said to be rounded,
    or plainly is, a tenth either way."""
    loose = about or any(written >= 10 and written % 5 == 0 for written in number.values)
    slack = max(0.5, (0.1 if loose else 0.03) * abs(value)) if abs(value) >= 10 else 0.5
    return any(abs(written - value) <= slack for written in number.values)


def _speaks(measure: Measure, text: str) -> bool:
    return bool(_stems(measure.words).search(text))


@cache
def _stems(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + r")\b", re.I)
