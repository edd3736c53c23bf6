"""The sentences that a page offers to try: the checker has something to say of some, and lets others be."""

from __future__ import annotations

import re

import pytest

from tests.book.pages import BOOK, CHAPTERS, Page
from whathow.check import check_line

BLOCK = re.compile(r"^```\{try-a-sentence\}[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
SAMPLES = [
    (page.name, [line for line in block.splitlines() if line.strip()])
    for page in [Page(BOOK / "welcome.md"), *CHAPTERS]
    for block in BLOCK.findall(page.body)
]


@pytest.mark.parametrize(("name", "samples"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_samples_show_both_sides(name: str, samples: list[str]) -> None:
    """A learner who presses them in turn sees a finding and an honest sentence left in peace."""
    found = [bool(check_line(sample)) for sample in samples]
    assert True in found
    assert False in found
