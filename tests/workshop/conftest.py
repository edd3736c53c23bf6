"""What the tests of the workshop share: two segments and a guide's folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workshop.samples import SEGMENT
from whathow.workshop.segment import Segment, parse_segment


@pytest.fixture
def segments() -> dict[str, Segment]:
    """Two good segments, by slug."""
    return {slug: parse_segment(SEGMENT, f"{slug}.md") for slug in ("story", "again")}


@pytest.fixture
def guide(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes files of a facilitator's guide below a fresh project folder and returns that folder."""

    def write(contents: dict[str, str]) -> Path:
        for name, text in contents.items():
            path = tmp_path / "facilitator_guide" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write
