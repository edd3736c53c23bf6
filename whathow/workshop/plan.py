"""A session laid out in time: when each line starts, how late it can start, and the clock for a start time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from whathow.fault import Fault, FaultError
from whathow.workshop.session import Item, Session

DAY = 24 * 60


@dataclass(frozen=True)
class Row:
    """One line of a run sheet, in minutes from the start of the session.

    `latest` is the last minute at which it can start and the session end in time, if from then on every cut is made.
    """

    item: Item
    start: int
    latest: int

    @property
    def end(self) -> int:
        return self.start + self.item.minutes


@dataclass(frozen=True)
class Plan:
    """A session in time. `total` is what its lines take; `slack` is what is left of its minutes."""

    session: Session
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        return sum(row.item.minutes for row in self.rows)

    @property
    def slack(self) -> int:
        return self.session.minutes - self.total


def make_plan(session: Session) -> Plan:
    """Lays `session` out in time. Raises FaultError where it takes more minutes than it has."""
    total = sum(item.minutes for item in session.items)
    if total > session.minutes:
        what = f"the segments take {total} minutes and the session has {session.minutes}"
        raise FaultError([Fault(session.slug, what, f"cut {total - session.minutes} minutes, or drop a segment")])
    rows: list[Row] = []
    start, latest = 0, session.minutes - sum(map(least_minutes, session.items))
    for item in session.items:
        rows.append(Row(item, start, latest))
        start, latest = start + item.minutes, latest + least_minutes(item)
    return Plan(session, tuple(rows))


def least_minutes(item: Item) -> int:
    """The minutes that `item` takes when all that can be cut is cut. A break is never cut."""
    return item.minutes if item.segment is None else min(item.minutes, item.segment.least_minutes)


def parse_clock(text: str) -> int:
    """Minutes after midnight of a clock time. Raises FaultError for anything else.

    >>> parse_clock("13:30")
    810
    """
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text.strip(), re.ASCII)
    if not match:
        raise FaultError(
            [Fault(f"start time `{text[:20]}`", "not a clock time", "write hours and minutes, as in 13:30")]
        )
    return int(match[1]) * 60 + int(match[2])


def show_time(minutes: int, begin: int | None = None) -> str:
    """`minutes` into a session as a time from 0:00, or as clock time where it begins at `begin` minutes after midnight.

    >>> show_time(65), show_time(65, parse_clock("13:30")), show_time(65, parse_clock("23:30"))
    ('1:05', '14:35', '00:35')
    """
    if begin is None:
        return f"{minutes // 60}:{minutes % 60:02}"
    return f"{(begin + minutes) % DAY // 60:02}:{(begin + minutes) % 60:02}"
