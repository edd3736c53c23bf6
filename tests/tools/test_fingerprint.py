"""Staleness is told by content alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.fingerprint import fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, one of them deeper."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.md").write_text("a")
    (tmp_path / "deep" / "b.md").write_text("b")
    return tmp_path


def test_a_touch_changes_nothing(folder: Path) -> None:
    """A checkout gives every file a new time, and rebuilds nothing."""
    before = fingerprint([folder], folder)
    os.utime(folder / "a.md", (1, 1))
    assert fingerprint([folder], folder) == before


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename", "swap"])
def test_any_change_is_seen(folder: Path, change: str) -> None:
    """Edited, added, removed, renamed, or two files that changed places."""
    before = fingerprint([folder], folder)
    if change == "edit":
        (folder / "deep" / "b.md").write_text("B")
    elif change == "add":
        (folder / "deep" / "c.md").write_text("")
    elif change == "remove":
        (folder / "a.md").unlink()
    elif change == "rename":
        (folder / "a.md").rename(folder / "z.md")
    else:
        (folder / "a.md").write_text("b")
        (folder / "deep" / "b.md").write_text("a")
    assert fingerprint([folder], folder) != before


def test_caches_do_not_count(folder: Path) -> None:
    """What Python and Jupyter leave behind is no change."""
    before = fingerprint([folder], folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_bytes(b"\0")
    assert fingerprint([folder], folder) == before


def test_what_is_not_there_counts_as_empty(folder: Path) -> None:
    """A folder that nobody has made yet is no fault."""
    assert fingerprint([folder / "nowhere"], folder) == fingerprint([], folder)
