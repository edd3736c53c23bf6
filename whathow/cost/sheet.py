"""A sheet of parameters: what each is called, its unit, its range, and where its default comes from."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whathow.fault import Fault, FaultError

GUESS = "no source: our guess"


@dataclass(frozen=True)
class Parameter:
    """One number that can be set, from `low` to `high` in steps of `step`.

    `source` says where the default comes from and what that does not show, or begins with "no source: our guess";
    `varies` marks what the model itself takes as unsure (see whathow.cost.world).
    """

    id: str
    group: str
    name: str
    unit: str
    low: float
    high: float
    step: float
    default: float
    source: str
    url: str = ""
    varies: bool = False

    @property
    def guessed(self) -> bool:
        return self.source.startswith(GUESS)


@dataclass(frozen=True)
class Measure:
    """One thing that is counted; `words` are stems by which a text is seen to speak of it."""

    id: str
    name: str
    short: str
    unit: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: `limits` are said before anything else, `works` tells what happens in the model and `scene` what a
    learner is asked (both Markdown), `groups` are pairs of id and title, `letters` are model answers with names of
    figures in braces."""

    name: str
    title: str
    minutes: int
    works: str
    scene: str
    limits: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    parameters: tuple[Parameter, ...]
    measures: tuple[Measure, ...]
    letters: tuple[str, ...]

    @property
    def defaults(self) -> dict[str, float]:
        return {parameter.id: parameter.default for parameter in self.parameters}


def read_sheet(path: Path) -> Sheet:
    """The sheet in the TOML file at `path`. Raises FaultError, a line for each thing that does not hold together."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        sheet = _sheet(path.stem, data)
    except OSError as error:
        raise FaultError([Fault(path.name, f"can't be read ({error.strerror})", "check the path")]) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        problem = " ".join(str(error).split())
        raise FaultError([Fault(path.name, f"not a sheet ({problem})", "compare it with one that is there")]) from None
    faults = [fault for parameter in sheet.parameters for fault in _faults(path.name, parameter, sheet)]
    if faults:
        raise FaultError(faults)
    return sheet


def values(sheet: Sheet, given: Mapping[str, Any]) -> dict[str, float]:
    """The value of each parameter: the one `given`, else its default.

    Raises FaultError with a line for each unknown name, each value that is no number, and each one out of its range.
    """
    known = {parameter.id: parameter for parameter in sheet.parameters}
    faults = [fault for name, value in given.items() if (fault := _refusal(known, name, value))]
    if faults:
        raise FaultError(faults)
    return sheet.defaults | {name: float(value) for name, value in given.items()}


def _sheet(name: str, data: Mapping[str, Any]) -> Sheet:
    return Sheet(
        name=name,
        title=str(data["title"]),
        minutes=int(data["minutes"]),
        works=str(data.get("works", "")).strip(),
        scene=str(data.get("scene", "")).strip(),
        limits=tuple(str(line) for line in data["limits"]),
        groups=tuple((str(key), str(title)) for key, title in data["groups"].items()),
        parameters=tuple(_parameter(row) for row in data["parameter"]),
        measures=tuple(Measure(**{**row, "words": tuple(row["words"])}) for row in data.get("measure", ())),
        letters=tuple(str(letter).strip() for letter in data.get("letters", ())),
    )


def _parameter(row: Mapping[str, Any]) -> Parameter:
    numbers = {key: float(row[key]) for key in ("low", "high", "step", "default")}
    return Parameter(**{**row, **numbers})


def _faults(where: str, parameter: Parameter, sheet: Sheet) -> Iterator[Fault]:
    place = f"{where}: {parameter.id}"
    if not parameter.low <= parameter.default <= parameter.high or parameter.step <= 0:
        yield Fault(place, "its default is outside its range, or its step is not above 0", "mend low, high or step")
    groups = [name for name, _ in sheet.groups]
    if parameter.group not in groups:
        yield Fault(place, f"there is no group {parameter.group!r}", f"use one of: {', '.join(groups)}")
    if not parameter.guessed and not parameter.url.startswith("https://"):
        yield Fault(place, "its source has no address", f"give a url, or begin the source with {GUESS!r}")
    if [other.id for other in sheet.parameters].count(parameter.id) > 1:
        yield Fault(place, "two parameters have this id", "rename one")


def _refusal(known: Mapping[str, Parameter], name: str, value: object) -> Fault | None:
    if name not in known:
        return Fault(str(name)[:40], "no setting has this name", f"use one of: {', '.join(known)}")
    parameter = known[name]
    where = f"{parameter.name} ({name})"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return Fault(where, "this is not a number", "write one in digits")
    if not parameter.low <= value <= parameter.high:
        return Fault(where, f"{value:g} is outside its range", f"choose from {parameter.low:g} to {parameter.high:g}")
    return None
