"""Groups of words by which a fact or a condition is found again in other texts, suggested from its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from whathow.incident import Statement
from whathow.lexicon.grammar import grammar
from whathow.own.inflect import alternatives, covers, word_data
from whathow.own.redact import LABEL
from whathow.rubric.invented import DATE_AFTER, DATE_BEFORE
from whathow.rubric.sections import read_sections
from whathow.rubric.tell import Passage, meets, passages, tells
from whathow.text.clause import OTHER, PROPER, SYSTEM, TEAM, Clause, read_clauses
from whathow.text.clocks import Clock, read_clocks, read_spans
from whathow.text.document import read_document
from whathow.text.inline import mask
from whathow.text.numbers import read_numbers
from whathow.text.tokens import Token, tokenise

MOST_MEASURES, MOST_GROUPS = 2, 4
LEAST_NUMBER = 13  # smaller ones are met by chance
TELLING = frozenset((OTHER, PROPER, SYSTEM, TEAM))
LOOSE_END = re.compile(r"(?:ly|ward|wards)$")


def suggest_groups(says: str) -> tuple[str, ...]:
    """Up to four groups for what a fact or a condition `says`, each as an incident file has it: its times and numbers,
    then its telling words in all their forms.

    >>> suggest_groups("At 14:02 Dave deployed the smaller connection pool.")
    ('14:02', 'deploy* | push* | ship* | releas* | roll* out | rollout | publish* | went live', 'connection*', 'pool*')
    """
    plain = LABEL.sub(lambda match: " " * len(match.group()), says)
    measures = list(_measures(plain))[:MOST_MEASURES]
    words = [" | ".join(alternatives(word)) for word in _telling(plain, MOST_GROUPS - len(measures))]
    denied = [word_data()["negation"]] if _denies(plain) and len(measures) + len(words) < MOST_GROUPS else []
    groups = list(dict.fromkeys((*measures, *words, *denied)))
    # A group that its own sentence does not meet would be met by nobody's.
    return tuple(group for group in groups if _met(group, says)) or tuple(groups[:1])


def told_by(says: str, groups: Sequence[str], text: str) -> bool:
    """Does `text` tell what a fact or a condition `says`, by its groups, outside its actions?"""
    match = tuple(_split(group) for group in groups if _split(group))
    if not match:
        return False
    statement = Statement("own", says, match)
    return any(tells(passage, statement) for passage in _passages(text))


@lru_cache(maxsize=32)
def _passages(text: str) -> tuple[Passage, ...]:
    """A page asks about the same report for every statement."""
    return tuple(passages(read_sections(read_document(text)).account))


def _split(group: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in group.split("|") if word.strip())


def _met(group: str, says: str) -> bool:
    return any(meets(passage, _split(group)) for passage in _passages(says))


def _measures(says: str) -> Iterator[str]:
    clocks = [clock for clock in read_clocks(says) if clock.sure]
    yield from (says[clock.start : clock.end].strip() for clock in clocks)
    spans = [(span.start, span.end) for span in read_spans(says)]
    for number in sorted(read_numbers(says), key=lambda number: number.start):
        value = max(number.values)
        small = value < LEAST_NUMBER and not _inside_span(number.start, spans)
        if small or _inside(number.start, clocks):
            continue
        if DATE_BEFORE.search(says[: number.start]) or DATE_AFTER.match(says[number.end :]) or 1900 <= value <= 2100:
            continue
        digits = says[number.start : number.end].strip()
        written = digits if digits[0].isdigit() else f"{value:g}"
        yield re.sub(r"\s*(?:%|per ?cent)$", "", written) + "%" if number.percent else written


def _inside(place: int, clocks: Sequence[Clock]) -> bool:
    return any(clock.start <= place < clock.end for clock in clocks)


def _inside_span(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _telling(says: str, most: int) -> list[str]:
    """The words that single a sentence out: its first verb that tells something, then nouns, in their order."""
    tokens = tokenise(mask(says))
    clause = read_clauses(tokens)
    words = _candidates(tokens, clause, _closed() | frozenset(word_data()["little"].split()))
    words = words or _candidates(tokens, clause, _closed())  # "Nobody had been told." has only such words
    verbs = [word for word, (rank, _) in words.items() if rank == 0][:1]
    nouns = sorted((word for word, (rank, _) in words.items() if rank), key=lambda word: (words[word][0], -len(word)))
    chosen = [*verbs, *nouns][:most]
    return sorted(chosen, key=lambda word: words[word][1])


def _candidates(tokens: Sequence[Token], clause: Clause, little: frozenset[str]) -> dict[str, tuple[int, int]]:
    """Each word that is none of the `little` ones, with its rank (verbs, then things, then the rest) and its place."""
    words: dict[str, tuple[int, int]] = {}
    for n, token in enumerate(tokens):
        word = token.text
        if len(word) < 3 or not word[0].isalpha() or word in little or clause.classes[n] not in TELLING:
            continue
        if LOOSE_END.search(word) and not clause.verbs[n]:
            continue
        rank = 0 if clause.verbs[n] else 1 if clause.classes[n] in (SYSTEM, PROPER) else 2
        if not any(covers(form, word) for other in words for form in alternatives(other)):
            words[word] = (rank, n)
    return words


def _closed() -> frozenset[str]:
    closed = (entries for name, entries in grammar().items() if name not in ("irregular", "present"))
    return frozenset().union(*closed)


def _denies(says: str) -> bool:
    return any(token.text in grammar()["negation"] | {"without"} for token in tokenise(mask(says)))
