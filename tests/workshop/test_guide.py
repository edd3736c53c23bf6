"""Every segment and every session of the facilitator's guide holds together, and the book's run sheets are fresh."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

import pytest

from whathow.check import check
from whathow.text.blocks import read_blocks
from whathow.workshop.card import read_cards
from whathow.workshop.segment import Segment, ideas, parse_segment, read_segments
from whathow.workshop.session import parse_session, read_sessions
from whathow.workshop.shell import run_sheets, show_sheets

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "facilitator_guide"
SEGMENTS = sorted((GUIDE / "segments").glob("*.md"))
SESSIONS = sorted((GUIDE / "sessions").glob("*.md"))
FEWEST_WORDS, MOST_WORDS = 40, 1000


@cache
def segments() -> dict[str, Segment]:
    return read_segments(GUIDE / "segments")


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", SEGMENTS, ids=name_of)
def test_a_segment_holds_together(path: Path) -> None:
    """A segment reads without a fault, its ideas are known, and every prompt says something."""
    segment = parse_segment(path.read_text(encoding="utf-8"), str(path))
    assert set(segment.ideas) <= set(ideas())
    assert all(len(prompt.text.split()) >= 3 for prompt in segment.prompts)
    assert sum(prompt.minutes for prompt in segment.prompts) == segment.minutes


@pytest.mark.parametrize("path", SEGMENTS, ids=name_of)
def test_a_segment_is_read_in_minutes(path: Path) -> None:
    """Prompts, no essays: a segment is short enough to read just before."""
    words = sum(len(prompt.text.split()) for prompt in segments()[path.stem].prompts)
    assert FEWEST_WORDS <= words <= MOST_WORDS


@pytest.mark.parametrize("path", SEGMENTS, ids=name_of)
def test_what_is_said_fits_its_minutes(path: Path) -> None:
    """Words to say aloud fit the minutes of their prompt at an easy 150 words a minute."""
    for prompt in segments()[path.stem].prompts:
        if prompt.kind == "Say":
            assert len(prompt.text.split()) <= 150 * prompt.minutes, prompt.text[:60]


@pytest.mark.parametrize("path", SEGMENTS, ids=name_of)
def test_the_cards_of_a_segment_are_there(path: Path) -> None:
    """A segment names only cards that the guide has."""
    assert set(segments()[path.stem].cards) <= read_cards(GUIDE / "cards").keys()


@pytest.mark.parametrize("path", SESSIONS, ids=name_of)
def test_a_session_fits_its_time(path: Path) -> None:
    """A session is within its minutes, with something left over, and uses an incident only where there is one."""
    session = read_sessions(GUIDE)[path.stem]
    left = session.minutes - sum(item.minutes for item in session.items)
    assert left >= max(1, session.minutes // 30)
    assert not session.incident or (ROOT / "exercises" / "incidents" / f"{session.incident}.md").exists()


def test_there_is_a_core_session_of_ninety_minutes() -> None:
    """The core session takes 90 minutes, twelve people, and opens and closes as every session does."""
    core = read_sessions(GUIDE)["core-90"]
    slugs = [item.segment.slug for item in core.items if item.segment]
    assert (core.minutes, core.people, slugs[0], slugs[-1]) == (90, 12, "open-the-room", "exit-card")


def test_every_session_of_the_course_is_there() -> None:
    """Sessions of 30, 45, 60, 90 and 180 minutes, and the facilitator's path: shadow, debrief, reverse shadow."""
    sessions = read_sessions(GUIDE)
    assert {session.minutes for session in sessions.values()} >= {30, 45, 60, 90, 180}
    path = [sessions[slug].items for slug in ("path-1-shadow", "path-2-reverse-shadow")]
    led = [item.segment.slug for items in path for item in items if item.segment]
    assert [slug for slug in led if "before" not in slug] == ["shadow", "debrief", "reverse-shadow", "debrief"]
    assert len(segments()) >= 14


@pytest.mark.parametrize("path", SESSIONS, ids=name_of)
def test_a_run_sheet_is_fresh(path: Path) -> None:
    """The book's page is what the files make today: `python -m whathow.workshop write` brings it up to date."""
    page = ROOT / "book" / "facilitating" / path.name
    assert page.read_text(encoding="utf-8") == run_sheets(ROOT)[page]


@pytest.mark.parametrize("path", sorted((ROOT / "book" / "facilitating").glob("*.md")), ids=name_of)
def test_a_made_page_has_a_session(path: Path) -> None:
    """No page is left over from a file that is gone."""
    made = path.read_text(encoding="utf-8").startswith("<!-- made by")
    assert not made or path in run_sheets(ROOT)


@pytest.mark.parametrize("path", [*SEGMENTS, *SESSIONS], ids=name_of)
def test_the_guide_does_not_blame(path: Path) -> None:
    """Outside its exhibits the guide passes our own checker, and what is an exhibit is a quote, a table or code."""
    source = path.read_text(encoding="utf-8")
    assert [f"{f.line}: {f.text} ({f.family})" for f in check(source) if f.level == "blame"] == []
    blocks = read_blocks(source)
    for mark, following in itertools.pairwise(blocks):
        if mark.kind == "html" and "whathow: exhibit" in source[mark.start : mark.end]:
            assert following.quoted or following.kind in ("code", "row")


@pytest.mark.parametrize("path", SESSIONS, ids=name_of)
def test_a_run_sheet_does_not_blame(path: Path) -> None:
    """The page of the book passes our own checker, exhibits kept as such."""
    page = run_sheets(ROOT)[ROOT / "book" / "facilitating" / path.name]
    assert [f"{f.line}: {f.text} ({f.family})" for f in check(page) if f.level == "blame"] == []


@pytest.mark.parametrize("path", SESSIONS, ids=name_of)
def test_a_session_has_its_sheets(path: Path) -> None:
    """Everything that a session hands out is on its sheets, and the sheets ask no other host for anything."""
    page = show_sheets(ROOT, path.stem)
    session = read_sessions(GUIDE)[path.stem]
    handed = sum(prompt.kind == "Hand out" for item in session.items if item.segment for prompt in item.segment.prompts)
    cards = sum(len(item.segment.cards) for item in session.items if item.segment)
    assert page.count("<section>") == handed + cards + 2 * bool(session.incident)
    assert page.count("<section>") > 0 or session.audience == ("facilitators",)
    assert "src=" not in page and "<link" not in page and "<script" not in page


def test_the_forms_in_the_readme_hold() -> None:
    """The segment and the session that the guide's README shows are read without a fault."""
    segment, session = re.findall(
        r"^````markdown\n(.*?)^````$", (GUIDE / "README.md").read_text(encoding="utf-8"), re.M | re.S
    )
    shown = parse_segment(segment, "tell-it-twice.md")
    assert parse_session(session, "quarter.md", {shown.slug: shown}).minutes == 15
