"""One world: the hazards that arrive in a team's work, when each shows itself, and how long people stay.

A world is drawn once and then lived through twice, blamed and not. Nothing in it depends on how anybody answers: the
same hazards come in the same months and show themselves on the same days, and the same dice decide. What differs
between two ways of answering is then the answer alone (common random numbers, as simulation textbooks call it).
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from whathow.cost.sheet import Sheet

MOST_CHANCE = 0.98
CHANCES = ("tell_open", "tell_blame", "fix_person", "fix_process")


@dataclass(frozen=True)
class Showing:
    """A hazard shows itself at `month`, as an incident or as a near miss. `told`, `kind` and `works` are dice from 0 to
    1: is a near miss told of, which kind of answer follows, and does the answer remove the hazard?"""

    month: float
    incident: bool
    told: float
    kind: float
    works: float


@dataclass(frozen=True)
class Hazard:
    """Something that can go wrong, there from `since` (months) until it is removed."""

    since: float
    showings: tuple[Showing, ...]


@dataclass(frozen=True)
class World:
    """Hazards; for each seat how long its holders would stay, in months at the usual rate of leaving; and this world's
    own `values` of the parameters, the guessed ones each a little off."""

    hazards: tuple[Hazard, ...]
    stays: tuple[tuple[float, ...], ...]
    values: Mapping[str, float]


def draw_world(sheet: Sheet, values: Mapping[str, float], number: int) -> World:
    """World `number` of the seed that is in `values`; the same for the same sheet, values and number."""
    dice = random.Random(int(values["seed"]) * 100_000 + number)
    own = dict(_varied(sheet, values, dice))
    hazards = tuple(_hazard(dice, since, own) for since in _arrivals(dice, own))
    stays = tuple(tuple(_stays(dice, own)) for _ in range(round(own["people"])))
    return World(hazards, stays, own)


def _varied(sheet: Sheet, values: Mapping[str, float], dice: random.Random) -> Iterator[tuple[str, float]]:
    """Every value, and those that vary multiplied by up to 1 ± the spread; a chance stays a chance, and what goes so
    many times as fast is never turned round."""
    spread = values["spread"] / 100
    for parameter in sheet.parameters:
        value = values[parameter.id] / (100 if parameter.unit == "%" else 1)
        if parameter.varies:
            still = 1 if parameter.unit == "times" else 0
            value = still + (value - still) * (1 + spread * (2 * dice.random() - 1))
        yield parameter.id, min(value, MOST_CHANCE) if parameter.id in CHANCES else value


def _arrivals(dice: random.Random, own: Mapping[str, float]) -> Iterator[float]:
    yield from (0.0 for _ in range(round(own["stock"])))
    month = _wait(dice, own["hazards"])
    while month < own["months"]:
        yield month
        month += _wait(dice, own["hazards"])


def _hazard(dice: random.Random, since: float, own: Mapping[str, float]) -> Hazard:
    near = own["near_misses"] / 12
    rate = near + near / own["ratio"]
    showings = []
    month = since + _wait(dice, rate)
    while month < own["months"]:
        incident = dice.random() < 1 / (1 + own["ratio"])
        showings.append(Showing(month, incident, dice.random(), dice.random(), dice.random()))
        month += _wait(dice, rate)
    return Hazard(since, tuple(showings))


def _stays(dice: random.Random, own: Mapping[str, float]) -> Iterator[float]:
    """Stays long enough to fill the time even where people leave several times as fast."""
    left = own["months"] * own["leave_blame"]
    while left > 0:
        stay = _wait(dice, own["leave_base"] / 12)
        yield stay
        left -= stay


def _wait(dice: random.Random, rate: float) -> float:
    """The time to the next of events that come at `rate`, independent of one another."""
    return -math.log(1 - dice.random()) / rate
