"""What the rubric says to a learner, read once from `messages.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from whathow.rubric.criterion import Remark


@cache
def _messages() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "messages.toml").read_text(encoding="utf-8"))


def remark(kind: str, family: str, place: tuple[int, int, str] = (0, 0, ""), **words: str) -> Remark:
    """A remark of a `kind` in messages.toml about `family` (or a fact's, a condition's, a rung's id); `place` is
    start, end and text."""
    entry = _messages()[kind]
    start, end, text = place
    return Remark(text, start, end, family, entry["message"].format(**words), entry["question"].format(**words))
