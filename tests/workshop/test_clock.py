"""The clock of a running session: moves, pauses, and over-runs that later cuts absorb."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.samples import make_session
from whathow.workshop.clock import MOVES, State, begin, move, view
from whathow.workshop.plan import Plan, make_plan

CALM = settings(deadline=None)
PLAN = make_plan(make_session([(10, 3), (5, 0), (10, 4), (6, 2)], 32))
START = 1_000_000.0


def after(plan: Plan, *moves: tuple[str, float]) -> State:
    """The state after moves, each at its minute."""
    state = begin(plan, START)
    for kind, minute in moves:
        state = move(plan, state, kind, START + minute * 60)
    return state


def seen(state: State, minute: float) -> tuple[int, float]:
    now = view(PLAN, state, START + minute * 60)
    return now.at, now.left / 60


def test_time_runs_down() -> None:
    """Four minutes into the first line, six of its ten are left; after its end the time left is below nothing."""
    assert seen(after(PLAN), 4) == (0, 6)
    assert seen(after(PLAN), 12) == (0, -2)


def test_speed_makes_a_minute_of_a_second() -> None:
    """At speed 60 four seconds are four minutes."""
    assert view(PLAN, begin(PLAN, START, 60), START + 4).left == 6 * 60


def test_a_pause_stops_the_line_and_not_the_day() -> None:
    """What a pause takes, cuts after it give back: the session still ends in time."""
    state = after(PLAN, ("pause", 4), ("pause", 9))
    now = view(PLAN, state, START + 9 * 60)
    assert (now.left, now.late) == (6 * 60, 0)
    assert now.coming[-1].start + now.coming[-1].length <= 32 * 60 + 30
    assert [len(line.cuts) for line in now.coming] == [0, 1, 0]


def test_slack_is_used_before_anything_is_cut() -> None:
    """One minute late on a session with a minute free costs nothing."""
    assert all(not line.cuts for line in view(PLAN, after(PLAN, ("next", 11)), START + 11 * 60).coming)


def test_an_over_run_is_absorbed_by_later_cuts() -> None:
    """Five minutes over: four are cut in the third line, and the fourth stays whole for the minute of slack."""
    now = view(PLAN, after(PLAN, ("next", 15)), START + 15 * 60)
    assert [line.length / 60 for line in now.coming] == [6, 6] and now.late == 0


def test_a_cut_line_begins_shorter_and_says_what_to_leave_out() -> None:
    """A line that is entered late gets what its cuts leave of it."""
    now = view(PLAN, after(PLAN, ("next", 15), ("next", 20)), START + 20 * 60)
    assert now.left == 6 * 60 and [cut.saves for cut in now.cuts] == [4]


def test_a_break_is_never_cut() -> None:
    """However late it is, a break keeps its minutes."""
    assert view(PLAN, after(PLAN, ("next", 25)), START + 25 * 60).left == 5 * 60


def test_what_no_cut_absorbs_is_late() -> None:
    """With every cut made, the rest is told."""
    now = view(PLAN, after(PLAN, ("next", 20)), START + 20 * 60)
    assert now.late == (20 + 5 + 6 + 4 - 32) * 60


def test_back_goes_on_where_the_line_was_left() -> None:
    """A wrong key costs nothing but the seconds it took."""
    assert seen(after(PLAN, ("next", 4), ("back", 5)), 5) == (0, 6)


def test_before_the_beginning_nothing_moves() -> None:
    """A session that begins later waits, whatever is pressed."""
    state = begin(PLAN, START)
    assert all(move(PLAN, state, kind, START - 5) == state for kind in MOVES)
    assert view(PLAN, state, START - 5).waiting and view(PLAN, state, START - 5).left == 600


def test_the_end_can_be_taken_back() -> None:
    """After the last line it is over, and back leads into the last line."""
    over = after(PLAN, *(("next", n) for n in range(1, 5)))
    assert over.at == 4 and move(PLAN, over, "next", START + 600) == over
    assert move(PLAN, over, "back", START + 600).at == 3


@CALM
@given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 20)), max_size=20))
def test_it_ends_in_time_or_says_how_late(steps: list[tuple[str, int]]) -> None:
    """Whatever is pressed, the lines to come end with the session, give or take half a minute, or it is told."""
    state, now = begin(PLAN, START), START
    for kind, minutes in steps:
        now += minutes * 60
        state = move(PLAN, state, kind, now)
    at = view(PLAN, state, now)
    if at.coming:
        assert at.coming[-1].start + at.coming[-1].length <= PLAN.session.minutes * 60 + 30 + at.late
    assert 0 <= at.at <= len(PLAN.rows) and all(seconds >= 0 for seconds in state.spent)
