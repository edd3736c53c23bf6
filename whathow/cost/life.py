"""A world lived through with one way of answering: what is told, what stays hidden, what comes back, who leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whathow.cost.world import Hazard, World


@dataclass(frozen=True)
class Way:
    """A way of answering, both from 0 to 1: how often blame follows, and how often the process is changed."""

    blame: float
    process: float


@dataclass
class Tally:
    """What is counted while a world is lived through; `hidden_by_month` has a number for each month's end."""

    hidden_by_month: list[int]
    reports: int = 0
    quiet: int = 0
    incidents: int = 0
    repeats: int = 0
    changes: int = 0
    words: int = 0
    leavers: int = 0

    def measures(self, own: Mapping[str, float]) -> dict[str, float]:
        """The counts by the ids of a sheet's measures, with the hours that they take."""
        hours = (
            self.incidents * own["hours_incident"]
            + self.reports * own["hours_report"]
            + self.changes * own["hours_process"]
            + self.words * own["hours_person"]
            + self.leavers * own["hours_leaver"]
        )
        return {
            "reports": self.reports,
            "quiet": self.quiet,
            "hidden": self.hidden_by_month[-1],
            "incidents": self.incidents,
            "repeats": self.repeats,
            "leavers": self.leavers,
            "changes": self.changes,
            "hours": hours,
        }


def live(world: World, way: Way) -> Tally:
    """Live through `world` and answer in this `way`."""
    own = world.values
    tally = Tally([0] * round(own["months"]))
    tell = own["tell_open"] + (own["tell_blame"] - own["tell_open"]) * way.blame
    for hazard in world.hazards:
        known = _meet(hazard, way, tell, own, tally)
        _hide(hazard.since, known, tally.hidden_by_month)
    speed = 1 + (own["leave_blame"] - 1) * way.blame
    tally.leavers = sum(_left(stays, own["months"] * speed) for stays in world.stays)
    return tally


def _meet(hazard: Hazard, way: Way, tell: float, own: Mapping[str, float], tally: Tally) -> float | None:
    """Go through the showings until an answer removes the hazard; the month in which it was first told of, if ever."""
    known, before = None, 0
    for showing in hazard.showings:
        if showing.incident:
            tally.incidents += 1
            tally.repeats += before > 0
            before += 1
        elif showing.told < tell:
            tally.reports += 1
        else:
            tally.quiet += 1
            continue
        known = showing.month if known is None else known
        process = showing.kind < way.process
        tally.changes += process
        tally.words += not process
        if showing.works < own["fix_process" if process else "fix_person"]:
            break
    return known


def _hide(since: float, known: float | None, months: list[int]) -> None:
    """Count the hazard at the end of each month at which it was there and nobody had told of it."""
    for month in range(int(since), len(months)):
        if known is not None and known <= month + 1:
            return
        months[month] += 1


def _left(stays: tuple[float, ...], time: float) -> int:
    """How many of one seat's holders leave in `time`."""
    left = 0
    for stay in stays:
        time -= stay
        if time < 0:
            break
        left += 1
    return left
