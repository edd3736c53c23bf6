"""Findings and grades as text for a terminal, a log or a screen reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from whathow.blame.family import Family
from whathow.blame.finding import Finding

if TYPE_CHECKING:
    from whathow.rubric import Criterion, Grade, Remark

TITLES = {
    "language": "Language: free of blame",
    "account": "Account: a reader who was not there could say what happened",
    "how": "How: it tells what made it possible, or made it make sense",
    "forward": "Forward: it changes the system",
}


def findings_text(path: str, findings: Iterable[Finding]) -> str:
    """One line for the place and the words, one for the reason, one for a question to ask."""
    return "".join(
        f"{path}:{finding.line}:{finding.column}: {_kind(finding)} [{finding.family}] {_quoted(finding.text)}\n"
        f"    {finding.message}\n    Ask: {finding.question}\n"
        for finding in findings
    )


def grade_text(grade: Grade) -> str:
    """The verdict, then the four criteria with their points and remarks."""
    verdict = "passed" if grade.passed else "not there yet"
    lines = [f"{verdict}: {grade.points} of {grade.max_points} points", ""]
    for criterion in grade.criteria:
        lines += [*_criterion(criterion), ""]
    return "\n".join(lines)


def family_text(family: Family) -> str:
    """A family explained: what it is, why it hurts, what to ask, what it looks like and what only looks like it."""
    return "\n".join(
        [
            f"{family.title} ({family.id}, {'a note, never counted as blame' if family.level == 'note' else 'blame'})",
            "", family.what, "", f"Why it hurts: {family.hurts}", "",
            "Ask instead:", *(f"  {question}" for question in family.questions), "",
            "Found:", *(f"  {example}" for example in family.examples), "",
            "Left alone:", *(f"  {example}" for example in family.lookalikes), "",
            f"Source: {family.source}", "",
        ]
    )  # fmt: skip


def _kind(finding: Finding) -> str:
    return "note" if finding.level == "note" else "blame"


def _criterion(criterion: Criterion) -> list[str]:
    mark = "met" if criterion.met else "not met"
    unsure = "" if criterion.sure else "; the grader is not sure: let a human look"
    head = f"{TITLES[criterion.id]}: {mark}, {criterion.points} of {criterion.max_points}{unsure}"
    return [head, *(line for remark in criterion.feedback for line in _remark(remark))]


def _remark(remark: Remark) -> list[str]:
    words = f"{_quoted(remark.text)} " if remark.text else ""
    return [f"  - {words}[{remark.family}]", f"    {remark.message}", f"    Ask: {remark.question}"]


def _quoted(text: str) -> str:
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return f'"{shown[:117]}…"' if len(shown) > 120 else f'"{shown}"'
