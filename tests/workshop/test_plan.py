"""The arithmetic of a run sheet."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.workshop.samples import make_session
from whathow.fault import FaultError
from whathow.workshop.plan import least_minutes, make_plan, parse_clock, show_time

CALM = settings(deadline=None)  # a busy machine is no failure
LINES = st.lists(
    st.integers(1, 60).flatmap(lambda minutes: st.tuples(st.just(minutes), st.integers(0, minutes - 1))),
    min_size=1,
    max_size=12,
)


@CALM
@given(LINES, st.integers(0, 60))
def test_the_lines_and_the_slack_make_up_the_session(lines: list[tuple[int, int]], slack: int) -> None:
    """Lines follow one another with no gap, and what they leave of the session is the slack."""
    plan = make_plan(make_session(lines, sum(minutes for minutes, _ in lines) + slack))
    assert plan.rows[0].start == 0
    assert all(row.end == after.start for row, after in zip(plan.rows, plan.rows[1:], strict=False))
    assert plan.total == plan.rows[-1].end == sum(minutes for minutes, _ in lines)
    assert plan.slack == slack


@CALM
@given(LINES, st.integers(0, 60))
def test_the_latest_start_is_just_in_time(lines: list[tuple[int, int]], slack: int) -> None:
    """Whoever starts a line at its latest and then makes every cut ends exactly with the session."""
    plan = make_plan(make_session(lines, sum(minutes for minutes, _ in lines) + slack))
    for n, row in enumerate(plan.rows):
        assert row.latest + sum(least_minutes(after.item) for after in plan.rows[n:]) == plan.session.minutes
        assert row.latest >= row.start + slack


@CALM
@given(LINES, st.integers(1, 60))
def test_a_plan_over_its_time_is_refused(lines: list[tuple[int, int]], over: int) -> None:
    """Any number of minutes too many is told, and by how many."""
    total = sum(minutes for minutes, _ in lines)
    assume(total > over)
    with pytest.raises(FaultError, match=f"cut {over} minutes"):
        make_plan(make_session(lines, total - over))


@CALM
@given(st.integers(0, 24 * 60 - 1), st.integers(0, 480))
def test_a_clock_time_is_the_start_and_the_minutes(begin: int, minutes: int) -> None:
    """A clock time read back is the start plus the minutes, also past midnight."""
    assert parse_clock(show_time(minutes, begin)) == (begin + minutes) % (24 * 60)


@CALM
@given(st.integers(0, 480))
def test_a_time_from_zero_reads_back(minutes: int) -> None:
    """Hours and minutes of a time from 0:00 make up the minutes."""
    hours, rest = show_time(minutes).split(":")
    assert int(hours) * 60 + int(rest) == minutes and len(rest) == 2


@pytest.mark.parametrize(
    "text", ["", "24:00", "12:60", "noon", "12.30", "1:2", "-1:00", "12:30:00", "١٢:٣٠", "12:30\n12:31"]
)
def test_what_is_no_clock_time_is_told(text: str) -> None:
    """Anything but hours and minutes is one clear line."""
    with pytest.raises(FaultError, match="not a clock time; write hours and minutes"):
        parse_clock(text)
