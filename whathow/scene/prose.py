"""A scene's Markdown as plain data, from which a page builds its own nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKS = {"em_open": "em", "strong_open": "strong"}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its `spans` are pairs of "", "em", "strong" or "code" and a text; `quoted` inside a quotation."""

    spans: tuple[tuple[str, str], ...]
    quoted: bool = False


def paragraphs(markdown: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text of a scene. Only emphasis, code and quotations are known; markup in it stays text.

    >>> paragraphs("He read *twelve* letters.")[0].spans
    (('', 'He read '), ('em', 'twelve'), ('', ' letters.'))
    """
    return tuple(_paragraphs(MarkdownIt("commonmark", {"html": True}).parse(markdown)))


def _paragraphs(tokens: list[Token]) -> Iterator[Paragraph]:
    depth = 0
    for token in tokens:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "inline":  # a comment is an html_block, and is left out
            yield Paragraph(tuple(_spans(token.children or [])), depth > 0)


def _spans(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    mark = ""
    for token in tokens:
        if token.type in MARKS:
            mark = MARKS[token.type]
        elif token.type in ("em_close", "strong_close"):
            mark = ""
        elif token.type == "code_inline":
            yield "code", token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "", " "
        elif token.content:
            yield mark, token.content
