"""The room's state, and how a line changes it. Pure: no text is read here, only where a line lands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from whathow.scene.hear import MEND, UNCLEAR, Heard, harms, kinds
from whathow.scene.scene import END, OFFERED, SILENT, Landing, Line, Scene, Turn

CHOSEN = ""  # the kind of a line that was chosen rather than said in own words


@dataclass(frozen=True)
class State:
    """Where a meeting stands: the turn's id (or END), everybody's level in the scene's order, the pieces told, whether
    the last line closed somebody, whether a slip has been mended, and the kinds that work no more."""

    turn: str
    levels: tuple[int, ...]
    told: frozenset[str] = frozenset()
    slipped: bool = False
    mended: bool = False
    spent: frozenset[str] = frozenset()


def begin(scene: Scene) -> State:
    """The meeting before its first line."""
    return _arrive(scene, State("", tuple(person.level for person in scene.people)), scene.turns[0].id)


def offered(scene: Scene, state: State) -> tuple[Line, ...]:
    """The lines to choose from now: the turn's own and, after a slip, the one that mends it."""
    if state.turn == END:
        return ()
    lines = scene.turn(state.turn).lines
    return (*lines, scene.mend) if state.slipped and not state.mended else lines


def landing_of(scene: Scene, state: State, found: Sequence[Heard]) -> tuple[Heard, Landing]:
    """Where own words land, and for what they were heard: the worst of what harms, else the best of the rest."""
    landings = [(heard, own_landing(scene, state, heard.kind)) for heard in found]
    harmful = [(heard, landing) for heard, landing in landings if heard in tuple(harms(found))]
    if harmful:
        return min(harmful, key=_sum)
    return max(landings, key=_sum)


def own_landing(scene: Scene, state: State, kind: str) -> Landing:
    """Where own words of `kind` land in this turn."""
    turn = scene.turn(state.turn)
    names = [person.name for person in scene.people]
    if kind == MEND:
        return scene.mend.landing if state.slipped and not state.mended else Landing({}, kinds()[MEND].why)
    landing = turn.own.get(kind) or kinds()[kind].landing(names, turn.keeper)
    return Landing({}, landing.why) if kind in state.spent else landing


def answer(scene: Scene, state: State, landing: Landing, kind: str = CHOSEN) -> tuple[State, int]:
    """The meeting after a line, and the level of the one who answers it."""
    turn = scene.turn(state.turn)
    levels = _moved(scene, state.levels, landing.moves)
    level = levels[_place(scene, turn.keeper)]
    after = replace(
        state,
        levels=levels,
        told=state.told | ({turn.piece} if turn.piece and level == OFFERED else frozenset()),
        slipped=any(by < 0 for by in landing.moves.values()),
        mended=state.mended or landing is scene.mend.landing,
        spent=state.spent | ({kind} if kind in kinds() and kinds()[kind].once else frozenset()),
    )
    return _arrive(scene, after, scene.after(turn, level)), level


@lru_cache(maxsize=4096)
def still_possible(scene: Scene, state: State) -> frozenset[str]:
    """The pieces that are told, or can still be told by some choice of lines, from `state` on."""
    found, seen, waiting = set(state.told), {state}, [state]
    while waiting:
        here = waiting.pop()
        for line in offered(scene, here):
            after, _ = answer(scene, here, line.landing)
            found |= after.told
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return frozenset(found)


def level_of(scene: Scene, levels: Sequence[int], name: str) -> int:
    return levels[_place(scene, name)]


def _arrive(scene: Scene, state: State, place: str) -> State:
    """The state in the turn `place`, with what has happened just before it."""
    event = {} if place == END else scene.turn(place).event
    return replace(state, turn=place, levels=_moved(scene, state.levels, event))


def _moved(scene: Scene, levels: tuple[int, ...], moves: Mapping[str, int]) -> tuple[int, ...]:
    people = zip(scene.people, levels, strict=True)
    return tuple(min(max(level + moves.get(person.name, 0), SILENT), OFFERED) for person, level in people)


def _place(scene: Scene, name: str) -> int:
    return next(n for n, person in enumerate(scene.people) if person.name == name)


def _sum(found: tuple[Heard, Landing]) -> tuple[int, bool]:
    heard, landing = found
    return sum(landing.moves.values()), heard.kind != UNCLEAR


def turn_of(scene: Scene, state: State) -> Turn | None:
    """The turn that waits for a line; None when it is over."""
    return None if state.turn == END else scene.turn(state.turn)
