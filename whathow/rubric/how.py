"""Does the rewrite tell how it made sense, or became possible, at the time?"""

from __future__ import annotations

from collections.abc import Sequence

from whathow.incident import Incident, Statement
from whathow.rubric.criterion import Criterion, Remark
from whathow.rubric.messages import remark
from whathow.rubric.tell import Passage, tells

MAX_POINTS = 20
TOLD_FROM = 0.6


def how(incident: Incident, told: Sequence[Passage]) -> Criterion:
    """Met where at least 60 % of the conditions are told outside the actions."""
    missing = [condition for condition in incident.conditions if not any(tells(passage, condition) for passage in told)]
    share = 1 - len(missing) / len(incident.conditions)
    met = share >= TOLD_FROM
    points = MAX_POINTS if met else min(round(MAX_POINTS * share), MAX_POINTS - 1)
    count = len(incident.conditions) - len(missing)
    bar = TOLD_FROM * len(incident.conditions)
    return Criterion("how", met, not bar - 1 <= count < bar, points, MAX_POINTS, tuple(map(_missing, missing)))


def _missing(condition: Statement) -> Remark:
    return remark(
        "condition",
        condition.id,
        hint=f"the {condition.match[0][0].replace('*', '')}" if condition.match else "the surroundings",
    )
