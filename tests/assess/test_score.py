"""Scores, a gain and how far it reaches."""

from __future__ import annotations

from itertools import product
from math import factorial

import pytest

from whathow.assess.bank import open_bank
from whathow.assess.plan import plans
from whathow.assess.score import Answer, gain, mean_change, score, student

BANK = open_bank()
PLAN = plans(BANK)[0]


def answers(occasion: str, right: str, sure: float = 0.8) -> list[Answer]:
    """Answers to an occasion of the first plan in the order of its cells; "1" for right, "0" for wrong."""
    items = sorted((BANK.item[id] for id in PLAN.sentences[occasion]), key=lambda item: item.cell)
    return [Answer(item, item.blame == (mark == "1"), sure) for item, mark in zip(items, right, strict=True)]


def test_brier_score_at_its_marks() -> None:
    """Sure and right is 0, "50 %" every time 0.25 whatever is right, sure and wrong 1."""
    assert score(answers("before", "11111111", 1.0)).brier == 0
    assert score(answers("before", "10101010", 0.5)).brier == 0.25
    assert score(answers("before", "00000000", 1.0)).brier == 1
    assert score(answers("before", "11110000", 0.8)).brier == pytest.approx((0.04 + 0.64) / 2)


def test_gain_is_held_against_the_same_cells() -> None:
    """Two lists with equally many right differ in reach by how many sentences changed sides."""
    still = gain(answers("before", "11110000"), answers("after", "11110000"))
    moved = gain(answers("before", "11110000"), answers("after", "00001111"))
    assert still is not None and moved is not None
    assert (still.by, still.low, still.high) == (0, -2, 2)
    assert (moved.by, moved.low, moved.high) == (0, -5, 5)


def test_lists_of_other_cells_give_no_gain() -> None:
    """Nothing is said where the sentences do not match."""
    other = next(plan for plan in plans(BANK) if BANK.item[plan.sentences["after"][0]].cell not in cells_of(PLAN))
    after = [Answer(BANK.item[id], True, 0.5) for id in other.sentences["after"]]
    assert gain(answers("before", "11111111"), after) is None


def cells_of(plan) -> set[object]:  # type: ignore[no-untyped-def]
    return {BANK.item[id].cell for id in plan.sentences["before"]}


def test_the_interval_holds_what_it_promises() -> None:
    """Over a grid of true chances of losing and winning a sentence it holds the true gain in 95 % on average, and in
    no case in less than 89 %."""
    held = []
    for lose, win in product(range(11), repeat=2):
        if lose + win <= 10:
            held.append(coverage(lose / 10, win / 10))
    assert min(held) > 0.89
    assert sum(held) / len(held) > 0.95


REACH = {
    (lost, won): gain(
        answers("before", "1" * lost + "0" * (8 - lost)),
        answers("after", "0" * lost + "1" * won + "0" * (8 - lost - won)),
    )
    for lost in range(9)
    for won in range(9 - lost)
}


def coverage(lose: float, win: float) -> float:
    stay = max(0.0, 1 - lose - win)
    total = 0.0
    for (lost, won), found in REACH.items():
        assert found is not None
        ways = factorial(8) / (factorial(lost) * factorial(won) * factorial(8 - lost - won))
        chance = ways * lose**lost * win**won * stay ** (8 - lost - won)
        total += chance * (found.low - 1e-9 <= 8 * (win - lose) <= found.high + 1e-9)
    return total


@pytest.mark.parametrize(("freedom", "table"), [(4, 2.776), (9, 2.262), (29, 2.045), (100, 1.984)])
def test_student_is_the_table_s(freedom: int, table: float) -> None:
    """To a hundredth, from the smallest team on."""
    assert student(freedom) == pytest.approx(table, abs=0.01)


def test_a_mean_change_has_its_interval() -> None:
    """By hand: differences 0, 1, 2, 3, 4 have mean 2 and reach 2.776 · 1.581 / √5."""
    found = mean_change([0, 1, 2, 3, 4])
    assert (found.by, found.high - found.by) == (2, pytest.approx(1.963, abs=0.01))
