"""Markdown as it is put together block by block, for what reads HTML and Word files."""

from __future__ import annotations

import re

BREAK = "\x00"  # a line end that the writer made, until it is known where it stands


class Lines:
    """Gathers blocks. Outside code, white space is folded, and only `line_break` ends a line.

    >>> lines = Lines()
    >>> lines.begin("# "); lines.add("A  title"); lines.close(); lines.add("Some text."); lines.text()
    '# A title\\n\\nSome text.'
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._kind = ""  # of the last block: "item" and "row" follow their like without a blank line
        self._held: list[str] = []
        self._prefix = ""
        self._quotes = 0
        self._code = False
        self._row: list[str] | None = None
        self._in_cell = False

    def begin(self, prefix: str) -> None:
        """Close what is open; `prefix` ("# ", "- ") stands before what comes next. Inside a cell it is only a blank."""
        self.close()
        if self._row is None and not self._code:
            self._prefix = prefix

    def add(self, text: str) -> None:
        """Text of what is open."""
        self._held.append(text.replace(BREAK, ""))

    def line_break(self) -> None:
        """A line end inside a block."""
        self._held.append("\n" if self._code else BREAK)

    def end(self) -> None:
        """The block is whole; where nothing was said yet, its prefix waits for what comes."""
        if self._row is not None or self._code:
            self._held.append("\n" if self._code else " ")
            return
        body = self._taken()
        if body:
            item = self._prefix.endswith("- ")
            indent = " " * len(self._prefix) if item else ""
            between = " " if self._prefix.startswith("#") else f"\n{indent}"
            self._put(self._prefix + re.sub(f" ?{BREAK}[ {BREAK}]*", between, body), "item" if item else "")
            self._prefix = ""

    def close(self) -> None:
        """As `end`, and a prefix that nothing followed is forgotten."""
        self.end()
        if self._row is None and not self._code:
            self._prefix = ""

    def begin_row(self) -> None:
        """A table's row."""
        self.end_row()
        self.close()
        self._row, self._in_cell = [], False

    def begin_cell(self) -> None:
        """A cell, of the row that is open or of a new one."""
        if self._row is None:
            self.begin_row()
        if self._in_cell:
            self._keep_cell()
        self._in_cell = True

    def end_row(self) -> None:
        """The row is whole; a row of dashes follows a table's first."""
        if self._row is None:
            return
        if self._in_cell:
            self._keep_cell()
        cells, self._row = self._row, None
        if any(cells):
            first = self._kind != "row"
            self._put(f"| {' | '.join(cells)} |", "row")
            if first:
                self._put(f"| {' | '.join('---' for _ in cells)} |", "row")

    def end_table(self) -> None:
        """The next row is the first of another table."""
        self.end_row()
        self._kind = ""

    def begin_code(self) -> None:
        """What follows is taken as it stands."""
        if self._row is None:
            self.close()
            self._code = True

    def end_code(self) -> None:
        """The code is whole."""
        if self._code:
            body, self._held, self._code = "".join(self._held).strip("\n"), [], False
            longest = max((len(run) for run in re.findall("`+", body)), default=0)
            fence = "`" * max(3, longest + 1)
            if body.strip():
                self._put(f"{fence}\n{body}\n{fence}", "")

    def quote(self, step: int) -> None:
        """One quotation deeper (+1), or out of one (-1)."""
        self.close()
        self._quotes = max(self._quotes + step, 0)

    def text(self) -> str:
        """All blocks as Markdown."""
        self.end_code()
        self.end_table()
        self.close()
        return "".join(self._blocks)

    def _taken(self) -> str:
        body = re.sub(rf"[^\S{BREAK}]+", " ", "".join(self._held)).strip(f" {BREAK}")
        self._held = []
        return body

    def _keep_cell(self) -> None:
        cell = " ".join(self._taken().replace(BREAK, " ").split())
        if self._row is not None:
            self._row.append(cell.replace("|", "\\|"))

    def _put(self, block: str, kind: str) -> None:
        if self._quotes:
            block = "\n".join(f"> {line}".rstrip() for line in block.split("\n"))
        tight = kind in ("item", "row") and kind == self._kind
        between = "" if not self._blocks else "\n" if tight else "\n\n"
        self._blocks.append(between + block)
        self._kind = kind
