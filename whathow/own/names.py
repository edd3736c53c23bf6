"""Runs of capitalised words in a text: what may be a name, with what stands around it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whathow.lexicon.grammar import grammar
from whathow.lexicon.words import word_classes, words

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]{2})|-(?=[^\W\d_a-zß-ÿ]))*")
OWNERS = re.compile(r"['’]s?$")
NEAR = re.compile(r"(?:['’]s)?[.]?(?P<comma>,)?[ \u00a0]{1,2}")  # a possessive, a title's full stop, a comma
GAP = re.compile(r"[ \u00a0]|\.[ \u00a0]?")
BEGINS = re.compile(r"(?:^|[.!?:;|\"“(\[]|\n)[\s>*_#+|“\"(\[-]*$")
HEADING = re.compile(r"^(?:#{1,6}[ \t].*|.*\n(?:=+|-{3,})[ \t]*)$", re.MULTILINE)
LONGEST = 5  # words of one name


@dataclass(frozen=True)
class Run:
    """Capitalised words side by side; `before` and `after` are the words around them in lower
    case, a comma kept (",who"). `first` tells that the run opens a sentence, `heading` that it stands in a title."""

    words: tuple[str, ...]
    before: str
    after: str
    first: bool
    heading: bool


@cache
def name_words() -> dict[str, Any]:
    """The word lists of names.toml as sets, and `reasons` as it is."""
    data = tomllib.loads((files(__package__) / "names.toml").read_text(encoding="utf-8"))
    return {key: frozenset(value.split()) if isinstance(value, str) else value for key, value in data.items()}


@cache
def known_names() -> tuple[frozenset[str], frozenset[str]]:
    """First names that are nothing else, and those that are everyday words as well."""
    every = words("names") | words("not_names")
    double = words("not_names") | name_words()["no_names"] | _little()
    return frozenset(every - double), frozenset(every & double)


@cache
def _little() -> frozenset[str]:
    """Words of the closed classes, and words for people, teams and things."""
    closed = frozenset(word for entries in grammar().values() for word in entries)
    return closed | frozenset(word for word, kind in word_classes().items() if kind != "name")


@cache
def is_everyday(word: str) -> bool:
    """A word (in lower case) that has a meaning of its own, so that a capital proves nothing."""
    return word in _little() or word in name_words()["no_names"]


def runs(text: str) -> Iterator[Run]:
    """The runs of `text` in order; words that can't be part of a name part them.

    >>> [run.words for run in runs("On Monday Ifeanyi Eze told Dr. Osei that Redis was slow.")]
    [('Ifeanyi', 'Eze'), ('Osei',)]
    """
    headings = [match.span() for match in HEADING.finditer(text)]
    tokens = [(OWNERS.sub("", match.group()), match.start()) for match in WORD.finditer(text)]
    n = 0
    while n < len(tokens):
        length = _length(text, tokens, n)
        if length:
            back = _particles_after_title(text, tokens, n)
            yield _run(text, tokens, n - back, length + back, headings)
        n += length or 1


def _particles_after_title(text: str, tokens: list[tuple[str, int]], n: int) -> int:
    """How many particles stand between a title and the name: "Mr de Wit"."""
    back = 0
    while back < n and _is_particle(tokens[n - back - 1][0]) and _joined(text, tokens, n - back):
        back += 1
    titled = 0 < back < n and tokens[n - back - 1][0].lower() in grammar()["title"]
    return back if titled else 0


def _length(text: str, tokens: list[tuple[str, int]], n: int) -> int:
    """How many words from `n` on are one name; particles count where a name follows."""
    if not _may_be_name(text, *tokens[n]):
        return 0
    length = 1
    while n + length < len(tokens) and length < LONGEST:
        step = 1
        while step < 3 and n + length + step < len(tokens) and _is_particle(tokens[n + length + step - 1][0]):
            step += 1
        last = n + length + step - 1
        joined = all(_joined(text, tokens, at) for at in range(n + length, last + 1))
        if not (joined and (_may_be_name(text, *tokens[last]) or _is_surname(tokens, last, step))):
            break
        length += step
    return length


def _joined(text: str, tokens: list[tuple[str, int]], n: int) -> bool:
    """Does only a blank or the full stop of an initial part the word from the one before?"""
    word, start = tokens[n - 1]
    gap = text[start + len(word) : tokens[n][1]]
    return bool(GAP.fullmatch(gap)) and ("." not in gap or len(word) == 1)


def _may_be_name(text: str, word: str, start: int) -> bool:
    if not word[0].isupper():
        return False
    if len(word) == 1:
        return text[start + 1 : start + 2] == "."
    if word.isupper():
        return False
    return not is_everyday(word.lower()) or word.lower() in known_names()[1]


def _is_surname(tokens: list[tuple[str, int]], n: int, step: int) -> bool:
    """A trade right behind a first name: "Dave Miller", "Ana Baker"."""
    word, before = tokens[n][0], tokens[n - 1][0].lower()
    trade = word_classes().get(word.lower()) in ("role", "system")
    return step == 1 and trade and word.istitle() and before in known_names()[0]


def _is_particle(word: str) -> bool:
    return word.lower() in name_words()["particles"]


def _run(text: str, tokens: list[tuple[str, int]], n: int, length: int, headings: list[tuple[int, int]]) -> Run:
    start, (last, place) = tokens[n][1], tokens[n + length - 1]
    return Run(
        words=tuple(word for word, _ in tokens[n : n + length]),
        before=_before(text, tokens, n),
        after=_after(text, tokens, n + length, place + len(last)),
        first=start == 0 or BEGINS.search(text[max(0, start - 40) : start]) is not None,
        heading=any(left <= start < right for left, right in headings),
    )


def _before(text: str, tokens: list[tuple[str, int]], n: int) -> str:
    if not n:
        return ""
    word, at = tokens[n - 1]
    return word.lower() if NEAR.fullmatch(text[at + len(word) : tokens[n][1]]) else ""


def _after(text: str, tokens: list[tuple[str, int]], n: int, end: int) -> str:
    if n == len(tokens):
        return ""
    gap = NEAR.fullmatch(text[end : tokens[n][1]])
    return (gap["comma"] or "") + tokens[n][0].lower() if gap else ""
