"""Who acts: for every word of a sentence its class, and the subject that a verb standing there would have.

A single pass from left to right with a small stack for relative clauses: linear in the length of the sentence, and
right
often enough to decide between a person who forgot and a cache that forgot. It is a heuristic, not a parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from whathow.lexicon.grammar import grammar
from whathow.lexicon.words import word_classes
from whathow.text.tokens import CODE, Token

# What a word can be, for the question "is it somebody?". An empty string: neither known as a person nor as a thing.
FIRST, SECOND, THIRD, THEY, SOMEBODY, NOBODY, NAME, ROLE, TEAM, SYSTEM, NUMBER, PROPER, OTHER = (
    "i", "you", "he", "they", "somebody", "nobody", "name", "role", "team", "system", "number", "proper", "",
)  # fmt: skip
PEOPLE = frozenset({FIRST, SECOND, THIRD, THEY, SOMEBODY, NOBODY, NAME, ROLE, TEAM})
PRONOUN_CLASSES = (FIRST, SECOND, THIRD, THEY, SOMEBODY, NOBODY)


@cache
def pronouns() -> dict[str, str]:
    """Every pronoun for people with its class."""
    return {word: kind for kind in PRONOUN_CLASSES for word in grammar()[kind]}


class Clause(NamedTuple):
    """For each token: its `classes` entry, whether it is taken for a finite verb, and the class of the subject at
    that place."""

    classes: tuple[str, ...]
    verbs: tuple[bool, ...]
    subjects: tuple[str, ...]


def read_clauses(tokens: Sequence[Token]) -> Clause:
    """Classes, verbs and subjects of a sentence's tokens.

    >>> from whathow.text.tokens import tokenise
    >>> tokens = tokenise("The engineer on call forgot that the cache had ignored it.")
    >>> clause = read_clauses(tokens)
    >>> [(token.text, subject) for token, verb, subject in zip(tokens, clause.verbs, clause.subjects) if verb]
    [('forgot', 'role'), ('had', 'system'), ('ignored', 'system')]
    """
    classes = _classes(tokens)
    verbs = _verbs(tokens, classes)
    return Clause(tuple(classes), tuple(verbs), tuple(_subjects(tokens, classes, verbs)))


def _classes(tokens: Sequence[Token]) -> list[str]:
    known = word_classes()
    classes: list[str] = []
    after_stop = True
    for n, token in enumerate(tokens):
        classes.append(_class(token, known, after_stop, tokens[n - 1].text if n else ""))
        after_stop = token.text in '.!?:"|'
    _compounds(tokens, classes)
    return classes


def _class(token: Token, known: dict[str, str], first: bool, before: str) -> str:
    word = token.text
    if word == CODE:
        return SYSTEM
    if word[0].isdigit():
        return NUMBER
    if word in pronouns():
        return pronouns()[word]
    if token.capital and word in grammar()["calendar"]:
        return OTHER
    listed = known.get(word)
    if listed is None and "-" in word:
        listed = known.get(word.rpartition("-")[2])
        listed = None if listed == "name" else listed
    if listed == "pronoun":
        return SOMEBODY
    if listed:
        return listed
    if token.capital and before in grammar()["title"]:
        return NAME
    if token.capital and not first and not token.shouted and word.isalpha():
        return PROPER
    return OTHER


def _compounds(tokens: Sequence[Token], classes: list[str]) -> None:
    """In a run of nouns the last one is the head: "support ticket" is a thing, "release engineer" a person. What stands
    right after a first name belongs to it."""
    for n in range(len(classes) - 1):
        one, other = classes[n], classes[n + 1]
        if one == NAME and other == PROPER:
            classes[n + 1] = NAME
        if one == ROLE and other in (PROPER, OTHER) and _is_letter(tokens[n + 1]):
            classes[n + 1] = ROLE
        for_a_thing = one in (ROLE, TEAM) and other == SYSTEM and not _takes_object(tokens, n + 1)
        if for_a_thing or (one == SYSTEM and other in (ROLE, TEAM)):
            classes[n] = OTHER


def _is_letter(token: Token) -> bool:
    """A single capital: "Nurse B", "[Person A]", as reports name people who are not to be known."""
    return token.capital and token.end - token.start == 1


def _takes_object(tokens: Sequence[Token], n: int) -> bool:
    """Is the noun at `n` a verb here ("did the operator restart it"), or code that only stands beside a person?"""
    following = tokens[n + 1].text if n + 1 < len(tokens) else ""
    return (
        tokens[n].text == CODE or following in grammar()["determiner"] or following in pronouns() or following == "it"
    )


def _verbs(tokens: Sequence[Token], classes: list[str]) -> list[bool]:
    words = grammar()
    finite = words["modal"] | words["be"] | words["have"] | words["do"] | words["irregular"] | words["present"]
    verbs = []
    for n, token in enumerate(tokens):
        before = tokens[n - 1].text if n else ""
        past = (
            token.text.endswith("ed")
            and len(token.text) > 4
            and token.text not in words["not-past"]
            and "-" not in token.text
        )
        verb = token.text in finite or past
        if verb and past and (before in words["determiner"] or before in words["preposition"]):
            verb = False
        if verb and classes[n] in (ROLE, NAME):
            verb = False
        verbs.append(verb)
    return verbs


def _subjects(tokens: Sequence[Token], classes: list[str], verbs: list[bool]) -> list[str]:
    state = _Subject()
    subjects = []
    for n, token in enumerate(tokens):
        following = tokens[n + 1].text if n + 1 < len(tokens) else ""
        if verbs[n] and state.asks(tokens[n - 1].text if n else "", token.text):
            state.subject = _inverted(tokens, classes, n)
        state.read(token.text, classes[n], verbs[n], n + 1 < len(tokens) and verbs[n + 1], following)
        subjects.append(state.subject)
    return subjects


def _inverted(tokens: Sequence[Token], classes: list[str], n: int) -> str:
    """In a question the subject follows its auxiliary: the first known class within a few words."""
    return next((kind for kind in classes[n + 1 : n + 6] if kind not in (OTHER, NUMBER)), OTHER)


class _Subject:
    """What a reader holds in mind from left to right: the clause's subject, the last noun phrase, the clauses left
    open."""

    def __init__(self) -> None:
        self.words = grammar()
        self.held: list[str] = []
        self.subject = self.phrase = OTHER
        self.open_phrase = self.in_pp = self.seen_verb = False

    def asks(self, before: str, word: str) -> bool:
        """Is `word` the auxiliary of a question: right after a question word, or at the very start?"""
        words = self.words
        auxiliary = word in words["do"] or word in words["modal"] or word in words["be"] or word in words["have"]
        return (
            auxiliary
            and not self.seen_verb
            and before in ("", "why", "how", "what", "when", "where", "which", "?", ",")
        )

    def read(self, word: str, kind: str, verb: bool, verb_next: bool, following: str) -> None:
        words = self.words
        if word == "that" and self.seen_verb and not self.open_phrase:
            self._boundary(verb_next)
        elif word in words["relative"] and (word != "that" or (self.open_phrase and (verb_next or kind == SOMEBODY))):
            self.held.append(self.subject)
            self.subject = SOMEBODY if word in ("who", "whom") else self.phrase
            self.seen_verb = self.in_pp = False
        elif word in words["boundary"]:
            self._boundary(verb_next and word == ",")
        elif verb:
            self._verb(word)
        elif word in words["preposition"]:
            self.in_pp = not (word == "of" and self.quantified)
            self.open_phrase = False
        elif word not in words["adverb"] and not (kind == OTHER and word.endswith("ly")):
            self._nominal(word, kind)
        self.quantified = word in words["quantifier"]

    quantified = False

    def _boundary(self, closes_relative: bool) -> None:
        if closes_relative and self.held:
            self.subject = self.held.pop()
        self.in_pp = self.seen_verb = self.open_phrase = False

    def _verb(self, word: str) -> None:
        if self.seen_verb and self.held and not self.open_phrase:
            self.subject = self.held.pop()
        elif self.seen_verb and self.open_phrase and word not in self.words["have"]:
            self.subject = self.held.pop() if self.held else self.phrase
        self.seen_verb = True
        self.open_phrase = False

    def _nominal(self, word: str, kind: str) -> None:
        determiner = word in self.words["determiner"]
        if not self.seen_verb and self.in_pp and self.open_phrase and (determiner or kind in PEOPLE):
            self.in_pp = False
        if not determiner or kind != OTHER:
            self.phrase = kind
            if not self.seen_verb and not self.in_pp and kind != NUMBER:
                self.subject = kind
        self.open_phrase = True
