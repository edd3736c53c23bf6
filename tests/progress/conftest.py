"""What the tests of a learner's progress share: the page's own modules, run by node."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "book" / "site_assets"


@pytest.fixture(scope="session")
def run_module() -> Callable[..., Any]:
    """Calls a function of a module below `book/site_assets/` that needs no page, and gives back what it returns; `call`
    is an expression to call in its place, in which the functions named are known."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    if not node:
        pytest.skip("no node in the environment; run make setup")

    def run(module: str, function: str, *arguments: Any, call: str = "") -> Any:
        given = ", ".join(map(json.dumps, arguments))
        head = f"import {{ {function} }} from {json.dumps((ASSETS / module).as_uri())};"
        script = f"{head} console.log(JSON.stringify({call or function}({given})))"
        command = [node, "--no-warnings", "--input-type=module", "--eval", script]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert not done.returncode, done.stderr
        return json.loads(done.stdout)

    return run
