"""The incidents of the course and the labelled rewrites of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
INCIDENTS = sorted((ROOT / "exercises" / "incidents").glob("*.md"))
REWRITES = ROOT / "corpus" / "rewrites"


def incident_path(slug: str) -> Path:
    """The incident of a labelled rewrite: one of the course, or one kept beside its rewrites."""
    kept = REWRITES / slug / "incident.md"
    return kept if kept.exists() else ROOT / "exercises" / "incidents" / f"{slug}.md"


def labels() -> list[dict[str, Any]]:
    """The careful reader's verdicts."""
    return [json.loads(line) for line in (REWRITES / "labels.jsonl").read_text(encoding="utf-8").splitlines() if line]
