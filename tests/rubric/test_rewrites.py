"""The grader agrees with a careful reader on labelled rewrites."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from tests.rubric.conftest import REWRITES, incident_path, labels
from whathow.incident import read_incident
from whathow.rubric import Grade, grade

CRITERIA = ("language", "account", "how", "forward")


@cache
def graded(slug: str, name: str) -> Grade:
    text = (REWRITES / slug / "rewrites" / name).read_text(encoding="utf-8")
    return grade(read_incident(incident_path(slug)), text)


@pytest.mark.parametrize("row", [row for row in labels() if not row["passes"]], ids=lambda row: row["rewrite"])
def test_no_bad_rewrite_passes(row: dict[str, Any]) -> None:
    """Roles for names, polite blame, evasion, half the facts, fixes of people, keyword soup: none gets through."""
    assert not graded(row["incident"], row["rewrite"]).passed


def test_nearly_every_verdict_is_a_careful_readers() -> None:
    """Pass or fail as labelled in at least 95 of 100."""
    rows = labels()
    agreed = sum(graded(row["incident"], row["rewrite"]).passed == row["passes"] for row in rows)
    assert agreed >= 0.95 * len(rows)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_a_criterion_agrees_beyond_chance(criterion: str) -> None:
    """Cohen's kappa of at least 0.85 for each criterion."""
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
    assert (agreed - chance) / (1 - chance) >= 0.85
