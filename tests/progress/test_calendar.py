"""The reminder is a calendar file as RFC 5545 has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def lines(run_module: Callable[..., Any]) -> list[str]:
    """The lines of a file whose title and address need care, as they are stored."""
    address = "https://learn.example.org/" + "a/long/path/" * 8 + "one-week-later.html#assess-later"
    given = {"title": "A; b, c — ü", "text": "T", "address": address}
    call = "(it => calendarFile({ ...it, date: inDays(7, new Date(2025, 1, 25, 23, 59)), now: new Date(0) }))"
    text = run_module("assessment/calendar.js", "calendarFile, inDays", given, call=call)
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return list(text.split("\r\n")[:-1])


def test_it_lies_a_week_after_the_second_list(lines: list[str]) -> None:
    """A whole day, seven days on, across the end of a month, with a reminder at nine."""
    assert "DTSTART;VALUE=DATE:20250304" in lines and "DTEND;VALUE=DATE:20250305" in lines
    assert "TRIGGER:PT9H" in lines and "DTSTAMP:19700101T000000Z" in lines
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_its_lines_are_short_and_its_marks_escaped(lines: list[str]) -> None:
    """No line is over 75 bytes, and unfolded they read as they were."""
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = "\r\n".join(lines).replace("\r\n ", "")
    assert "SUMMARY:A\\; b\\, c — ü\r\n" in unfolded
    assert "one-week-later.html#assess-later\r\n" in unfolded
