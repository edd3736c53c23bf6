"""Every incident file holds together, and its texts are graded as they must be."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.rubric.conftest import INCIDENTS
from whathow.blame.family import families
from whathow.check import check
from whathow.incident import read_incident
from whathow.rubric import grade
from whathow.rubric.proof import prove_incident
from whathow.rubric.sections import read_sections
from whathow.text.document import read_document

SANITISED = """# What happened

Mistakes were made and an error occurred. Things went wrong during the night, and some customers were affected.

# Actions

- Lessons will be learned.
- Procedures will be reviewed.
"""

each_incident = pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)


def test_there_are_three_incidents_of_every_difficulty() -> None:
    """A learner who needs another of the same kind finds one."""
    difficulties = Counter(read_incident(path).difficulty for path in INCIDENTS)
    assert set(difficulties) == {1, 2, 3}
    assert min(difficulties.values()) >= 3


def test_no_two_incidents_are_from_one_trade() -> None:
    """What is learned from ten trades is not about any of them."""
    domains = Counter(read_incident(path).domain for path in INCIDENTS)
    assert [domain for domain, count in domains.items() if count > 1] == []


def test_every_family_of_blame_occurs_in_a_report() -> None:
    """Learners meet each kind somewhere in the library."""
    found = {finding.family for path in INCIDENTS for finding in check(read_incident(path).report)}
    assert {name for name, family in families().items() if family.level == "blame"} - found == set()


@each_incident
def test_an_incident_has_two_good_rewrites(path: Path) -> None:
    """There is never one right text, and the notes tell the trade-off."""
    incident = read_incident(path)
    assert incident.second_rewrite.strip()
    assert "The first" in incident.notes and "The second" in incident.notes


@each_incident
def test_roles_in_place_of_names_are_still_blame(path: Path) -> None:
    """The report with every name taken out keeps its facts and fails."""
    incident = read_incident(path)
    text = incident.report
    for person in incident.people:
        for word in sorted((person.name, *person.name.split()), key=len, reverse=True):
            text = re.sub(rf"(?<!\w)(?:M[rs]s? )?{re.escape(word)}(?!\w)", f"the {person.role}", text)
    met = {criterion.id: criterion.met for criterion in grade(incident, text).criteria}
    assert met["account"] and not met["language"] and not met["forward"]


@each_incident
def test_half_the_facts_are_too_few(path: Path) -> None:
    """All conditions and actions told, and every second fact: the account is not met, the rest is."""
    incident = read_incident(path)
    told = [statement.says for statement in (*incident.facts[::2], *incident.conditions)]
    actions = [unit.text for unit in read_sections(read_document(incident.rewrite)).actions]
    text = "# What happened\n\n" + "\n\n".join(told) + "\n\n# Actions\n\n- " + "\n- ".join(actions) + "\n"
    met = {criterion.id: criterion.met for criterion in grade(incident, text).criteria}
    assert (met["account"], met["how"], met["forward"]) == (False, True, True)


@each_incident
def test_bare_facts_tell_few_conditions(path: Path) -> None:
    """Match groups are not so wide that a timeline alone earns the how."""
    incident = read_incident(path)
    timeline = "# What happened\n\n" + "".join(f"- {fact.says}\n" for fact in incident.facts)
    assert not {criterion.id: criterion.met for criterion in grade(incident, timeline).criteria}["how"]


@each_incident
def test_an_incident_keeps_its_promises(path: Path) -> None:
    """Facts and conditions are in the report, the model rewrite earns every point, the report blames."""
    assert prove_incident(read_incident(path)) == ()


@each_incident
def test_the_report_pasted_back_fails(path: Path) -> None:
    """It keeps every fact, and still blames and mends people."""
    incident = read_incident(path)
    result = grade(incident, incident.report)
    met = {criterion.id: criterion.met for criterion in result.criteria}
    assert not result.passed
    assert met == {"language": False, "account": True, "how": True, "forward": False}


@each_incident
def test_a_sanitised_report_fails(path: Path) -> None:
    """Hiding the account is no way to pass."""
    result = grade(read_incident(path), SANITISED)
    met = {criterion.id: criterion.met for criterion in result.criteria}
    assert not (met["account"] or met["how"] or met["forward"])


@each_incident
def test_the_model_with_its_account_removed_keeps_only_its_other_points(path: Path) -> None:
    """Actions alone earn no fact and no condition."""
    incident = read_incident(path)
    actions = read_sections(read_document(incident.rewrite)).actions
    result = grade(incident, "# Actions\n\n" + "".join(f"- {unit.text}\n" for unit in actions))
    points = {criterion.id: criterion.points for criterion in result.criteria}
    assert points["account"] < 10
    assert points["how"] < 10


@each_incident
def test_the_points_of_a_second_try_show_the_step(path: Path) -> None:
    """With a finding mended, the points rise."""
    incident = read_incident(path)
    worse = incident.rewrite + "\nDave should have checked it, which was careless of him.\n"
    assert grade(incident, worse).points < grade(incident, incident.rewrite).points
