"""The state of a running session, kept in a file after every move, so that a crash or a reload loses nothing."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from whathow.fault import Fault, FaultError
from whathow.workshop.clock import State, View, begin, lines_of, move, view
from whathow.workshop.plan import Plan

STALE = 4 * 60 * 60  # seconds after its end at which a session is surely another day's
FRESH = "add --fresh to begin again"


class Keeper:
    """A running session: `plan`, its state in the file `path`, and the one lock that keyboard and page share."""

    def __init__(self, plan: Plan, path: Path, state: State, clock: Callable[[], float] = time.time) -> None:
        self.plan, self.path, self.clock = plan, path, clock
        self._state, self._lock = state, threading.Lock()
        _write(path, state)

    def move(self, kind: str) -> None:
        """Makes a move (`whathow.workshop.clock.MOVES`) and keeps it. Raises FaultError where it can't be written."""
        with self._lock:
            self._state = move(self.plan, self._state, kind, self.clock())
            _write(self.path, self._state)

    @property
    def state(self) -> State:
        return self._state

    def view(self) -> View:
        return view(self.plan, self._state, self.clock())


def resume(path: Path, plan: Plan, now: float) -> State | None:
    """The state kept in `path`, to go on from; None where there is none, or the session in it is over or long past.

    Raises FaultError where the file is no state, or is of another version of the session.
    """
    if not path.exists():
        return None
    state = _read(path)
    length = plan.session.minutes * 60 / state.speed
    if state.at >= len(state.lines) or now > state.begun + length + STALE:
        return None
    if state.lines != lines_of(plan):
        raise FaultError([Fault(str(path), "the session has changed since it began", FRESH)])
    return state


def open_keeper(plan: Plan, path: Path, begun: float | None, speed: float, fresh: bool) -> tuple[Keeper, bool]:
    """The keeper of `plan`, and whether it goes on from what `path` keeps. Raises FaultError as `resume` does."""
    now = time.time()
    kept = None if fresh else resume(path, plan, now)
    return Keeper(plan, path, kept or begin(plan, begun or now, speed)), kept is not None


def _read(path: Path) -> State:
    try:
        return _state(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise FaultError([Fault(str(path), f"can't be read ({error.strerror})", "check the path")]) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise FaultError([Fault(str(path), "not the state of a session", FRESH)]) from None


def _state(data: dict[str, Any]) -> State:
    count = len(data["lines"])
    spent, given = (tuple(float(seconds) for seconds in data[key]) for key in ("spent", "given"))
    state = State(
        tuple(str(line) for line in data["lines"]),
        float(data["speed"]),
        float(data["begun"]),
        int(data["at"]),
        spent,
        given,
        float(data["since"]),
        data["paused"] is True,
    )
    if not (len(spent) == len(given) == count and 0 <= state.at <= count and 0 < state.speed < float("inf")):
        raise ValueError
    return state


def _write(path: Path, state: State) -> None:
    """In one step: whoever reads sees the old state or the new one, also when the power goes."""
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8") as file:
            json.dump(asdict(state), file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise FaultError([Fault(str(path), f"can't be written ({error.strerror})", "give --state FILE")]) from None
