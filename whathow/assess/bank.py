"""The items of the assessments: sentences to judge and short reports to rewrite, as teachers edit them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from whathow.course.library import find
from whathow.fault import Fault, FaultError
from whathow.incident import Statement

SENTENCES, REWRITES = "sentences.jsonl", "rewrites.toml"
KEYS = ("id", "text", "blame", "family", "hard", "why")

Cell = tuple[str, bool, bool]


@dataclass(frozen=True)
class Item:
    """One sentence to judge. A clean one looks like blame of its `family`; `hard` is one in which the usual words
    mislead or are missing; `why` says in a clause what is to be seen in it."""

    id: str
    text: str
    blame: bool
    family: str
    hard: bool
    why: str

    @property
    def cell(self) -> Cell:
        """Family, blame or clean, hard or plain: sentences of one cell stand in for each other."""
        return (self.family, self.blame, self.hard)


@dataclass(frozen=True)
class Short:
    """Two sentences that blame, to be rewritten: the `facts` that an honest rewrite keeps, and `good` rewrites. Those
    of one `set` stand in for each other."""

    id: str
    set: str
    text: str
    good: tuple[str, ...]
    facts: tuple[Statement, ...]


@dataclass(frozen=True)
class Bank:
    """All items there are."""

    items: tuple[Item, ...]
    shorts: tuple[Short, ...]

    @cached_property
    def item(self) -> Mapping[str, Item]:
        """The sentences by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def short(self) -> Mapping[str, Short]:
        """The short reports by id."""
        return {short.id: short for short in self.shorts}


def read_bank(folder: Path) -> Bank:
    """The items in the two files of `folder`. Raises FaultError, a line for each bad one."""
    faults: list[Fault] = []
    items = tuple(_items(folder / SENTENCES, faults))
    shorts = tuple(_shorts(folder / REWRITES, faults))
    for name, ids in ((SENTENCES, [item.id for item in items]), (REWRITES, [short.id for short in shorts])):
        twice = sorted({id for id in ids if ids.count(id) > 1})
        faults += [Fault(str(folder / name), f"the id {id!r} is there twice", "rename one") for id in twice]
    if faults:
        raise FaultError(faults)
    return Bank(items, shorts)


@cache
def open_bank() -> Bank:
    """The items of the course. Raises FaultError where they are missing or broken."""
    return read_bank(find("assessment", "sentences", ".jsonl").parent)


def _items(path: Path, faults: list[Fault]) -> Iterator[Item]:
    for n, line in enumerate(_text(path, faults).splitlines(), 1):
        try:
            row = json.loads(line)
            if not (isinstance(row["blame"], bool) and isinstance(row["hard"], bool)):
                raise TypeError
            words = {key: _words(row[key]) for key in ("id", "text", "family", "why")}
            yield Item(**words, blame=row["blame"], hard=row["hard"])
        except (ValueError, KeyError, TypeError):
            mend = f"write one JSON object with {', '.join(KEYS)}"
            faults.append(Fault(f"{path}:{n}", "not a sentence to judge", mend))


def _shorts(path: Path, faults: list[Fault]) -> Iterator[Short]:
    try:
        rows = tomllib.loads(_text(path, faults)).get("rewrite", [])
    except ValueError as error:
        faults.append(Fault(str(path), f"not TOML ({error})", "compare it with what came along"))
        return
    for n, row in enumerate(rows, 1):
        try:
            facts = tuple(map(_fact, row["facts"]))
            yield Short(_words(row["id"]), _words(row["set"]), _words(row["text"]), tuple(row["good"]), facts)
        except (KeyError, TypeError, AttributeError):
            mend = "give it id, set, text, good, and facts with id, says and match"
            faults.append(Fault(f"{path}: rewrite {n}", "not a short rewrite", mend))


def _fact(row: Mapping[str, Any]) -> Statement:
    groups = (tuple(word.strip() for word in group.split("|")) for group in row["match"])
    return Statement(_words(row["id"]), _words(row["says"]), tuple(groups))


def _words(value: object) -> str:
    if not (isinstance(value, str) and value.strip()):
        raise TypeError
    return value


def _text(path: Path, faults: list[Fault]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        faults.append(Fault(str(path), "can't be read", "put it there, as UTF-8 text"))
        return ""
