"""How own words are heard: what a line does, whatever it was meant to.

Blame is the checker's to find, and what a question asks for the question reader's. What else a line may be (a promise,
a part owned, an order …) is told by wordings in `hear.toml`; how well that reads is measured in tests/scene/test_hear.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from whathow.blame.family import families
from whathow.blame.judge import BLAME, judge
from whathow.fault import Fault, FaultError
from whathow.rubric.question import read_question
from whathow.scene.scene import Landing
from whathow.text.document import read_line
from whathow.text.hidden import hidden_faults
from whathow.text.language import other_language
from whathow.text.sentences import sentence_ranges

EVERYONE, KEEPER = "everyone", "keeper"
STEPS: Mapping[str, int] = {"opens": 1, "closes": -1, "shuts": -2}
"""The keys in which files say whom something moves, and by how many levels."""
UNCLEAR, MEND, DEFENCE, REMORSE = "unclear", "mend", "defence", "remorse"
LEAST_WORDS = 3  # of a question that says what it asks for
LONGEST = 600  # characters; nobody says more in one breath
# Thousandths of log-odds above its bar from which the judge is believed against a known wording of a harmless kind.
PLAINLY = 1_500


@dataclass(frozen=True)
class Kind:
    """A kind of line. `steps` says whom it moves (people, EVERYONE or KEEPER); `once` where it works only the first
    time in a scene. A `harm` lands whatever else the line says."""

    id: str
    name: str
    harm: bool
    once: bool
    steps: Mapping[str, tuple[str, ...]]
    why: str
    wording: re.Pattern[str] | None

    def landing(self, names: Sequence[str], keeper: str) -> Landing:
        return Landing(moves_of(self.steps, names, keeper), self.why)


@dataclass(frozen=True)
class Heard:
    """One kind found in a line, with its words from `start` to `end`; `message` and `ask` where the checker or the
    question reader found it."""

    kind: str
    start: int
    end: int
    message: str = ""
    ask: str = ""


def moves_of(steps: Mapping[str, Sequence[str]], names: Sequence[str], keeper: str) -> Mapping[str, int]:
    """Levels by name, for the keys of STEPS with those whom they move; who is named twice is moved by the sum."""
    moved = dict.fromkeys(names, 0)
    for step, whom in steps.items():
        for one in whom:
            for name in names if one == EVERYONE else [keeper if one == KEEPER else one]:
                moved[name] = moved.get(name, 0) + STEPS[step]
    return {name: by for name, by in moved.items() if by}


@lru_cache(maxsize=256)
def hear(text: str) -> tuple[Heard, ...]:
    """What is found in a line of own words, sentence by sentence; one Heard of kind UNCLEAR where nothing is.

    Raises FaultError where the line is too long, not English, or holds characters that hide what it says.

    >>> [heard.kind for heard in hear("The restart was my decision. What did you see then?")]
    ['own-part', 'story']
    """
    _refuse(text)
    found = tuple(heard for start, end in _sentences(text) if (heard := _hear(text[start:end], start)))
    return found or (Heard(UNCLEAR, 0, len(text)),)


def _refuse(text: str) -> None:
    faults = list(hidden_faults(text, "your line"))
    if len(text) > LONGEST:
        faults.append(Fault("your line", f"{len(text):,} characters, and the most is {LONGEST}", "say one thing"))
    language = None if faults else other_language(text)
    if language:
        faults.append(Fault("your line", f"it is in {language}, which can't be judged here", "say it in English"))
    if faults:
        raise FaultError(faults)


def _sentences(text: str) -> list[tuple[int, int]]:
    return list(sentence_ranges(text)) if any(char.isalnum() for char in text) else [(0, len(text))]


def _hear(sentence: str, at: int) -> Heard | None:
    said = _worded(sentence)
    asked = read_question(sentence)
    asks = asked.kind == DEFENCE and "?" in sentence
    if said and (said.id == REMORSE or not (asks or judge(sentence).margin >= PLAINLY)):
        return Heard(said.id, at, at + len(sentence))
    if asked.kind == DEFENCE:
        return Heard(DEFENCE, at + asked.start, at + asked.end, asked.message, asked.ask)
    if asked.kind != "statement" and asked.sure and len(sentence.split()) >= LEAST_WORDS:
        return Heard(asked.kind, at, at + len(sentence))
    return _blamed(sentence, at)


def _worded(sentence: str) -> Kind | None:
    line = " ".join(sentence.replace("’", "'").casefold().split())
    return next((kind for kind in kinds().values() if kind.wording and kind.wording.search(line)), None)


def _blamed(sentence: str, at: int) -> Heard | None:
    document = read_line(sentence)
    masked = document.sentences[0]
    for charge in judge(masked.text, masked.quotes).charges:
        family = families()[charge.family]
        if family.level == BLAME:
            start, end = document.span(charge.start, charge.end)
            return Heard(BLAME, at + start, at + end, family.message, family.questions[0])
    return None


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of line by its id, in the order in which wordings are looked for."""
    data = tomllib.loads((files(__package__) / "hear.toml").read_text(encoding="utf-8"))
    return {row["id"]: _kind(row) for row in data["kind"]}


def _kind(row: Mapping[str, Any]) -> Kind:
    wording = "|".join(f"(?:{pattern})" for pattern in row.get("wordings", ()))
    return Kind(
        id=row["id"],
        name=row["name"],
        harm=bool(row.get("harm")),
        once=bool(row.get("once")),
        steps={step: tuple(row[step]) for step in STEPS if step in row},
        why=" ".join(row["why"].split()),
        wording=re.compile(wording) if wording else None,
    )


def harms(found: Sequence[Heard]) -> Iterator[Heard]:
    """Those that land whatever else was said."""
    return (heard for heard in found if kinds()[heard.kind].harm)
