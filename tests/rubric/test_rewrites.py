"""The grader agrees with a careful reader on labelled rewrites."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from tests.rubric.conftest import REWRITES, incident_path, labels
from whathow.incident import read_incident
from whathow.rubric import Grade, grade

LEAST_KAPPA = {"language": 0.7, "account": 0.85, "how": 0.85, "forward": 0.85}


@cache
def graded(slug: str, name: str) -> Grade:
    text = (REWRITES / slug / "rewrites" / name).read_text(encoding="utf-8")
    return grade(read_incident(incident_path(slug)), text)


def test_few_bad_rewrites_pass() -> None:
    """Roles for names, evasion, half the facts, fixes of people, keyword soup: at most one in seven gets through."""
    bad = [row for row in labels() if not row["passes"]]
    through = [row["rewrite"] for row in bad if graded(row["incident"], row["rewrite"]).passed]
    assert len(through) <= len(bad) / 7, through


def test_most_verdicts_are_a_careful_readers() -> None:
    """Pass or fail as labelled in at least 85 of 100, on rewrites that taught the grader nothing."""
    rows = labels()
    wrong = [row for row in rows if graded(row["incident"], row["rewrite"]).passed != row["passes"]]
    assert len(wrong) <= 0.15 * len(rows), [f"{row['incident']}/{row['rewrite']}" for row in wrong]


@pytest.mark.parametrize(("criterion", "least"), LEAST_KAPPA.items())
def test_a_criterion_agrees_beyond_chance(criterion: str, least: float) -> None:
    """Cohen's kappa; language is the hardest to judge on reports of unseen incidents."""
    pairs = Counter(
        (
            criterion not in row["not_met"],
            {made.id: made.met for made in graded(row["incident"], row["rewrite"]).criteria}[criterion],
        )
        for row in labels()
    )
    total = sum(pairs.values())
    agreed = (pairs[True, True] + pairs[False, False]) / total
    gold, said = (pairs[True, True] + pairs[True, False]) / total, (pairs[True, True] + pairs[False, True]) / total
    chance = gold * said + (1 - gold) * (1 - said)
    assert (agreed - chance) / (1 - chance) >= least
