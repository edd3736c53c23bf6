"""What the tests of the book read: a page's front matter and its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "book"

NOT_READ = re.compile(r"^(?:%.*|:file:.*|```.*|:::.*|<!--.*-->|\([\w-]+\)=)$", re.MULTILINE)
WORD = re.compile(r"[^\W_][\w’'.,:-]*")


@dataclass(frozen=True)
class Page:
    """One page of the book, as its file has it."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(BOOK).with_suffix("").as_posix()

    @cached_property
    def _halves(self) -> tuple[str, str]:
        _, front, body = self.path.read_text(encoding="utf-8").split("---\n", 2)
        return front, body

    @property
    def front(self) -> dict[str, Any]:
        return dict(yaml.safe_load(self._halves[0]))

    @property
    def body(self) -> str:
        return self._halves[1]

    @property
    def sections(self) -> dict[str, str]:
        """The text under each second heading, by its title; what stands before the first is under ''."""
        parts = re.split(r"^## (.+)\n", self.body, flags=re.MULTILINE)
        return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}

    @property
    def words(self) -> int:
        """The words that a learner reads: all but the sources, code fences' own lines and marks."""
        read = "\n".join(text for title, text in self.sections.items() if title != "Sources")
        return len(WORD.findall(NOT_READ.sub("", read)))

    def things_to_do(self, mark: str) -> int:
        """How many blocks of this directive the page has."""
        return len(re.findall(rf"^[`:]{{3,}}\{{{mark}\}}", self.body, re.MULTILINE))


def items(text: str) -> list[str]:
    """The items of the lists at the left margin of a text, each on one line."""
    return [" ".join(item.split()) for item in re.findall(r"^- ((?:.+\n?)(?:^  .+\n?)*)", text, re.MULTILINE)]


CHAPTERS = [Page(path) for path in sorted(BOOK.glob("[1-9]-*/*.md"))]
