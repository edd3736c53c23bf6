"""Findings and grades as JSON, in the form that the shell promises."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from whathow.blame.finding import Finding
from whathow.rubric import Grade


def findings_json(path: str, findings: Iterable[Finding]) -> str:
    """One object a line: `path` and the fields of the finding."""
    return "".join(json.dumps({"path": path, **asdict(finding)}, ensure_ascii=False) + "\n" for finding in findings)


def line_json(number: int, findings: Iterable[Finding]) -> str:
    """What `check --sentences` prints of line `number` (from 1)."""
    found = list(findings)
    families = list(dict.fromkeys(finding.family for finding in found))
    blame = any(finding.level == "blame" for finding in found)
    return json.dumps({"line": number, "blame": blame, "families": families}) + "\n"


def grade_json(grade: Grade) -> str:
    """The whole grade as one object."""
    return json.dumps(grade.to_dict(), ensure_ascii=False) + "\n"
