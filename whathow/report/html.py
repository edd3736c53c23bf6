"""Findings and grades as HTML: a fragment with no script, in which everything that somebody wrote is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from whathow.blame.finding import Finding
from whathow.report.terminal import TITLES
from whathow.rubric import Criterion, Grade, Remark


def grade_html(grade: Grade, text: str) -> str:
    """The verdict, the criteria with their remarks, and the learner's `text` with the words marked."""
    verdict = "Passed" if grade.passed else "Not there yet"
    criteria = "".join(map(_criterion, grade.criteria))
    remarks = [remark for criterion in grade.criteria for remark in criterion.feedback]
    return (
        f'<section class="whathow-grade"><p><strong>{verdict}: {grade.points} of {grade.max_points} points</strong></p>'
        f"<ul>{criteria}</ul><h4>Your text</h4>{marked(text, remarks)}</section>"
    )


def findings_html(path: str, text: str, findings: Sequence[Finding]) -> str:
    """A text with its findings marked, and the list of them."""
    items = "".join(
        f"<li>Line {finding.line}, <q>{escape(finding.text)}</q> ({escape(finding.family)}, {finding.level}): "
        f"{escape(finding.message)} <em>{escape(finding.question)}</em></li>"
        for finding in findings
    )
    remarks = [Remark(f.text, f.start, f.end, f.family, f.message, f.question) for f in findings]
    count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
    head = f"<h2>{escape(path)}</h2><p>{count}</p><ol>{items}</ol>"
    return f'<section class="whathow-findings">{head}{marked(text, remarks)}</section>\n'


def marked(text: str, remarks: Sequence[Remark]) -> str:
    """`text`, escaped, with the words of each remark in a <mark> that names its family; overlapping remarks share
    the first mark."""
    pieces, at = [], 0
    for remark in sorted((remark for remark in remarks if remark.end > remark.start), key=lambda remark: remark.start):
        if remark.start < at:
            continue
        words = escape(text[remark.start : remark.end])
        label = escape(remark.family)
        pieces += [escape(text[at : remark.start]), f'<mark title="{label}">{words}<small> [{label}]</small></mark>']
        at = remark.end
    return f'<div class="whathow-text" style="white-space: pre-wrap">{"".join(pieces)}{escape(text[at:])}</div>'


def _criterion(criterion: Criterion) -> str:
    mark = "met" if criterion.met else "not met"
    unsure = "" if criterion.sure else " (the grader is not sure: let a human look)"
    remarks = "".join(map(_remark, criterion.feedback))
    head = f"{escape(TITLES[criterion.id])}: {mark}, {criterion.points} of {criterion.max_points}{unsure}"
    return f"<li>{head}{f'<ul>{remarks}</ul>' if remarks else ''}</li>"


def _remark(remark: Remark) -> str:
    words = f"<q>{escape(remark.text)}</q> " if remark.text else ""
    return f"<li>{words}{escape(remark.message)} <em>{escape(remark.question)}</em></li>"
