"""Could a reader who was not there say what happened?"""

from __future__ import annotations

from collections.abc import Sequence

from whathow.blame.finding import Finding
from whathow.incident import Incident, Statement
from whathow.rubric.criterion import Criterion, Remark
from whathow.rubric.invented import Invention, inventions
from whathow.rubric.messages import remark
from whathow.rubric.sections import Unit
from whathow.rubric.tell import Passage, where_told
from whathow.text.clocks import read_clocks
from whathow.text.document import Document

MAX_POINTS = 30
KEPT_FROM = 0.8
COST = 5  # of one invented figure, or of one sentence that hides the account


def account(
    incident: Incident, document: Document, told: Sequence[Passage], units: Sequence[Unit], findings: Sequence[Finding]
) -> Criterion:
    """Met where at least 80 % of the facts are told, no time or quantity is invented and no sentence is evasion."""
    missing = [fact for fact in incident.facts if where_told(told, fact) is None]
    invented = inventions(units, incident.report)
    evasions = [finding for finding in findings if finding.family == "evasion"]
    kept = 1 - len(missing) / len(incident.facts)
    met = kept >= KEPT_FROM and not invented and not evasions
    points = round(MAX_POINTS * kept) - COST * (len(invented) + len(evasions))
    feedback = (
        *(_evasion(finding) for finding in evasions),
        *(_invented(found, document) for found in invented),
        *(_missing(fact) for fact in missing),
    )
    # What is not met never has all the points, and what is met has them all: the bar is 80 %.
    return Criterion(
        "account",
        met,
        _sure(incident, missing, told),
        MAX_POINTS if met else max(0, min(points, MAX_POINTS - 1)),
        MAX_POINTS,
        feedback,
    )


def _sure(incident: Incident, missing: Sequence[Statement], told: Sequence[Passage]) -> bool:
    """One fact more or less would not change the verdict."""
    kept = len(incident.facts) - len(missing)
    bar = KEPT_FROM * len(incident.facts)
    return not (bar - 1 <= kept < bar)


def _missing(fact: Statement) -> Remark:
    clocks = read_clocks(fact.says)
    when = f"at {fact.says[clocks[0].start : clocks[0].end].strip()}" if clocks else "here"
    about = f"what happened {when}" if clocks else "how much, or how many"
    return remark("fact", fact.id, when=when, about=about)


def _invented(found: Invention, document: Document) -> Remark:
    start, end = document.span(found.start, found.end)
    return remark("invented", "invented", (start, end, document.source[start:end]))


def _evasion(finding: Finding) -> Remark:
    return Remark(finding.text, finding.start, finding.end, finding.family, finding.message, finding.question)
