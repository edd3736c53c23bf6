"""Marks inside a line of Markdown: what is code, an address or markup is masked, what is quoted is noted.

A mask has the length of what it hides, so every offset stays true.
"""

from __future__ import annotations

import re

from whathow.text.prose import reads_as_prose

FILLER = "\ufffc"

CODE_SPAN = re.compile(r"(?<!`)(`{1,3})(?!`)([^`]|(?<!`)`{1,2}(?!`))*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>")
LINK_TARGET = re.compile(r"\]\([^()\s]{0,500}(?:\s+\"[^\"\n]{0,200}\")?\)|\]\[[^\[\]\n]{0,100}\]")
ADDRESS = re.compile(r"<?\b(?:https?://|www\.|mailto:)[^\s<>)\]]+>?|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
PATH = re.compile(
    r"(?<![\w/])(?:~|\.{1,2})?(?:/[\w.@+-]+){2,}/?|(?<![\w-])[\w-]{1,100}(?:/[\w.-]{1,100}){0,12}\.(?:py|js|ts|go|rs|c|h|cpp|java|rb|sh|ya?ml|json|toml|md|txt|conf|cfg|sql|tf|log)\b"
)
LINE_MARK = re.compile(
    r"^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)?", re.MULTILINE
)
EMPHASIS = re.compile(
    r"\*{1,3}|(?<![A-Za-z0-9])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![A-Za-z0-9])|~~|!?\[(?=[^\[\]\n]{1,500}\])|(?<=[^\s\[])\](?!\()"
)
DOUBLE_QUOTED = re.compile(r'"[^"\n]{1,400}"')
SINGLE_QUOTED = re.compile(r"(?<![\w'])'(?=[^\s'])(?:[^'\n]|(?<=\w)'(?=\w)){1,300}?(?<=[^\s'])'(?![\w'])")


def mask(text: str, prose_in_code: bool = False) -> str:
    """`text` with markup blanked and code, addresses and file paths turned into a run of the filler character; with
    `prose_in_code`, a sentence in plain words is none the less read where it is marked as code.

    >>> mask("run **this** `drop` now").replace(FILLER, "#")
    'run   this   ###### now'
    """
    text = SCRIPT.sub(_blank, text)
    text = COMMENT.sub(_blank, text)
    text = CODE_SPAN.sub(_code if prose_in_code else _fill, text)
    text = LINK_TARGET.sub(_blank, text)
    text = ADDRESS.sub(_fill, text)
    text = PATH.sub(_fill, text)
    text = TAG.sub(_blank, text)
    text = LINE_MARK.sub(_blank, text)
    return EMPHASIS.sub(_blank, text)


def unmask_code(masked: str, text: str) -> str:
    """`masked` with the code of `text` in it again: a fact that is told in code is told.

    >>> unmask_code(mask("we ran **the** `drop`"), "we ran **the** `drop`")
    'we ran   the    drop '
    """
    for match in CODE_SPAN.finditer(text):
        start, end = match.span()
        if masked[start:end] == FILLER * (end - start):
            masked = masked[:start] + match.group().replace("`", " ") + masked[end:]
    return masked


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Where `text` (masked) quotes somebody's words, marks included: offsets, in order."""
    double = [match.span() for match in DOUBLE_QUOTED.finditer(text)]
    single = [match.span() for match in SINGLE_QUOTED.finditer(text) if not _inside(match.start(), double)]
    return tuple(sorted(double + single))


def _inside(n: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= n < end for start, end in ranges)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _code(match: re.Match[str]) -> str:
    code = match.group()
    return code.replace("`", " ") if reads_as_prose(code.strip("`")) else FILLER * len(code)


def _fill(match: re.Match[str]) -> str:
    return FILLER * len(match.group())
