"""The wording of the assessments, and how numbers are said in it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


def say(kind: str, what: str, **filled: object) -> str:
    """The line `what` under [kind] of words.toml, filled in."""
    return _words()[kind][what].format(**filled)


def change(by: float, end: str = "") -> str:
    """How many sentences more or fewer; `end="end_"` for the end of an interval.

    >>> change(2), change(-0.5, "end_"), change(0)
    ('2 more right', '0.5 fewer', 'just as many right')
    """
    kind = "same" if round(by, 1) == 0 else "more" if by > 0 else "fewer"
    return say("change", f"{end}{kind}", count=f"{abs(round(by, 1)):g}")
