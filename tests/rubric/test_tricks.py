"""A rewrite that hides blame, or the want of an account, fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rubric.conftest import INCIDENTS
from whathow.incident import Incident, read_incident
from whathow.rubric import Grade, grade

HIDDEN_IN = {
    "a code span": "`{0}`\n",
    "a fence": "```\n{0}\n```\n",
    "an indented block": "    {0}\n",
    "a block quote": "> {0}\n",
    "quotation marks": '"{0}"\n',
    "an exhibit": "<!-- whathow: exhibit -->\n{0}\n",
    "an allowed block": "<!-- whathow: allow counterfactual -->\n{0}\n",
    "white text": '<span style="color:white">{0}</span>\n',
    "the words of a link": "[{0}](https://example.org)\n",
    "a table": "| Note |\n|---|\n| {0} |\n",
    "look-alike letters": "{1}\n",
    "invisible characters": "{2}\n",
}
BLAME = "The person on call should have checked the name before starting."
CYRILLIC = BLAME.replace("o", "\u043e").replace("e", "\u0435")
ZERO_WIDTH = BLAME.replace("should", "sho\u200buld").replace("checked", "che\u200bcked")


@pytest.fixture(scope="module")
def incident() -> Incident:
    return read_incident(INCIDENTS[0])


def language_met(found: Grade) -> bool:
    return next(criterion.met for criterion in found.criteria if criterion.id == "language")


@pytest.mark.parametrize("place", HIDDEN_IN)
def test_blame_is_found_wherever_it_is_hidden(incident: Incident, place: str) -> None:
    """A good rewrite fails on its language when one blaming sentence is hidden in it."""
    assert language_met(grade(incident, incident.rewrite))
    hidden = HIDDEN_IN[place].format(BLAME, CYRILLIC, ZERO_WIDTH)
    assert not language_met(grade(incident, f"{incident.rewrite}\n\n{hidden}"))


def test_facts_in_a_comment_are_not_told(incident: Incident) -> None:
    """What no reader sees tells nothing."""
    found = grade(incident, f"Something went on.\n\n<!--\n{incident.rewrite}\n-->\n")
    assert not any(criterion.met for criterion in found.criteria if criterion.id in ("account", "how"))


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_more_of_the_report_does_not_help(path: Path) -> None:
    """The original report fails still when it is given three times over."""
    incident = read_incident(path)
    assert not grade(incident, "\n\n".join([incident.report] * 3)).passed


def test_padding_does_not_help(incident: Incident) -> None:
    """Many harmless sentences don't make the original report pass."""
    padding = "The team met on Tuesday and looked at the drawing of the system together. " * 200
    assert not grade(incident, f"{incident.report}\n\n{padding}").passed


def test_a_fact_told_in_code_is_told(incident: Incident) -> None:
    """Words that a rewrite sets as code count towards its facts."""
    fact = incident.facts[0]
    word = next(word for group in fact.match for word in group if word.isalpha() and word in incident.rewrite)
    plain, coded = (grade(incident, text) for text in (incident.rewrite, incident.rewrite.replace(word, f"`{word}`")))
    assert [c.points for c in coded.criteria if c.id == "account"] == [
        c.points for c in plain.criteria if c.id == "account"
    ]
