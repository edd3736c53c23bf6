"""A long command is seen to move, and says what went wrong only when it did."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tools import step
from tools.step import Progress, main


def run(code: str, terminal: bool) -> tuple[int, list[str], str]:
    """Run Python `code` as a step; its exit code, its lines and what the reader saw."""
    seen: list[str] = []
    result, lines = Progress("Baking", write=seen.append, terminal=terminal).run([sys.executable, "-c", code])
    return result, lines, "".join(seen)


def test_a_step_says_that_it_is_done_and_after_how_long() -> None:
    """The first line says what begins and the last that it is done; what the command said stays unsaid."""
    code, lines, seen = run("print('flour')", terminal=False)
    assert (code, lines) == (0, ["flour\n"])
    assert seen == "Baking …\nBaking … done in 0 s\n"


def test_a_failed_step_keeps_every_line() -> None:
    """Both streams come back, with the command's own exit code."""
    code, lines, seen = run("import sys; print('out', flush=True); print('err', file=sys.stderr); sys.exit(3)", False)
    assert code == 3
    assert lines == ["out\n", "err\n"]
    assert "FAILED" in seen


def test_a_long_step_shows_its_last_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """While it runs, the reader sees the seconds and the last line, without colours."""
    monkeypatch.setattr(step, "TERMINAL_SECONDS", 0.05)
    _, _, seen = run("import time; print('\\x1b[31moven  hot', flush=True); time.sleep(0.4)", terminal=True)
    assert "Baking … 0 s oven hot" in seen.replace("  ", " ")
    assert "\x1b[31m" not in seen


def test_a_command_that_is_not_there_is_no_traceback() -> None:
    """It counts as failed, and the line names it."""
    code, lines = Progress("Baking", write=lambda _: None, terminal=False).run(["no-such-command-anywhere"])
    assert code == 127
    assert "no-such-command-anywhere" in lines[0]


def test_a_command_cannot_wait_for_an_answer() -> None:
    """Nobody sees a question that a step asks, so its input is empty."""
    code, _, _ = run("input('really? ')", terminal=False)
    assert code != 0


def test_the_script_shows_a_failed_command_and_passes_its_code_on(capfd: pytest.CaptureFixture[str]) -> None:
    """What failed is on standard error, with the command to try again."""
    assert main(["Baking", "--", sys.executable, "-c", "print('burnt'); raise SystemExit(4)"]) == 4
    error = capfd.readouterr().err
    assert "burnt" in error
    assert "ended with 4" in error


def test_the_script_runs_before_the_environment_exists(root) -> None:  # type: ignore[no-untyped-def]
    """It needs nothing but the standard library."""
    command = [sys.executable, "-I", "-S", str(root / "tools" / "step.py"), "Baking", "--", sys.executable, "-V"]
    assert subprocess.run(command, check=False, capture_output=True, cwd="/").returncode == 0
