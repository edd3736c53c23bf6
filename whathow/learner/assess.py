"""The assessments as a page asks for them: what a learner's own lists say, and what a team's files say together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from whathow.assess.bank import open_bank
from whathow.assess.result import Sitting, gain_lines, read_sitting, results_file, show_sitting
from whathow.assess.team import Results, read_results, team_lines
from whathow.fault import Fault, FaultError

Request = Mapping[str, Any]


def assess(request: Request) -> dict[str, Any]:
    """`attempts` (as `read_sitting` takes them) and a random `code` → every sitting as a page shows it, what they say
    of a gain, the results file, and which attempts were refused and why. One bad attempt holds up no other."""
    bank = open_bank()
    sittings: list[Sitting] = []
    refused: list[dict[str, Any]] = []
    for attempt in _list(request, "attempts"):
        try:
            sittings.append(read_sitting(bank, attempt))
        except FaultError as error:
            occasion = attempt.get("occasion") if isinstance(attempt, dict) else None
            refused += [{"occasion": occasion, **asdict(fault)} for fault in error.faults]
    return {
        "sittings": [show_sitting(bank, sitting) for sitting in sittings],
        "gain": gain_lines(sittings) if sittings else [],
        "file": results_file(sittings, str(request.get("code", ""))),
        "refused": refused,
    }


def team(request: Request) -> dict[str, Any]:
    """`files`, each with `name` and `text` → what they say together. Raises FaultError, a line for each bad file."""
    results: list[Results] = []
    faults: list[Fault] = []
    for file in _list(request, "files"):
        try:
            results.append(read_results(str(file["text"]), str(file["name"])))
        except FaultError as error:
            faults += error.faults
    if faults:
        raise FaultError(faults)
    return {"lines": team_lines(results)}


def _list(request: Request, key: str) -> list[Any]:
    value = request.get(key)
    if not isinstance(value, list):
        raise FaultError([Fault("request", f"`{key}` is missing or is no list", f"send `{key}` as a list")])
    return value
