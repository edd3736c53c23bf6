"""Answers of one line each, with a number before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBERED = re.compile(r"^[ \t>*-]*(\d{1,3})[ \t]*[:.)](.*)$", re.MULTILINE)
LONGEST = 600


@dataclass(frozen=True)
class Line:
    """The text after a number, and where it stands in the answer."""

    text: str
    start: int
    end: int


def numbered_lines(answer: str) -> dict[int, Line]:
    """The answer's lines by number; lines with nothing after the number are left out, the last of a number counts,
    and of a long line the first 600 characters.

    >>> numbered_lines("1: clean\\n2:\\n3) judgment | careless")[3]
    Line(text='judgment | careless', start=15, end=34)
    """
    lines = {}
    for match in NUMBERED.finditer(answer):
        text = match.group(2).strip()[:LONGEST]
        if text:
            start = match.start(2) + match.group(2).index(text)
            lines[int(match.group(1))] = Line(text, start, start + len(text))
    return lines
