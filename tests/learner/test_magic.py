"""Cell magics: prose in, feedback out, points for the graded cells, and nothing on standard error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from whathow.course.shelf import exercise_names, open_exercise
from whathow.learner.tries import read_tries

COURSE = Path(__file__).resolve().parents[2] / "exercises"
REWRITE = next(name for name in exercise_names(COURSE) if name.startswith("rewrite-"))
SLUG = REWRITE.removeprefix("rewrite-")
EXERCISE = open_exercise(REWRITE, COURSE)


def run(shell: InteractiveShell, source: str) -> tuple[str, Any]:
    """What running a cell showed (printed and displayed, as plain text) and its value; standard error stays empty."""
    with capture_output() as shown:
        result = shell.run_cell(source)
    assert shown.stderr == "" and result.success
    return shown.stdout + "".join(output.data.get("text/plain", "") for output in shown.outputs), result.result


def test_the_model_passes_and_opens(shell: InteractiveShell) -> None:
    """All points; the graded cells give them as floats; the model is shown."""
    shown, _ = run(shell, f"%%rewrite {SLUG}\n{EXERCISE.model}")
    assert "You passed" in shown and "A model answer" in shown
    points = [run(shell, f'criterion("{part.id}")')[1] for part in EXERCISE.parts]
    assert points == [30.0, 30.0, 20.0, 20.0] and all(type(value) is float for value in points)
    assert run(shell, "feedback()")[0] == "100 of 100 points, passed.\n"


def test_the_original_fails_and_the_next_try_is_compared(shell: InteractiveShell, tmp_path: Path) -> None:
    """Each try is kept beside the notebook; the same text twice is one try."""
    original = EXERCISE.material.replace("> ", "").replace("<!-- whathow: exhibit -->", "")
    first, _ = run(shell, f"%%rewrite {SLUG}\n{original}")
    again, _ = run(shell, f"%%rewrite {SLUG}\n{original}")
    assert first.startswith("Try 1: ") and again.startswith("Try 1: ") and "A model answer" not in first
    third, _ = run(shell, f"%%rewrite {SLUG}\n{EXERCISE.model}")
    assert third.startswith("Try 2: ") and "more than the last try" in third.splitlines()[0]
    assert [each.passed for each in read_tries(tmp_path / f"{REWRITE}.tries.jsonl")] == [False, True]


@pytest.mark.parametrize(
    "body", ["\n", "   \n", "Write your rewrite here, in place of this line.\n", "### BEGIN SOLUTION\n### END SOLUTION"]
)
def test_a_blank_answer_earns_nothing_and_is_no_try(shell: InteractiveShell, tmp_path: Path, body: str) -> None:
    """The released cell can be run as it is."""
    shown, _ = run(shell, f"%%rewrite {SLUG}\n{body}\n")
    assert "Nothing is written here yet" in shown
    assert run(shell, 'criterion("language")')[1] == 0.0
    assert not list(tmp_path.glob("*.jsonl"))


def test_before_a_run_there_are_no_points(shell: InteractiveShell) -> None:
    """The graded cells never fail: 0.0, and for a criterion that does not exist 0.0, too."""
    assert run(shell, 'criterion("language")')[1] == 0.0
    assert run(shell, 'criterion("nonsense")')[1] == 0.0
    assert "Run the answer cell" in run(shell, "feedback()")[0]


@pytest.mark.parametrize("line", ["no-such-incident", "", "../../etc/passwd", "a b c", "<script>"])
def test_an_unknown_incident_gets_one_line(shell: InteractiveShell, line: str) -> None:
    """And the points of an earlier try do not stay."""
    run(shell, f"%%rewrite {SLUG}\n{EXERCISE.model}")
    shown, _ = run(shell, f"%%rewrite {line}\nSome words.")
    assert "no file of that name" in shown and shown.count("\n") == 1
    assert run(shell, 'criterion("language")')[1] == 0.0


def test_a_huge_answer_gets_one_line(shell: InteractiveShell) -> None:
    """Ten megabytes are no answer."""
    shown, _ = run(shell, f"%%rewrite {SLUG}\n" + "word " * 2_000_000)
    assert "the most is 1,000,000" in shown and shown.count("\n") == 1


def test_the_lists_have_magics_of_their_own(shell: InteractiveShell) -> None:
    """`%%spot`, `%%ask`, and `%%answer` for the others."""
    assert "Try 1: " in run(shell, "%%spot spot-the-blame\n1: clean\n2: judgment | reckless driver")[0]
    assert run(shell, 'criterion("verdict")')[1] == 4.0
    assert "Try 1: " in run(shell, "%%ask what-then-how\n1: What did you see?\n3: keep")[0]
    assert run(shell, 'criterion("keep")')[1] == 6.0
    action = "The server refuses force pushes to the main branch. (Tuan, by Friday)"
    assert "2. Guarded: " in run(shell, f"%%answer person-to-mechanism\n2: {action}")[0]


@pytest.mark.parametrize(("line", "number"), [("spot-the-blame 2", 2), ("spot-the-blame", 1), ("spot-the-blame x", 1)])
def test_fresh_sentences_are_shown_with_how_to_answer_them(shell: InteractiveShell, line: str, number: int) -> None:
    """`%spot spot-the-blame 2` lists the second draw, and says the line that an answer begins with."""
    shown, _ = run(shell, f"%spot {line}")
    assert f"`draw: {number}`" in shown and shown.count("\n") > 20


def test_under_nbgrader_no_try_is_kept(
    shell: InteractiveShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`nbgrader validate` runs the notebook; that is not a try."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    run(shell, f"%%rewrite {SLUG}\n{EXERCISE.model}")
    assert not list(tmp_path.glob("*.jsonl"))


def test_a_place_that_takes_no_file_still_gives_feedback(shell: InteractiveShell, tmp_path: Path) -> None:
    """The feedback says that the try was not kept."""
    (tmp_path / f"{REWRITE}.tries.jsonl").mkdir()
    assert "could not be kept" in run(shell, f"%%rewrite {SLUG}\n{EXERCISE.model}")[0]


def test_the_page_needs_no_ipython() -> None:
    """Importing the room must not import IPython or ipywidgets: the browser has neither."""
    import subprocess
    import sys

    code = "import sys, whathow.learner; sys.exit(any(name in sys.modules for name in ('IPython', 'ipywidgets')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
