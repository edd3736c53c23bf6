"""Marks in a comment let blame stand where the writer means it to, and say when they are of no use."""

from __future__ import annotations

import pytest

from whathow.check import check, mark_faults

BLAME = "The crew failed to check the table."
ALLOWED = f"# Report\n\n<!-- whathow: allow counterfactual -->\n{BLAME}\n\n{BLAME}\n"


def test_an_allowed_family_is_not_found_in_the_next_block() -> None:
    """Only the block after the mark is let off."""
    assert [finding.line for finding in check(ALLOWED)] == [6]


def test_a_mark_that_is_needed_is_no_fault() -> None:
    """Nothing is said of a mark that something is found under."""
    assert mark_faults(ALLOWED, "report.md") == ()


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ("allow nonsense", "which is no family"),
        ("allow judgment", "nothing of that family is found there"),
        ("display", 'no mark is called "display"'),
    ],
)
def test_a_mark_of_no_use_is_told(mark: str, told: str) -> None:
    """An unknown word, an unknown family and an unused mark each give one line with its place."""
    [fault] = mark_faults(f"# Report\n\n<!-- whathow: {mark} -->\n{BLAME}\n", "report.md")
    assert fault.where == "report.md:3"
    assert told in fault.what


def test_a_mark_in_code_is_only_shown() -> None:
    """A text that explains the marks does not use them."""
    assert mark_faults("```\n<!-- whathow: allow nonsense -->\n```\n", "report.md") == ()


def test_a_directive_is_read_as_prose() -> None:
    """What stands in a fence of MyST, such as a note, is the writer's text."""
    [finding] = check(f"```{{note}}\n{BLAME}\n```\n")
    assert finding.line == 2


def test_a_row_whose_cell_goes_on_is_read_across() -> None:
    """A subject in one cell and its verb in the next are one sentence."""
    assert [f.family for f in check("| who | what |\n|---|---|\n| Dave | should have asked |\n")] == ["counterfactual"]
