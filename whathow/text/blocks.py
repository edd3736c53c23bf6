"""Markdown taken apart into blocks: paragraphs, headings, list items, table rows, quotes, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Kind = Literal["paragraph", "heading", "item", "row", "code", "html"]


@dataclass(frozen=True)
class Block:
    """One block, by its offsets in the text. `level` is a heading's rank (1 to 6), else 0; `depth` counts the lists
    around it;
    `quoted` tells that it stands in a block quote."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    depth: int = 0
    quoted: bool = False


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # Offsets of inline marks are not in the library's tokens, so whathow.text.inline reads them from the source.
    parser.core.ruler.disable(["inline"])
    return parser


FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown `text`, in order. Front matter is left out.

    >>> [(b.kind, b.level) for b in read_blocks("# Report\\n\\nIt fell over.\\n\\n- a fix\\n")]
    [('heading', 1), ('paragraph', 0), ('item', 0)]
    """
    front = FRONT_MATTER.match(text)
    skipped = front.end() if front else 0
    # A blank of the same shape keeps every line number and offset after the front matter.
    body = re.sub(r"[^\n]", " ", text[:skipped]) + text[skipped:]
    starts = _line_starts(body)
    return tuple(_blocks(_parser().parse(body), body, starts))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    starts.extend(match.end() for match in re.finditer("\n", text))
    if starts[-1] != len(text):
        starts.append(len(text))
    return starts


def _blocks(tokens: list[Token], text: str, starts: list[int]) -> Iterator[Block]:
    lists = quotes = 0
    heading = 0
    row: tuple[int, int] | None = None
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "heading_open":
                heading = int(token.tag[1])
            case "tr_open":
                row = (token.map[0], token.map[1]) if token.map else None
                if row:
                    yield Block("row", *_range(row, starts), depth=lists, quoted=quotes > 0)
            case "inline" if token.map and row is None:
                kind: Kind = "heading" if heading else "item" if lists else "paragraph"
                yield Block(kind, *_range(token.map, starts), heading, lists, quotes > 0)
                heading = 0
            case "table_close":
                row = None
            case "fence" | "code_block" if token.map:
                yield Block("code", *_range(token.map, starts), depth=lists, quoted=quotes > 0)
            case "html_block" if token.map:
                yield Block("html", *_range(token.map, starts), depth=lists, quoted=quotes > 0)


def _range(lines: list[int] | tuple[int, int], starts: list[int]) -> tuple[int, int]:
    last = min(lines[1], len(starts) - 1)
    return starts[min(lines[0], len(starts) - 1)], starts[last]
