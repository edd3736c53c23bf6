"""What the figures are made of: counts of right and wrong verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Counts(NamedTuple):
    """Verdicts by what was labelled: blame that was `found` and `missed`, clean text flagged (`alarms`) and `quiet`."""

    found: int
    alarms: int
    missed: int
    quiet: int

    @property
    def precision(self) -> float:
        """Share of what is flagged that is blame; 0 where nothing is flagged."""
        return _share(self.found, self.found + self.alarms)

    @property
    def recall(self) -> float:
        """Share of the blame that is flagged."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.found, 2 * self.found + self.alarms + self.missed)

    @property
    def agreement(self) -> float:
        """Share of all verdicts that are as labelled."""
        return _share(self.found + self.quiet, sum(self))

    @property
    def kappa(self) -> float:
        """Agreement beyond what chance would give (J. Cohen, A coefficient of agreement for nominal scales, 1960)."""
        total = sum(self)
        labelled, said = self.found + self.missed, self.found + self.alarms
        chance = (labelled * said + (total - labelled) * (total - said)) / (total * total)
        return (self.agreement - chance) / (1 - chance) if chance < 1 else 1.0


def count(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    """Count pairs of what was labelled and what was said."""
    found = alarms = missed = quiet = 0
    for labelled, said in pairs:
        found += labelled and said
        alarms += said and not labelled
        missed += labelled and not said
        quiet += not labelled and not said
    return Counts(found, alarms, missed, quiet)


def add(several: Iterable[Iterable[int]]) -> Counts:
    """Counts of several sets, added up."""
    return Counts(*map(sum, zip(*several, strict=True)))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
