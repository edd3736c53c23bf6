"""A rewrite cut into what it tells and what it will do: its account and its actions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whathow.text.document import Document

BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)(?P<title>[^*_\n]{2,80})(?:\*\*|__)\s*:?\s*$")
COLON_LINE = re.compile(r"^\s*(?:\*\*|__)?(?P<title>[^\n:|]{2,70}?)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*$")
PLAIN_LINE = re.compile(r"^[ \t]*[A-Z][^\n.!?:;|]{2,60}$")
DASHES = re.compile(r"\s*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\n")
LEAD_IN = re.compile(r"^\s*(?:\*\*|__)?(?P<title>[^\n:.|]{2,50}?)(?:\*\*|__)?\s*:(?:\*\*|__)?\s+\S")


@dataclass(frozen=True)
class Unit:
    """What is read as one statement: a sentence, a list item or a table row. Offsets are in the document's folded
    text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sections:
    """The units of the account, and those of the actions, each in order."""

    account: tuple[Unit, ...]
    actions: tuple[Unit, ...]


def read_sections(document: Document) -> Sections:
    """Cut a document in two by the headings, bold lines and lines with a colon that name actions."""
    account: list[Unit] = []
    actions: list[Unit] = []
    listed: list[Unit] = []  # of the section of actions that is being read
    loose: list[Unit] = []
    acting, rank = False, 0
    for n, block in enumerate(document.blocks):
        title = _title(document, n)
        before, units = _around(title, list(_units(document, n)))
        if title and (names_actions(title.text) or title.rank <= rank):
            acting, rank = names_actions(title.text), title.rank
            _close(account, actions, listed, loose)
        account += before
        if acting:
            (listed if block.kind in ("item", "row") else loose).extend(units)
        else:
            account += units
    _close(account, actions, listed, loose)
    return Sections(tuple(account), tuple(actions))


def _around(title: _Title | None, units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """A block's units before its title, and those after it."""
    if title is None:
        return [], units
    return [unit for unit in units if unit.end <= title.start], [unit for unit in units if unit.start >= title.end]


def _close(account: list[Unit], actions: list[Unit], listed: list[Unit], loose: list[Unit]) -> None:
    """End a section of actions: where it has a list, the sentences around the list (a greeting, a name) are no
    actions."""
    actions += listed or loose
    account += loose if listed else []
    listed.clear()
    loose.clear()


def names_actions(title: str) -> bool:
    """Does a heading such as "Corrective measures" or "What we will change" open a list of actions?

    >>> names_actions("Action items"), names_actions("3. What we'll change"), names_actions("What happened")
    (True, True, False)
    """
    return bool(_pattern().search(re.sub(r"[^\w' ]+", " ", title).lower()))


@cache
def _pattern() -> re.Pattern[str]:
    source = (files(__package__) / "action_titles.txt").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line and not line.startswith("#")]
    return re.compile(rf"^\s*(?:[\divx]+\s+)?(?:{'|'.join(lines)})\s*$")


@dataclass(frozen=True)
class _Title:
    """A title's words, its rank (headings 1 to 6, bold lines 7, other lines 8), and where it stands."""

    text: str
    rank: int
    start: int
    end: int


def _title(document: Document, n: int) -> _Title | None:
    block = document.blocks[n]
    if block.kind == "heading":
        text = document.masked[block.start : block.end].strip().strip("=- \n")
        return _Title(text, block.level, block.start, block.end)
    if block.kind not in ("paragraph", "item"):
        return None
    raw = document.folded.text[block.start : block.end].rstrip()
    last = raw.rfind("\n") + 1
    line, start, end = raw[last:], block.start + last, block.start + len(raw)
    for pattern, rank in ((BOLD_LINE, 7), (COLON_LINE, 8)):
        match = pattern.match(line)
        if match:
            return _Title(match["title"].strip(" *_"), rank, start, end)
    if PLAIN_LINE.match(line) and _opens_list(document, n):
        return _Title(line.strip(), 8, start, end)
    match = LEAD_IN.match(raw)
    if match and names_actions(match["title"]):
        return _Title(match["title"].strip(" *_"), 8, block.start, block.start + match.end("title"))
    return None


def _opens_list(document: Document, n: int) -> bool:
    following = document.blocks[n + 1] if n + 1 < len(document.blocks) else None
    return (
        following is not None
        and following.kind in ("item", "row")
        and following.depth > document.blocks[n].depth - (following.kind == "row")
    )


def _units(document: Document, n: int) -> Iterator[Unit]:
    block = document.blocks[n]
    sentences = [sentence for sentence in document.sentences if sentence.block == n]
    if not sentences or (block.kind == "row" and _heads_table(document, n)):
        return
    if block.kind in ("item", "row"):
        start, end = sentences[0].start, sentences[-1].end
        yield Unit(document.told(start, end), start, end)
        return
    for sentence in sentences:
        yield Unit(document.told(sentence.start, sentence.end), sentence.start, sentence.end)


def _heads_table(document: Document, n: int) -> bool:
    """The row above a table's line of dashes."""
    return bool(DASHES.match(document.folded.text, document.blocks[n].end))
