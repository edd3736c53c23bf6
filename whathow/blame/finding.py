"""What the checker says about a stretch of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["blame", "note"]


@dataclass(frozen=True)
class Finding:
    """A stretch of a text and the family it belongs to.

    `start` and `end` are offsets in characters into the text that was checked (`end` exclusive);
    `line` and `column` count from 1. `message` says in one sentence why it matters, `question` asks
    what would open it. `level` is "blame", or "note" for advice that is never counted as blame.
    """

    start: int
    end: int
    line: int
    column: int
    text: str
    family: str
    level: Level
    message: str
    question: str
