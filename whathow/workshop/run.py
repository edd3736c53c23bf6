"""A session with the clock running: the terminal for the facilitator, the page for the room."""

from __future__ import annotations

import queue
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread

from whathow.fault import Fault, FaultError
from whathow.workshop.keep import Keeper, open_keeper
from whathow.workshop.plan import Plan
from whathow.workshop.wall import begins_at, serving
from whathow.workshop.words import lead, status

KEYS = {"n": "next", "\n": "next", " ": "next", "b": "back", "p": "pause"}
QUIT, ENDED = "q", ""
HELP = "Keys: n next, b back, p pause, q leave (nothing is lost)."
FASTEST = 3600


def run(plan: Plan, path: Path, speed: float, port: int, fresh: bool, start: int | None = None) -> str:
    """Keeps time for `plan` until it is over or the facilitator leaves; returns the last words.

    `path` keeps how far it is; `speed` is how many times as fast as the wall's clock it runs; `start` is when it
    begins, in minutes after midnight today (without it: now). Raises FaultError for a bad speed, port or state.
    """
    if not 0 < speed <= FASTEST:
        raise FaultError([Fault(f"--speed {speed:g}", f"not above 0 and up to {FASTEST}", "write --speed 60, say")])
    keeper, goes_on = open_keeper(plan, path, today_at(start) if start is not None else None, speed, fresh)
    with serving(keeper, port) as address, _single_keys():
        print(f"{plan.session.title}\nFor the room: {address}\n{HELP}")
        if goes_on:
            print("Going on where it was left; --fresh begins again.")
        _keep_time(keeper)
    over = keeper.view().at == len(plan.rows)
    return "" if over else f"Kept in {path}. The same command goes on from there.\n"


def today_at(start: int) -> float:
    """Seconds since the epoch of `start`, minutes after midnight today on this machine's clock."""
    return datetime.now().replace(hour=start // 60, minute=start % 60, second=0, microsecond=0).timestamp()


def _keep_time(keeper: Keeper) -> None:
    """Shows the clock and obeys the keys, until the facilitator leaves, or it is over and no keys can come."""
    keys: queue.Queue[str] = queue.Queue()
    Thread(target=_read_keys, args=(keys,), daemon=True).start()
    told, deaf = None, False
    while True:
        now = keeper.view()
        news = (now.at, now.cuts, tuple(line.cuts for line in now.coming), now.late > 0)
        if told != news:
            told = news
            _line("")
            print(lead(keeper.plan, now, begins_at(keeper)), end="", flush=True)
        if deaf and now.at == len(keeper.plan.rows):
            return
        _line(status(keeper.plan, now, begins_at(keeper)))
        key = _next_key(keys)
        deaf = deaf or key == ENDED
        if key == QUIT:
            _line("")
            return
        if key in KEYS:
            keeper.move(KEYS[key])


def _next_key(keys: queue.Queue[str]) -> str | None:
    """The key that comes within a second, if one does."""
    try:
        return keys.get(timeout=1)
    except queue.Empty:
        return None
    except KeyboardInterrupt:
        return QUIT


def _line(text: str) -> None:
    """Writes over the terminal's last line; a file or a pipe gets none of it."""
    if sys.stdout.isatty():
        print(f"\r\x1b[K{text}", end="", flush=True)


def _read_keys(keys: queue.Queue[str]) -> None:
    while key := sys.stdin.read(1):
        keys.put(key)
    keys.put(ENDED)


@contextmanager
def _single_keys() -> Iterator[None]:
    """A terminal that hands over each key at once; where that can't be had, a key and Enter do."""
    try:
        import termios
        import tty
    except ImportError:
        yield
        return
    if not sys.stdin.isatty():
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    tty.setcbreak(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
