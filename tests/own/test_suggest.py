"""Facts, conditions and their groups of words are suggested from a report, and find it again in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.incident import Incident, read_incident
from whathow.own import redact, sample, suggest_groups, suggest_redactions, suggest_statements, told_by
from whathow.own.inflect import alternatives, covers

INCIDENTS = [
    read_incident(path)
    for path in sorted((Path(__file__).resolve().parents[2] / "exercises" / "incidents").glob("*.md"))
]
SAID = {statement.says for incident in INCIDENTS for statement in (*incident.facts, *incident.conditions)}
MOST_MISSED, MOST_MISTAKEN = 0.1, 0.05


def share(incident: Incident, text: str) -> float:
    """How many of an incident's facts and conditions a text tells, by suggested groups alone."""
    statements = (*incident.facts, *incident.conditions)
    return sum(told_by(each.says, suggest_groups(each.says), text) for each in statements) / len(statements)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_suggested_groups_find_what_honest_texts_tell() -> None:
    """In the reports and the model rewrites of all incidents, nine facts and conditions in ten."""
    assert mean([share(incident, incident.report) for incident in INCIDENTS]) >= 1 - MOST_MISSED
    assert mean([share(incident, incident.rewrite) for incident in INCIDENTS]) >= 1 - MOST_MISSED


def test_suggested_groups_find_nothing_in_another_story() -> None:
    """They are not so wide that any text meets them."""
    others = [*INCIDENTS[1:], INCIDENTS[0]]
    pairs = zip(INCIDENTS, others, strict=True)
    assert mean([share(incident, other.rewrite) for incident, other in pairs]) <= MOST_MISTAKEN


@pytest.mark.parametrize("says", sorted(SAID))
def test_a_sentence_meets_the_groups_made_from_it(says: str) -> None:
    """Up to four, each with a word at least."""
    groups = suggest_groups(says)
    assert 1 <= len(groups) <= 4
    assert told_by(says, groups, says)


@pytest.mark.parametrize(
    ("says", "first"),
    [
        ("At 14:02 Ana deployed the pool.", "14:02"),
        ("At half past nine the queue grew.", "half past nine"),
        ("1,840 bookings were lost.", "1,840"),
        ("Ninety-seven calls came in.", "97"),
        ("It stood at 71 % all night.", "71%"),
    ],
)
def test_times_and_numbers_come_first(says: str, first: str) -> None:
    """As an incident file writes them."""
    assert suggest_groups(says)[0] == first


def test_a_sentence_of_little_words_has_a_group_all_the_same() -> None:
    """One that tells something, besides the denial that any sentence may hold."""
    groups = suggest_groups("Nobody had been told.")
    assert [group.split(" | ")[:2] for group in groups] == [["told", "tell*"], ["no", "not"]]


def test_a_label_gives_no_word_and_no_number() -> None:
    """What was hidden is nothing to be found by."""
    assert suggest_groups("At 9:10 [Person A] restarted [Host 14].") == (
        "9:10",
        "restart* | reboot* | relaunch* | bounc*",
    )


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("deployed", "deploy deploys deployed deploying shipped"),
        ("copies", "copy copies copied copying"),
        ("stopped", "stop stops stopping"),
        ("ran", "run runs ran running"),
        ("paged", "page paged paging"),
        ("deleting", "delete deletes deleted deletion removed"),
        ("job", "job jobs"),
        ("index", "index indexes"),
    ],
)
def test_a_word_stands_for_its_forms(word: str, forms: str) -> None:
    """Inflected, and in the words that say the same in a report."""
    found = alternatives(word)
    assert [form for form in forms.split() if not any(covers(alternative, form) for alternative in found)] == []


def test_the_sample_s_facts_and_conditions_are_suggested() -> None:
    """Sentences with times as facts, what was seen and usual as conditions; no heading, header or action."""
    found = suggest_statements(redact(sample(), suggest_redactions(sample())))
    facts = [each.says for each in found if each.kind == "fact"]
    conditions = [each.says for each in found if each.kind == "condition"]
    assert "At 06:15 the label service restarted with an empty certificate." in facts
    assert "The status page stayed green, as it only asks whether the process runs." in conditions
    said = " ".join((*facts, *conditions))
    assert not any(words in said for words in ("What happened", "Subject", "two-person rule", "Kind regards"))
    assert all(each.reasons and each.groups for each in found)


def test_a_suggestion_knows_its_place() -> None:
    """Its words stand at its offsets, a label's brackets included."""
    text = "# A\n\n- [Person A] rang at 9:10.\n- **12 orders** were lost.\n\n| 9:30 | It was back. |\n|---|---|\n"
    found = suggest_statements(text)
    assert [each.says for each in found] == ["[Person A] rang at 9:10.", "12 orders were lost."]
    assert [text[each.start : each.end] for each in found] == ["[Person A] rang at 9:10.", "**12 orders** were lost."]


def test_words_that_blame_are_named_with_the_sentence() -> None:
    """So that the deed can be kept and the verdict left."""
    [found] = suggest_statements("At 06:12 [Person A] carelessly ran the renewal and should have waited.")
    assert any("should have" in words for words in found.blames)


@pytest.mark.parametrize("incident", INCIDENTS, ids=lambda incident: incident.slug)
def test_most_facts_of_a_report_are_among_its_suggestions(incident: Incident) -> None:
    """What the author of the incident took for a fact is in one of the suggested sentences, four times in five."""
    text = "\n\n".join(each.says for each in suggest_statements(incident.report))
    told = [told_by(fact.says, [" | ".join(group) for group in fact.match], text) for fact in incident.facts]
    assert sum(told) >= 0.8 * len(told)
