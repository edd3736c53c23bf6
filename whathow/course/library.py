"""Where the course's content lies: beside the notebook, in a hub's folder, or in the package itself."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from whathow.fault import Fault, FaultError

PACKAGE = Path(__file__).resolve().parent.parent
INCIDENTS_VARIABLE = "WHATHOW_INCIDENTS"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_NAME = 100


def find(kind: str, name: str, suffix: str, start: Path | None = None) -> Path:
    """The file `name` + `suffix` of the folder `kind` ("incidents", "spot", "questions").

    The first of these that has it: for incidents the folder that the environment variable WHATHOW_INCIDENTS names (a
    company's own); `kind/` or `exercises/kind/` in `start` (the working directory if None) or a folder above it (a
    course); the folder that came with the package. Raises FaultError with the nearest names where none has it.
    """
    folders = list(_folders(kind, start or Path.cwd()))
    if len(name) <= LONGEST_NAME and NAME.fullmatch(name):
        for folder in folders:
            path = folder / f"{name}{suffix}"
            if path.is_file():
                return path
    raise FaultError(
        [_unknown(kind, name, sorted({path.stem for folder in folders for path in folder.glob(f"*{suffix}")}))]
    )


def names(kind: str, suffix: str, start: Path | None = None) -> list[str]:
    """The names of all files with `suffix` in the folders `kind`, in order."""
    folders = _folders(kind, start or Path.cwd())
    stems = {path.stem for folder in folders for path in folder.glob(f"*{suffix}")}
    return sorted(stem for stem in stems if NAME.fullmatch(stem))


def _folders(kind: str, start: Path) -> Iterator[Path]:
    if kind == "incidents" and os.environ.get(INCIDENTS_VARIABLE):
        yield Path(os.environ[INCIDENTS_VARIABLE])
    for folder in (start, *start.parents):
        yield folder / kind
        yield folder / "exercises" / kind
    yield PACKAGE / "exercises" / kind  # in the wheel
    yield PACKAGE.parent / "exercises" / kind  # in a clone of the project


def _unknown(kind: str, name: str, known: list[str]) -> Fault:
    shown = name if len(name) <= 60 else name[:60] + "…"
    what = f"no file of that name in any `{kind}` folder"
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4) or known[:8]
    if near:
        return Fault(repr(shown), what, f"use one of: {', '.join(near)}")
    return Fault(repr(shown), what, f"put it into a folder `{kind}` beside the notebook or above it")
