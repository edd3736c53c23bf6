"""The notebooks are made from the incidents and lists by one template, and are fresh."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from whathow.course.__main__ import main
from whathow.course.assignment import notebook_source, orphans, stale_notebooks, write_notebooks
from whathow.course.shelf import exercise_names, open_exercise

COURSE = Path(__file__).resolve().parents[2] / "exercises"
NAMES = exercise_names(COURSE)


def made(name: str) -> dict[str, Any]:
    """The notebook of the exercise `name` as the template makes it now."""
    loaded: dict[str, Any] = json.loads(notebook_source(open_exercise(name, COURSE)))
    return loaded


def test_the_exercises_are_there() -> None:
    """The lists, the letter, and a rewrite for every incident."""
    incidents = {f"rewrite-{path.stem}" for path in (COURSE / "incidents").glob("*.md")}
    lists = {"spot-the-blame", "what-then-how", "account-not-blame", "straighten-the-timeline", "person-to-mechanism"}
    assert lists | incidents <= set(NAMES) and len(NAMES) == len(set(NAMES))


def test_every_notebook_is_fresh() -> None:
    """`make notebooks` would change nothing."""
    assert stale_notebooks(COURSE) == []
    assert orphans(COURSE) == []


@pytest.mark.parametrize("name", NAMES)
class TestNotebook:
    """One notebook."""

    def test_it_is_valid(self, name: str) -> None:
        """nbformat accepts it, cell ids included."""
        nbformat.validate(nbformat.from_dict(made(name)))

    def test_it_is_the_same_each_time(self, name: str) -> None:
        """Cell ids are fixed, so a rebuild changes nothing."""
        assert made(name) == made(name)
        assert [cell["id"] for cell in made(name)["cells"]][:5] == ["about", "material", "setup", "answer", "feedback"]

    def test_it_says_on_its_first_line_that_it_is_made(self, name: str) -> None:
        """And from what."""
        first = made(name)["cells"][0]["source"][0]
        source = open_exercise(name, COURSE).source
        assert "Made by `make notebooks`" in first and source in first
        assert (COURSE / source).is_file()

    def test_the_key_is_not_in_it(self, name: str) -> None:
        """No line of the model that the material lacks stands in the notebook."""
        exercise = open_exercise(name, COURSE)
        notebook = notebook_source(exercise)
        secret = [line for line in exercise.model.splitlines() if len(line) > 30 and line not in exercise.material]
        assert secret
        assert not [line for line in secret if json.dumps(line, ensure_ascii=False)[1:-1] in notebook]

    def test_its_points_add_up_to_a_hundred(self, name: str) -> None:
        """Each graded cell ends in the points of one criterion."""
        graded = [cell for cell in made(name)["cells"] if cell["metadata"]["nbgrader"]["grade"]]
        assert sum(cell["metadata"]["nbgrader"]["points"] for cell in graded) == 100
        for cell in graded:
            assert cell["source"][-1] == f'criterion("{cell["id"]}")'

    def test_only_the_answer_cell_is_the_learners(self, name: str) -> None:
        """All other cells are locked, so nbgrader restores them."""
        cells = {cell["id"]: cell["metadata"]["nbgrader"] for cell in made(name)["cells"]}
        assert [key for key, marks in cells.items() if marks["solution"]] == ["answer"]
        assert all(marks["locked"] for key, marks in cells.items() if key != "answer")


def test_a_stale_notebook_is_found_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` tells and fails; without it the notebook is written; a notebook whose source went is named."""
    (tmp_path / "spot").mkdir()
    (tmp_path / "spot" / "mine.jsonl").write_text(
        (COURSE / "spot" / "spot-the-blame.jsonl").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert main([str(tmp_path), "--check"]) == 1
    assert "mine.ipynb: stale" in capsys.readouterr().out
    assert main([str(tmp_path)]) == 0
    assert main([str(tmp_path), "--check"]) == 0
    (tmp_path / "spot" / "mine.jsonl").unlink()
    capsys.readouterr()
    assert main([str(tmp_path), "--check"]) == 1
    assert "what it is made from is gone" in capsys.readouterr().out


def test_a_broken_source_gets_a_line_for_each_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, no traceback."""
    (tmp_path / "spot").mkdir()
    (tmp_path / "spot" / "bad.jsonl").write_text('{"id": 1}\nnot json\n', encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0].rpartition(":")[2] for line in lines] == ["1", "2"]


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    """A second run changes no file."""
    (tmp_path / "incidents").mkdir()
    source = next((COURSE / "incidents").glob("*.md"))
    (tmp_path / "incidents" / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(write_notebooks(tmp_path)) == 1
    assert write_notebooks(tmp_path) == []
