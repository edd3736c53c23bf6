"""On which rung of the ladder an action stands: from "can no longer happen" down to "somebody is told to be better".

Learned from labelled actions (corpus/actions.jsonl, `make train`); the words in `rungs.toml` are cues among its
features.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from whathow.blame.judge import ACTION_BAR, judge, read
from whathow.blame.learned import Model, read_model
from whathow.text.document import read_line

Rung = Literal["impossible", "guarded", "detected", "documented", "person", "none"]
RUNGS: tuple[Rung, ...] = ("impossible", "guarded", "detected", "documented", "person", "none")
STRONG: frozenset[Rung] = frozenset({"impossible", "guarded"})
NO_ACTION: frozenset[Rung] = frozenset({"person", "none"})
SURE_BY = 500  # thousandths of log-odds between the best rung and the next


class Step(NamedTuple):
    """The rung of an action, and whether the next likeliest lies well below."""

    rung: Rung
    sure: bool


def step(action: str) -> Step:
    """The rung of one action (one line of Markdown); "none" where it is vague, refused, only considered, or no action.

    >>> step("The queue refuses a second charge for the same invoice.").rung
    'guarded'
    >>> step("The pager rings when more than 1,000 charges are open.").rung
    'detected'
    """
    sentence = read_line(action).sentences[0]
    numbers = _model().numbers(read(sentence.text, sentence.quotes).seen, cues(action))
    scores = {rung: _model().heads[rung].score(numbers) for rung in RUNGS}
    if not _blames(action):
        # Two judges have to agree before an action is held against a person's rung.
        del scores["person"]
    best, following = sorted(scores, key=lambda rung: -scores[rung])[:2]
    return Step(best, scores[best] - scores[following] >= SURE_BY)


def _blames(action: str) -> bool:
    sentence = read_line(action).sentences[0]
    return judge(sentence.text, sentence.quotes, ACTION_BAR).margin >= 0


def cues(action: str) -> frozenset[str]:
    """The features of an action besides those of any sentence: the cues of the rungs that it holds."""
    text = " ".join(action.lower().split())
    rungs = {f"#{rung}" for rung, pattern in _cues().items() if pattern.search(text)}
    words = {f"#{rung}:{found}" for rung, pattern in _cues().items() for found in pattern.findall(text)}
    return frozenset(rungs | words)


@cache
def _model() -> Model:
    return read_model(files(__package__) / "rungs.json")


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    source = tomllib.loads((files(__package__) / "rungs.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(f"(?:{word})" for word in words)) for name, words in source.items()}
