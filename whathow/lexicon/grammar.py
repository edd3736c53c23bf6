"""The closed classes of English, read once from `words/grammar.txt`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def grammar() -> dict[str, frozenset[str]]:
    """Each class of `words/grammar.txt` with its words."""
    source = (files(__package__) / "words" / "grammar.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in source.splitlines() if line and not line.startswith("#"))
    return {name.strip(): frozenset(entries.split()) for name, _, entries in lines}
