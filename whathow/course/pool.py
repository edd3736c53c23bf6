"""The pool of labelled sentences that `spot-the-blame` draws from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whathow.course.draw import draw
from whathow.fault import Fault, FaultError

SIZE = 20
KEYS = ("id", "text", "label", "families", "trigger", "register", "hard", "why")


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence of the pool; `triggers` are the wordings any of which carries the blame, `hard` is 1 to 3,
    and `why` says in a line what is to be seen in it."""

    id: str
    text: str
    blame: bool
    families: tuple[str, ...]
    triggers: tuple[str, ...]
    hard: int
    why: str

    @property
    def kind(self) -> tuple[str, int]:
        """What the hands are balanced by: the family, or clean, and how hard it is."""
        return (self.families[0] if self.blame else "clean", self.hard)

    @property
    def answer(self) -> str:
        """The line that earns every point for it."""
        return f"{self.families[0]} | {self.triggers[0]}" if self.blame else "clean"


def read_sentences(path: Path) -> tuple[Sentence, ...]:
    """The labelled sentences in the file at `path`, one JSON object a line. Raises FaultError, a line for each bad
    line."""
    sentences: list[Sentence] = []
    faults: list[Fault] = []
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            sentences.append(_sentence(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError):
            faults.append(
                Fault(f"{path}:{n}", "not a labelled sentence", f"write one JSON object with {', '.join(KEYS)}")
            )
    if faults:
        raise FaultError(faults)
    return tuple(sentences)


def _sentence(row: Mapping[str, Any]) -> Sentence:
    blame = {"blame": True, "clean": False}[row["label"]]
    triggers = tuple(words.strip() for words in row["trigger"].split("|") if words.strip())
    return Sentence(row["id"], row["text"], blame, tuple(row["families"]), triggers, int(row["hard"]), row["why"])


def hand(pool: Sequence[Sentence], number: int) -> list[Sentence]:
    """Twenty sentences of the pool."""
    return draw(pool, number, SIZE, kind=lambda sentence: sentence.kind, id=lambda sentence: sentence.id)
