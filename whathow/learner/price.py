"""The cost model and the calculator as a page asks for them; a notebook uses the same (whathow.learner.board)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from whathow.cost.outcome import Outcome, simulate
from whathow.cost.own import price_own
from whathow.cost.sheet import Sheet, read_sheet
from whathow.cost.table import months, rows, settings_line, summary
from whathow.course.library import find
from whathow.course.price import grade_letter
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Grade

MODELS = "cost"
CALCULATORS = "cost/calculator"


def open_model(name: str, start: Path | None = None) -> Sheet:
    """The cost model `name`. Raises FaultError where there is none or its file is broken."""
    return read_sheet(find(MODELS, name, ".toml", start))


def open_calculator(name: str, start: Path | None = None) -> Sheet:
    """The calculator `name`. Raises FaultError where there is none or its file is broken."""
    return read_sheet(find(CALCULATORS, name, ".toml", start))


def shown(sheet: Sheet, outcome: Outcome) -> dict[str, Any]:
    """All that a page shows of an outcome, as plain data: tables as text, ranges as numbers for the figures."""
    return {
        "rows": [asdict(row) for row in rows(sheet, outcome)],
        "months": [asdict(row) for row in months(outcome)],
        "summary": summary(outcome),
        "settings": settings_line(sheet, outcome.values),
        "hidden": {
            "a": [asdict(month) for month in outcome.hidden_a],
            "b": [asdict(month) for month in outcome.hidden_b],
        },
        "measures": {each.id: {"a": asdict(each.a), "b": asdict(each.b)} for each in outcome.measures},
    }


def price(request: Mapping[str, Any]) -> dict[str, Any]:
    """`name` of a model, `settings` by id → what comes of them."""
    sheet = open_model(str(request.get("name", "")))
    return shown(sheet, simulate(sheet, _numbers(request, "settings")))


def letter(request: Mapping[str, Any]) -> Grade:
    """`name` of a model, `settings` by id, `text` of a letter → its grade. Raises FaultError where one is missing."""
    text = request.get("text")
    if not isinstance(text, str):
        raise FaultError([Fault("request", "`text` is missing or is not text", "send `text` as a string")])
    sheet = open_model(str(request.get("name", "")))
    return grade_letter(sheet, _numbers(request, "settings"), text)


def own_cost(request: Mapping[str, Any]) -> dict[str, Any]:
    """`name` of a calculator, `values` by id → the bill."""
    sheet = open_calculator(str(request.get("name", "")))
    return price_own(sheet, _numbers(request, "values")).to_dict()


def _numbers(request: Mapping[str, Any], key: str) -> dict[str, Any]:
    given = request.get(key, {})
    return given if isinstance(given, dict) else {}
