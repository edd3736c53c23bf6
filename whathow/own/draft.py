"""An incident file, drafted from a report of one's own: what is given is checked, written in the form of such a file,
and proved."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from whathow.fault import Fault, FaultError
from whathow.incident import Incident, Person, Statement, parse_incident
from whathow.own.opening import clean_text
from whathow.rubric.proof import prove_incident

NAME = "your-own-incident"
NOT_YET = "Not written yet."
NOBODY = Person("Nobody is named", "the report names roles only")
NO_ROLE = "named in the report"
PART = re.compile(r"^#(?=[ \t]+(?:Report|Rewrite|Notes|Second rewrite)[ \t]*$)", re.MULTILINE)
UNTOLD = frozenset(("the", "and", "was", "with", "that"))
MOST_STATEMENTS, MOST_PEOPLE, LONGEST = 60, 100, 600
STATEMENTS = (("facts", "Fact"), ("conditions", "Condition"))


@dataclass(frozen=True)
class Draft:
    """What a learner has given so far. `report` is redacted by now; `rewrite` and `notes` may be empty."""

    title: str
    domain: str
    difficulty: int
    minutes: int
    people: tuple[Person, ...]
    facts: tuple[Statement, ...]
    conditions: tuple[Statement, ...]
    report: str
    rewrite: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Built:
    """The incident file of a draft, what keeps it from being graded (`missing`), and what keeps `whathow incident`
    from accepting it (`unproved`)."""

    file: str
    missing: tuple[Fault, ...]
    unproved: tuple[Fault, ...]


def read_draft(given: Mapping[str, Any]) -> Draft:
    """The draft in plain data, as a page sends it: texts, and lists of `{says, match}` and `{name, role}`.

    Entries without words are passed over; ids are made from what a statement says. Raises FaultError for what is no
    such data, or too much of it.
    """
    faults: list[Fault] = []
    people = tuple(_person(each) for each in _entries(given, "people", MOST_PEOPLE, faults) if _line(each, "name"))
    ids: set[str] = set()
    facts, conditions = (
        tuple(_statement(each, ids) for each in _entries(given, key, MOST_STATEMENTS, faults) if _line(each, "says"))
        for key, _ in STATEMENTS
    )
    if faults:
        raise FaultError(faults)
    return Draft(
        title=_line(given, "title") or "An incident of ours",
        domain=(_line(given, "domain") or "own").split()[0].lower(),
        difficulty=_number(given, "difficulty", 1, 3, 2),
        minutes=_number(given, "minutes", 1, 240, 30),
        people=people or (NOBODY,),
        facts=facts,
        conditions=conditions,
        report=_text(given, "report"),
        rewrite=_text(given, "rewrite"),
        notes=_text(given, "notes"),
    )


def build(draft: Draft) -> Built:
    """The incident file of `draft` with what it still lacks. Faults name facts and conditions by their number."""
    file = write_file(draft)
    missing = tuple(_missing(draft))
    if missing:
        return Built(file, missing, ())
    incident = parse_incident(file, f"{NAME}.md")
    if not draft.rewrite.strip():
        return Built(file, (), (Fault("Your rewrite", "it is not written yet", "write it, then check it"),))
    try:
        return Built(file, (), prove_incident(incident, _where))
    except FaultError as error:  # the rewrite can't be graded at all
        return Built(file, (), error.faults)


def to_incident(draft: Draft) -> Incident:
    """The incident that the draft's file holds. Raises FaultError with everything that keeps it from being graded."""
    missing = tuple(_missing(draft))
    if missing:
        raise FaultError(missing)
    return parse_incident(write_file(draft), f"{NAME}.md")


def write_file(draft: Draft) -> str:
    """The text of the incident file (the form is described in CONTRIBUTING.md under "Add an incident")."""
    head = {
        "title": draft.title,
        "domain": draft.domain,
        "difficulty": draft.difficulty,
        "minutes": draft.minutes,
        "people": [_person_entry(person) for person in draft.people],
        "facts": [_statement_entry(statement) for statement in draft.facts],
        "conditions": [_statement_entry(statement) for statement in draft.conditions],
    }
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 4096  # a group of words is one line, however long
    yaml.indent(mapping=2, sequence=4, offset=2)
    written = io.StringIO()
    yaml.dump(head, written)
    notes = draft.notes.strip() or "For whoever runs a session with it: what learners miss, and what to ask the room."
    parts = (("Report", draft.report), ("Rewrite", draft.rewrite.strip() or NOT_YET), ("Notes", notes))
    # A line "# Report" inside a text would open a part of the file, so it becomes a heading one lower.
    body = "\n".join(f"# {title}\n\n{PART.sub('##', text).strip()}\n" for title, text in parts)
    return f"---\n{written.getvalue()}---\n{body}"


