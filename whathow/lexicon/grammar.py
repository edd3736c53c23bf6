"""The closed classes of English and its spoken spellings, read once from the files in `words/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def grammar() -> dict[str, frozenset[str]]:
    """Each class of `words/grammar.txt` with its words."""
    return {name: frozenset(entries.split()) for name, entries in _entries("grammar")}


@cache
def spoken() -> dict[str, tuple[str, ...]]:
    """Each spelling of `words/spoken.txt` with the one or two words that it stands for."""
    return {name: tuple(entries.split()) for name, entries in _entries("spoken")}


def _entries(file: str) -> list[tuple[str, str]]:
    source = (files(__package__) / "words" / f"{file}.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in source.splitlines() if line and not line.startswith("#"))
    return [(name.strip(), entries) for name, _, entries in lines]
