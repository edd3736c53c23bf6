"""Is the rewrite free of blame?"""

from __future__ import annotations

from whathow.blame.finding import Finding
from whathow.rubric.criterion import Criterion, Remark

MAX_POINTS = 30
COST = 6  # of one finding; five findings cost all


def language(findings: tuple[Finding, ...], sure: bool) -> Criterion:
    """Met where no finding is of a blame family; each finding costs its share of the points."""
    blame = [finding for finding in findings if finding.level == "blame"]
    feedback = tuple(_remark(finding) for finding in blame)
    points = max(0, MAX_POINTS - COST * len(_places(blame)))
    return Criterion("language", not blame, sure, points, MAX_POINTS, feedback)


def _places(findings: list[Finding]) -> set[int]:
    return {finding.line * 10_000 + finding.start for finding in findings}


def _remark(finding: Finding) -> Remark:
    return Remark(finding.text, finding.start, finding.end, finding.family, finding.message, finding.question)
