"""A learner's tries at an exercise, kept beside the notebook: one JSON object a line, added and never rewritten.

So a crash in the middle of a write costs at most that line, and two notebooks open at once lose nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from whathow.rubric.criterion import Grade

SUFFIX = ".tries.jsonl"  # nbgrader is told to leave these files with the learner (whathow/course/settings.py)


@dataclass(frozen=True)
class Try:
    """One try: when (UTC), the points of each criterion, whether it passed, and the text."""

    at: str
    points: Mapping[str, int]
    max_points: int
    passed: bool
    text: str

    @property
    def total(self) -> int:
        return sum(self.points.values())


def made_now(grade: Grade, text: str) -> Try:
    """The try that `text` is, graded now."""
    points = {criterion.id: criterion.points for criterion in grade.criteria}
    return Try(datetime.now(UTC).isoformat(timespec="seconds"), points, grade.max_points, grade.passed, text)


def read_tries(path: Path) -> list[Try]:
    """The tries kept at `path`, oldest first; none where there is no file. Lines that can't be read are passed over."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [found for found in map(_parse, lines) if found]


def keep(path: Path, made: Try) -> bool:
    """Add `made` at `path`; False where the disk does not take it."""
    line = json.dumps(asdict(made), ensure_ascii=True) + "\n"
    try:
        with path.open("ab+") as file:
            if not _ends_a_line(file):
                line = "\n" + line  # the last write was cut off; leave its line alone and start a new one
            file.write(line.encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True


def _ends_a_line(file: BinaryIO) -> bool:
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _parse(line: str) -> Try | None:
    try:
        row = json.loads(line)
        points = {str(name): int(value) for name, value in row["points"].items()}
        return Try(str(row["at"]), points, int(row["max_points"]), bool(row["passed"]), str(row["text"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
