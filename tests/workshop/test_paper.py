"""A run sheet on paper holds what a facilitator needs, in order, with the right times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.workshop.samples import SESSION
from whathow.incident import Incident
from whathow.incident.incident import Statement
from whathow.workshop.paper import to_markdown, to_text
from whathow.workshop.parts import Part
from whathow.workshop.plan import Plan, make_plan, parse_clock
from whathow.workshop.segment import Segment
from whathow.workshop.session import parse_session
from whathow.workshop.sheets import to_sheets

Segments = Mapping[str, Segment]
INCIDENT = Incident(
    "pool", "The pool", "deploys", 1, 20, (), (Statement("a", "At 14:02 it went out.", ()),),
    (Statement("b", "Staging was idle.", ()),), "", "", "Ask about staging.",
)  # fmt: skip


def plan_of(segments: Segments) -> Plan:
    return make_plan(parse_session(SESSION, "hour.md", segments))


def test_the_page_says_that_it_is_made(segments: Segments) -> None:
    """The first line tells what made the page and from what."""
    first = to_markdown(plan_of(segments)).splitlines()[0]
    assert "made by" in first and "facilitator_guide/sessions/hour.md" in first and "do not edit" in first


def test_the_page_runs_from_zero_and_tells_how_to_get_the_clock(segments: Segments) -> None:
    """Without a start time the page counts from 0:00 and shows the command for clock times."""
    page = to_markdown(plan_of(segments))
    assert "| 0:00 | 10 | Hear a story | 0:11 |" in page
    assert "| 0:23 | | End | 0:30 |" in page
    assert "whathow workshop show hour --start 13:30" in page


def test_the_page_runs_by_the_clock(segments: Segments) -> None:
    """With a start time every time on the page is a clock time."""
    page = to_markdown(plan_of(segments), begin=parse_clock("13:30"))
    assert "| 13:40 | 5 | Break |" in page and "## 13:45 Hear a story (8 min)" in page and "| 0:" not in page


def test_steps_are_timed(segments: Segments) -> None:
    """Inside a segment each prompt with minutes tells when it starts."""
    assert "**Ask** (8 min, from 0:02)" in to_markdown(plan_of(segments))


def test_steps_of_a_shortened_segment_have_no_clock(segments: Segments) -> None:
    """A segment that the session shortens leaves the steps to the facilitator."""
    later = to_markdown(plan_of(segments)).split("## 0:15 Hear a story (8 min)")[1]
    assert "**Ask** (8 min)" in later


def test_what_is_said_is_set_off(segments: Segments) -> None:
    """Words to say aloud stand as a quote."""
    assert "**Say** (2 min, from 0:00)\n\n> Tell your partner what broke." in to_markdown(plan_of(segments))


def test_materials_and_sources_stand_once(segments: Segments) -> None:
    """A thing that two segments use is brought once, and a source is named once."""
    page = to_markdown(plan_of(segments))
    assert page.count("- a pen") == 1 and page.count("<https://example.org/book>") == 1


def test_the_incident_is_the_key(segments: Segments) -> None:
    """Where the session uses an incident, its facts, its conditions and its notes are on the page."""
    page = to_markdown(plan_of(segments), INCIDENT)
    for words in ("The incident: The pool", "- At 14:02 it went out.", "- Staging was idle.", "Ask about staging."):
        assert words in page


def test_the_text_holds_the_times_and_the_prompts(segments: Segments) -> None:
    """The terminal gets the table first and then every prompt, with no markup of ours."""
    text = to_text(plan_of(segments), parse_clock("23:50"))
    assert "23:50   10 min  Hear a story" in text and "00:13           End; 7 min left over" in text
    assert "SAY (2 min)\n  Tell your partner what broke." in text
    assert "CUT FIRST\n  One pair instead of two (3 min)" in text


def test_sheets_hold_what_is_handed_out(segments: Segments) -> None:
    """Each hand-out is a sheet of its own, the report comes last, and nothing from a file is markup or script."""
    spoken = segments["story"]
    card = Part("Hand out", 0, "**A card**\n\n<!-- whathow: exhibit -->\n```text\n<script>alert(1)</script>\n```")
    handing = {**segments, "story": replace(spoken, prompts=(*spoken.prompts, card))}
    incident = replace(INCIDENT, report="It went <b onclick=x>out</b> at 14:02.")
    page = to_sheets(plan_of(handing), incident)
    assert page.count("<section>") == 3 and page.index("A card") < page.index("14:02")
    assert "<script" not in page and "<b onclick" not in page and "exhibit" not in page
    assert "&lt;script&gt;alert(1)" in page
