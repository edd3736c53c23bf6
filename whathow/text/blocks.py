"""Markdown taken apart into blocks: paragraphs, headings, list items, table rows, quotes, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from whathow.text.prose import reads_as_prose

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


# Directives of MyST that hold prose (https://myst-parser.readthedocs.io); what any other one holds is code or data.
DIRECTIVE = re.compile(
    r"\s*\{(?:note|tip|hint|important|attention|caution|warning|danger|error|seealso|admonition|dropdown|margin|"
    r"sidebar|epigraph|card|figure|tab-item|topic)\}"
)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)


def read_blocks(text: str, prose_in_code: bool = False) -> tuple[Block, ...]:
    """The blocks of a Markdown `text`, in order. Front matter is left out. With `prose_in_code`, a block of code that
    is a sentence in plain words is a paragraph.

    >>> [(b.kind, b.level) for b in read_blocks("# Report\\n\\nIt fell over.\\n\\n- a fix\\n")]
    [('heading', 1), ('paragraph', 0), ('item', 0)]
    """
    front = FRONT_MATTER.match(text)
    skipped = front.end() if front else 0
    # A blank of the same shape keeps every line number and offset after the front matter.
    body = re.sub(r"[^\n]", " ", text[:skipped]) + text[skipped:]
    starts = _line_starts(body)
    return tuple(_blocks(_parser().parse(body), body, starts, prose_in_code))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    starts.extend(match.end() for match in re.finditer("\n", text))
    if starts[-1] != len(text):
        starts.append(len(text))
    return starts


def _blocks(tokens: list[Token], text: str, starts: list[int], prose_in_code: bool) -> Iterator[Block]:
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
                prose = prose_in_code and not token.info.strip() and reads_as_prose(token.content)
                yield _code(token, text, _range(token.map, starts), Block("code", 0, 0, 0, lists, quotes > 0), prose)
            case "html_block" if token.map:
                yield Block("html", *_range(token.map, starts), depth=lists, quoted=quotes > 0)


def _code(token: Token, text: str, lines: tuple[int, int], like: Block, prose: bool) -> Block:
    """A block of code; `prose`, and what a directive such as ```` ```{note} ```` holds, is a paragraph."""
    start, end = lines
    if not (prose or DIRECTIVE.match(token.info)):
        return replace(like, start=start, end=end)
    if token.type == "fence":
        last = text.rstrip("\n").rfind("\n", start, end) + 1
        closed = not text[last:end].strip(" >\n`~")
        start = text.find("\n", start) + 1 or end
        end = max(start, last) if closed else end
    return replace(like, kind="paragraph", start=start, end=end)


def _range(lines: list[int] | tuple[int, int], starts: list[int]) -> tuple[int, int]:
    last = min(lines[1], len(starts) - 1)
    return starts[min(lines[0], len(starts) - 1)], starts[last]
