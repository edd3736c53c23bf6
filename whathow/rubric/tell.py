"""Does a text tell a fact or a condition? Its groups of words are the floor; what it says in full helps over the
rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from whathow.incident import Statement
from whathow.lexicon.grammar import grammar
from whathow.rubric.sections import Unit
from whathow.text.clocks import DAY, Clock, Span, read_clocks, read_spans
from whathow.text.numbers import read_numbers

CLOCK_WORD = re.compile(r"^\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?$")
PERCENT = re.compile(r"[ ]?(?:%|per ?cent\b)")
ENOUGH_OVERLAP = 0.5
SMALL_NUMBER = 12  # up to here a number is met by chance

Quantity = tuple[float, bool]  # a value, and whether it is a percentage
NUMBER_WORD = re.compile(r"^[$€£]?\d[\d., ]*(?:k|m|%)?$")


@dataclass(frozen=True)
class Passage:
    """A unit, or two neighbours, with the numbers and times it holds; `clock_floor` are times reached by "ten
    minutes later"."""

    text: str
    start: int
    end: int
    reached: frozenset[int] = frozenset()

    @cached_property
    def words(self) -> str:
        """The passage in lower case, single blanks, with a blank at each end."""
        return " " + re.sub(r"[^\w'%€$£.,:-]+|(?<!\d)[.,:](?!\d)|[.,:](?=\s|$)", " ", self.text.lower()).strip() + " "

    @cached_property
    def minutes(self) -> frozenset[int]:
        return frozenset(minute for clock in read_clocks(self.text) for minute in clock.minutes) | self.reached

    @cached_property
    def numbers(self) -> frozenset[Quantity]:
        return _quantities(self.text)


def passages(units: Sequence[Unit]) -> list[Passage]:
    """Every unit and every two neighbours, with the times that the text reaches by adding up."""
    reached = reached_times(units)
    single = [Passage(unit.text, unit.start, unit.end, times) for unit, times in zip(units, reached, strict=True)]
    double = [
        Passage(f"{one.text} {two.text}", one.start, two.end, one_times | two_times)
        for one, two, one_times, two_times in zip(units, units[1:], reached, reached[1:], strict=False)
    ]
    return single + double


def reached_times(units: Sequence[Unit]) -> list[frozenset[int]]:
    """For each unit the times it reaches from the last time told, by "ten minutes later"."""
    last: frozenset[int] = frozenset()
    reached: list[frozenset[int]] = []
    for unit in units:
        times: frozenset[int] = frozenset()
        marks: list[Clock | Span] = [*read_clocks(unit.text), *read_spans(unit.text)]
        for mark in sorted(marks, key=lambda mark: mark.start):
            if isinstance(mark, Clock):
                last = mark.minutes
            elif mark.later:
                last = frozenset(round(minute + mark.minutes) % DAY for minute in last)
                times |= last
        reached.append(times)
    return reached


def where_told(told: Sequence[Passage], statement: Statement) -> Passage | None:
    """The shortest of the passages that tell the statement; None where none does."""
    return min(
        (place for place in told if tells(place, statement)), key=lambda place: place.end - place.start, default=None
    )


def tells(passage: Passage, statement: Statement) -> bool:
    """Does the passage tell the statement: every group met, or all but one and enough of what it says in full?

    Times and numbers are never let off: a fact with another time is another fact.
    """
    unmet = [group for group in statement.match if not meets(passage, group)]
    if not unmet:
        return True
    if len(unmet) > 1 or len(statement.match) < 3 or _measures(unmet[0]):
        return False
    # A time or a big number that is met singles the fact out; without one, more of its words have to be there.
    return any(map(_singles_out, statement.match)) or _overlap(statement.says, passage) >= ENOUGH_OVERLAP


def _measures(group: tuple[str, ...]) -> bool:
    target = _target(group)
    return bool(target.minutes or target.numbers)


def _singles_out(group: tuple[str, ...]) -> bool:
    target = _target(group)
    return bool(target.minutes) or any(value > SMALL_NUMBER for value, _ in target.numbers)


def _overlap(says: str, passage: Passage) -> float:
    """The share of the content words of `says` that stand in the passage, compared by their first letters."""
    wanted = _stems(says)
    return len(wanted & _stems(passage.text)) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    little = grammar()["determiner"] | grammar()["preposition"] | grammar()["boundary"] | grammar()["be"]
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    return frozenset(word[:5] for word in words if word not in little)


def meets(passage: Passage, group: tuple[str, ...]) -> bool:
    """Is one of the group's alternatives there, in any usual writing?"""
    target = _target(group)
    if target.minutes & passage.minutes or target.numbers & passage.numbers:
        return True
    return target.pattern is not None and target.pattern.search(passage.words) is not None


@dataclass(frozen=True)
class Target:
    """A group made ready: the times and numbers it stands for, and its words as one pattern."""

    minutes: frozenset[int]
    numbers: frozenset[Quantity]
    pattern: re.Pattern[str] | None


@lru_cache(maxsize=4096)
def _target(group: tuple[str, ...]) -> Target:
    clocks = [clock.minutes for word in group for clock in read_clocks(word) if clock.end - clock.start >= len(word)]
    # 07:40 is one time, 7:40 two: the alternatives of a group mean the same, so a certain one settles the rest.
    certain = [minutes for minutes in clocks if len(minutes) == 1]
    minutes = frozenset(minute for minutes in certain or clocks for minute in minutes)
    numbers = frozenset(found for word in group if NUMBER_WORD.match(word) for found in _quantities(word))
    words = [word for word in group if not CLOCK_WORD.match(word) and not NUMBER_WORD.match(word)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelled, words))})(?!\w)") if words else None
    return Target(minutes, numbers, pattern)


def _quantities(text: str) -> frozenset[Quantity]:
    """Every value that a number of the text can stand for, and whether it is a percentage."""
    return frozenset(
        (value, PERCENT.match(text, number.end) is not None or number.percent)
        for number in read_numbers(text)
        for value in number.values
    )


def _spelled(alternative: str) -> str:
    words = re.sub(r"[^\w'*%€$£.,:-]+", " ", alternative.lower().replace("’", "'")).strip()
    return re.escape(words).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"[ -]").replace(r"\-", r"[ -]?")
