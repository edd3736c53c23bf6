"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from whathow.blame.family import families
from whathow.blame.finding import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def findings_sarif(files: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    """One SARIF log for the findings of several files (path, findings)."""
    rules = [
        {"id": family.id, "shortDescription": {"text": family.what}, "help": {"text": family.hurts}}
        for family in families().values()
    ]
    run = {
        "tool": {"driver": {"name": "whathow", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(path, finding) for path, findings in files for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(path: str, finding: Finding) -> dict[str, Any]:
    region = {
        "startLine": finding.line, "startColumn": finding.column,
        "charOffset": finding.start, "charLength": finding.end - finding.start, "snippet": {"text": finding.text},
    }  # fmt: skip
    return {
        "ruleId": finding.family,
        "level": "warning" if finding.level == "blame" else "note",
        "message": {"text": f"{finding.message} {finding.question}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": path}, "region": region}}],
    }
