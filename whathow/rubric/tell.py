"""Does a text tell a fact or a condition? Its groups of words are the floor; what it says in full helps over the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from whathow.incident import Statement
from whathow.rubric.sections import Unit
from whathow.text.clocks import DAY, read_clocks, read_spans
from whathow.text.numbers import read_numbers

CLOCK_WORD = re.compile(r"^\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?$")
NUMBER_WORD = re.compile(r"^[$€£]?\d[\d., ]*(?:k|m|%)?$")


@dataclass(frozen=True)
class Passage:
    """A unit, or two neighbours, with the numbers and times it holds; `clock_floor` are times reached by "ten minutes later"."""

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
    def numbers(self) -> frozenset[float]:
        return frozenset(value for number in read_numbers(self.text) for value in number.values)


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
        times: set[int] = set()
        marks = [
            *((clock.start, clock.minutes) for clock in read_clocks(unit.text)),
            *((span.start, span) for span in read_spans(unit.text) if span.later),
        ]
        for _, mark in sorted(marks, key=lambda pair: pair[0]):
            if isinstance(mark, frozenset):
                last = mark
            else:
                last = frozenset(round(minute + mark.minutes) % DAY for minute in last)
                times |= last
        reached.append(frozenset(times))
    return reached


def tells(passage: Passage, statement: Statement) -> bool:
    """Is every group of `statement` met in the passage?"""
    return all(meets(passage, group) for group in statement.match)


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
    numbers: frozenset[float]
    pattern: re.Pattern[str] | None


@lru_cache(maxsize=4096)
def _target(group: tuple[str, ...]) -> Target:
    clocks = [clock.minutes for word in group for clock in read_clocks(word) if clock.end - clock.start >= len(word)]
    # 07:40 is one time, 7:40 two: the alternatives of a group mean the same, so a certain one settles the rest.
    certain = [minutes for minutes in clocks if len(minutes) == 1]
    minutes = frozenset().union(*(certain or clocks))
    numbers = frozenset(
        value for word in group if NUMBER_WORD.match(word) for number in read_numbers(word) for value in number.values
    )
    words = [word for word in group if not CLOCK_WORD.match(word)]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_spelled, words))})(?!\w)") if words else None
    return Target(minutes, numbers, pattern)


def _spelled(alternative: str) -> str:
    words = re.sub(r"[^\w'*%€$£.,:-]+", " ", alternative.lower().replace("’", "'")).strip()
    return re.escape(words).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"[ -]").replace(r"\-", r"[ -]?")
