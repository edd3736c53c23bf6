"""The assessments' verb for a shell: `whathow team FILE…`, one figure for a team from its members' results files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from whathow.assess.team import LEAST_PEOPLE, LONGEST_FILE, Results, read_results, team_lines
from whathow.fault import Fault, FaultError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the verb. Returns 0, or 2 where a file can't be used (one line a file on standard error)."""
    options = _parser().parse_args(arguments)
    results: list[Results] = []
    faults: list[Fault] = []
    for path in options.files:
        try:
            results.append(read_results(_text(path), str(path)))
        except FaultError as error:
            faults += error.faults
    if faults:
        print(FaultError(faults), file=sys.stderr)
        return 2
    print("\n".join(team_lines(results)))
    return 0


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise FaultError([Fault(str(path), f"can't be read ({error.strerror})", "check the path")]) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "whathow team",
        description=f"One figure for a team from results files without names; from {LEAST_PEOPLE} people on.",
        epilog="example: whathow team ~/sent-to-me/*.json",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a results file that a learner sent")
    return parser
