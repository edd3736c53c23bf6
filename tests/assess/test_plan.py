"""The plans: three occasions of equal difficulty, and nothing twice."""

from __future__ import annotations

from collections import Counter
from itertools import permutations, product

import pytest

from whathow.assess.bank import Bank, open_bank
from whathow.assess.plan import OCCASIONS, plans
from whathow.fault import FaultError

BANK = open_bank()
PLANS = plans(BANK)


def test_no_plan_repeats_an_item() -> None:
    """Twenty-four sentences and three short reports, all different."""
    for plan in PLANS:
        assert len({id for ids in plan.sentences.values() for id in ids}) == 24
        assert len(set(plan.rewrite.values())) == 3


def test_the_three_occasions_have_equal_strata() -> None:
    """Family, blame or clean, hard or plain: the same eight cells before, after and later."""
    for plan in PLANS:
        strata = [Counter(BANK.item[id].cell for id in plan.sentences[occasion]) for occasion in OCCASIONS]
        assert strata[0] == strata[1] == strata[2]
        assert len({BANK.short[id].set for id in plan.rewrite.values()}) == 1


def test_every_list_is_balanced() -> None:
    """Four blame, two of them hard; each of the eight families comes up once."""
    for plan, occasion in product(PLANS, OCCASIONS):
        items = [BANK.item[id] for id in plan.sentences[occasion]]
        assert Counter((item.blame, item.hard) for item in items) == dict.fromkeys(product((True, False), repeat=2), 2)
        assert len({item.family for item in items}) == 8


def test_every_item_stands_equally_often_in_every_place() -> None:
    """Over all plans a sentence that is harder than its label makes the three occasions harder alike."""
    places = Counter((id, occasion) for plan in PLANS for occasion in OCCASIONS for id in plan.sentences[occasion])
    assert set(places) == set(product(BANK.item, OCCASIONS)) and len(set(places.values())) == 1
    shorts = Counter((plan.rewrite[occasion], occasion) for plan in PLANS for occasion in OCCASIONS)
    assert set(shorts) == set(product(BANK.short, OCCASIONS)) and len(set(shorts.values())) == 1


def test_every_order_of_a_cell_is_there() -> None:
    """The three sentences of a cell come in all six orders, equally often, so that none always follows another."""
    by_cell = {(BANK.item[id].cell, occasion): id for occasion in OCCASIONS for id in PLANS[0].sentences[occasion]}
    cells = {cell for cell, _ in by_cell}
    orders = Counter(order_of(plan, cell) for plan in PLANS for cell in cells if order_of(plan, cell))
    for cell in cells:
        three = [item.id for item in BANK.items if item.cell == cell]
        assert len({orders[order] for order in permutations(three)}) == 1


def order_of(plan, cell) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """The plan's sentences of a cell, before, after and later; nothing where it has none of that cell."""
    return tuple(id for occasion in OCCASIONS for id in plan.sentences[occasion] if BANK.item[id].cell == cell)


def test_lists_are_shuffled() -> None:
    """Blame and clean come in many orders, so that the place of a sentence says nothing."""
    patterns = {tuple(BANK.item[id].blame for id in plan.sentences["before"]) for plan in PLANS}
    assert len(patterns) > 20


def test_a_bank_with_a_gap_makes_no_plan() -> None:
    """A cell or a set that lacks one is named."""
    with pytest.raises(FaultError, match="plain blame of counterfactual has 2") as caught:
        plans(Bank(BANK.items[1:], BANK.shorts[1:]))
    assert "set 'a' has 2" in str(caught.value)
