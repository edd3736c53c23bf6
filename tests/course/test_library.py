"""Incidents and lists are found beside the notebook, in a company's folder, or in the package."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.course.library import INCIDENTS_VARIABLE, find
from whathow.fault import FaultError


def test_a_course_above_the_notebook_is_found(tmp_path: Path) -> None:
    """A learner's notebook lies some folders below its course."""
    (tmp_path / "incidents").mkdir()
    (tmp_path / "incidents" / "pool.md").touch()
    start = tmp_path / "source" / "rewrite-pool"
    start.mkdir(parents=True)
    assert find("incidents", "pool", ".md", start) == tmp_path / "incidents" / "pool.md"


def test_a_company_may_keep_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that WHATHOW_INCIDENTS names comes first."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "pool.md").touch()
    monkeypatch.setenv(INCIDENTS_VARIABLE, str(tmp_path / "ours"))
    assert find("incidents", "pool", ".md", tmp_path / "elsewhere") == tmp_path / "ours" / "pool.md"


def test_what_came_with_the_package_is_found_from_anywhere(tmp_path: Path) -> None:
    """A hub's learner has the notebook alone."""
    assert find("spot", "spot-the-blame", ".jsonl", tmp_path).is_file()


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "/etc/passwd", "a/b", "Pool", "pool\0", "x" * 10_000, "<b>"], ids=range(8)
)
def test_a_name_that_is_none_gets_one_short_line(tmp_path: Path, name: str) -> None:
    """Whatever stands after the magic, no other file is opened."""
    with pytest.raises(FaultError) as caught:
        find("incidents", name, ".md", tmp_path)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


def test_a_near_name_is_offered(tmp_path: Path) -> None:
    """A slip of the pen is mended at once."""
    with pytest.raises(FaultError, match="use one of: spot-the-blame"):
        find("spot", "spot-the-blam", ".jsonl", tmp_path)
