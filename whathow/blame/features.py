"""What the learned judge looks at in a sentence: words and classes of words, alone and in twos and threes, and who
does what.

Every feature belongs to a stretch of the sentence, so that a verdict can be traced to the words that carry it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from whathow.blame.match import Hit
from whathow.lexicon.grammar import grammar
from whathow.text.clause import OTHER, PEOPLE, Clause
from whathow.text.tokens import Token

STEM = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|ly|ions?|ment|ness|ful|less|ive|ous|able)$")
QUOTED = "QUOTED"
DENIALS = frozenset({"not", "no", "nobody", "none", "nothing", "never", "neither", "nor", "without", "avoid", "refuse"})
DENIALS_OF_TWO = frozenset({("instead", "of"), ("rather", "than")})
DENIAL_REACH = 5  # words

Feature = tuple[str, int, int]  # its name, and the first and last token (inclusive) of the stretch it belongs to


def features(tokens: Sequence[Token], clause: Clause, quoted: Sequence[bool], hits: Sequence[Hit]) -> Iterator[Feature]:
    """The features of a sentence; `quoted` tells for each token whether it stands inside a quotation."""
    words = ["<", *(QUOTED if hidden else token.text for token, hidden in zip(tokens, quoted, strict=True)), ">"]
    kinds = ["<", *map(_kind, words[1:-1], clause.classes), ">"]
    last = len(tokens) - 1
    yield from _runs("", words, last)
    yield from _runs("p:", kinds, last)
    yield from _stems(words, last)
    yield from _acts(words, clause, quoted)
    denied = _denied(words)
    for n, is_denied in enumerate(denied):
        if is_denied and words[n + 1][0].isalpha():
            yield "!" + words[n + 1], n, n
    for hit in hits:
        refused = denied[hit.first] or denied[hit.last]
        yield ("#!" if refused else "#") + hit.family, hit.first, hit.last


def _denied(words: list[str]) -> list[bool]:
    """For each token (the two ends left out): does it follow a denial within a few words of the same clause?"""
    boundary, left, denied = grammar()["boundary"], 0, []
    for before, word in pairwise(words[:-1]):
        if word in boundary and word != "or":
            left = 0
        denied.append(left > 0)
        left = DENIAL_REACH if word in DENIALS or (before, word) in DENIALS_OF_TWO else left - 1
    return denied


def _kind(word: str, kind: str) -> str:
    if word == QUOTED:
        return word
    if kind in PEOPLE:
        return "PERSON"
    return kind.upper() if kind else word


def _runs(prefix: str, row: list[str], last: int) -> Iterator[Feature]:
    """Every word, two words, three words, and two words with any one between them."""
    row = [prefix + row[0], *row[1:]] if prefix else row
    end = len(row) - 1
    for n in range(end):
        at = n - 1 if n else 0
        word = prefix + row[n] if n else row[0]
        if n:
            yield word, at, at
        two = f"{word} {row[n + 1]}"
        yield two, at, min(n, last)
        if n + 2 <= end:
            yield f"{two} {row[n + 2]}", at, min(n + 1, last)
            yield f"{word} _ {row[n + 2]}", at, min(n + 1, last)


def _stems(words: list[str], last: int) -> Iterator[Feature]:
    for n, word in enumerate(words[1:-1]):
        if len(word) > 4:
            yield "~" + word[:5], n, n
            stem = STEM.sub("", word)
            if stem != word:
                yield "~" + stem, n, n


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
