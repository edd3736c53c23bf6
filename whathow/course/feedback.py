"""A grade as a learner reads it, for every kind of exercise: as HTML, all of it escaped, and as plain text."""

from __future__ import annotations

from html import escape

from whathow.course.exercise import Exercise
from whathow.report.html import marked
from whathow.rubric.criterion import Criterion, Grade, Remark

UNSURE = "the grader is not sure; a person should look"


def feedback_html(exercise: Exercise, grade: Grade, text: str, folded: bool = False) -> str:
    """The verdict, each criterion with its remarks, and the learner's `text` with the words marked. No script.

    All opens by keyboard; `folded` where something beside it, such as a panel, already shows the remarks.
    """
    asks = {part.id: part.asks for part in exercise.parts}
    criteria = "".join(_criterion_html(criterion, asks[criterion.id], folded) for criterion in grade.criteria)
    notes = "".join(f"<li style='white-space:pre-line'>{escape(note)}</li>" for note in _notes(exercise, text))
    remarks = [remark for criterion in grade.criteria for remark in criterion.feedback]
    head = f"<p><strong>{_verdict(grade)}: {grade.points} of {grade.max_points} points</strong></p>"
    own = f"<details{'' if folded else ' open'}><summary>Your text, marked</summary>{marked(text, remarks)}</details>"
    listed = f"<ul>{notes}</ul>" if notes else ""
    return f"<section class='whathow-grade'>{head}{criteria}{listed}{own}</section>"


def feedback_text(exercise: Exercise, grade: Grade, text: str) -> str:
    """The verdict, then each criterion with its remarks, then the notes on the lines of `text`, one thing a line."""
    asks = {part.id: part.asks for part in exercise.parts}
    lines = [f"{_verdict(grade)}: {grade.points} of {grade.max_points} points"]
    for criterion in grade.criteria:
        lines += ["", _head(criterion, asks[criterion.id])]
        lines += [line for remark in criterion.feedback for line in _remark_lines(remark)]
    return "\n".join([*lines, "", *_notes(exercise, text)]).rstrip()


def _notes(exercise: Exercise, text: str) -> list[str]:
    return [f"{n}. {note}" for n, note in sorted(exercise.notes(text).items())]


def _verdict(grade: Grade) -> str:
    return "Passed" if grade.passed else "Not there yet"


def _head(criterion: Criterion, asks: str) -> str:
    unsure = "" if criterion.sure else f" ({UNSURE})"
    mark = "met" if criterion.met else "not met"
    return f"{criterion.id}: {mark}, {criterion.points} of {criterion.max_points}{unsure}. {asks}"


def _criterion_html(criterion: Criterion, asks: str, folded: bool) -> str:
    head = escape(_head(criterion, asks))
    if not criterion.feedback:
        return f"<p>{head}</p>"
    opened = "" if folded or criterion.met else " open"
    return (
        f"<details{opened}><summary>{head}</summary><ul>{''.join(map(_remark_html, criterion.feedback))}</ul></details>"
    )


def _remark_html(remark: Remark) -> str:
    words = f"<q>{escape(remark.text)}</q> " if remark.text else ""
    question = f" <em>{escape(remark.question)}</em>" if remark.question else ""
    return f"<li>{words}{escape(remark.message)}{question}</li>"


def _remark_lines(remark: Remark) -> list[str]:
    words = f'"{_printable(remark.text)}": ' if remark.text else ""
    question = [f"    {remark.question}"] if remark.question else []
    return [f"  - {words}{remark.message}", *question]


def _printable(text: str) -> str:
    """One line, with no control characters that a terminal would obey."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return shown if len(shown) <= 120 else shown[:119] + "…"
