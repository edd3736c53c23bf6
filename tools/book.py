"""Build the site into `_build/html` when something it is made from has changed.

    python -m tools.book                     build if stale; exit 1 if the build warned
    python -m tools.book --allow-warnings    show the warnings, but go on with the site there is

What was built from what, and what it warned of, is kept in `_build/site.json`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock

from tools.fingerprint import ROOT, fingerprint
from tools.step import COLOUR, Progress
from tools.vendor import vendor
from tools.wheel import make_wheels, own_sources

BUILD = ROOT / "_build"
SITE = BUILD / "html"
RECORD = BUILD / "site.json"
START_PAGE = "book/welcome.html"

PAGES = ("book",)
BASE = (
    "_config.yml",
    "_toc.yml",
    "book/_ext",
    "book/site_assets",
    "facilitator_guide",
    "package-lock.json",
    "requirements.txt",
    "tools",
)
"""A change below PAGES rebuilds the pages that changed; one below BASE, or in our wheel, rebuilds them all."""

JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
WARNING = re.compile(r"\b(?:WARNING|ERROR|CRITICAL|SEVERE)\b:?")


class BookError(Exception):
    """The book could not be built at all; the message is what the builder said."""


@dataclass(frozen=True)
class Record:
    """What the last build was made from, and what it warned of."""

    base: str
    pages: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """A built site: its folder, the warnings of its build, and whether it was made just now."""

    site: Path
    warnings: tuple[str, ...]
    made: bool


def build_book() -> Built:
    """Build the site if it is stale; safe to call from several processes at once.

    Raises BookError when there is no site to show, WheelError and FileNotFoundError when a part of it can't be had.
    """
    BUILD.mkdir(exist_ok=True)
    with FileLock(BUILD / ".lock"):
        vendor()
        make_wheels()
        before = _read_record()
        base, pages = _mark((*BASE, *own_sources())), _mark(PAGES)
        if before and (before.base, before.pages) == (base, pages) and (SITE / START_PAGE).is_file():
            return Built(SITE, before.warnings, made=False)
        whole = before is None or before.base != base or bool(before.warnings)
        record = Record(base, pages, _build(whole))
        RECORD.write_text(json.dumps(asdict(record), indent=2), encoding="utf-8")
        return Built(SITE, record.warnings, made=True)


def _mark(names: tuple[str, ...]) -> str:
    return fingerprint(ROOT / name for name in names)


def _read_record() -> Record | None:
    try:
        kept = json.loads(RECORD.read_text(encoding="utf-8"))
        return Record(kept["base"], kept["pages"], tuple(kept["warnings"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _build(whole: bool) -> tuple[str, ...]:
    RECORD.unlink(missing_ok=True)
    if whole:
        shutil.rmtree(SITE, ignore_errors=True)
        shutil.rmtree(BUILD / ".doctrees", ignore_errors=True)
    build = ["build", str(ROOT), "--path-output", str(ROOT), "-W", "-n", "--keep-going"]
    code, lines = Progress("Building the book", failed="not clean,").run([sys.executable, "-c", JUPYTER_BOOK, *build])
    plain = [COLOUR.sub("", line).rstrip() for line in lines]
    warnings = [line for line in plain if WARNING.search(line)]
    if not (SITE / START_PAGE).is_file():
        raise BookError("The book was not built.\n" + "\n".join(plain))
    if code and not warnings:
        warnings = [f"jupyter-book ended with {code}", *plain[-20:]]
    _write_entry()
    return tuple(warnings)


def _write_entry() -> None:
    """A bare address leads to the first page."""
    title = "<!doctype html><meta charset=utf-8><title>whathow</title>"
    refresh = f'<meta http-equiv="refresh" content="0; url={START_PAGE}">'
    (SITE / "index.html").write_text(f'{title}{refresh}<a href="{START_PAGE}">whathow</a>\n', encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build if stale and say what came of it: 0 clean, 1 with warnings or not at all."""
    parser = argparse.ArgumentParser(prog="python -m tools.book", description="Build the site if it is stale.")
    parser.add_argument("--allow-warnings", action="store_true", help="exit 0 when there is a site, warnings or not")
    chosen = parser.parse_args(arguments)
    try:
        built = build_book()
    except Exception as error:  # the boundary of a command: one clear message, whatever went wrong
        print(error, file=sys.stderr)
        return 1
    for warning in built.warnings:
        print(warning, file=sys.stderr)
    where = built.site.relative_to(ROOT)
    print(f"The book is in {where}." if built.made else f"The book in {where} is up to date.")
    return 1 if built.warnings and not chosen.allow_warnings else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
