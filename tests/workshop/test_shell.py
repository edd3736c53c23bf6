"""The workshop's verbs: what they print, what they write, and how they fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workshop.samples import SEGMENT, SESSION
from whathow.workshop.shell import main, run_sheets, write_run_sheets

Guide = Callable[[dict[str, str]], Path]
FILES = {"segments/story.md": SEGMENT, "segments/again.md": SEGMENT, "sessions/hour.md": SESSION}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_list_names_every_session(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    """`list` prints a line a session."""
    assert run(capsys, "--root", str(guide(FILES)), "list") == (
        0,
        "hour                    30 min  12 people  A short hour\n",
        "",
    )


def test_show_prints_clock_times(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    """`show --start` prints the run sheet by the clock."""
    code, out, _ = run(capsys, "--root", str(guide(FILES)), "show", "hour", "--start", "9:05")
    assert code == 0 and "09:15    5 min  Break" in out


def test_write_writes_once(guide: Guide) -> None:
    """`write` writes what is stale, and a second time nothing."""
    root = guide(FILES)
    assert [path.name for path in write_run_sheets(root)] == ["hour.md"]
    assert write_run_sheets(root) == ()
    assert {path: path.read_text(encoding="utf-8") for path in run_sheets(root)} == run_sheets(root)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["show", "hours"],
            "session `hours`: there is no such session; use one of: hour, or the path of a session file\n",
        ),
        (
            ["show", "hour", "--start", "noon"],
            "start time `noon`: not a clock time; write hours and minutes, as in 13:30\n",
        ),
    ],
)
def test_a_bad_argument_is_one_line(
    arguments: list[str], told: str, guide: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    """What can't be shown is one line on standard error, and the exit code is 2."""
    assert run(capsys, "--root", str(guide(FILES)), *arguments) == (2, "", told)


def test_a_folder_without_a_guide_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Outside the project the verbs say where to run them."""
    code, _, err = run(capsys, "--root", str(tmp_path), "list")
    assert code == 2 and err.count("\n") == 1 and "run this in the project's folder" in err


def test_a_missing_incident_is_told(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    """A session whose incident is not there fails with its path."""
    session = SESSION.replace("people: 12", "people: 12\nincident: gone")
    code, _, err = run(capsys, "--root", str(guide({**FILES, "sessions/hour.md": session})), "write")
    assert code == 2 and "gone.md" in err
