"""The obvious triggers: what a first afternoon would write."""

from __future__ import annotations

import re
from pathlib import Path

TRIGGERS = Path(__file__).resolve().parent.parent.parent / "bench" / "triggers.txt"


def read_triggers() -> list[str]:
    """The words and phrases, lower case."""
    lines = TRIGGERS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def trigger_pattern() -> re.Pattern[str]:
    """One regular expression of them all, as whole words in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, read_triggers()))})\b", re.IGNORECASE)
