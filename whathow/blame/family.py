"""The families of blame, each a data file in `families/`: what it is, why it hurts, what to ask instead, its
examples."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from whathow.blame.finding import Level

# The order in which a reader meets them; a sentence of two families is told in this order too.
ORDER = (
    "person-as-cause", "judgment", "counterfactual", "hindsight", "norm-violation",
    "punishment", "person-fix", "why-who", "evasion", "single-cause",
)  # fmt: skip


@dataclass(frozen=True)
class Family:
    """One family as its data file tells it.

    `questions` open what the blame closes. `plain` and `patterns` are in the language of whathow.blame.match: what
    meets a plain one is blame, the others are cues among many. The checker finds the `examples` and leaves the
    `lookalikes` alone.
    """

    id: str
    title: str
    level: Level
    what: str
    hurts: str
    message: str
    questions: tuple[str, ...]
    source: str
    plain: tuple[str, ...]
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    lookalikes: tuple[str, ...]


@cache
def families() -> Mapping[str, Family]:
    """Every family by its id (the name of its file), the eight of blame first, then the notes."""
    return MappingProxyType({name: _read(name) for name in ORDER})


def _read(name: str) -> Family:
    source = (files(__package__) / "families" / f"{name}.toml").read_text(encoding="utf-8")
    entry: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in tomllib.loads(source).items()
    }
    return Family(id=name, **entry)
