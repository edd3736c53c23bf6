"""On which rung of the ladder an action stands: from "can no longer happen" down to "somebody is told to be better"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from whathow.check import check_line

Rung = Literal["impossible", "guarded", "detected", "documented", "person", "vague"]
STRONG: frozenset[Rung] = frozenset({"impossible", "guarded"})
RUNGS: tuple[Rung, ...] = ("impossible", "guarded", "detected", "documented")
PERSON_FAMILIES = frozenset({"person-fix", "punishment"})


def rung(action: str) -> Rung:
    """The rung of one action; "vague" where it stands on none.

    >>> rung("The queue refuses a second charge for the same invoice."), rung("An alert fires above 1,000 charges.")
    ('guarded', 'detected')
    """
    text = " ".join(action.lower().split())
    if any(finding.family in PERSON_FAMILIES for finding in check_line(action)):
        return "person"
    patterns = _patterns()
    if patterns["vague"].search(text):
        return "vague"
    return next((name for name in RUNGS if patterns[name].search(text)), "vague")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    source = tomllib.loads((files(__package__) / "rungs.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(f"(?:{word})" for word in words)) for name, words in source.items()}
