"""The text that is measured on: labelled lines by voice, whole labelled reports, and plain text of any length."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, count, zip_longest
from pathlib import Path
from typing import NamedTuple

from examples import MARK

from whathow.blame.family import families

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "corpus"
LINES_OF_A_PARAGRAPH = 5


class Line(NamedTuple):
    """A labelled line: is it `blame`, and of which families (notes among them)."""

    text: str
    blame: bool
    families: tuple[str, ...]


class Report(NamedTuple):
    """A labelled report without its marks, and the ranges of it that are marked as blame."""

    name: str
    text: str
    blamed: tuple[tuple[int, int], ...]


def read_voice(voice: str) -> list[Line]:
    """The labelled lines of one voice."""
    rows = (CORPUS / "sentences" / f"{voice}.jsonl").read_text(encoding="utf-8").splitlines()
    made = [json.loads(row) for row in rows if row.strip()]
    return [Line(row["text"], row["label"] == "blame", tuple(row["families"])) for row in made]


def read_reports() -> list[Report]:
    """Every labelled report."""
    return [_unmark(path) for path in sorted((CORPUS / "reports").glob("*.md"))]


def _unmark(path: Path) -> Report:
    marked = path.read_text(encoding="utf-8")
    text, blamed, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        if families()[match[2]].level == "blame":
            blamed.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return Report(path.stem, text + marked[at:], tuple(blamed))


def text_of(words: int) -> str:
    """At least so many words of our own lines, in paragraphs, no sentence twice: where the lines run out they come
    again with a number of their own."""
    voices = [[line.text for line in read_voice(path.stem)] for path in sorted((CORPUS / "sentences").glob("*.jsonl"))]
    mixed = list(dict.fromkeys(filter(None, chain(*zip_longest(*voices)))))
    taken: list[str] = []
    length = 0
    for line in _again_and_again(mixed):
        if length >= words:
            break
        taken.append(line)
        length += len(line.split())
    paragraphs = [taken[n : n + LINES_OF_A_PARAGRAPH] for n in range(0, len(taken), LINES_OF_A_PARAGRAPH)]
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"


def _again_and_again(lines: list[str]) -> Iterator[str]:
    yield from lines
    for copy in count(2):
        for line in lines:
            yield f"{line[:-1]}, item {copy}{line[-1]}"
