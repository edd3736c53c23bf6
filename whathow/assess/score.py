"""What answers to eight sentences amount to, and what two such lists say about a gain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, fsum, sqrt
from statistics import NormalDist, fmean, stdev

from whathow.assess.bank import Item

Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Answer:
    """A learner's word on one sentence: does it blame, and how sure are they of that (0.5 to 1)."""

    item: Item
    blame: bool
    sure: float

    @property
    def right(self) -> bool:
        return self.blame == self.item.blame


@dataclass(frozen=True)
class Score:
    """How many of the sentences were judged as labelled, how sure the learner was on average (0.5 to 1), and the Brier
    score (0 perfect, 0.25 what "50 %" every time earns, 1 surely wrong every time)."""

    right: int
    of: int
    sure: float
    brier: float


@dataclass(frozen=True)
class Change:
    """By how much something grew, with its 95 % interval, in the unit of what was compared."""

    by: float
    low: float
    high: float


def score(answers: Sequence[Answer]) -> Score:
    """The score of at least one answer. The Brier score is the mean of (sure - right)², after Brier (1950) in its
    half-range form for two outcomes."""
    brier = fmean((answer.sure - answer.right) ** 2 for answer in answers)
    return Score(sum(answer.right for answer in answers), len(answers), fmean(a.sure for a in answers), brier)


def gain(before: Sequence[Answer], after: Sequence[Answer]) -> Change | None:
    """By how many sentences more were right after; None where the two lists are not of the same cells.

    The interval is Agresti and Min's for matched pairs (half a pair added to each of the four counts; Simple improved
    confidence intervals for comparing matched proportions, Statistics in Medicine 24, 2005), in sentences, and its ends
    are rounded outward to whole ones, since with eight pairs it is a little narrow near the edges.
    """
    matched = _matched(before, after)
    if matched is None:
        return None
    lost = sum(one.right and not other.right for one, other in matched)
    won = sum(other.right and not one.right for one, other in matched)
    count = len(matched)
    middle = (won - lost) / (count + 2)
    spread = sqrt(won + lost + 1 - (won - lost) ** 2 / (count + 2)) / (count + 2)
    low, high = max(middle - Z * spread, -1.0), min(middle + Z * spread, 1.0)
    return Change(won - lost, floor(count * low), ceil(count * high))


def mean_change(differences: Sequence[float]) -> Change:
    """The mean of several people's differences with Student's interval; at least two of them."""
    middle = fmean(differences)
    reach = student(len(differences) - 1) * stdev(differences) / sqrt(len(differences))
    return Change(middle, middle - reach, middle + reach)


def student(freedom: int) -> float:
    """The 97.5 % point of Student's t, by Abramowitz and Stegun 26.7.5; within 0.01 from four degrees of freedom on.

    >>> round(student(4), 1), round(student(30), 2)
    (2.8, 2.04)
    """
    terms = (
        (Z**3 + Z) / 4,
        (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96,
        (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384,
    )
    return Z + fsum(term / float(freedom) ** power for power, term in enumerate(terms, 1))


def _matched(before: Sequence[Answer], after: Sequence[Answer]) -> list[tuple[Answer, Answer]] | None:
    ordered = [sorted(answers, key=lambda answer: answer.item.cell) for answers in (before, after)]
    pairs = list(zip(*ordered, strict=False))
    if len(before) != len(after) or any(one.item.cell != other.item.cell for one, other in pairs):
        return None
    return pairs
