"""A sentence's words on one line, with whoever is named in it written P, so that a pattern need not know who."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from whathow.lexicon.grammar import grammar
from whathow.text.clause import NAME, NOBODY, OTHER, PEOPLE, PROPER, ROLE, SYSTEM, TEAM, Clause, read_clauses
from whathow.text.tokens import Token, tokenise

SOMEBODY, SOMEBODYS, NOBODY_AT_ALL = "P", "P's", "nobody"
ASKING = frozenset({"who", "whom", "whose"})  # they ask for somebody and name nobody
LEFT_OF_A_NOUN = 3  # "the new night nurse"
NOUNS = frozenset({NAME, ROLE, TEAM})
OPENERS = (grammar()["determiner"] | grammar()["title"]) - ASKING
OPENED = {"'d": "would", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}
OPENING = (
    r"(?=(?:why|how|what|who|whose|whom|where|when|which|did|do|does|was|were|is|are|can|could|will|would|ha[sdv]e?)\b)"
)
BREAK = re.compile(
    rf"[.!?]+['\"”’)]*\s+|;\s+|:\s+{OPENING}|,?\s+and\s+(?=(?:why|how|what|who|where|when|which)\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Shape:
    """`line` is the words with one blank between them; each word's place in the line is in `at`, and where it starts
    and ends in the text in `spans`. `people` are the places in the line of those who are somebody wherever they stand;
    a team acts, but a desk or a board may be a thing."""

    line: str
    at: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    people: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words from `start` to `end` of the line stand in the text."""
        first = max(bisect_right(self.at, start) - 1, 0)
        last = max(bisect_right(self.at, max(end - 1, start)) - 1, 0)
        return self.spans[first][0], self.spans[last][1]


def read_shape(text: str) -> Shape:
    """The shape of one line of plain text.

    >>> read_shape("Why didn't the night nurse read Marek's label?").line
    "why did not P read P's label ?"
    """
    tokens = tokenise(text)
    clause = read_clauses(tokens)
    words = list(_words(tokens, clause))
    at, length = [], 0
    for word, _, _ in words:
        at.append(length)
        length += len(word) + 1
    line = " ".join(word for word, _, _ in words)
    spans = tuple((start, end) for _, start, end in words) or ((0, 0),)
    sure = {
        token.start for n, token in enumerate(tokens) if clause.classes[n] != TEAM and _is_somebody(tokens, clause, n)
    }
    people = (place for place, (start, end) in zip(at, spans, strict=False) if any(start <= n < end for n in sure))
    return Shape(line, tuple(at), spans, tuple(people))


def _is_somebody(tokens: list[Token], clause: Clause, n: int) -> bool:
    return _word(tokens, clause, n) in (SOMEBODY, SOMEBODYS)


def _words(tokens: list[Token], clause: Clause) -> Iterator[tuple[str, int, int]]:
    held: list[tuple[str, int, int]] = []  # what may turn out to be the beginning of somebody
    for n, token in enumerate(tokens):
        word = _word(tokens, clause, n)
        if token.text == "no" and n + 1 < len(tokens) and tokens[n + 1].text == "one":
            word = NOBODY_AT_ALL
        elif token.text == "one" and held and held[-1][0] == NOBODY_AT_ALL:
            held = [(NOBODY_AT_ALL, held[0][1], token.end)]
            continue
        kind = clause.classes[n]
        if word == SOMEBODY and held and (kind in NOUNS or (kind == PROPER and held[0][0] == SOMEBODY)):
            held = [(SOMEBODY, held[0][1], token.end)]
        elif word == "'s" and held and held[-1][0] == SOMEBODY:
            held = [(SOMEBODYS, held[0][1], token.end)]
        elif word in (SOMEBODY, NOBODY_AT_ALL) or (token.text in OPENERS and word == token.text):
            yield from held
            held = [(word, token.start, token.end)]
        elif held and held[0][0] in OPENERS and len(held) <= LEFT_OF_A_NOUN and _before_a_noun(tokens, clause, n):
            held.append((word, token.start, token.end))
        else:
            yield from held
            held = []
            yield word, token.start, token.end
    yield from held


def _before_a_noun(tokens: list[Token], clause: Clause, n: int) -> bool:
    """Could the word be an adjective or a noun before the noun?"""
    word, words = tokens[n].text, grammar()
    little = words["preposition"] | words["boundary"] | words["relative"] | words["negation"]
    return clause.classes[n] in (OTHER, SYSTEM) and word[0].isalpha() and not clause.verbs[n] and word not in little


def _word(tokens: list[Token], clause: Clause, n: int) -> str:
    token, kind = tokens[n], clause.classes[n]
    if token.text in ASKING or (token.text == "us" and n and tokens[n - 1].text == "let"):
        return token.text
    if kind == NOBODY:
        return NOBODY_AT_ALL
    if kind == NAME and not token.capital:  # "said", "dawn": a name in capitals only
        return token.text
    if token.text == "'s" and n and tokens[n - 1].text in ASKING | {"what", "where", "how", "that", "it"}:
        return "is"
    if kind in PEOPLE or (kind == PROPER and _is_name(tokens, clause, n)):
        possessive = token.text in grammar()["determiner"] and n + 1 < len(tokens) and tokens[n + 1].text[0].isalpha()
        return SOMEBODYS if possessive else SOMEBODY
    return OPENED.get(token.text, token.text)


def _is_name(tokens: list[Token], clause: Clause, n: int) -> bool:
    """A capital inside a sentence, right after an auxiliary or a title, and no name of a thing follows."""
    before = tokens[n - 1].text if n else ""
    words = grammar()
    auxiliary = before in words["do"] | words["be"] | words["have"] | words["modal"]
    following = clause.classes[n + 1] if n + 1 < len(tokens) else OTHER
    return (auxiliary or before in words["title"] or before == ",") and following not in (SYSTEM, ROLE, TEAM, NAME)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a line that may each ask something of their own."""
    start = 0
    for mark in BREAK.finditer(text):
        cut = mark.end()
        if text[start:cut].strip():
            yield start, mark.end() if text[mark.start()] in ".!?" else mark.start()
        start = cut
    if text[start:].strip():
        yield start, len(text)
