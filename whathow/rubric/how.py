"""Does the rewrite tell how it made sense, or became possible, at the time?"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from whathow.incident import Incident, Statement
from whathow.rubric.criterion import Criterion, Remark
from whathow.rubric.messages import remark
from whathow.rubric.sections import Unit
from whathow.rubric.tell import Passage, where_told

MAX_POINTS = 20
TOLD_FROM = 0.6
FULL_SENTENCE = 6  # words
UNREAD_FOR_ONE = 1.5  # sentences with an unknown meaning that may well hold one missing condition


def how(incident: Incident, told: Sequence[Passage], units: Sequence[Unit], account_met: bool) -> Criterion:
    """Met where at least 60 % of the conditions are told outside the actions."""
    missing = [condition for condition in incident.conditions if where_told(told, condition) is None]
    count, bar = len(incident.conditions) - len(missing), ceil(TOLD_FROM * len(incident.conditions))
    met = count >= bar
    points = MAX_POINTS if met else min(round(MAX_POINTS * count / len(incident.conditions)), MAX_POINTS - 1)
    sure = met or not (account_met and _unread(incident, told, units) > UNREAD_FOR_ONE * (bar - count))
    return Criterion("how", met, sure, points, MAX_POINTS, tuple(map(_missing, missing)))


def _unread(incident: Incident, told: Sequence[Passage], units: Sequence[Unit]) -> int:
    """How many full sentences tell something that is no known fact or condition, or one in words that can't be read?"""
    statements = (*incident.facts, *incident.conditions)
    places = [place for statement in statements if (place := where_told(told, statement)) is not None]
    full = (unit for unit in units if len(unit.text.split()) >= FULL_SENTENCE)
    return sum(not any(place.start < unit.end and unit.start < place.end for place in places) for unit in full)


def _missing(condition: Statement) -> Remark:
    hint = f"the {condition.match[0][0].replace('*', '')}" if condition.match else "the surroundings"
    return remark("condition", condition.id, hint=hint)
