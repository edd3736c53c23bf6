"""Text in, findings out: places are true, exhibits and code are passed over, tricks don't hide blame."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whathow.check import check, check_line

BLAME = "The crew failed to check the table."


def families(text: str) -> set[str]:
    return {finding.family for finding in check(text)}


def test_a_finding_names_its_place_and_words() -> None:
    """Offsets, line and column lead to the words that are reported."""
    source = f"# Report\n\nAll was well.\n\n- {BLAME}\n"
    [finding] = check(source)
    assert source[finding.start : finding.end] == finding.text
    assert source.splitlines()[finding.line - 1][finding.column - 1 :].startswith(finding.text)
    assert finding.line == 5


def test_a_finding_asks_what_or_how() -> None:
    """Its question asks for events or conditions."""
    [finding] = check(BLAME)
    assert finding.question.startswith(("What", "How"))
    assert finding.question.endswith("?")


@pytest.mark.parametrize(
    "source",
    [
        f"<!-- whathow: exhibit -->\n> {BLAME}\n>\n> {BLAME}\n",
        f"<!-- whathow: exhibit -->\n\n{BLAME}\n",
        f"<!-- whathow: exhibit -->\n- {BLAME}\n- {BLAME}\n",
        f"<!-- whathow: exhibit -->\n| a |\n|---|\n| {BLAME} |\n| {BLAME} |\n",
    ],
)
def test_an_exhibit_is_passed_over_as_a_whole(source: str) -> None:
    """The mark covers all of the next quote, paragraph, list or table."""
    assert not check(source)


def test_an_exhibit_mark_covers_one_block_only() -> None:
    """What follows the exhibit is read again."""
    assert check(f"<!-- whathow: exhibit -->\n> {BLAME}\n\n{BLAME}\n")


@pytest.mark.parametrize(
    "source", [f"```\n{BLAME}\n```", f"`{BLAME}`", f"<!-- {BLAME} -->", "[notes](failed-to-check.md)"]
)
def test_code_comments_and_addresses_are_no_prose(source: str) -> None:
    """What is not read by a reader is not judged."""
    assert not check(source)


@pytest.mark.parametrize("disguise", ["fai\u200bled", "fаiled", "ｆａｉｌｅｄ", "fai\u00adled", "**fai**led"])
def test_a_disguise_does_not_hide_blame(disguise: str) -> None:
    """Zero-width characters, look-alike letters and markup inside a word are seen through."""
    assert "counterfactual" in families(BLAME.replace("failed", disguise))


def test_the_words_reported_are_the_writers_own() -> None:
    """A disguised word is reported as it was written."""
    [finding] = check_line(BLAME.replace("failed", "fai\u200bled"))
    assert "fai\u200bled" in finding.text


def test_an_empty_text_has_no_findings() -> None:
    """Nothing in, nothing out."""
    assert check("") == ()
    assert check("\x00\n \u200b") == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_checked_without_a_fault(source: str) -> None:
    """No text breaks the checker, and its findings lie within the text."""
    for finding in check(source):
        assert 0 <= finding.start <= finding.end <= len(source)
        assert source[finding.start : finding.end] == finding.text
