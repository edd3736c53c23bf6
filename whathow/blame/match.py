"""Patterns over the words of a sentence, as the families' data files write them.

A pattern is words in a row. `a|b` is one of several words, `?` after a word makes it optional, PERSON is any word for
somebody, ADJ, ADV and VERB are any one word (named for the reader), and `...` skips up to four words. A pattern that
starts with `PERSON:` matches only where the subject of its first written word is somebody. Every element takes a
bounded
number of words, so matching is linear in the length of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from whathow.blame.family import families
from whathow.lexicon.grammar import grammar
from whathow.text.clause import PEOPLE, Clause
from whathow.text.tokens import Token

SUBJECT = "PERSON:"
GAP = "..."
GAP_WORDS = 4
ANY_WORD = frozenset({"ADJ", "ADV", "VERB"})


class Hit(NamedTuple):
    """A pattern of `family` met by the tokens from `first` to `last` (inclusive); a `plain` one settles the matter, and
    one that `denies` holds a "not" of its own."""

    family: str
    first: int
    last: int
    plain: bool = False
    denies: bool = False


@dataclass(frozen=True)
class Element:
    """One place of a pattern: the `words` it takes (None: any word), whether somebody stands there, how few and many
    words it takes."""

    words: frozenset[str] | None
    person: bool
    least: int
    most: int


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern: `before` the anchor (nearest first), the anchor's words, and `after` it."""

    family: str
    person_subject: bool
    before: tuple[Element, ...]
    anchor: frozenset[str]
    after: tuple[Element, ...]
    plain: bool = False
    denies: bool = False


def hits(tokens: Sequence[Token], clause: Clause) -> Iterator[Hit]:
    """Every place where a pattern of a family is met, in order of its anchor.

    >>> from whathow.text.clause import read_clauses
    >>> from whathow.text.tokens import tokenise
    >>> tokens = tokenise("The crew failed to check the table.")
    >>> {hit.family for hit in hits(tokens, read_clauses(tokens))}
    {'counterfactual'}
    """
    index = _index()
    for n, token in enumerate(tokens):
        for pattern in index.get(token.text, ()):
            if pattern.person_subject and clause.subjects[n] not in PEOPLE:
                continue
            first = _reach(pattern.before, tokens, clause, n - 1, -1)
            last = _reach(pattern.after, tokens, clause, n + 1, 1)
            if first is not None and last is not None:
                yield Hit(pattern.family, first + 1, last - 1, pattern.plain, pattern.denies)


def _reach(elements: Sequence[Element], tokens: Sequence[Token], clause: Clause, at: int, step: int) -> int | None:
    """Where the elements end when they are laid along the tokens from `at` in the direction of `step`; None if they
    don't fit."""
    if not elements:
        return at
    element, rest = elements[0], elements[1:]
    taken = 0
    while True:
        if taken >= element.least:
            end = _reach(rest, tokens, clause, at, step)
            if end is not None:
                return end
        if taken == element.most or not 0 <= at < len(tokens) or not _takes(element, tokens[at], clause.classes[at]):
            return None
        taken += 1
        at += step


def _takes(element: Element, token: Token, kind: str) -> bool:
    if element.person:
        return kind in PEOPLE
    if element.words is None:
        return token.text[0].isalnum()
    return token.text in element.words


@cache
def _index() -> dict[str, tuple[Pattern, ...]]:
    index: dict[str, list[Pattern]] = {}
    for family in families().values():
        for source in (*family.plain, *family.patterns):
            pattern = compile_pattern(family.id, source, source in family.plain)
            for word in pattern.anchor:
                index.setdefault(word, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in index.items()}


def compile_pattern(family: str, source: str, plain: bool = False) -> Pattern:
    """Compile one pattern. Raises ValueError where it has no written word to start from.

    >>> sorted(compile_pattern("hindsight", "PERSON: should have known").anchor)
    ['should']
    """
    person_subject = source.startswith(SUBJECT)
    elements = [element for word in source.removeprefix(SUBJECT).split() for element in _elements(word)]
    anchor = next((n for n, element in enumerate(elements) if element.words and element.least), None)
    if anchor is None:
        raise ValueError(f"{family}: the pattern {source!r} has no word of its own")
    words = elements[anchor].words
    assert words is not None
    before, after = tuple(reversed(elements[:anchor])), tuple(elements[anchor + 1 :])
    denies = any(element.words and element.words & grammar()["denial"] for element in elements)
    return Pattern(family, person_subject, before, words, after, plain, denies)


def _elements(source: str) -> Iterator[Element]:
    if source == GAP:
        yield Element(None, False, 0, GAP_WORDS)
        return
    optional = source.endswith("?") and len(source) > 1
    word = source.removesuffix("?") if optional else source
    least = 0 if optional else 1
    if word == "PERSON":
        # "the planners", "her": the article belongs to the person.
        yield Element(grammar()["determiner"], False, 0, 1)
        yield Element(None, True, least, 1)
    elif word in ANY_WORD:
        yield Element(None, False, least, 1)
    else:
        yield Element(frozenset(word.split("|")), False, least, 1)
