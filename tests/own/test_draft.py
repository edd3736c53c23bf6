"""What a learner gives becomes an incident file that holds together, or one line for each thing it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whathow.fault import FaultError
from whathow.incident import Incident, parse_incident, read_incident
from whathow.own import build, read_draft, write_file
from whathow.own.draft import to_incident
from whathow.rubric import grade
from whathow.rubric.proof import prove_incident

INCIDENTS = sorted((Path(__file__).resolve().parents[2] / "exercises" / "incidents").glob("*.md"))
LITTLE = {
    "title": "Labels",
    "report": "At 9:10 the queue grew. Nobody had been told. Ana should have looked.",
    "facts": [{"says": "At 9:10 the queue grew.", "match": ["9:10", "queue*"]}],
    "conditions": [{"says": "Nobody had been told.", "match": ["nobody | no one", "told | tell*"]}],
}


def given_by(incident: Incident) -> dict[str, Any]:
    """What a learner who writes this very incident types in."""
    lists = {
        key: [{"says": each.says, "match": [" | ".join(group) for group in each.match]} for each in statements]
        for key, statements in (("facts", incident.facts), ("conditions", incident.conditions))
    }
    people = [{"name": person.name, "role": person.role, "also": list(person.also)} for person in incident.people]
    plain = {key: getattr(incident, key) for key in ("title", "domain", "difficulty", "minutes", "report", "rewrite")}
    return {**plain, **lists, "people": people, "notes": incident.notes}


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_an_incident_comes_out_as_it_went_in(path: Path) -> None:
    """People, facts, conditions and texts, word for word, and the file is accepted."""
    incident = read_incident(path)
    built = build(read_draft(given_by(incident)))
    assert (built.missing, built.unproved) == ((), ())
    made = parse_incident(built.file, "made.md")
    assert prove_incident(made) == ()
    assert made.people == incident.people
    assert made.report == incident.report
    for mine, theirs in ((made.facts, incident.facts), (made.conditions, incident.conditions)):
        assert [(each.says, each.match) for each in mine] == [(each.says, each.match) for each in theirs]


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_a_rewrite_is_graded_as_any_other(path: Path) -> None:
    """The draft's incident gives the points of the incident it was made from."""
    incident = read_incident(path)
    made = to_incident(read_draft(given_by(incident)))
    for text in (incident.report, incident.rewrite):
        assert grade(made, text).criteria == grade(incident, text).criteria


def test_what_is_missing_gets_a_line_each() -> None:
    """In the page's own words, and the file can be kept all the same."""
    draft = read_draft({"facts": [{"says": "It fell.", "match": []}]})
    built = build(draft)
    assert [str(fault) for fault in built.missing] == [
        "Your report: there is no text in it; paste your report, or open another file",
        "Fact 1: it has no words to be found by; write one group of words a line",
        "Your conditions: there are none yet; take or write at least one; five are better",
    ]
    assert built.file.startswith("---\ntitle: An incident of ours\n")
    with pytest.raises(FaultError):
        to_incident(draft)


def test_before_the_rewrite_only_the_rewrite_is_missing() -> None:
    """The file parses, and grading can begin."""
    built = build(read_draft(LITTLE))
    assert built.missing == ()
    assert [fault.where for fault in built.unproved] == ["Your rewrite"]
    assert parse_incident(built.file, "a.md").rewrite == "Not written yet.\n"


def test_what_does_not_hold_names_the_fact_by_its_number() -> None:
    """As a learner counts them."""
    facts = [*LITTLE["facts"], {"says": "At 10:40 it was back.", "match": ["10:40"]}]
    built = build(read_draft({**LITTLE, "facts": facts, "rewrite": "At 9:10 the queue grew."}))
    places = [fault.where for fault in built.unproved]
    assert "Fact 2" in places
    assert "Condition 1" in places


def test_a_part_s_heading_in_the_report_opens_no_part() -> None:
    """It becomes a heading one lower, and nothing is lost."""
    report = "# Report\n\nAt 9:10 it fell.\n\n# Rewrite\t\n\nmore\n\n# Notes\n\nend"
    made = parse_incident(write_file(read_draft({**LITTLE, "report": report})), "a.md")
    assert made.report == report.replace("# Re", "## Re").replace("# Notes", "## Notes").replace("\t", "\t") + "\n"


def test_ids_are_made_and_are_all_different() -> None:
    """Also where two say the same, and one says nothing in letters."""
    facts = [{"says": says, "match": ["9:10"]} for says in ("The queue grew.", "The queue grew!", "12:00")]
    made = parse_incident(write_file(read_draft({**LITTLE, "facts": facts})), "a.md")
    assert [fact.id for fact in made.facts] == ["queue-grew", "queue-grew-2", "statement"]


@pytest.mark.parametrize(
    ("given_data", "line"),
    [
        ({"facts": "x"}, "Your facts: not a list of entries"),
        ({"people": [1]}, "Your people: not a list of entries"),
        ({"conditions": [{"says": "a"}] * 61}, "Your conditions: more than 60"),
    ],
)
def test_what_is_no_draft_gets_a_line(given_data: dict[str, Any], line: str) -> None:
    """Where it is and what is wrong."""
    with pytest.raises(FaultError, match=line):
        read_draft(given_data)


ANY = st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(title=ANY, domain=ANY, name=ANY, role=ANY, says=ANY, group=ANY, report=ANY, rewrite=ANY, notes=ANY)
def test_any_words_make_a_file_that_can_be_read(**texts: str) -> None:
    """Quotes, colons, dashes, control characters, emoji: the file is read back, or says what it lacks."""
    draft = read_draft(
        {
            **{key: texts[key] for key in ("title", "domain", "report", "rewrite", "notes")},
            "people": [{"name": texts["name"], "role": texts["role"]}],
            "facts": [{"says": texts["says"], "match": [texts["group"]]}],
            "conditions": [{"says": "Nobody had been told.", "match": ["told"]}],
        }
    )
    built = build(draft)
    if not built.missing:
        made = parse_incident(built.file, "a.md")
        assert (made.title, made.domain, made.people, made.facts) == (
            draft.title,
            draft.domain,
            draft.people,
            draft.facts,
        )
