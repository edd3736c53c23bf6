"""The grader against a careful reader, on the labelled rewrites of corpus/rewrites."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import median
from typing import Any

from tools.bench.counts import Counts, count
from tools.bench.lines import CORPUS, ROOT
from tools.bench.progress import step
from whathow.fault import FaultError
from whathow.incident import Incident, read_incident
from whathow.rubric import Grade, grade

REWRITES = CORPUS / "rewrites"
CRITERIA = ("language", "account", "how", "forward")


def measure() -> dict[str, Any]:
    """Pass or fail, each criterion, what is sure, and the milliseconds of a grade, as in bench/results.json."""
    rows = [json.loads(row) for row in (REWRITES / "labels.jsonl").read_text(encoding="utf-8").splitlines() if row]
    incidents = {slug: read_incident(_incident(slug)) for slug in sorted({row["incident"] for row in rows})}
    with step(f"Grading {len(rows)} labelled rewrites"):
        graded = [_grade(incidents[row["incident"]], row["rewrite"]) for row in rows]
    grades = [made for made, _ in graded]
    met = [_met(made) for made in grades]
    passed = [bool(made and made.passed) for made in grades]
    return {
        "incidents": len(incidents),
        "passed": count(zip([row["passes"] for row in rows], passed, strict=True)),
        "criteria": {
            name: count((name not in row["not_met"], said[name]) for row, said in zip(rows, met, strict=True))
            for name in CRITERIA
        },
        "sure": _sure(rows, grades),
        "let_through": [_named(row) for row, said in zip(rows, passed, strict=True) if said and not row["passes"]],
        "turned_away": [_named(row) for row, said in zip(rows, passed, strict=True) if row["passes"] and not said],
        "milliseconds": median(seconds for _, seconds in graded) * 1000,
    }


def _incident(slug: str) -> Path:
    kept = REWRITES / slug / "incident.md"
    return kept if kept.exists() else ROOT / "exercises" / "incidents" / f"{slug}.md"


def _grade(incident: Incident, name: str) -> tuple[Grade | None, float]:
    """The grade, None where it is refused, and its processor seconds. Each rewrite is new to the warm program."""
    text = (REWRITES / incident.slug / "rewrites" / name).read_text(encoding="utf-8")
    began = time.process_time()
    try:
        made: Grade | None = grade(incident, text)
    except FaultError:
        made = None
    return made, time.process_time() - began


def _met(made: Grade | None) -> dict[str, bool]:
    return dict.fromkeys(CRITERIA, False) | ({one.id: one.met for one in made.criteria} if made else {})


def _sure(rows: list[dict[str, Any]], grades: list[Grade | None]) -> dict[str, int]:
    """Verdicts on a criterion: how many, how many marked sure, how many of those as labelled, and of the others."""
    every = [
        (one.sure, one.met == (one.id not in row["not_met"]))
        for row, made in zip(rows, grades, strict=True)
        for one in (made.criteria if made else ())
    ]
    counts: Counts = count((right, sure) for sure, right in every)
    return {
        "verdicts": len(every),
        "sure": counts.found + counts.alarms,
        "right": counts.found,
        "right_unsure": counts.missed,
    }


def _named(row: dict[str, Any]) -> dict[str, str]:
    return {"rewrite": f"{row['incident']}/{row['rewrite']}", "why": row.get("why", "")}
