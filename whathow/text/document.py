"""A text as the checker reads it: sentences, each with its place in the source and in the structure around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from whathow.text.blocks import Block, read_blocks
from whathow.text.fold import Folded, fold
from whathow.text.inline import mask, quoted_ranges, unmask_code
from whathow.text.sentences import sentence_ranges

CELL_EDGE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Sentence:
    """One sentence: `text` is masked (see whathow.text.inline) and starts at `start` of the document's folded text.
    `quotes` are ranges of `text` that quote somebody; `block` is the index of the block it stands in."""

    text: str
    start: int
    block: int
    quotes: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Document:
    """`source` as the writer left it, its folded text, its blocks, and its sentences in order."""

    source: str
    folded: Folded
    masked: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source for offsets in the folded text; the span keeps the invisible characters inside it."""
        if start >= end:
            return self.folded.source_offset(start), self.folded.source_offset(start)
        return self.folded.source_offset(start), self.folded.source_offset(end - 1) + 1

    def told(self, start: int, end: int) -> str:
        """The text between two offsets of the folded text as a reader sees it: marks blanked, code kept."""
        return unmask_code(self.masked[start:end], self.folded.text[start:end])

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in the source."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.source))]


def read_document(source: str, prose_in_code: bool = False) -> Document:
    """Read Markdown (or plain text) into sentences; with `prose_in_code`, those in plain words that are marked as code,
    too.

    >>> document = read_document("# Report\\n\\nIt fell over. We looked.\\n")
    >>> [sentence.text for sentence in document.sentences]
    ['Report', 'It fell over.', 'We looked.']
    """
    folded = fold(source)
    blocks = read_blocks(folded.text, prose_in_code)
    masked = _masked(folded.text, blocks, prose_in_code)
    return Document(source, folded, masked, blocks, tuple(_sentences(masked, blocks)))


def read_line(source: str) -> Document:
    """Read one line as a single sentence, with no block structure: a list marker or a `#` at its start is only masked.

    >>> [sentence.text for sentence in read_line("step 4 says drain. kenji did not.").sentences]
    ['step 4 says drain. kenji did not.']
    """
    folded = fold(source)
    masked = mask(folded.text)
    blocks = (Block("paragraph", 0, len(masked)),)
    return Document(source, folded, masked, blocks, (Sentence(masked, 0, 0, quoted_ranges(masked)),))


def _masked(text: str, blocks: tuple[Block, ...], prose_in_code: bool) -> str:
    pieces, at = [], 0
    for block in blocks:
        # A list item that holds a list comes before its children and does not overlap them; guard all the same.
        if block.start < at:
            continue
        pieces += [text[at : block.start], mask(text[block.start : block.end], prose_in_code)]
        at = block.end
    pieces.append(text[at:])
    return "".join(pieces)


def _sentences(masked: str, blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    for n, block in enumerate(blocks):
        if block.kind == "code":
            continue
        for start, end in _pieces(masked, block):
            piece = CELL_EDGE.sub(" ", masked[start:end]) if block.kind == "row" else masked[start:end]
            quotes = quoted_ranges(piece)
            for left, right in _whole_quotes(sentence_ranges(piece), quotes):
                inside = tuple((max(a, left) - left, min(b, right) - left) for a, b in quotes if a < right and b > left)
                yield Sentence(piece[left:right], start + left, n, inside)


def _pieces(masked: str, block: Block) -> Iterator[tuple[int, int]]:
    """A block in the pieces that are read by themselves: the cells of a row, else the whole block."""
    if block.kind != "row":
        yield block.start, block.end
        return
    edges = [match.start() for match in CELL_EDGE.finditer(masked, block.start, block.end)]
    held: tuple[int, int] | None = None
    for left, right in zip([block.start - 1, *edges], [*edges, block.end], strict=True):
        cell = masked[left + 1 : right].strip()
        if not cell:
            continue
        # "Dave | should have asked": a cell that goes on in lower case belongs to the one before it.
        if held and not cell[0].islower():
            yield held
            held = None
        held = (held[0] if held else left + 1, right)
    if held:
        yield held


def _whole_quotes(ranges: Iterator[tuple[int, int]], quotes: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Sentences joined where a cut between them would fall inside a quotation."""
    held: tuple[int, int] | None = None
    for start, end in ranges:
        held = (held[0] if held else start, end)
        if not any(a < end < b for a, b in quotes):
            yield held
            held = None
    if held:
        yield held
