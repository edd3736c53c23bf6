"""Does the rewrite change the system rather than a person?"""

from __future__ import annotations

from collections.abc import Sequence

from whathow.rubric.criterion import Criterion, Remark
from whathow.rubric.ladder import NO_ACTION, STRONG, Step, step
from whathow.rubric.messages import remark
from whathow.rubric.sections import Unit
from whathow.text.document import Document

MAX_POINTS = 20
LEAST_ACTIONS = 2


def forward(document: Document, actions: Sequence[Unit]) -> Criterion:
    """Met by at least two actions, one of them impossible or guarded, none on the rung "person"."""
    steps = [(unit, step(unit.text)) for unit in actions]
    person = [unit for unit, found in steps if found.rung == "person"]
    vague = [unit for unit, found in steps if found.rung == "none"]
    real = [found for _, found in steps if found.rung not in NO_ACTION]
    enough, strong = len(real) >= LEAST_ACTIONS, any(found.rung in STRONG for found in real)
    points = 5 * min(len(real), LEAST_ACTIONS) + 10 * strong - 5 * len(person)
    feedback = [_remark("person-action", unit, document) for unit in person]
    if not enough:
        feedback += [remark("too-few-actions", "actions"), *(_remark("vague-action", unit, document) for unit in vague)]
    if not strong:
        feedback.append(remark("no-strong-action", "guarded"))
    met = enough and strong and not person
    return Criterion(
        "forward", met, True, MAX_POINTS if met else max(0, min(points, MAX_POINTS - 1)), MAX_POINTS, tuple(feedback)
    )


def _sure(steps: Sequence[tuple[Unit, Step]], met: bool) -> bool:
    """Would the verdict stand if every action whose rung is in doubt fell away?"""
    sure = [found.rung for _, found in steps if found.sure]
    real = [rung for rung in sure if rung not in NO_ACTION]
    if met:
        return len(real) >= LEAST_ACTIONS and any(rung in STRONG for rung in real)
    return "person" in sure or len(sure) == len(steps)


def _remark(kind: str, unit: Unit, document: Document) -> Remark:
    start, end = document.span(unit.start, unit.end)
    return remark(kind, kind.removesuffix("-action"), (start, end, document.source[start:end]))
