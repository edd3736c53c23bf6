"""Times and numbers are read however they are written."""

from __future__ import annotations

import pytest

from whathow.text.clocks import read_clocks, read_spans
from whathow.text.numbers import read_numbers

TWO_PAST_TWO = 14 * 60 + 2


@pytest.mark.parametrize(
    "text",
    [
        "14:02", "2:02 pm", "2.02 p.m.", "14h02", "14:02 UTC", "1402 UTC", "14:02:31", "two minutes past two",
        "at two minutes past two in the afternoon", "2:02pm",
    ],
)  # fmt: skip
def test_a_time_is_known_in_any_usual_writing(text: str) -> None:
    """Every usual writing of 14:02 can mean 14:02."""
    assert any(TWO_PAST_TWO in clock.minutes for clock in read_clocks(text))


@pytest.mark.parametrize(
    "text", ["version 14.02.1", "10.0.14.2", "a ratio of 3:1", "14:99", "page 1402", "One of three"]
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    """Versions, addresses, ratios and page numbers are no times."""
    assert not [clock for clock in read_clocks(text) if clock.sure]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("97 minutes", 97), ("an hour and a half", 90), ("half an hour", 30), ("a quarter of an hour", 15),
        ("2 hours and 5 minutes", 125), ("three-quarters of an hour", 45), ("90-minute", 90), ("one hour", 60),
    ],
)  # fmt: skip
def test_a_length_of_time_is_known_in_minutes(text: str, minutes: float) -> None:
    """Spans in digits and in words have the same length."""
    assert [span.minutes for span in read_spans(f"It took {text} in all.")] == [minutes]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("1 200", 1200), ("1.2k", 1200), ("ninety-seven", 97), ("€2.1 million", 2_100_000),
        ("one thousand eight hundred and forty", 1840), ("three dozen", 36), ("12,5", 12.5), ("a hundred", 100),
    ],
)  # fmt: skip
def test_a_number_is_known_in_any_usual_writing(text: str, value: float) -> None:
    """Separators, words, scales: the value is among those that the writing can mean."""
    assert any(value in number.values for number in read_numbers(text))
