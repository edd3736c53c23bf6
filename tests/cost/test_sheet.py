"""Sheets: every number has a name, a unit, a range and a source, or says that it has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.check import check_line
from whathow.cost.sheet import GUESS, read_sheet, values
from whathow.fault import FaultError

COST = Path(__file__).resolve().parents[2] / "exercises" / "cost"
SHEETS = sorted(COST.rglob("*.toml"))
TEXT = (COST / "price-the-blame.toml").read_text(encoding="utf-8")


def broken(tmp_path: Path, old: str, new: str) -> str:
    """What is said of the model's sheet where `old` is replaced by `new`, once."""
    assert old in TEXT
    path = tmp_path / "mine.toml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultError) as caught:
        read_sheet(path)
    return str(caught.value)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
class TestSheet:
    """One sheet that is there."""

    def test_its_limits_are_said(self, path: Path) -> None:
        """At least three, each a sentence."""
        limits = read_sheet(path).limits
        assert len(limits) >= 3 and all(limit.endswith(".") for limit in limits)

    def test_every_number_has_its_source_or_says_that_it_has_none(self, path: Path) -> None:
        """A source has an address; a guess begins with the same words everywhere."""
        for parameter in read_sheet(path).parameters:
            assert parameter.name and parameter.low < parameter.high
            assert parameter.source.startswith(GUESS) != (bool(parameter.url) and not parameter.guessed)

    def test_it_blames_nobody(self, path: Path) -> None:
        """Names, sources and limits pass our own checker."""
        sheet = read_sheet(path)
        said = [*sheet.limits, *(text for each in sheet.parameters for text in (each.name, each.source))]
        assert [text for text in said if any(found.level == "blame" for found in check_line(text))] == []


def test_the_two_sheets_are_there() -> None:
    """A model and a calculator."""
    assert [path.stem for path in SHEETS] == ["own-incident", "price-the-blame"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("default = 70", "default = 170", "blame_a: its default is outside its range"),
        ('group = "a"', 'group = "z"', "there is no group 'z'"),
        ("no source: our guess. In the", "In the", ""),
        ('id = "process_a"', 'id = "blame_a"', "two parameters have this id"),
        ("low = 0\n", "", "not a sheet"),
        ("minutes = 20", "minutes = ", "not a sheet"),
        ("[groups]", "[group]", "not a sheet"),
    ],
)
def test_a_broken_sheet_gets_a_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    """Which file, what is wrong, how to mend it."""
    if not says:
        old, new, says = 'source = "no source: our guess"', 'source = "somebody said so"', "its source has no address"
    assert says in broken(tmp_path, old, new) and "mine.toml" in broken(tmp_path, old, new)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """A line each."""
    path = tmp_path / "mine.toml"
    path.write_text(TEXT.replace("default = 70", "default = 170").replace("default = 24", "default = 99"), "utf-8")
    with pytest.raises(FaultError) as caught:
        read_sheet(path)
    assert len(caught.value.faults) == 2


def test_values_are_the_defaults_and_what_is_given() -> None:
    """Nothing else changes."""
    sheet = read_sheet(SHEETS[1])
    assert values(sheet, {}) == sheet.defaults
    assert values(sheet, {"people": 7}) == sheet.defaults | {"people": 7.0}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"blame": 50}, "blame: no setting has this name; use one of: blame_a"),
        ({"blame_a": 101}, "101 is outside its range; choose from 0 to 100"),
        ({"blame_a": float("nan")}, "this is not a number"),
        ({"blame_a": float("inf")}, "this is not a number"),
        ({"blame_a": True}, "this is not a number"),
        ({"blame_a": "50"}, "this is not a number"),
        ({"x" * 1000: 1}, "no setting has this name"),
    ],
)
def test_a_value_that_is_none_gets_a_line(given: dict[str, float], says: str) -> None:
    """Whatever a page or a learner sends."""
    with pytest.raises(FaultError) as caught:
        values(read_sheet(SHEETS[1]), given)
    assert says in str(caught.value) and "\n" not in str(caught.value)
