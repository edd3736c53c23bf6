"""Every incident file holds together, and its texts are graded as they must be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rubric.conftest import INCIDENTS
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


def test_there_are_incidents_of_every_difficulty() -> None:
    """One, two and three, from different trades."""
    incidents = [read_incident(path) for path in INCIDENTS]
    assert {incident.difficulty for incident in incidents} == {1, 2, 3}
    assert len({incident.domain for incident in incidents}) >= 3


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
