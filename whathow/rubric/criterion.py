"""The words in which a rewrite is judged: criteria, remarks, and the grade they make together."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Remark:
    """One shortfall: the learner's own words (`text`, at `start` to `end`; empty where nothing was found in the text),
    the `family` or the id of the fact, condition or rung it is about, why it matters, and a question that would open
    it."""

    text: str
    start: int
    end: int
    family: str
    message: str
    question: str


@dataclass(frozen=True)
class Criterion:
    """How one criterion came out. `points` lie between 0 and `max_points`; `sure` is False where a human should
    look."""

    id: str
    met: bool
    sure: bool
    points: int
    max_points: int
    feedback: tuple[Remark, ...]


@dataclass(frozen=True)
class Grade:
    """The four criteria of one rewrite of one incident."""

    incident: str
    criteria: tuple[Criterion, ...]

    @property
    def passed(self) -> bool:
        return all(criterion.met for criterion in self.criteria)

    @property
    def points(self) -> int:
        return sum(criterion.points for criterion in self.criteria)

    @property
    def max_points(self) -> int:
        return sum(criterion.max_points for criterion in self.criteria)

    def to_dict(self) -> dict[str, Any]:
        """The grade as `whathow grade --format json` prints it."""
        return {
            "incident": self.incident,
            "passed": self.passed,
            "points": self.points,
            "max_points": self.max_points,
            "criteria": [asdict(criterion) for criterion in self.criteria],
        }
