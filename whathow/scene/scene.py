"""What a scene is made of: people, turns, what may be said, and what somebody knows that nobody has said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SILENT, OFFICIAL, OFFERED = range(3)
LEVELS = ("silent", "official", "offered")
"""How far somebody has opened up, and so what they answer: nothing, what is in the report, or what they know."""


@dataclass(frozen=True)
class Person:
    """Somebody in the room; `level` is where they stand when it begins."""

    name: str
    role: str
    level: int


@dataclass(frozen=True)
class Landing:
    """What a line does: how many levels it moves whom (names of people; 1 opens, -1 closes), and why."""

    moves: Mapping[str, int]
    why: str


@dataclass(frozen=True)
class Line:
    """Something to say. `exhibit` marks a line that blames, shown to be discussed."""

    text: str
    landing: Landing
    exhibit: bool = False

    @property
    def shown(self) -> str:
        """The text in quotes; without them where something is done and nothing said."""
        return self.text if self.text.startswith("(") else f"“{self.text}”"


@dataclass(frozen=True)
class Piece:
    """Something that only `who` knows: `says` is what it is, `told` what became of it, `kept` what came of its not
    being said."""

    id: str
    who: str
    says: str
    told: str
    kept: str


@dataclass(frozen=True)
class Turn:
    """One moment in which something is to be said.

    `event` is what has happened just before, as moves. `replies` are by level: of the one whom the turn hangs on, the
    `keeper`, who tells `piece` (an id, or empty) where they have opened up. `then` names where to go after a reply of
    that level, where that is not the next turn: a turn's id, or END. `own` overrides how own words of a kind land here.
    """

    id: str
    text: str
    keeper: str
    piece: str
    event: Mapping[str, int]
    replies: tuple[str, str, str]
    then: Mapping[int, str]
    lines: tuple[Line, ...]
    own: Mapping[str, Landing]


END = "end"


@dataclass(frozen=True)
class Ending:
    """How it ends for who was told at least so many pieces, and not enough for the next ending."""

    least: int
    text: str


@dataclass(frozen=True)
class Model:
    """One way to hold the meeting, in own words: a line for each turn, and what this way costs."""

    lines: tuple[str, ...]
    says: str


@dataclass(frozen=True, eq=False)
class Scene:
    """A scene as its file has it; equal to itself alone, so that what is worked out of it can be kept.

    `story` and `need` are Markdown. `mend` is what one can say after a slip, once.
    `endings` stand in order of what they take."""

    slug: str
    title: str
    place: str
    minutes: int
    story: str
    need: str
    people: tuple[Person, ...]
    pieces: tuple[Piece, ...]
    turns: tuple[Turn, ...]
    mend: Line
    endings: tuple[Ending, ...]
    models: tuple[Model, ...]

    def turn(self, id: str) -> Turn:
        return next(turn for turn in self.turns if turn.id == id)

    def piece(self, id: str) -> Piece:
        return next(piece for piece in self.pieces if piece.id == id)

    def after(self, turn: Turn, level: int) -> str:
        """Where it goes after a reply of `level`: a turn's id, or END."""
        place = self.turns.index(turn) + 1
        following = self.turns[place].id if place < len(self.turns) else END
        return turn.then.get(level, following)
