"""The peers: packaged tools, and a regular expression of the obvious triggers, on the same lines."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tools.bench.lines import ROOT
from tools.bench.progress import step
from tools.bench.triggers import read_triggers, trigger_pattern

BENCH = ROOT / "bench"
BIN = Path(sys.executable).parent


def verdicts(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    """For each peer: what it `said` of every text (flagged or not), its processor `seconds` and its `version`."""
    pattern = trigger_pattern()
    made = {"triggers": _run(texts, lambda text: bool(pattern.search(text)), f"{len(read_triggers())} words")}
    with step(f"proselint on {len(texts):,} texts"):
        made["proselint"] = _run(texts, _proselint(), version("proselint"))
    return made | _javascript(texts)


def _run(texts: Sequence[str], flags: Callable[[str], bool], told: str) -> dict[str, Any]:
    began = time.process_time()
    said = [flags(text) for text in texts]
    return {"said": said, "seconds": time.process_time() - began, "version": told}


def _proselint() -> Callable[[str], bool]:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    LintFile("a line", "It rained.").lint()
    return lambda text: bool(LintFile("a line", text).lint())


def _javascript(texts: Sequence[str]) -> dict[str, dict[str, Any]]:
    with step(f"The peers in JavaScript on {len(texts):,} texts"):
        done = subprocess.run(
            [BIN / "node", BENCH / "peers.mjs"],
            input=json.dumps({"texts": list(texts)}),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    made: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return made
