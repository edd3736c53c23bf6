"""A learner's answer, read from a notebook file as data. Nothing in the notebook is ever executed.

The answer is the text of one cell. It is found by the id that nbgrader gave the cell, and where that is lost, by its
magic line.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whathow.fault import Fault, FaultError

ANSWER = "answer"
MOST_BYTES = 20_000_000
MAGIC_LINE = re.compile(r"^[ \t]*%%(?:rewrite|spot|ask|answer|price)\b.*$")
PLACEHOLDER = "Write your rewrite here, in place of this line."
# What nbgrader writes where a solution was, and the marks between which it stood.
STUB_LINES = frozenset(
    {
        "# YOUR CODE HERE",
        "raise NotImplementedError()",
        "### BEGIN SOLUTION",
        "### END SOLUTION",
        "YOUR ANSWER HERE",
        PLACEHOLDER,
    }
)


@dataclass(frozen=True)
class Cell:
    """One cell of a submitted notebook: its nbgrader id ("" without one), its kind and its text."""

    id: str
    kind: str
    text: str


def read_cells(data: bytes, name: str) -> tuple[Cell, ...]:
    """The cells of the notebook file whose bytes are `data`, of any notebook format from 2 on; `name` stands in faults.

    Raises FaultError, one line, where `data` is no notebook.

    >>> read_cells(b'{"cells": [{"cell_type": "code", "source": ["At 14:02 ", "Ana saw"]}]}', "a.ipynb")[0].text
    'At 14:02 Ana saw'
    """
    if len(data) > MOST_BYTES:
        raise FaultError(
            [
                Fault(
                    name,
                    f"larger than {MOST_BYTES // 1_000_000} MB",
                    "take pictures and long outputs out, and hand it in again",
                )
            ]
        )
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FaultError([Fault(name, "not UTF-8 text, so no notebook", "hand in the .ipynb file itself")]) from None
    except (ValueError, RecursionError):
        raise FaultError(
            [Fault(name, "not JSON, so no notebook", "save it in Jupyter and hand in the .ipynb file itself")]
        ) from None
    cells = list(_raw_cells(notebook))
    if not cells:
        raise FaultError(
            [
                Fault(
                    name,
                    "a file without notebook cells",
                    "hand in the notebook that you were given, with your answer in it",
                )
            ]
        )
    return tuple(_cell(cell) for cell in cells if isinstance(cell, dict))


def read_answer(path: Path, magic: str) -> str:
    """The learner's answer in the notebook at `path`; `magic` is the first line that its answer cell was given.

    Raises FaultError where the file can't be read or holds no answer cell.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FaultError([Fault(str(path), f"can't be read ({error.strerror})", "check the path")]) from None
    cell = find_answer(read_cells(data, str(path)), magic)
    if cell is None:
        raise FaultError(
            [Fault(str(path), "no answer cell", f"put your answer into a cell that starts with the line {magic}")]
        )
    return clean(cell.text)


def find_answer(cells: tuple[Cell, ...], magic: str) -> Cell | None:
    """The answer cell: the last one with nbgrader's id that is not blank, else the last that starts with the line
    `magic`."""
    marked = [cell for cell in cells if cell.id == ANSWER]
    by_magic = [cell for cell in cells if cell not in marked and cell.text.lstrip().startswith(magic)]
    for candidates in (marked, by_magic):
        written = [cell for cell in candidates if clean(cell.text)]
        if written:
            return written[-1]
    return next(iter(marked or by_magic), None)


def clean(text: str) -> str:
    """The learner's words alone: without magic lines, nbgrader's stubs and blank lines around them; every line end is
    a newline.

    >>> clean("%%rewrite pool\\r\\n%%rewrite pool\\r\\n\\r\\nAt 14:02 Ana\\r\\nsaw the page.\\r\\n")
    'At 14:02 Ana\\nsaw the page.'
    """
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    kept = [line for line in lines if not MAGIC_LINE.match(line) and line.strip() not in STUB_LINES]
    first = next((n for n, line in enumerate(kept) if line.strip()), len(kept))
    return "\n".join(kept[first:]).rstrip()


def _raw_cells(notebook: Any) -> list[Any]:
    if not isinstance(notebook, dict):
        return []
    if "cells" in notebook:
        return _list(notebook["cells"])
    sheets = _list(notebook.get("worksheets"))  # format 3 and before
    return [cell for sheet in sheets if isinstance(sheet, dict) for cell in _list(sheet.get("cells"))]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _cell(cell: dict[str, Any]) -> Cell:
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    text = cell.get("source", cell.get("input", ""))
    if isinstance(text, list):
        text = "".join(line for line in text if isinstance(line, str))
    kind = cell.get("cell_type")
    return Cell(
        name if isinstance(name, str) else "",
        kind if isinstance(kind, str) else "",
        _storable(text if isinstance(text, str) else ""),
    )


def _storable(text: str) -> str:
    """JSON may hold half of a surrogate pair, which no file or database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
