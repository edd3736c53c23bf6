"""`python -m whathow.course [--check] [FOLDER]`: write the notebooks of the course in FOLDER (exercises/), or say
which are stale."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from whathow.course.assignment import orphans, stale_notebooks, write_notebooks
from whathow.fault import FaultError


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when all is fresh, 1 when `--check` found stale or orphaned notebooks, 2 when a file is
    broken."""
    parser = argparse.ArgumentParser(
        prog="python -m whathow.course", description="Write the notebooks of the course from its incidents and lists."
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("exercises"), help="the course's folder (exercises)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a notebook is stale")
    options = parser.parse_args(arguments)
    course = options.folder.resolve()
    try:
        changed = stale_notebooks(course) if options.check else write_notebooks(course)
    except FaultError as error:
        print(error, file=sys.stderr)
        return 2
    left = orphans(course)
    for path in changed:
        print(f"{path}: stale; run make notebooks" if options.check else f"{path}: written")
    for path in left:
        print(f"{path}: what it is made from is gone; delete its folder")
    return 1 if left or (options.check and changed) else 0


if __name__ == "__main__":
    raise SystemExit(main())
