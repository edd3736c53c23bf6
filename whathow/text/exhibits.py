"""Marks in a comment: `<!-- whathow: exhibit -->` tells that the next block shows blame in order to talk about it, and
`<!-- whathow: allow FAMILY -->` that the writer has thought about that family in it and lets it stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from whathow.text.blocks import Block
from whathow.text.inline import CODE_SPAN

MARK = re.compile(r"<!--\s*whathow:\s*(?P<verb>[\w-]+)(?:[\s:]+(?P<what>[^<>]*?))?\s*-->")
EXHIBIT, ALLOW = "exhibit", "allow"


class Mark(NamedTuple):
    """A mark at `start` of the folded text: its `verb` and `families`, and the indexes of the blocks that it covers."""

    start: int
    verb: str
    families: tuple[str, ...]
    blocks: tuple[int, ...]


def read_marks(text: str, blocks: tuple[Block, ...]) -> tuple[Mark, ...]:
    """Every mark outside code, in order. A mark covers the whole next block: all of a quote, a list or a table."""
    code = [(block.start, block.end) for block in blocks if block.kind == "code"]
    code += [found.span() for found in CODE_SPAN.finditer(text)] if MARK.search(text) else []
    return tuple(
        Mark(found.start(), found["verb"].lower(), tuple(re.split(r"[\s,]+", found["what"] or "")), blocks_after)
        for found in MARK.finditer(text)
        if not any(start <= found.start() < end for start, end in code)
        for blocks_after in [tuple(_covered(blocks, found.end()))]
    )


def exhibited(text: str, blocks: tuple[Block, ...]) -> frozenset[int]:
    """Indexes of the blocks that are exhibits."""
    return frozenset(n for mark in read_marks(text, blocks) if mark.verb == EXHIBIT for n in mark.blocks)


def _covered(blocks: tuple[Block, ...], at: int) -> Iterator[int]:
    following = [n for n, block in enumerate(blocks) if block.start >= at - 1 and block.kind != "html"]
    for n in following[:1]:
        yield n
    for n in following[1:]:
        if not _same_whole(blocks[n - 1], blocks[n]):
            return
        yield n


def _same_whole(one: Block, other: Block) -> bool:
    if one.quoted or other.quoted:
        return one.quoted and other.quoted
    return (one.depth > 0 and other.depth > 0) or (one.kind == other.kind == "row" and one.end >= other.start - 200)
