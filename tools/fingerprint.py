"""Has anything changed since it was last made? Told by content, so that a checkout or a touch rebuilds nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PASSED_OVER = {"__pycache__", ".ipynb_checkpoints", "vendor"}


def files_under(path: Path) -> Iterator[Path]:
    """The files that `path` is or holds, in a steady order, without caches and vendored copies."""
    if path.is_file():
        yield path
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            if child.name not in PASSED_OVER:
                yield from files_under(child)


def fingerprint(paths: Iterable[Path], root: Path = ROOT) -> str:
    """A hash of the names and contents of every file under `paths`; a path that is not there counts as empty."""
    total = hashlib.sha256()
    for path in paths:
        for file in files_under(path):
            total.update(file.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
