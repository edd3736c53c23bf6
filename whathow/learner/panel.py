"""Feedback in a notebook: what is saved with it (HTML and plain text), and below it the widgets that walk through it.

All that a learner needs is in the saved part, which stays readable with no kernel and no widgets. The widgets are
native buttons in reading order: Tab moves, Space or Enter presses.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from whathow.course.exercise import Exercise
from whathow.course.feedback import feedback_html, feedback_text
from whathow.learner.compare import change, words_html
from whathow.learner.tries import Try
from whathow.rubric.criterion import Grade, Remark

STYLE = """<style>
.whathow-text{white-space:pre-wrap;overflow-wrap:anywhere;font-family:inherit;line-height:1.5;
border:1px solid #767676;padding:.5em .75em}
.whathow-text mark{background:#fff3bf;color:#1b1b1b;border-bottom:2px solid #8a6d00}
.whathow-text mark[aria-current]{background:#ffd43b;outline:2px solid #1b1b1b}
.whathow-text ins{background:#d3f9d8;color:#10391a}.whathow-text del{background:#ffe3e3;color:#6b1111}
</style>"""


@dataclass(frozen=True)
class Feedback:
    """One graded try with all that is shown of it; `before` is the last try, `kept` is False where the disk was full
    or locked."""

    exercise: Exercise
    grade: Grade
    text: str
    now: Try
    before: Try | None
    number: int
    kept: bool

    @property
    def headline(self) -> str:
        """One line: which try, its points, the change, and whether it passed."""
        end = " You passed." if self.grade.passed else ""
        lost = "" if self.kept else " (This try could not be kept: the folder can't be written to.)"
        return f"Try {self.number}: {change(self.now, self.before)}{end}{lost}"


def plain(feedback: Feedback) -> str:
    """The feedback as text for a terminal, a screen reader or a saved notebook."""
    parts = [feedback.headline, feedback_text(feedback.exercise, feedback.grade, feedback.text)]
    if feedback.grade.passed:
        parts.append(f"A model answer; one good way, not the only one:\n\n{feedback.exercise.model}")
    return "\n\n".join(parts)


def saved(feedback: Feedback, folded: bool = False) -> str:
    """The feedback as HTML, all of it escaped: no kernel, script or widget needed; `folded` where widgets follow."""
    parts = [
        f"<p role='status'><strong>{escape(feedback.headline)}</strong></p>",
        feedback_html(feedback.exercise, feedback.grade, feedback.text, folded),
    ]
    if feedback.grade.passed:
        title = "A model answer; one good way, not the only one"
        model = f"<pre style='white-space:pre-wrap'>{escape(feedback.exercise.model)}</pre>"
        parts.append(f"<details><summary>{title}</summary>{model}</details>")
    return "".join(parts)


def walk(feedback: Feedback) -> Any:
    """Widgets to go through the remarks one by one and to see this try beside the last. Needs ipywidgets."""
    import ipywidgets as widgets

    stops = remarks(feedback.grade)
    pane = widgets.HTML()
    before, after = _button(widgets, "Previous remark"), _button(widgets, "Next remark")
    compare = _button(widgets, "Compare with the last try")
    compare.disabled = feedback.before is None
    before.disabled = after.disabled = not stops
    place = [0]

    def go(step: int) -> None:
        place[0] = (place[0] + step) % len(stops)
        pane.value = remark_html(feedback.text, stops, place[0])

    before.on_click(lambda _: go(-1))
    after.on_click(lambda _: go(1))
    compare.on_click(lambda _: setattr(pane, "value", compare_html(feedback)))
    if stops:
        go(0)
    return widgets.VBox([widgets.HBox([before, after, compare], layout={"flex_flow": "row wrap"}), pane])


def remarks(grade: Grade) -> list[Remark]:
    """The remarks in order of where they stand in the text; those about what was not found come last."""
    found = [remark for criterion in grade.criteria for remark in criterion.feedback]
    return sorted(found, key=lambda remark: (remark.end <= remark.start, remark.start))


def remark_html(text: str, stops: list[Remark], place: int) -> str:
    """One remark: its count, why it matters, the question, and the text around it with its words marked."""
    remark = stops[place]
    words = f"<p>“{escape(remark.text)}”</p>" if remark.text else ""
    head = f"<p role='status'><strong>{place + 1} of {len(stops)}</strong> {escape(remark.message)}</p>"
    question = f"<p><em>{escape(remark.question)}</em></p>" if remark.question else ""
    around = _region("Your text", marked(text, stops, remark)) if remark.text else ""
    return STYLE + head + words + question + around


def compare_html(feedback: Feedback) -> str:
    """The last try and this one: points of each criterion, and the words that came and went."""
    if feedback.before is None:
        return "<p>This is the first try.</p>"
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{feedback.before.points.get(name, 0)}</td><td>{points}</td></tr>"
        for name, points in feedback.now.points.items()
    )
    head = "<thead><tr><th>criterion</th><th>last try</th><th>this try</th></tr></thead>"
    words = words_html(feedback.before.text, feedback.text)
    return f"{STYLE}<table>{head}<tbody>{rows}</tbody></table>{_region('What changed', words)}"


def marked(text: str, stops: list[Remark], current: Remark) -> str:
    """The paragraphs around `current` as HTML, escaped: its words in a <mark> that says so, the others' in plain ones.

    Where two overlap the earlier stands, and `current` always.
    """
    place, stop = _around(text, current)
    parts = ["… " if place else ""]
    others = {(other.start, other.end) for other in stops if not _clash(other, current)}
    for start, end in sorted(others | {(current.start, current.end)}):
        if start < place or end <= start or end > stop:
            continue
        here = " aria-current='true'" if (start, end) == (current.start, current.end) else ""
        parts += [escape(text[place:start]), f"<mark{here}>{escape(text[start:end])}</mark>"]
        place = end
    return "".join([*parts, escape(text[place:stop]), " …" if stop < len(text) else ""])


def _around(text: str, remark: Remark) -> tuple[int, int]:
    """Where the paragraph before the remark's starts, and where the one after it ends."""
    start, stop = remark.start, remark.end
    for _ in range(2):
        start = max(text.rfind("\n\n", 0, start), 0)
        stop = text.find("\n\n", stop + 1) if "\n\n" in text[stop + 1 :] else len(text)
    return start, stop


def _region(label: str, html: str) -> str:
    """A stretch of text that the keyboard can reach and scroll."""
    return f"<div class='whathow-text' tabindex='0' role='region' aria-label='{label}'>{html}</div>"


def _clash(remark: Remark, current: Remark) -> bool:
    return remark is not current and remark.start < current.end and current.start < remark.end


def _button(widgets: Any, label: str) -> Any:
    return widgets.Button(description=label, layout={"width": "auto"})
