"""What the tests of the cost model share."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.cost.sheet import Sheet, read_sheet

COST = Path(__file__).resolve().parents[2] / "exercises" / "cost"


@pytest.fixture(scope="session")
def model() -> Sheet:
    """The model of the chapter."""
    return read_sheet(COST / "price-the-blame.toml")


@pytest.fixture(scope="session")
def calculator() -> Sheet:
    """The calculator of the chapter."""
    return read_sheet(COST / "calculator" / "own-incident.toml")
