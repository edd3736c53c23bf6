"""The shell's contract: what is printed, where, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
INCIDENT = ROOT / "exercises" / "incidents" / "record-nobody-asked-for.md"
BLAME = "The crew failed to check the table.\n"
CLEAN = "The table was last year's.\n"


def whathow(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "whathow", *arguments]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT, check=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(f"# Report\n\n{BLAME}", encoding="utf-8")
    return path


def test_check_prints_one_object_a_finding(report: Path) -> None:
    """The fields are those of the contract, and blame makes the exit code 1."""
    done = whathow("check", str(report), "--format", "json")
    [line] = done.stdout.decode().splitlines()
    found = json.loads(line)
    assert list(found) == [
        "path", "start", "end", "line", "column", "text", "family", "level", "message", "question",
    ]  # fmt: skip
    assert (found["line"], found["level"], found["family"]) == (3, "blame", "counterfactual")
    assert done.returncode == 1


def test_check_of_clean_text_exits_0(tmp_path: Path) -> None:
    """Nothing found, nothing printed as JSON."""
    path = tmp_path / "clean.md"
    path.write_text(CLEAN)
    done = whathow("check", str(path), "--format", "json")
    assert (done.stdout, done.returncode) == (b"", 0)


def test_sentences_get_one_verdict_a_line() -> None:
    """Empty lines and odd bytes have a verdict too."""
    done = whathow("check", "--sentences", given=f"{BLAME}\n{CLEAN}\xff\n".encode("latin-1"))
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    assert [verdict["line"] for verdict in verdicts] == [1, 2, 3, 4]
    assert verdicts[0] == {"line": 1, "blame": True, "families": ["counterfactual"]}
    assert not any(verdict["blame"] for verdict in verdicts[1:])


def test_sarif_is_one_log_for_all_files(report: Path) -> None:
    """A code host reads the place of each finding."""
    log = json.loads(whathow("check", str(report), str(report), "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["counterfactual"] * 2


def test_html_escapes_what_somebody_wrote(tmp_path: Path) -> None:
    """Markup in a report is shown, never run."""
    path = tmp_path / "evil.md"
    path.write_text("<script>alert(1)</script> <b onclick=x>The crew failed to check it.</b>\n")
    page = whathow("check", str(path), "--format", "html").stdout.decode()
    assert "<script" not in page
    assert "<b " not in page


def test_grade_prints_the_contract(tmp_path: Path) -> None:
    """The original report fails with 1 and four criteria in order."""
    path = tmp_path / "rewrite.md"
    path.write_text(BLAME)
    done = whathow("grade", str(INCIDENT), str(path), "--format", "json")
    grade = json.loads(done.stdout)
    assert list(grade) == ["incident", "passed", "points", "max_points", "criteria"]
    assert [criterion["id"] for criterion in grade["criteria"]] == ["language", "account", "how", "forward"]
    assert [criterion["max_points"] for criterion in grade["criteria"]] == [30, 30, 20, 20]
    assert (grade["passed"], done.returncode) == (False, 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "no/such/file.md"), "can't be read"),
        (("check",), "no file named"),
        (("grade", "no/such/incident.md", "README.md"), "can't be read"),
        (("grade", "README.md", "README.md"), "front matter"),
        (("explain", "sin"), "no family of that name"),
        (("incident", "README.md"), "front matter"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(arguments: tuple[str, ...], told: str) -> None:
    """Exit code 2, the reason on standard error, no traceback, nothing on standard output."""
    done = whathow(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    [line] = done.stderr.decode().splitlines()
    assert told in line


BROKEN = (
    b"", b"\xef\xbb\xbf \n", b"\xff\xfe\x00", b"x" * 300_000, "он ошибся и не проверил таблицу".encode(),
    b"The run\x00 was started.", "The \u202enur\u202c was started.".encode(),
)  # fmt: skip


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: repr(content[:12]))
def test_a_rewrite_that_cannot_be_graded_exits_2(tmp_path: Path, content: bytes) -> None:
    """Empty, only white space, broken encoding, too long, another script, NUL, turned direction: one line each."""
    path = tmp_path / "rewrite.md"
    path.write_bytes(content)
    done = whathow("grade", str(INCIDENT), str(path))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_explain_shows_a_family_and_lists_all() -> None:
    """The page of a family has its questions; without a name all ten are listed."""
    assert b"Ask instead" in whathow("explain", "hindsight").stdout
    assert len(whathow("explain").stdout.splitlines()) == 10


def test_help_shows_examples_and_exit_codes() -> None:
    """`whathow --help` is enough to begin with."""
    shown = whathow("--help").stdout.decode()
    assert "examples:" in shown
    assert "exit codes:" in shown
