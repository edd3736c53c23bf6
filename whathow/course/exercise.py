"""An exercise: what a learner is shown, and how an answer is graded. The same for every kind of exercise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Criterion, Grade, Remark

MOST_CHARACTERS = 1_000_000


@dataclass(frozen=True)
class Part:
    """One criterion as the learner meets it before grading: its id, the question it asks, its points."""

    id: str
    asks: str
    points: int


@dataclass(frozen=True)
class Item:
    """One thing to answer: `text` is Markdown, `about` what there is to know of it, `answers` good ones, and `why` says
    in plain text what is to be seen in it. The last two are not shown before the learner has answered or given up."""

    id: str
    text: str
    answers: tuple[str, ...]
    why: str = ""
    about: str = ""


@dataclass(frozen=True)
class Form:
    """What a page shows of an exercise. `kind` names the page's template and script: "spot", "lines" or "account".

    `scene` is Markdown; `label` stands at an item's field; `choices` are values with what they are called; `keep` is
    the one answer that is a button. `task` is Markdown for what is written below the items, and `model` good answers to
    it.
    """

    kind: str
    scene: str
    items: tuple[Item, ...]
    label: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, str] = ("", "")
    task: str = ""
    model: str = ""


def _no_notes(answer: str) -> Mapping[int, str]:
    return {}


@dataclass(frozen=True)
class Exercise:
    """One graded exercise; `name` is also the name of its nbgrader assignment, folder and notebook.

    `magic` is the first line of the answer cell and `starter` what stands below it; `prompt` and `material` are
    Markdown. `model` is Markdown that opens after a pass; `key` is an answer that earns every point and is never shown.
    `source` is the file it is made from, relative to the course's folder. `judge` takes a cleaned answer and may raise
    FaultError; call `grade_answer` instead. `setup` is what the notebook runs before the answer, besides the magics.
    `form` is there where a page has the exercise live. `notes` are what is to be said of an answer's lines besides
    their grade, by their numbers.
    """

    name: str
    title: str
    minutes: int
    magic: str
    starter: str
    prompt: str
    material: str
    parts: tuple[Part, ...]
    model: str
    key: str
    source: str
    judge: Callable[[str], Grade]
    setup: str = ""
    form: Form | None = None
    notes: Callable[[str], Mapping[int, str]] = _no_notes


def grade_answer(exercise: Exercise, answer: str) -> Grade:
    """The grade of `answer`. A blank answer, or one that is the untouched starter, earns 0. Raises FaultError where
    it can't be graded."""
    if is_blank(exercise, answer):
        return no_points(exercise, "Nothing is written here yet.")
    if len(answer) > MOST_CHARACTERS:
        what = f"{len(answer):,} characters, and the most is {MOST_CHARACTERS:,}"
        raise FaultError([Fault("your answer", what, "keep to the answer itself, a few pages at most")])
    return exercise.judge(answer)


def is_blank(exercise: Exercise, answer: str) -> bool:
    """Whether `answer` holds nothing of the learner's own."""
    return answer.split() in ([], exercise.starter.split())


def no_points(exercise: Exercise, message: str) -> Grade:
    """The grade in which every criterion earns 0 and says `message`."""
    remark = Remark("", 0, 0, "answer", message, "")
    criteria = (Criterion(part.id, False, True, 0, part.points, (remark,)) for part in exercise.parts)
    return Grade(exercise.name, tuple(criteria))


UNANSWERED = Remark("", 0, 0, "answer", "", "")
"""Stands for a line that another criterion has already said is missing, so that it is not told twice."""


def share_of(part: Part, remarks: Sequence[Remark | None], bar: float, sure: bool = True) -> Criterion:
    """The criterion `part` for a list of lines, each with its remark or None where it is right: points in proportion.

    `bar` is the share of right lines from which on it is met.
    """
    right = sum(remark is None for remark in remarks) / max(len(remarks), 1)
    told = [remark for remark in remarks if remark and remark is not UNANSWERED]
    missing = sum(remark is UNANSWERED for remark in remarks)
    if missing:
        told.append(Remark("", 0, 0, "answer", f"{missing} more: nothing to judge here yet.", ""))
    return Criterion(part.id, right >= bar, sure, int(part.points * right), part.points, tuple(told))
