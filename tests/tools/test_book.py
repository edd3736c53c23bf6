"""The site is built when something it is made from has changed, and only then."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import book
from tools.book import BookError, build_book


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one page, whose builder only copies it."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "welcome.md").write_text("# Welcome")
    (tmp_path / "_config.yml").write_text("title: x")
    build = tmp_path / "_build"
    for name, value in {
        "ROOT": tmp_path,
        "BUILD": build,
        "SITE": build / "html",
        "RECORD": build / "site.json",
    }.items():
        monkeypatch.setattr(book, name, value)
    monkeypatch.setattr(book, "fingerprint", lambda paths: book_fingerprint(paths, tmp_path))
    monkeypatch.setattr(book, "vendor", lambda: False)
    monkeypatch.setattr(book, "make_wheels", lambda: False)
    monkeypatch.setattr(book, "own_sources", lambda: ["whathow"])
    monkeypatch.setattr(book, "JUPYTER_BOOK", BUILDER)
    return tmp_path


book_fingerprint = book.fingerprint

BUILDER = """
import pathlib, sys
root = pathlib.Path(sys.argv[2])
page = root / "_build/html/book/welcome.html"
page.parent.mkdir(parents=True, exist_ok=True)
page.write_text((root / "book/welcome.md").read_text())
if "dead link" in page.read_text():
    print("book/welcome.md:1: WARNING: dead link"); raise SystemExit(1)
"""


def test_an_unchanged_book_is_not_built_again(bare: Path) -> None:
    """The second call finds the site in place."""
    assert build_book().made
    assert not build_book().made


@pytest.mark.parametrize("name", ["book/welcome.md", "_config.yml", "whathow/data.toml"])
def test_a_changed_source_builds_it_again(bare: Path, name: str) -> None:
    """A page, the configuration or what the wheel holds: each makes the site stale."""
    build_book()
    (bare / name).parent.mkdir(exist_ok=True)
    (bare / name).write_text("# Other")
    assert build_book().made


def test_a_lost_site_is_built_again(bare: Path) -> None:
    """The record alone is no site."""
    site = build_book().site
    (site / "book" / "welcome.html").unlink()
    assert build_book().made


def test_warnings_are_remembered(bare: Path) -> None:
    """A book that warned still warns when it is not built again, so no second run looks clean."""
    (bare / "book" / "welcome.md").write_text("dead link")
    first, second = build_book(), build_book()
    assert first.warnings == second.warnings == ("book/welcome.md:1: WARNING: dead link",)
    assert not second.made


def test_a_broken_record_builds_it_again(bare: Path) -> None:
    """A record that was cut short is no reason to stop."""
    build_book()
    book.RECORD.write_text('{"base": ')
    assert build_book().made
    assert json.loads(book.RECORD.read_text())["warnings"] == []


def test_a_builder_that_writes_nothing_is_an_error(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the builder said is in the message."""
    monkeypatch.setattr(book, "JUPYTER_BOOK", "raise SystemExit('no such extension')")
    with pytest.raises(BookError, match="no such extension"):
        build_book()


def test_a_bare_address_leads_to_the_first_page(built_site: Path) -> None:
    """`index.html` names it, for a reader without redirects too."""
    assert 'href="book/welcome.html"' in (built_site / "index.html").read_text(encoding="utf-8")


def test_an_unchanged_site_is_ready_in_five_seconds(built_site: Path, root: Path) -> None:
    """What stands between `make start` and the address is quick when nothing has changed (the best of three tries)."""
    command = [sys.executable, "-m", "tools.book", "--allow-warnings"]
    taken = []
    for _ in range(3):
        began = time.monotonic()
        said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
        taken.append(time.monotonic() - began)
    assert "up to date" in said
    assert min(taken) < 5
