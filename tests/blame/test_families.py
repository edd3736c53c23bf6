"""Every family explains itself, and its own examples prove it."""

from __future__ import annotations

from importlib.resources import files

import pytest

from whathow.blame.family import ORDER, Family, families
from whathow.blame.match import compile_pattern
from whathow.check import check_line

BLAME = [family for family in families().values() if family.level == "blame"]
EXAMPLES = [(family.id, example) for family in families().values() for example in family.examples]
LOOKALIKES = [(family.id, example) for family in families().values() for example in family.lookalikes]


def test_every_data_file_is_a_family() -> None:
    """No file lies in the folder that no reader meets."""
    names = {path.name.removesuffix(".toml") for path in (files("whathow.blame") / "families").iterdir()}
    assert names == set(ORDER)


@pytest.mark.parametrize("family", families().values(), ids=lambda family: family.id)
def test_a_family_is_complete(family: Family) -> None:
    """It says what it is, why it hurts and what to ask, with five examples and five look-alikes and a source."""
    assert family.title and family.what and family.hurts and family.message and family.source
    assert len(family.questions) >= 2
    assert all(question.startswith(("What", "How", "Who else", "Who or what")) for question in family.questions)
    assert len(family.examples) >= 5
    assert len(family.lookalikes) >= 5


@pytest.mark.parametrize("family", families().values(), ids=lambda family: family.id)
def test_every_pattern_compiles(family: Family) -> None:
    """Each pattern has a word of its own to start from."""
    for pattern in (*family.plain, *family.patterns):
        compile_pattern(family.id, pattern)


@pytest.mark.parametrize(("family", "example"), EXAMPLES)
def test_an_example_is_found(family: str, example: str) -> None:
    """The checker names the family of its own example."""
    assert family in {finding.family for finding in check_line(example)}


@pytest.mark.parametrize(("family", "example"), LOOKALIKES)
def test_a_lookalike_is_left_alone(family: str, example: str) -> None:
    """What only looks like the family is not charged with blame, nor with the family."""
    assert not [finding for finding in check_line(example) if finding.level == "blame" or finding.family == family]
