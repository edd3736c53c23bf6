"""A session as it runs: where it is, what is left, and how an over-run is absorbed by what may be cut.

All of it is arithmetic on a `State`; times are seconds, `now` and `begun` since the epoch, the rest since the session
began. A session ends when it said it would: what a pause or a long talk takes, cuts from there on give back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whathow.workshop.plan import Plan
from whathow.workshop.segment import Cut
from whathow.workshop.session import Item

MOVES = ("next", "back", "pause")
TOLERANCE = 30  # so late that nobody cuts anything yet
MINUTE = 60


@dataclass(frozen=True)
class State:
    """How far a session is. `at` is the line it is in (as many as there are lines: it is over).

    `spent` are the seconds each line had before `since`, `given` those it was allotted when it began. `lines` is what
    was planned, so that a changed session is noticed.
    """

    lines: tuple[str, ...]
    speed: float
    begun: float
    at: int
    spent: tuple[float, ...]
    given: tuple[float, ...]
    since: float
    paused: bool = False


@dataclass(frozen=True)
class Allotment:
    """What a line still to come gets: `start` and `length` in seconds, and the cuts that bring it down to that."""

    item: Item
    start: float
    length: float
    cuts: tuple[Cut, ...]


@dataclass(frozen=True)
class View:
    """A session at one moment: `elapsed`, what is `left` of the line it is in (below 0: over-run), the lines to come,
    the cuts of the line it is in, and by how much it would end `late` with every cut made."""

    at: int
    waiting: bool
    paused: bool
    elapsed: float
    left: float
    cuts: tuple[Cut, ...]
    coming: tuple[Allotment, ...]
    late: float


def begin(plan: Plan, begun: float, speed: float = 1.0) -> State:
    """The state of `plan` that begins at `begun`, running `speed` times as fast as the clock on the wall."""
    count = len(plan.rows)
    first = plan.rows[0].item.minutes * MINUTE
    return State(lines_of(plan), speed, begun, 0, (0.0,) * count, (float(first), *(0.0,) * (count - 1)), begun)


def lines_of(plan: Plan) -> tuple[str, ...]:
    """What `plan` holds, a line each."""
    return tuple(f"{row.item.segment.slug if row.item.segment else 'break'} {row.item.minutes}" for row in plan.rows)


def move(plan: Plan, state: State, kind: str, now: float) -> State:
    """The state after a move of `MOVES` at `now`. A move before the beginning or past an end changes nothing."""
    if now < state.begun or (kind == "next" and state.at == len(plan.rows)) or (kind == "back" and state.at == 0):
        return state
    banked = replace(state, spent=_bank(state, now), since=now)
    if kind == "pause":
        return replace(banked, paused=not state.paused)
    return _enter(plan, banked, state.at + (1 if kind == "next" else -1), now)


def view(plan: Plan, state: State, now: float) -> View:
    """What there is to see of `plan` in `state` at `now`."""
    elapsed = (now - state.begun) * state.speed
    if state.at == len(plan.rows):
        return View(state.at, False, False, elapsed, 0.0, (), (), 0.0)
    left = state.given[state.at] - _bank(state, now)[state.at]
    coming, late = _allot(plan, state.at + 1, max(0.0, elapsed) + max(0.0, left))
    item = plan.rows[state.at].item
    cuts = _cuts_down_to(item, state.given[state.at])
    return View(state.at, elapsed < 0, state.paused, elapsed, left, cuts, coming, late)


def _bank(state: State, now: float) -> tuple[float, ...]:
    """`spent` with what has run since."""
    if state.paused or state.at == len(state.spent):
        return state.spent
    ran = max(0.0, now - state.since) * state.speed
    return (*state.spent[: state.at], state.spent[state.at] + ran, *state.spent[state.at + 1 :])


def _enter(plan: Plan, state: State, at: int, now: float) -> State:
    """Line `at` begins, or goes on where it was left."""
    given = state.given
    if at < len(plan.rows) and not state.spent[at]:
        allotted, _ = _allot(plan, at, (now - state.begun) * state.speed)
        given = (*given[:at], allotted[0].length, *given[at + 1 :])
    return replace(state, at=at, given=given, paused=False)


def _allot(plan: Plan, first: int, start: float) -> tuple[tuple[Allotment, ...], float]:
    """What each line from `first` on gets if that one starts at `start`, and how late the session still ends.

    Cuts are made from `first` downward, in each segment's own order, and only as many as it takes.
    """
    items = [row.item for row in plan.rows[first:]]
    over = start + sum(item.minutes * MINUTE for item in items) - plan.session.minutes * MINUTE
    made: list[Allotment] = []
    for item in items:
        cuts: list[Cut] = []
        for cut in _open_cuts(item):
            if over > TOLERANCE:
                cuts.append(cut)
                over -= cut.saves * MINUTE
        length = float(item.minutes - sum(cut.saves for cut in cuts)) * MINUTE
        made.append(Allotment(item, start, length, tuple(cuts)))
        start += length
    return tuple(made), max(0.0, over)


def _open_cuts(item: Item) -> Iterator[Cut]:
    """The cuts of `item` that the session has not made already by giving it fewer minutes."""
    if item.segment is None:
        return
    made = item.segment.minutes - item.minutes
    for cut in item.segment.cut:
        if made > 0:
            made -= cut.saves
        else:
            yield cut


def _cuts_down_to(item: Item, length: float) -> tuple[Cut, ...]:
    """The cuts by which `item` comes down to `length` seconds."""
    cuts: list[Cut] = []
    over = item.minutes * MINUTE - length
    for cut in _open_cuts(item):
        if over > 0:
            cuts.append(cut)
            over -= cut.saves * MINUTE
    return tuple(cuts)
