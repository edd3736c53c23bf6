"""A composed session fits the time, keeps to the wish, and says what it left out."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import pytest

from whathow.fault import FaultError
from whathow.workshop.compose import Composition, Wish, compose
from whathow.workshop.proposal import to_file, to_proposal
from whathow.workshop.segment import AUDIENCES, Segment, read_segments
from whathow.workshop.session import parse_session
from whathow.workshop.shell import main, plan_session

ROOT = Path(__file__).resolve().parents[2]
WISHES = [
    Wish(minutes, people, audience, remote)
    for minutes, people, audience, remote in itertools.product(
        (15, 20, 45, 75, 90, 180), (6, 14), AUDIENCES, (False, True)
    )
]
HOUR = Wish(75, 14, "managers", True)


@cache
def segments() -> dict[str, Segment]:
    return read_segments(ROOT / "facilitator_guide" / "segments")


@cache
def composed(wish: Wish) -> Composition:
    return compose(wish, segments(), "calendars-half-empty")


def slugs(composition: Composition) -> list[str]:
    return [item.segment.slug for item in composition.plan.session.items if item.segment]


@pytest.mark.parametrize("wish", WISHES, ids=str)
def test_a_composed_session_fits_its_time(wish: Wish) -> None:
    """It is never over its minutes, and leaves a minute in thirty free."""
    assert composed(wish).plan.slack >= max(1, wish.minutes // 30)


@pytest.mark.parametrize("wish", WISHES, ids=str)
def test_it_opens_and_closes(wish: Wish) -> None:
    """The first segment opens the room, the last closes it, and something stands between."""
    order = slugs(composed(wish))
    assert (order[0], order[-1]) == ("open-the-room", "exit-card") and len(order) > 2


@pytest.mark.parametrize("wish", WISHES, ids=str)
def test_every_segment_is_there_or_left_out_with_a_reason(wish: Wish) -> None:
    """No segment goes missing without a word."""
    composition = composed(wish)
    out = {one.what for one in composition.left_out}
    assert out | {segments()[slug].title for slug in slugs(composition)} == {s.title for s in segments().values()}
    assert len(out) == len(composition.left_out) == len(segments()) - len(slugs(composition))
    assert all(one.why for one in composition.left_out)


@pytest.mark.parametrize("wish", WISHES, ids=str)
def test_its_file_is_a_session(wish: Wish) -> None:
    """What is saved reads back without a fault: needs, audience, sizes and minutes hold."""
    session = parse_session(to_file(composed(wish)), "made.md", segments())
    assert session.items == composed(wish).plan.session.items


@pytest.mark.parametrize("wish", WISHES, ids=str)
def test_what_is_cut_is_told(wish: Wish) -> None:
    """The minutes that the segments lack are those of the cuts that are told."""
    composition = composed(wish)
    short = sum(i.segment.minutes - i.minutes for i in composition.plan.session.items if i.segment)
    told = sum(int(one.why.rpartition("(")[2].removesuffix(" min)")) for one in composition.cut)
    assert short == told


@pytest.mark.parametrize("wish", WISHES, ids=str)
def test_nobody_sits_too_long(wish: Wish) -> None:
    """Between breaks lie at most 80 minutes in a room and 65 on a call."""
    sitting, longest = 0, 0
    for item in composed(wish).plan.session.items:
        sitting = sitting + item.minutes if item.segment else 0
        longest = max(longest, sitting)
    assert longest <= (65 if wish.remote else 80)


def test_a_free_minute_that_fits_a_segment_is_used() -> None:
    """Nothing that would fit whole, with what it needs there, is left out for time."""
    composition = composed(HOUR)
    fit = {s.title: s for s in segments().values()}
    for one in composition.left_out:
        if one.why.startswith("no time"):
            assert fit[one.what].least_minutes > composition.plan.slack


def test_managers_get_what_is_made_for_them() -> None:
    """Seventy-five minutes hold every segment that is at the heart of the managers' session alone."""
    assert {"price-of-blame", "first-minute", "stepping-in"} <= set(slugs(composed(HOUR)))


def test_the_same_wish_gives_the_same_session() -> None:
    """The order in which the files are read changes nothing."""
    turned = dict(reversed(segments().items()))
    assert to_file(compose(HOUR, turned)) == to_file(compose(HOUR, segments()))


def test_the_text_says_what_is_left_out() -> None:
    """The proposal has clock times, what was cut and what was left out."""
    text = to_proposal(composed(Wish(20, 14, "managers", True)), 13 * 60 + 30)
    assert text.startswith("20 minutes for 14 managers, on a call\n") and "13:30    4 min  Open the room" in text
    assert "Cut already:\n" in text and "Left out:\n" in text


@pytest.mark.parametrize(("minutes", "people"), [(15, 500), (45, 2)])
def test_what_can_not_be_is_one_line(minutes: int, people: int) -> None:
    """A wish that nothing fits is one clear line."""
    with pytest.raises(FaultError, match="plan: no session fits"):
        compose(Wish(minutes, people, "engineers"), segments())


def test_a_saved_session_can_be_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`plan --save` writes a file that `show` reads; it is never written over."""
    file = tmp_path / "mine.md"
    call = ["--root", str(ROOT), "plan", "--minutes", "75", "--audience", "managers", "--save", str(file)]
    assert main(call) == 0 and main(["--root", str(ROOT), "show", str(file), "--start", "9:00"]) == 0
    assert "09:00    5 min  Open the room" in capsys.readouterr().out
    assert main(call) == 2 and "choose another name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("minutes", "incident", "start", "told"),
    [(5, None, None, "--minutes"), (75, "gone", None, "no such incident"), (75, None, "noon", "not a clock time")],
)
def test_a_bad_argument_is_told(minutes: int, incident: str | None, start: str | None, told: str) -> None:
    """Minutes, incident and start time are looked at before anything is composed."""
    with pytest.raises(FaultError, match=told):
        plan_session(ROOT, Wish(minutes, 12, "engineers"), start, incident)
