"""All exercises, by name. A new incident, or a new file of one of the kinds below, is found by where it lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from whathow.course import accounts, actions, price, questions, rooms, spot, timelines
from whathow.course.exercise import Exercise
from whathow.course.library import names
from whathow.course.rewrite import PREFIX, rewrite_exercise

KINDS: Mapping[str, tuple[str, Callable[[str, Path | None], Exercise]]] = {
    spot.KIND: (".jsonl", spot.spot_exercise),
    questions.KIND: (".toml", questions.questions_exercise),
    accounts.KIND: (".toml", accounts.accounts_exercise),
    timelines.KIND: (".toml", timelines.timelines_exercise),
    actions.KIND: (".toml", actions.actions_exercise),
    price.KIND: (".toml", price.price_exercise),
    rooms.KIND: (".toml", rooms.rooms_exercise),
}
"""The folders below the course's own, each with how its files end and what makes an exercise of one."""


def open_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise `name` ("rewrite-<incident>", "spot-the-blame", …), looked for from `start` (the working directory
    if None).

    Raises FaultError where there is none or its file is broken.
    """
    for folder, (suffix, make) in KINDS.items():
        if name in names(folder, suffix, start):
            return make(name, start)
    return rewrite_exercise(name.removeprefix(PREFIX), start)


def exercise_names(course: Path) -> list[str]:
    """The names of the exercises whose files lie in the folder `course` itself."""
    lists = [
        path.stem for folder, (suffix, _) in KINDS.items() for path in sorted((course / folder).glob(f"*{suffix}"))
    ]
    return [*lists, *(PREFIX + path.stem for path in sorted((course / "incidents").glob("*.md")))]
