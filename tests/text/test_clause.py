"""The subject of a verb decides between a person who forgot and a cache that forgot."""

from __future__ import annotations

import pytest

from whathow.text.clause import PEOPLE, read_clauses
from whathow.text.tokens import tokenise


def subject_of(verb: str, sentence: str) -> str:
    tokens = tokenise(sentence)
    clause = read_clauses(tokens)
    [n] = [n for n, token in enumerate(tokens) if token.text == verb]
    return clause.subjects[n]


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("forgot", "Dave forgot the flag."),
        ("forgot", "The engineer on call forgot the flag."),
        ("forgot", "On Monday the night shift quietly forgot the flag."),
        ("forgot", "None of the nurses forgot the flag."),
        ("forgot", "The deploy went out, and the reviewer who wrote the check forgot it."),
        ("forgot", "She opened the console and forgot the flag."),
        ("forgot", "kenji forgot the flag"),
        ("did", "Why did the operator restart it?"),
        ("forgot", "Person A forgot the flag."),
        ("forgot", "Only Nurse B forgot the flag."),
    ],
)
def test_a_person_is_seen_as_the_subject(verb: str, sentence: str) -> None:
    """Names, roles, teams and pronouns, also at a distance."""
    assert subject_of(verb, sentence) in PEOPLE


@pytest.mark.parametrize(
    ("verb", "sentence"),
    [
        ("forgot", "The cache forgot the flag."),
        ("forgot", "The engineer ran the script, which forgot the flag."),
        ("forgot", "The support ticket system forgot the flag."),
        ("forgot", "According to Dave, the scheduler forgot the flag."),
        ("did", "Why did the queue grow?"),
    ],
)
def test_a_system_is_seen_as_the_subject(verb: str, sentence: str) -> None:
    """Things are not taken for people, though people stand nearby."""
    assert subject_of(verb, sentence) not in PEOPLE
