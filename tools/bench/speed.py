"""Speed, in processor seconds: whole commands on the same files, the peers in one process on the same paragraphs."""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tools.bench.lines import text_of
from tools.bench.peers import BIN, verdicts
from tools.bench.progress import step

PAGE, LONG, LONGEST = 500, 200_000, 2_000_000  # words
PARAGRAPHS = 20_000  # words for the peers in one process: some would take half an hour for more
ROUNDS = {PAGE: 5, LONG: 3, LONGEST: 1}


def measure() -> dict[str, Any]:
    """Seconds of whole commands by number of words, and words in a second of every tool, as in bench/results.json."""
    with TemporaryDirectory() as folder:
        made = {str(words): _commands(Path(folder), words) for words in (PAGE, LONG, LONGEST)}
    paragraphs = text_of(PARAGRAPHS).split("\n\n")
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    peers = verdicts(paragraphs)
    return {
        "commands": made,
        "in_one_process": {name: words / each["seconds"] for name, each in peers.items() if name != "proselint"},
        "machine": {
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1),
        },
    }


def _commands(folder: Path, words: int) -> dict[str, Any]:
    """Median processor seconds of `whathow check` and of `proselint check` on a file, by turns, from a cold start."""
    file, config = folder / f"{words}.md", folder / "proselint.json"
    file.write_text(text_of(words), encoding="utf-8")
    # By itself it stops after a thousand findings, and would be timed on a part of the text.
    config.write_text(json.dumps({"max_errors": 10_000_000}), encoding="utf-8")
    commands = {
        "whathow": [str(BIN / "whathow"), "check", str(file)],
        "proselint": [str(BIN / "proselint"), "check", "--config", str(config), str(file)],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    with step(f"Checking a file of {words:,} words, {ROUNDS[words]} times"):
        for _ in range(ROUNDS[words]):
            for name, command in commands.items():
                seconds[name].append(_seconds(command))
    length = len(file.read_text(encoding="utf-8").split())
    return {"words": length, "seconds": {name: median(every) for name, every in seconds.items()}}


def _seconds(command: Sequence[str]) -> float:
    """Processor seconds of a command that may end with 0 (nothing found) or 1 (something found)."""
    before = _of_children()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    if code not in (0, 1):
        raise subprocess.CalledProcessError(code, list(command))
    return _of_children() - before


def _of_children() -> float:
    """User and system seconds of every command that has ended: work beside it counts for less than by the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
