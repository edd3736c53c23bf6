"""All exercises, by name. A new incident, set of sentences or set of questions is found by its file."""

from __future__ import annotations

from pathlib import Path

from whathow.course.exercise import Exercise
from whathow.course.library import names
from whathow.course.price import price_exercise
from whathow.course.questions import questions_exercise
from whathow.course.rewrite import PREFIX, rewrite_exercise
from whathow.course.spot import spot_exercise


def open_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise `name` ("rewrite-<incident>", "spot-the-blame", …), looked for from `start` (the working directory
    if None).

    Raises FaultError where there is none or its file is broken.
    """
    if name in names("cost", ".toml", start):
        return price_exercise(name, start)
    if name in names("questions", ".toml", start):
        return questions_exercise(name, start)
    if name in names("spot", ".jsonl", start):
        return spot_exercise(name, start)
    return rewrite_exercise(name.removeprefix(PREFIX), start)


def exercise_names(course: Path) -> list[str]:
    """The names of the exercises whose files lie in the folder `course` itself."""
    lists = [
        path.stem
        for kind, suffix in (("spot", ".jsonl"), ("questions", ".toml"), ("cost", ".toml"))
        for path in sorted((course / kind).glob(f"*{suffix}"))
    ]
    return [*lists, *(PREFIX + path.stem for path in sorted((course / "incidents").glob("*.md")))]
