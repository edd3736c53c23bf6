"""What the learned judge looks at in a sentence: words and classes of words, alone and in twos and threes, and who
does what.

Every feature belongs to a stretch of the sentence, so that a verdict can be traced to the words that carry it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from whathow.blame.match import Hit
from whathow.lexicon.grammar import grammar
from whathow.text.clause import OTHER, PEOPLE, Clause
from whathow.text.tokens import Token

STEM = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|ly|ions?|ment|ness|ful|less|ive|ous|able)$")
QUOTED = "QUOTED"
DENIALS_OF_TWO = frozenset({("instead", "of"), ("rather", "than")})
DENIAL_REACH = 5  # words

Feature = tuple[str, int, int]  # its name, and the first and last token (inclusive) of the stretch it belongs to

# What a feature's name begins with: which row its words are read from, or none.
WORDS, KINDS, SINGLE = "w:", "k:", "s:"


class Traits(NamedTuple):
    """What is looked at in a sentence: a row of its `words` and one of their classes (`kinds`), each with its two ends,
    and `single` features, which are in no row."""

    words: list[str]
    kinds: list[str]
    single: list[Feature]


def traits(tokens: Sequence[Token], clause: Clause, quoted: Sequence[bool], hits: Sequence[Hit]) -> Traits:
    """The traits of a sentence; `quoted` tells for each token whether it stands inside a quotation."""
    words = ["<", *(QUOTED if hidden else token.text for token, hidden in zip(tokens, quoted, strict=True)), ">"]
    kinds = ["<", *map(_kind, words[1:-1], clause.classes), ">"]
    single = [*_stems(words), *_acts(words, clause, quoted)]
    denied = _denied(words)
    single += [(f"!{words[n + 1]}", n, n) for n, is_denied in enumerate(denied) if is_denied and words[n + 1].isalpha()]
    for hit in hits:
        single.append((("#!" if is_refused(hit, denied) else "#") + hit.family, hit.first, hit.last))
    return Traits(words, kinds, single)


def is_refused(hit: Hit, denied: Sequence[bool]) -> bool:
    """Does the hit stand in the reach of a denial that is not its own?"""
    return denied[hit.first] or (denied[hit.last] and not hit.denies)


def features(seen: Traits) -> Iterator[Feature]:
    """Every feature of a sentence with its stretch, the same one as often as it is met."""
    classed = [word != kind for word, kind in zip(seen.words, seen.kinds, strict=True)]
    for name, first, last in _runs(seen.words):
        yield WORDS + name, first, last
    for name, first, last in _runs(seen.kinds):
        # A run without any class is in the other row.
        if any(classed[first + 1 : last + 2]):
            yield KINDS + name, first, last
    for name, first, last in seen.single:
        yield SINGLE + name, first, last


def _denied(words: list[str]) -> list[bool]:
    """For each token (the two ends left out): does it follow a denial within a few words of the same clause?"""
    boundary, denial, left, denied = grammar()["boundary"], grammar()["denial"], 0, []
    for before, word in pairwise(words[:-1]):
        if word in boundary and word != "or":
            left = 0
        denied.append(left > 0)
        left = DENIAL_REACH if word in denial or (before, word) in DENIALS_OF_TWO else left - 1
    return denied


def _kind(word: str, kind: str) -> str:
    if word == QUOTED:
        return word
    if kind in PEOPLE:
        return "PERSON"
    return kind.upper() if kind else word


def _runs(row: list[str]) -> Iterator[Feature]:
    """Every word, two words, three words, and two words with any one between them (two spaces stand for it)."""
    last, end = len(row) - 3, len(row) - 1
    for n in range(end):
        word, at = row[n], max(n - 1, 0)
        if n:
            yield word, at, at
        yield f"{word} {row[n + 1]}", at, min(n, last)
        if n + 2 <= end:
            yield f"{word} {row[n + 1]} {row[n + 2]}", at, min(n + 1, last)
            yield f"{word}  {row[n + 2]}", at, min(n + 1, last)


def _stems(words: list[str]) -> Iterator[Feature]:
    for n, word in enumerate(words[1:-1]):
        for stem in _stems_of(word):
            yield stem, n, n


@lru_cache(maxsize=50_000)
def _stems_of(word: str) -> tuple[str, ...]:
    if len(word) <= 4:
        return ()
    stem = STEM.sub("", word)
    return ("~" + word[:5],) if stem == word else ("~" + word[:5], "~" + stem)


def _acts(words: list[str], clause: Clause, quoted: Sequence[bool]) -> Iterator[Feature]:
    """Who does what: whether the subject is somebody, with the verb and the word after it."""
    for n, verb in enumerate(clause.verbs):
        if not verb or quoted[n]:
            continue
        who = clause.subjects[n]
        group = "person" if who in PEOPLE else who or "thing"
        word = words[n + 1]
        yield f"{group}>{word}", n, n
        yield f"{group}>{word} {words[n + 2]}", n, min(n + 1, len(words) - 3)
        if who != OTHER:
            yield f"{who}>>{STEM.sub('', word)}", n, n
