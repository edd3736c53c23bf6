"""Exercise to notebook: every assignment of the course is made by this one template. `make notebooks` writes them.

The answer key is not in a notebook: a model stays in the incident's file, which the magic and the autograder read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from whathow.course.answers import ANSWER
from whathow.course.exercise import Exercise, Part
from whathow.course.shelf import exercise_names, open_exercise

FEEDBACK = "feedback"
SETUP_CELLS = ("about", "material", "setup", ANSWER, FEEDBACK)  # in this order, before the graded cells
SETUP = "%load_ext whathow.learner"
SOLUTION = "### BEGIN SOLUTION\n### END SOLUTION"  # nbgrader clears what stands between them on release: nothing


def write_notebooks(course: Path) -> list[Path]:
    """Write the notebook of every exercise of the folder `course` below its `source/`; the files that changed."""
    stale = stale_notebooks(course)
    for name, path in _paths(course).items():
        if path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(notebook_source(open_exercise(name, course)), encoding="utf-8")
    return stale


def stale_notebooks(course: Path) -> list[Path]:
    """The notebooks of `course` that are missing or differ from what the template makes now."""
    return [
        path for name, path in _paths(course).items() if _read(path) != notebook_source(open_exercise(name, course))
    ]


def orphans(course: Path) -> list[Path]:
    """The notebooks that say they are made, and whose incident or list is no longer there."""
    made = {path for path in (course / "source").glob("*/*.ipynb") if '"made_from"' in _read(path)}
    return sorted(made - set(_paths(course).values()))


def notebook_source(exercise: Exercise) -> str:
    """The text of the notebook file of `exercise`; the same for the same exercise, cell ids included."""
    return json.dumps(notebook(exercise), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def notebook(exercise: Exercise) -> dict[str, Any]:
    """The notebook of `exercise` (format 4.5): prompt, material, answer cell, feedback cell, and one graded cell a
    criterion."""
    made = f"<!-- Made by `make notebooks` from {exercise.source}: edit that file, not this one. -->"
    points = "\n".join(f"| {part.asks} | {part.points} |" for part in exercise.parts)
    table = f"| graded on | points |\n|---|---|\n{points}"
    about = f"{made}\n# {exercise.title}\n\n{exercise.minutes} minutes.\n\n{exercise.prompt}\n\n{table}"
    return {
        "cells": [
            _markdown("about", about),
            _markdown("material", exercise.material),
            _code("setup", "\n".join(filter(None, (SETUP, exercise.setup))), locked=True),
            _code(ANSWER, f"{exercise.magic}\n{exercise.starter}\n{SOLUTION}", solution=True),
            _code(FEEDBACK, "feedback()", locked=True),
            *(_test(part) for part in exercise.parts),
        ],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "whathow": {"exercise": exercise.name, "made_by": "make notebooks", "made_from": exercise.source},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _test(part: Part) -> dict[str, Any]:
    note = f"# {part.asks} {part.points} points.\n# Read from your saved answer; nothing that you wrote is run."
    return _code(part.id, f'{note}\ncriterion("{part.id}")', grade=True, points=part.points)


def _markdown(name: str, text: str) -> dict[str, Any]:
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": _marks(name, locked=True),
        "source": text.splitlines(keepends=True),
    }


def _code(
    name: str, text: str, *, solution: bool = False, locked: bool = False, grade: bool = False, points: int = 0
) -> dict[str, Any]:
    metadata = _marks(name, solution=solution, locked=locked or grade, grade=grade, points=points)
    lines = text.splitlines(keepends=True)
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": metadata,
        "outputs": [],
        "source": lines,
    }


def _marks(
    name: str, *, solution: bool = False, locked: bool = False, grade: bool = False, points: int = 0
) -> dict[str, Any]:
    marks: dict[str, Any] = {
        "grade_id": name,
        "grade": grade,
        "solution": solution,
        "locked": locked,
        "schema_version": 3,
        "task": False,
    }
    if grade:
        marks["points"] = points
    return {"nbgrader": marks}


def _paths(course: Path) -> dict[str, Path]:
    return {name: course / "source" / name / f"{name}.ipynb" for name in exercise_names(course)}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
