"""What an incident file says, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody in the report: a name, a role, and the other words there that mean this person."""

    name: str
    role: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A fact or a condition: what it says in full, and the groups of words by which a text is seen to tell it.

    Each group is a tuple of alternatives; every group must be met in the same sentence or in two neighbouring ones.
    """

    id: str
    says: str
    match: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Incident:
    """A sample postmortem with all that the course, the grader and the facilitator need to know of it.

    `difficulty` is 1 to 3; `report`, `rewrite` and `notes` are Markdown.
    """

    slug: str
    title: str
    domain: str
    difficulty: int
    minutes: int
    people: tuple[Person, ...]
    facts: tuple[Statement, ...]
    conditions: tuple[Statement, ...]
    report: str
    rewrite: str
    notes: str
    second_rewrite: str = ""
