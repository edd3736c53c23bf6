"""A meeting as it went: lines in, what the room answered out; at the end what nobody said and which line cost it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whathow.scene.hear import Heard, Kind, hear, kinds
from whathow.scene.room import State, answer, begin, landing_of, level_of, offered, still_possible, turn_of
from whathow.scene.scene import END, OFFERED, Ending, Landing, Line, Piece, Scene, Turn

LETTERS = "abcdefgh"
LETTER = re.compile(r"^[(\[]?([a-h])[)\].:]*$", re.IGNORECASE)
AGAIN = "They have heard that one. A line said twice is a form."


@dataclass(frozen=True)
class Said:
    """One line said in `turn` and what came of it. `heard` is None for a line that was chosen; `levels` are everybody's
    after it, in the scene's order; `level` is the keeper's, and so which reply was given."""

    turn: Turn
    text: str
    heard: Heard | None
    landing: Landing
    level: int
    levels: tuple[int, ...]

    @property
    def own(self) -> bool:
        return self.heard is not None

    @property
    def kind(self) -> Kind | None:
        """What own words were heard as; None for a line that was chosen."""
        return kinds()[self.heard.kind] if self.heard else None

    @property
    def reply(self) -> str:
        return self.turn.replies[self.level]


@dataclass(frozen=True)
class Lost:
    """A piece that nobody told, and the number (from 0) of the line that cost it."""

    piece: Piece
    line: int


@dataclass(frozen=True)
class Play:
    """A meeting up to now: what was said, the turn that waits for a line with the lines to choose from, or else its
    ending, with what came out and what did not."""

    scene: Scene
    said: tuple[Said, ...]
    turn: Turn | None
    lines: tuple[Line, ...]
    ending: Ending | None
    told: tuple[Piece, ...]
    lost: tuple[Lost, ...]


def play(scene: Scene, lines: Sequence[str]) -> Play:
    """The meeting in which `lines` were said. A line is the letter or the text of one to choose from, or own words.
    Lines beyond the end are passed over. Raises FaultError where own words can't be read (see whathow.scene.hear)."""
    state = begin(scene)
    said: list[Said] = []
    states = [state]
    for text in lines:
        turn = turn_of(scene, state)
        if turn is None:
            break
        shown, heard, landing = _read(scene, state, text, [each.text for each in said])
        state, level = answer(scene, state, landing, heard.kind if heard else "")
        said.append(Said(turn, shown, heard, landing, level, state.levels))
        states.append(state)
    over = state.turn == END
    return Play(
        scene=scene,
        said=tuple(said),
        turn=turn_of(scene, state),
        lines=offered(scene, state),
        ending=ending_of(scene, len(state.told)) if over else None,
        told=tuple(piece for piece in scene.pieces if piece.id in state.told),
        lost=tuple(_lost(scene, said, states)) if over else (),
    )


def ending_of(scene: Scene, told: int) -> Ending:
    """The ending for so many pieces told."""
    return [ending for ending in scene.endings if ending.least <= told][-1]


def _lost(scene: Scene, said: Sequence[Said], states: Sequence[State]) -> Iterator[Lost]:
    """The pieces that were not told in a meeting that is over, each with the line that cost it; `states` are those
    before each line, and the last."""
    possible = [still_possible(scene, state) for state in states]
    for turn in scene.turns:
        if turn.piece and turn.piece not in states[-1].told:
            last = max((n for n, pieces in enumerate(possible[:-1]) if turn.piece in pieces), default=0)
            yield Lost(scene.piece(turn.piece), min(_closing(scene, turn, said), last))


def _closing(scene: Scene, turn: Turn, said: Sequence[Said]) -> int:
    """The line that began to close the keeper of `turn`, after they had last been open; else the line said there."""
    here = next((n for n, each in enumerate(said) if each.turn == turn), len(said))
    closing: int | None = None
    for n, each in enumerate(said[: here + 1]):
        if level_of(scene, each.levels, turn.keeper) == OFFERED:
            closing = None
        elif closing is None and each.landing.moves.get(turn.keeper, 0) < 0:
            closing = n
    return here if closing is None else closing


def _read(scene: Scene, state: State, text: str, before: Sequence[str]) -> tuple[str, Heard | None, Landing]:
    """The line as it was said, for what it was heard (None: chosen) and where it lands."""
    lines = offered(scene, state)
    letter = LETTER.match(text.strip())
    chosen = [line for n, line in enumerate(lines) if letter and LETTERS[n] == letter[1].lower()]
    chosen += [line for line in lines if _plain(line.text) == _plain(text)]
    if chosen:
        return chosen[0].text, None, chosen[0].landing
    heard, landing = landing_of(scene, state, hear(text))
    if _plain(text) and _plain(text) in map(_plain, before) and sum(landing.moves.values()) > 0:
        landing = Landing({}, AGAIN)
    return text.strip(), heard, landing


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("’", "'").casefold()))
