"""The forms of an English word, written as alternatives of an incident file: `deploy*`, `ran | run*`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from whathow.lexicon.grammar import grammar

SHORTEST_STEM = 4  # letters; "us*" would stand for half the language
SHORTEST_WORD = 3
ENDINGS = ("ies", "ied", "ing", "ed", "es", "s")
NO_ENDING = ("ss", "us", "is")
DOUBLED = re.compile(r"([bdgklmnprt])\1$")
CONSONANT_Y = re.compile(r"[^aeiou]y$")


@cache
def word_data() -> dict[str, Any]:
    """What words.toml holds."""
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


def alternatives(word: str) -> tuple[str, ...]:
    """The forms of `word` (in any form), and of words that say the same in a report; its own forms come first.

    >>> alternatives("copying")[:2], alternatives("pools"), alternatives("ran")
    (('copy*', 'copi*'), ('pool*',), ('run', 'ran', 'running', 'runs'))
    """
    own = _forms(word.lower())
    group = next((group for group in _same() if any(covers(other, word.lower()) for other in group)), ())
    found = dict.fromkeys((*own, *group))
    return tuple(form for form in found if not any(other != form and covers(other, form) for other in found))


def covers(alternative: str, word: str) -> bool:
    """Does the alternative stand for the word?"""
    return word.startswith(alternative[:-1]) if alternative.endswith("*") else alternative == word


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    lines = [tuple(line.split()) for line in word_data()["irregular"].splitlines() if line.strip()]
    return {form: (*forms, forms[0] + "s") for forms in lines for form in (*forms, forms[0] + "s")}


@cache
def _same() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.strip() for word in line.split("|")) for line in word_data()["same"])


def _forms(word: str) -> tuple[str, ...]:
    if word in _irregular():
        return tuple(dict.fromkeys(_irregular()[word]))
    if not word.isalpha() or not word.isascii():
        return (word,)
    stem, ending = _stem(word)
    if ending in ("ies", "ied") or CONSONANT_Y.search(stem):
        return (f"{stem.rstrip('iy')}y*", f"{stem.rstrip('iy')}i*")
    silent = ending in ("ed", "ing") and not DOUBLED.search(word[: -len(ending)])  # "paged" is of "page"
    if len(stem) >= SHORTEST_STEM and stem not in _little():
        return (f"{stem}*",)
    if silent:
        return (f"{stem}e*", f"{stem}ing")
    return tuple(dict.fromkeys((stem, word, f"{stem}s")))


def _stem(word: str) -> tuple[str, str]:
    """The word without its ending, and the ending; a letter doubled before it, or a silent e, goes too."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_WORD and not word.endswith(NO_ENDING):
            doubled = ending in ("ing", "ed")
            return (DOUBLED.sub(r"\1", stem) if doubled else stem), ending
    silent = len(word) > SHORTEST_STEM and word.endswith("e")
    return (word[:-1] if silent else word), ""


@cache
def _little() -> frozenset[str]:
    return frozenset(word for entries in grammar().values() for word in entries)
