"""Is the rewrite free of blame?"""

from __future__ import annotations

from collections.abc import Sequence

from whathow.blame.finding import Finding
from whathow.check import Judged
from whathow.rubric.criterion import Criterion, Remark

MAX_POINTS = 30
COST = 6  # of one finding; five findings cost all
UNSURE_ABOVE, UNSURE_BELOW = 500, 2200  # thousandths of log-odds around the bar


def language(findings: Sequence[Finding], judged: Judged) -> Criterion:
    """Met where no finding is of a blame family; each finding costs its share of the points.

    Sure where at least one sentence is plainly blame, or none comes near to it.
    """
    blame = [finding for finding in findings if finding.level == "blame"]
    feedback = tuple(_remark(finding) for finding in blame)
    points = max(0, MAX_POINTS - COST * len(_places(blame)))
    margins = [judgement.margin for _, judgement in judged]
    sure = max(margins, default=0) > UNSURE_ABOVE or not any(map(near, margins))
    return Criterion("language", not blame, sure, points, MAX_POINTS, feedback)


def near(margin: int) -> bool:
    """Does a sentence lie so close to the bar that a careful reader may well differ?"""
    return -UNSURE_BELOW < margin <= UNSURE_ABOVE


def _places(findings: Sequence[Finding]) -> set[int]:
    return {finding.line * 10_000 + finding.start for finding in findings}


def _remark(finding: Finding) -> Remark:
    return Remark(finding.text, finding.start, finding.end, finding.family, finding.message, finding.question)
