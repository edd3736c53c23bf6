"""A Word file (.docx) as Markdown: its paragraphs, headings, lists and tables.

The file is a zip of XML. It is unpacked in small pieces up to a limit, and a document type, which a Word file never
has and an attack with entities needs, is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from whathow.fault import Fault, FaultError
from whathow.own.lines import Lines

MOST_UNPACKED = 30_000_000  # bytes of the document alone; pictures are not unpacked
PIECE = 1 << 16
DOCUMENT = re.compile(r"word/document\d*\.xml")
BESIDE = re.compile(r"word/(?:comments|footnotes|endnotes|header\d*|footer\d*)\.xml")
# A heading's style in the languages that Word names it in.
STYLE = re.compile(
    r"(?:heading|berschrift|titre|ttulo|titolo|kop|rubrik|overskrift|otsikko|nagwek|nadpis)\s?([1-6])$", re.I
)
LISTED = re.compile(r"list(?:bullet|number)|aufzhlung|listepuces", re.I)
TITLE = re.compile(r"tit(?:le|el$|re$)", re.I)
LEFT_OUT = frozenset(("del", "moveFrom", "Fallback"))  # deleted, moved away, or said a second time
DEEPEST = 20
BROKEN = (
    zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    LookupError,
)  # fmt: skip


def is_zip(data: bytes) -> bool:
    """By its first bytes, as every Word file has them."""
    return data[:4] == b"PK\x03\x04"


def word_markdown(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The Word file `data` as Markdown, and a line for what was left out. Raises FaultError, one line, where it is
    broken, locked, no Word file, or unpacks to more than 30 MB."""
    reader = _Reader(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            document = next((each for each in names if DOCUMENT.fullmatch(each)), None)
            if document is None:
                raise _fault(
                    name, "a packed file without a Word document in it", "open a .docx file, or paste the text"
                )
            with packed.open(document) as file:
                reader.read(file)
    except BROKEN as error:
        raise _fault(
            name, f"a Word file that can't be read ({_why(error)})", "save it again, or paste its text"
        ) from None
    beside = any(BESIDE.fullmatch(each) for each in names)
    return reader.lines.text(), (("Headers, footers, footnotes and comments were left out.",) if beside else ())


def _fault(name: str, what: str, mend: str) -> FaultError:
    return FaultError([Fault(name, what, mend)])


def _why(error: Exception) -> str:
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return "it has a password"
    return "its text is damaged" if isinstance(error, expat.ExpatError) else "it is damaged"


class _Reader:
    """Follows the XML as it comes and gathers lines; no tree is built."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines = Lines()
        self.skipping = 0
        self.in_text = self.heading = False
        self.tables = 0

    def read(self, file: IO[bytes]) -> None:
        """Feed the parser piece by piece, and stop at the limit."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse
        unpacked = 0
        while piece := file.read(PIECE):
            unpacked += len(piece)
            if unpacked > MOST_UNPACKED:
                what = f"its text unpacks to more than {MOST_UNPACKED // 1_000_000} MB"
                raise _fault(self.name, what, "paste the report alone")
            parser.Parse(piece, False)
        parser.Parse(b"", True)

    def _refuse(self, *declared: object) -> None:
        raise _fault(self.name, "it declares a document type, which no Word file does", "paste its text instead")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if self.skipping or tag in LEFT_OUT:
            self.skipping += 1
            return
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if tag == "t":
            self.in_text = True
        elif tag == "pStyle":
            self._style(given.get("val", ""))
        elif tag == "outlineLvl" and given.get("val", "").isdigit():
            self._heading(int(given["val"]) + 1)
        elif tag in OPENING:
            OPENING[tag](self)
        elif tag == "ilvl" and given.get("val", "").isdigit():
            self._item(int(given["val"]))

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if self.skipping:
            self.skipping -= 1
        elif tag == "t":
            self.in_text = False
        elif tag in CLOSING:
            CLOSING[tag](self)

    def _text(self, text: str) -> None:
        if self.in_text and not self.skipping:
            self.lines.add(text)

    def _style(self, style: str) -> None:
        found = STYLE.search(style)
        if found or TITLE.match(style):
            self._heading(int(found[1]) if found else 1)
        elif LISTED.match(style):
            self._item(0)

    def _heading(self, level: int) -> None:
        self.heading = level <= 6
        if self.heading:
            self.lines.begin("#" * level + " ")

    def _item(self, depth: int) -> None:
        if not self.heading:  # a heading may have a number, and stays one
            self.lines.begin("  " * min(depth, DEEPEST) + "- ")

    def _paragraph(self) -> None:
        self.heading = False
        self.lines.close()

    def _numbered(self) -> None:
        self._item(0)

    def _begin_table(self) -> None:
        self.tables += 1
        if self.tables == 1:
            self.lines.end_table()

    def _end_table(self) -> None:
        self.tables -= 1
        if not self.tables:
            self.lines.end_table()

    def _begin_row(self) -> None:
        if self.tables == 1:  # a table inside a cell is text of that cell
            self.lines.begin_row()

    def _begin_cell(self) -> None:
        if self.tables == 1:
            self.lines.begin_cell()

    def _end_row(self) -> None:
        if self.tables == 1:
            self.lines.end_row()

    def _gap(self) -> None:
        self.lines.add(" ")

    def _hyphen(self) -> None:
        self.lines.add("-")

    def _break(self) -> None:
        self.lines.line_break()


OPENING: dict[str, Callable[[_Reader], None]] = {
    "p": _Reader._paragraph,
    "numPr": _Reader._numbered,
    "tbl": _Reader._begin_table,
    "tr": _Reader._begin_row,
    "tc": _Reader._begin_cell,
    "tab": _Reader._gap,
    "br": _Reader._break,
    "cr": _Reader._break,
    "noBreakHyphen": _Reader._hyphen,
}
CLOSING: dict[str, Callable[[_Reader], None]] = {
    "p": _Reader._paragraph,
    "tr": _Reader._end_row,
    "tbl": _Reader._end_table,
}