def make_id(says: str, taken: set[str]) -> str:
    """An id of up to four telling words, which no other has yet; it is added to `taken`.

    >>> make_id("At 14:02 Ana deployed the smaller pool.", {"ana-deployed-smaller-pool"})
    'ana-deployed-smaller-pool-2'
    """
    words = [word for word in re.findall(r"[a-z]{3,}", says.lower()) if word not in UNTOLD]
    base = "-".join(words[:4]) or "statement"
    name, n = base, 1
    while name in taken:
        n += 1
        name = f"{base}-{n}"
    taken.add(name)
    return name


def _missing(draft: Draft) -> Iterator[Fault]:
    """What a grade can't do without, in the words of the page."""
    try:
        clean_text(draft.report, "Your report")
    except FaultError as error:
        yield from error.faults
    for (key, name), statements in zip(STATEMENTS, (draft.facts, draft.conditions), strict=True):
        if not statements:
            yield Fault(f"Your {key}", "there are none yet", "take or write at least one; five are better")
        for n, statement in enumerate(statements, 1):
            if not statement.match:
                yield Fault(f"{name} {n}", "it has no words to be found by", "write one group of words a line")


def _where(*path: str | int) -> str:
    """The place of a key, as the page names it: `("facts", 1, "match")` is fact 2."""
    names = dict(STATEMENTS)
    if path and path[0] in names and len(path) > 1:
        return f"{names[str(path[0])]} {int(path[1]) + 1}"
    return "Your incident"


def _person_entry(person: Person) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": _quoted(person.name), "role": person.role}
    return entry | ({"also": _flow(person.also)} if person.also else {})


def _statement_entry(statement: Statement) -> dict[str, Any]:
    groups = [" | ".join(group) for group in statement.match]
    return {"id": statement.id, "says": _quoted(statement.says), "match": _flow(groups)}


def _flow(texts: Sequence[str]) -> CommentedSeq:
    listed = CommentedSeq([_quoted(text) for text in texts])
    listed.fa.set_flow_style()
    return listed


def _quoted(text: str) -> str:
    return str.__new__(DoubleQuotedScalarString, text)


def _entries(given: Mapping[str, Any], key: str, most: int, faults: list[Fault]) -> list[Mapping[str, Any]]:
    value = given.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        faults.append(Fault(f"Your {key}", "not a list of entries", "send a list of objects"))
        return []
    if len(value) > most:
        faults.append(Fault(f"Your {key}", f"more than {most}", "keep those without which the story can't be told"))
        return []
    return value


def _person(given: Mapping[str, Any]) -> Person:
    also = given.get("also")
    forms = tuple(filter(None, (_one_line(each) for each in also))) if isinstance(also, list) else ()
    return Person(_line(given, "name"), _line(given, "role") or NO_ROLE, forms)


def _statement(given: Mapping[str, Any], ids: set[str]) -> Statement:
    says, groups = _line(given, "says"), given.get("match")
    split = [_one_line(group).split("|") for group in groups] if isinstance(groups, list) else []
    match = tuple(words for group in split if (words := tuple(word.strip() for word in group if word.strip())))
    return Statement(make_id(says, ids), says, match)


def _number(given: Mapping[str, Any], key: str, least: int, most: int, otherwise: int) -> int:
    value = given.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most else otherwise


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key)
    return re.sub(r"\r\n?", "\n", value) if isinstance(value, str) else ""


def _line(given: Mapping[str, Any], key: str) -> str:
    return _one_line(given.get(key))


def _one_line(value: object) -> str:
    """One line of visible text, whatever was given."""
    visible = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]+", " ", str(value or ""))
    return " ".join(visible.split())[:LONGEST]
