"""The calculator: sums that a pencil gives too, with a width, and the assumptions on the sheet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whathow.cost.own import price_own
from whathow.cost.sheet import Sheet
from whathow.fault import FaultError

PLAIN = {
    "people": 4.0,
    "hours": 5.0,
    "review_people": 5.0,
    "review_hours": 2.0,
    "blame_hours": 6.0,
    "after_hours": 14.0,
    "rate": 100.0,
    "other": 1000.0,
    "times": 3.0,
    "leavers": 0.5,
    "pay": 50_000.0,
    "replace": 20.0,
    "change_hours": 30.0,
    "unsure": 0.0,
}


def sums(sheet: Sheet, **changed: float) -> dict[str, tuple[float, float]]:
    """Low and high of each line, for the plain figures with some changed."""
    return {line.id: (line.low, line.high) for line in price_own(sheet, PLAIN | changed).sums}


def test_a_pencil_gives_the_same(calculator: Sheet) -> None:
    """4 × 5 + 5 × 2 + 6 + 14 = 50 hours; × 100 + 1,000 = 6,000 once; × 3 = 18,000; half a leaver 5,000."""
    found = sums(calculator)
    assert found["hours"] == (50, 50) and found["once"] == (6000, 6000) and found["year"] == (18000, 18000)
    assert found["gone"] == (5000, 5000) and found["all"] == (23000, 23000)
    assert found["change"] == (3000, 3000) and found["pays"] == (0.5, 0.5)


def test_what_is_unsure_has_a_width(calculator: Sheet) -> None:
    """Thirty per cent off both ways, rounded to two digits; the last line is the widest."""
    found = sums(calculator, unsure=30)
    assert found["once"] == (4200, 7800)
    assert found["pays"] == (0.3, 0.9)


def test_nothing_costs_nothing(calculator: Sheet) -> None:
    """Free hours, and no division by them."""
    found = sums(calculator, rate=0, other=0)
    assert found["once"] == (0, 0) and found["pays"][1] >= found["pays"][0] > 0


def test_all_assumptions_are_on_the_sheet(calculator: Sheet) -> None:
    """Each figure that was put in, with its name, and the limits."""
    statement = price_own(calculator, PLAIN)
    assert [name for name, _ in statement.assumed] == [parameter.name for parameter in calculator.parameters]
    assert dict(statement.assumed)["A year's pay of one of them"] == "50,000 a year"
    assert statement.limits == calculator.limits


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_figures_give_a_bill_in_order(calculator: Sheet, data: st.DataObject) -> None:
    """From never lies above to, whatever is put in."""
    drawn = {each.id: data.draw(st.sampled_from([each.low, each.default, each.high])) for each in calculator.parameters}
    assert all(0 <= line.low <= line.high for line in price_own(calculator, drawn).sums)


def test_a_figure_out_of_range_gets_a_line(calculator: Sheet) -> None:
    """With the name that stands beside the field."""
    with pytest.raises(FaultError, match=r"Cost of an hour \(rate\): -3 is outside its range"):
        price_own(calculator, {"rate": -3})
