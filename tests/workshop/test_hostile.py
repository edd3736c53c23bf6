"""Whatever a file holds, it is read or its faults are told: never anything else."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.samples import SEGMENT, SESSION
from whathow.fault import FaultError
from whathow.workshop.plan import make_plan
from whathow.workshop.segment import parse_segment
from whathow.workshop.session import parse_session

CALM = settings(deadline=None)  # a busy machine is no failure
WHOLE = {slug: parse_segment(SEGMENT, f"{slug}.md") for slug in ("story", "again")}
YAML_PIECES = (
    "",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "&a ",
    "*a ",
    "!!int ",
    "null",
    "~",
    "1e9",
    "-1",
    "2026-11-23",
    "true",
    '"',
)
OTHER_PIECES = (
    "\x00",
    "---\n",
    "\n",
    "## Say\n",
    "# One\n",
    "```\n",
    "> ",
    "\u202e",
    "<!-- ",
    "\t",
    "{segment: {a: b}}",
)
PIECES = st.sampled_from((*YAML_PIECES, *OTHER_PIECES))


@st.composite
def spoiled(draw: st.DrawFn, whole: str) -> str:
    """`whole` with pieces of other YAML and Markdown put in the place of some of its text."""
    text = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


@CALM
@given(spoiled(SEGMENT))
def test_a_spoiled_segment_is_read_or_told(source: str) -> None:
    """A segment file with anything in it gives a segment or faults of one line each."""
    try:
        assert parse_segment(source, "story.md").minutes > 0
    except FaultError as error:
        assert error.faults and all("\n" not in str(fault) for fault in error.faults)


@CALM
@given(spoiled(SESSION))
def test_a_spoiled_session_is_read_or_told(source: str) -> None:
    """A session file with anything in it gives a session that can be planned, or faults of one line each."""
    try:
        assert make_plan(parse_session(source, "hour.md", WHOLE)).slack >= 0
    except FaultError as error:
        assert error.faults and all("\n" not in str(fault) for fault in error.faults)


@CALM
@given(st.text(max_size=200))
def test_any_text_is_told(source: str) -> None:
    """A text that is no segment at all is told."""
    with contextlib.suppress(FaultError):
        parse_segment(source, "story.md")
    with contextlib.suppress(FaultError):
        parse_session(source, "hour.md", WHOLE)
