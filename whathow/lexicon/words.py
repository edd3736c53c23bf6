"""The word lists beside this file, read once: which class a word belongs to."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

PERSON_CLASSES = frozenset({"pronoun", "role", "name", "team"})


@cache
def words(name: str) -> frozenset[str]:
    """All entries of the list `name` (the file name without `.txt`), in lower case, hyphens kept."""
    source = (files(__package__) / "words" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0] for line in source.splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def word_classes() -> dict[str, str]:
    """Every listed word, plurals included, with its class: pronoun, role, team, system or name (the first that has
    it)."""
    classes: dict[str, str] = {}
    for name, entry in (("pronouns", "pronoun"), ("roles", "role"), ("teams", "team"), ("systems", "system")):
        for word in words(name):
            for form in (word,) if entry == "pronoun" else (word, plural(word)):
                classes.setdefault(form, entry)
    for word in words("names") - words("not_names"):
        classes.setdefault(word, "name")
    return classes


def plural(noun: str) -> str:
    """The plural of a singular English noun, by the regular rules and -man to -men.

    >>> plural("nurse"), plural("foreman"), plural("agency"), plural("box")
    ('nurses', 'foremen', 'agencies', 'boxes')
    """
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"
