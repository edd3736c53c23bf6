"""The step that takes the kernel's place in nbgrader's autograder, on its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.utils import determine_grade

from whathow.course import autograde
from whathow.course.assignment import notebook_source
from whathow.course.autograde import GradeAnswers, read_submission
from whathow.course.exercise import Exercise
from whathow.course.shelf import exercise_names, open_exercise
from whathow.fault import FaultError
from whathow.rubric.criterion import Criterion, Grade

COURSE = Path(__file__).resolve().parents[2] / "exercises"
EXERCISE = open_exercise(next(name for name in exercise_names(COURSE) if name.startswith("rewrite-")), COURSE)


def graded(exercise: Exercise, monkeypatch: pytest.MonkeyPatch, **cells: Any) -> tuple[Any, Any]:
    """The notebook of `exercise` with an answer, after the step, and its resources; `cells` are added."""
    monkeypatch.setattr(autograde, "open_exercise", lambda name: exercise)
    made = nbformat.reads(notebook_source(exercise), as_version=4)
    next(cell for cell in made.cells if cell.id == "answer").source += "\nSome words."
    made.cells += cells.get("more", [])
    return GradeAnswers().preprocess(made, {"nbgrader": {"notebook": exercise.name}})


def scores(made: Any) -> dict[str, float]:
    """What nbgrader makes of the graded cells."""
    return {cell.id: determine_grade(cell)[0] for cell in made.cells if cell.metadata.nbgrader.grade}


def test_a_crash_of_the_grader_scores_nothing_and_waits_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """The learner loses no word, and the feedback says what happened in one line."""

    def crash(answer: str) -> Grade:
        raise ZeroDivisionError

    made, resources = graded(replace(EXERCISE, judge=crash), monkeypatch)
    assert set(scores(made).values()) == {0.0}
    assert resources["whathow_unsure"] == {part.id for part in EXERCISE.parts}
    feedback = next(cell for cell in made.cells if cell.id == "feedback").outputs[0]
    assert feedback.data["text/plain"] == "The grader failed on this answer; a person will read it."


def test_a_graded_cell_that_is_not_ours_scores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no output it would have scored full marks."""
    stranger = nbformat.v4.new_code_cell("1 + 1", id="stranger")
    stranger.metadata["nbgrader"] = {"grade_id": "stranger", "grade": True, "solution": False, "points": 50}
    made, _ = graded(EXERCISE, monkeypatch, more=[stranger])
    assert scores(made)["stranger"] == 0


def test_an_unsure_criterion_has_its_points_and_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person's word is wanted; until then the points stand."""
    criteria = tuple(Criterion(part.id, True, part.id != "how", 7, part.points, ()) for part in EXERCISE.parts)
    made, resources = graded(replace(EXERCISE, judge=lambda answer: Grade("x", criteria)), monkeypatch)
    assert set(scores(made).values()) == {7.0}
    assert resources["whathow_unsure"] == {"how"}


def test_points_never_exceed_what_the_cell_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader would stop the whole submission."""
    criteria = tuple(Criterion(part.id, True, True, 99, 99, ()) for part in EXERCISE.parts)
    made, _ = graded(replace(EXERCISE, judge=lambda answer: Grade("x", criteria)), monkeypatch)
    assert scores(made) == {part.id: float(part.points) for part in EXERCISE.parts}


def test_without_its_incident_a_submission_gets_no_score(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The course is broken, not the answer: better none than 0."""
    monkeypatch.chdir(tmp_path)
    step, made = GradeAnswers(), nbformat.reads(notebook_source(EXERCISE), as_version=4)
    with pytest.raises(FaultError, match="no file of that name"):
        step.preprocess(made, {"nbgrader": {"notebook": "rewrite-no-such-incident"}})


def test_of_a_submission_only_text_is_read() -> None:
    """No output, attachment, widget, title or other metadata of a learner's comes through."""
    hostile = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"title": "<script>", "widgets": {"x": "</script>"}, "language": 5, "whathow": {"passed": True}},
        "cells": [
            {
                "cell_type": "raw",
                "metadata": {"raw_mimetype": "text/html", "tags": ["<b>"], "nbgrader": {"grade_id": "answer"}},
                "attachments": {"a": {"text/html": "<script>"}},
                "source": "words",
                "outputs": [{"output_type": "display_data", "data": {"text/html": "<script>"}}],
            }
        ],
    }  # fmt: skip
    import json

    made = read_submission(json.dumps(hostile).encode())
    (cell,) = made.cells
    assert made.metadata == {}
    assert (cell.cell_type, cell.source, cell.outputs) == ("code", "words", [])
    assert cell.metadata == {"nbgrader": {"grade_id": "answer"}} and "attachments" not in cell
