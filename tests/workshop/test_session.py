"""A session file says what it holds, or every fault in it at once; to be over its time is a fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.workshop.samples import SEGMENT, SESSION
from whathow.fault import FaultError
from whathow.workshop.segment import Segment
from whathow.workshop.session import parse_session, read_sessions

Segments = Mapping[str, Segment]


def faults_of(source: str, segments: Segments) -> list[str]:
    with pytest.raises(FaultError) as told:
        parse_session(source, "hour.md", segments)
    return str(told.value).splitlines()


def test_a_whole_session_is_read(segments: Segments) -> None:
    """Segments, breaks and a shorter time for one segment arrive in order."""
    session = parse_session(SESSION, "sessions/hour.md", segments)
    assert (session.slug, session.minutes, session.people, session.audience) == ("hour", 30, 12, ("engineers",))
    assert [(item.segment.slug if item.segment else "", item.minutes) for item in session.items] == [
        ("story", 10),
        ("", 5),
        ("again", 8),
    ]
    assert [part.kind for part in session.parts] == ["Before"]


def test_five_faults_are_told_at_once(segments: Segments) -> None:
    """Five faults in a file are five lines, in order, each with its own line number and a way to mend it."""
    source = (
        SESSION.replace("minutes: 30", "minutes: long")
        .replace("audience: engineers", "audience: pilots")
        .replace("- story", "- stroy")
        .replace("break: 5", "break: 500")
        .replace("## Before", "## Whenever")
    )
    faults = faults_of(source, segments)
    whats = ("`minutes` is not", "`pilots`", "no segment `stroy`", "`break` is not", "`## Whenever`")
    assert len(faults) == 5
    for fault, line, what in zip(faults, (3, 4, 7, 8, 14), whats, strict=True):
        assert fault.startswith(f"hour.md:{line}: ") and what in fault and "; " in fault


def test_a_session_over_its_time_is_a_fault(segments: Segments) -> None:
    """A session of 23 minutes passes at 23 and fails at 22, with what is over."""
    assert parse_session(SESSION.replace("minutes: 30", "minutes: 23"), "hour.md", segments).minutes == 23
    faults = faults_of(SESSION.replace("minutes: 30", "minutes: 22"), segments)
    assert faults == [
        "hour.md:3: the segments take 23 minutes and the session has 22; cut 1 minutes, or drop a segment",
    ]


@pytest.mark.parametrize(
    ("good", "bad", "what"),
    [
        ("people: 12", "people: 2", "`story` does not work with 2 people"),
        ("audience: engineers", "audience: facilitators", "`story` is not made for facilitators"),
        ("    minutes: 8\n", "    minutes: 6\n", "`again` can't be done in 6 minutes; give it 7 or more"),
        ("- segment: again", "- segment: story", "`story` is there twice"),
        ("- break: 5", "- 5", "entry 2 of `segments` is neither a segment nor a break"),
        ("- break: 5", "- {break: 5, segment: again}", "neither a segment nor a break"),
        ("- segment: again", "- segment: [again]", "there is no segment"),
        ("People leave with a story.", "", "no aim stands before"),
        ("title: A short hour\n", "", "`title` is missing"),
        ("people: 12", "people: 12\nincident: ''", "`incident` is missing or not a text"),
        ("- Book a room.", "", "nothing stands below `## Before`"),
    ],
)
def test_a_fault_is_told(good: str, bad: str, what: str, segments: Segments) -> None:
    """Each way to spoil a session has its own line."""
    assert good in SESSION
    assert what in "\n".join(faults_of(SESSION.replace(good, bad), segments))


def test_a_segment_comes_after_what_it_needs(segments: Segments) -> None:
    """A segment in front of the one that it needs is a fault; behind it is none."""
    again = {**segments, "again": replace(segments["again"], needs=("story",))}
    assert parse_session(SESSION, "hour.md", again)
    story = {**segments, "story": replace(segments["story"], needs=("again",))}
    assert "hour.md:7: `story` needs `again` before it" in faults_of(SESSION, story)[0]


def test_faults_of_all_sessions_are_told(guide: Callable[[dict[str, str]], Path]) -> None:
    """Two faulty session files are told together."""
    bad = SESSION.replace("minutes: 30", "minutes: 2")
    root = guide({f"segments/{slug}.md": SEGMENT for slug in ("story", "again")})
    guide({"sessions/one.md": bad, "sessions/two.md": bad})
    with pytest.raises(FaultError) as told:
        read_sessions(root / "facilitator_guide")
    assert "one.md:3" in str(told.value) and "two.md:3" in str(told.value)
