"""A notebook as Markdown: its prose as it stands, its code in fences, its outputs left out."""

from __future__ import annotations

from whathow.course.answers import Cell, read_cells
from whathow.fault import Fault, FaultError

OUTPUTS = "The outputs of code cells were left out."


def looks_like_notebook(text: str, suffix: str) -> bool:
    """By its name, or by how such a file begins."""
    return suffix == ".ipynb" or (text.lstrip()[:1] == "{" and '"cell_type"' in text)


def cells_markdown(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The notebook file whose text is `text`, and a line for what is left out. Raises FaultError, one line.

    >>> cells_markdown('{"cells": [{"cell_type": "code", "source": "df.head()"}]}', "a.ipynb")[0]
    '```\\ndf.head()\\n```'
    """
    try:
        cells = read_cells(text.encode("utf-8", "replace"), name)
    except FaultError as error:
        what = error.faults[0].what
        raise FaultError([Fault(name, what, "save it in Jupyter again, or paste its text")]) from None
    notes = (OUTPUTS,) if any(cell.kind == "code" for cell in cells) else ()
    return "\n\n".join(_markdown(cell) for cell in cells if cell.text.strip()), notes


def _markdown(cell: Cell) -> str:
    return f"```\n{cell.text.strip(chr(10))}\n```" if cell.kind == "code" else cell.text.strip()
