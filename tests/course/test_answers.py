"""An answer is read from a notebook file as data, whatever has become of the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from whathow.course.answers import MOST_BYTES, clean, read_answer, read_cells
from whathow.fault import FaultError

MAGIC = "%%rewrite pool"
WORDS = "At 14:02 Ana saw the page.\n\nShe called Bo."


def cell(source: Any, grade_id: str | None = "answer", kind: str = "code") -> dict[str, Any]:
    """A notebook cell."""
    metadata = {"nbgrader": {"grade_id": grade_id, "solution": True}} if grade_id else {}
    return {"cell_type": kind, "metadata": metadata, "source": source}


def written(tmp_path: Path, *cells: dict[str, Any]) -> Path:
    """A notebook file with these cells."""
    path = tmp_path / "answer.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "source",
    [
        f"{MAGIC}\n{WORDS}",
        f"{MAGIC}\n{WORDS}".splitlines(keepends=True),
        f"{MAGIC}\r\n{WORDS}\r\n".replace("\n\n", "\r\n\r\n"),
        f"{MAGIC}\r{WORDS}".replace("\n", "\r"),
        WORDS,
        f"{MAGIC}\n{MAGIC}\n{WORDS}",
        f"\n\n  {MAGIC}\n\n{WORDS}\n\n\n",
        f"\ufeff{MAGIC}\n{WORDS}",
        f"{MAGIC}\nWrite your rewrite here, in place of this line.\n{WORDS}",
        f"{MAGIC}\n# YOUR CODE HERE\nraise NotImplementedError()\n{WORDS}",
    ],
    ids=[
        "text",
        "lines",
        "crlf",
        "cr",
        "no magic line",
        "two magic lines",
        "blank lines",
        "bom",
        "placeholder",
        "stub",
    ],
)
def test_the_words_alone_are_the_answer(tmp_path: Path, source: Any) -> None:
    """Magic lines, stubs, line ends and blank lines around it are not part of an answer."""
    assert read_answer(written(tmp_path, cell(source)), MAGIC) == WORDS


def test_an_answer_cell_turned_into_markdown_is_read(tmp_path: Path) -> None:
    """The kind of the cell does not matter."""
    assert read_answer(written(tmp_path, cell(f"{MAGIC}\n{WORDS}", kind="markdown")), MAGIC) == WORDS


def test_of_two_copies_the_last_that_is_written_counts(tmp_path: Path) -> None:
    """A learner who copied the answer cell loses nothing."""
    copies = [cell(f"{MAGIC}\nold"), cell(f"{MAGIC}\n{WORDS}"), cell(f"{MAGIC}\n")]
    assert read_answer(written(tmp_path, *copies), MAGIC) == WORDS


def test_an_answer_without_its_id_is_found_by_its_magic_line(tmp_path: Path) -> None:
    """A tool that drops nbgrader's marks loses no answer."""
    cells = [cell("import os", None), cell(f"{MAGIC}\n{WORDS}", None)]
    assert read_answer(written(tmp_path, *cells), MAGIC) == WORDS


def test_indents_of_the_first_line_stay(tmp_path: Path) -> None:
    """What counts in Markdown is not stripped."""
    assert clean(f"{MAGIC}\n\n    code\ntext") == "    code\ntext"


def test_a_long_stretch_of_blanks_is_read_at_once() -> None:
    """No pattern runs wild on hostile input."""
    assert clean(" " * 2_000_000 + "x" + "\n" * 500_000).strip() == "x"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "not JSON"),
        (b"not a notebook", "not JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "without notebook cells"),
        (b"{}", "without notebook cells"),
        (b'{"cells": 5}', "without notebook cells"),
        (b'{"worksheets": [{"cells": 7}]}', "without notebook cells"),
        (b" " * (MOST_BYTES + 1), "larger than"),
    ],
    ids=["empty", "text", "bytes", "deep", "list", "object", "cells", "worksheets", "huge"],
)
def test_a_file_that_is_no_notebook_gets_one_clear_line(data: bytes, what: str) -> None:
    """The line says where, what, and how to mend it."""
    with pytest.raises(FaultError) as caught:
        read_cells(data, "ana.ipynb")
    line = str(caught.value)
    assert line.startswith("ana.ipynb: ") and what in line and ";" in line and "\n" not in line


def test_a_notebook_of_format_3_is_read() -> None:
    """Cells of old notebooks lie in worksheets, and their text is called input."""
    old = {"nbformat": 3, "worksheets": [{"cells": [{"cell_type": "code", "input": [f"{MAGIC}\n", "Hello"]}]}]}
    assert read_cells(json.dumps(old).encode(), "old.ipynb")[0].text == f"{MAGIC}\nHello"


def test_a_notebook_of_somebody_elses_has_no_answer_cell(tmp_path: Path) -> None:
    """The fault names the line to start with."""
    with pytest.raises(FaultError, match=r"no answer cell.*%%rewrite pool"):
        read_answer(written(tmp_path, cell("print(1)", None)), MAGIC)


@pytest.mark.parametrize(
    "broken", [None, 5, "text", {"source": 5}, {"source": [1, None]}, {"metadata": "x"}, {"metadata": {"nbgrader": []}}]
)
def test_a_broken_cell_breaks_nothing(broken: Any) -> None:
    """Cells of any shape are passed over or read as blank."""
    good = cell(WORDS)
    cells = read_cells(json.dumps({"cells": [broken, good]}).encode(), "a.ipynb")
    assert cells[-1].text == WORDS


def test_half_a_surrogate_pair_becomes_storable() -> None:
    """JSON can hold what no file can."""
    cells = read_cells(b'{"cells": [{"cell_type": "code", "source": "a\\ud800b"}]}', "a.ipynb")
    assert cells[0].text.encode("utf-8") == b"a?b"


def test_a_missing_file_gets_one_clear_line(tmp_path: Path) -> None:
    """Where, what, how."""
    with pytest.raises(FaultError, match="can't be read"):
        read_answer(tmp_path / "none.ipynb", MAGIC)
