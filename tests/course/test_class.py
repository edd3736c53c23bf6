"""The whole of nbgrader's way, run once on sample submissions: what lands in the gradebook, what the feedback shows.

The traps: a graded cell that writes to standard error scores 0, one with no output scores full marks, a deleted one is
gone.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from nbgrader.api import Gradebook

from tools.class_demo import SCRIPT, answered, cell_named
from whathow.course.answers import clean
from whathow.course.exercise import grade_answer
from whathow.course.shelf import exercise_names, open_exercise

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
NAMES = exercise_names(ROOT / "exercises")
REWRITES = [name for name in NAMES if name.startswith("rewrite-")]
REWRITE = REWRITES[0]
EXERCISE = open_exercise(REWRITE, ROOT / "exercises")
MAGIC = EXERCISE.magic + "\n"
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"}


@dataclass(frozen=True)
class Room:
    """A class that has been run: its course folder, and what the commands printed."""

    course: Path
    printed: str
    log: str

    def scores(self, learner: str, assignment: str = REWRITE) -> dict[str, float]:
        """The points in the gradebook, by graded cell."""
        with Gradebook(f"sqlite:///{self.course / 'gradebook.db'}") as book:
            notebook = book.find_submission_notebook(assignment, assignment, learner)
            return {grade.cell.name: grade.score for grade in notebook.grades}

    def waiting(self, learner: str) -> set[str]:
        """The graded cells that wait for a person's word."""
        with Gradebook(f"sqlite:///{self.course / 'gradebook.db'}") as book:
            grades = book.find_submission_notebook(REWRITE, REWRITE, learner).grades
            return {grade.cell.name for grade in grades if grade.needs_manual_grade}

    def feedback(self, learner: str, assignment: str = REWRITE) -> Path:
        """The feedback page."""
        return self.course / "feedback" / learner / assignment / f"{assignment}.html"

    def autograded(self, learner: str) -> dict[str, Any]:
        """The graded notebook."""
        path = self.course / "autograded" / learner / REWRITE / f"{REWRITE}.ipynb"
        loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return loaded


def expected(answer: str, name: str = REWRITE) -> dict[str, float]:
    """The points that the grader itself gives."""
    grade = grade_answer(open_exercise(name, ROOT / "exercises"), clean(answer))
    return {criterion.id: float(criterion.points) for criterion in grade.criteria}


def nothing(name: str = REWRITE) -> dict[str, float]:
    """No points at all."""
    return dict.fromkeys((part.id for part in open_exercise(name, ROOT / "exercises").parts), 0.0)


def plain(notebook: dict[str, Any]) -> bytes:
    """A notebook as a file holds it."""
    return json.dumps(notebook).encode()


def good(notebook: dict[str, Any]) -> dict[str, Any]:
    """With the model for an answer."""
    return answered(notebook, EXERCISE.model)


def without(name: str) -> Callable[[dict[str, Any]], bytes]:
    """The good notebook without one cell."""

    def make(notebook: dict[str, Any]) -> bytes:
        notebook = good(notebook)
        notebook["cells"].remove(cell_named(notebook, name))
        return plain(notebook)

    return make


def with_marks(name: str, **marks: Any) -> Callable[[dict[str, Any]], bytes]:
    """The good notebook with some of nbgrader's marks of one cell changed."""

    def make(notebook: dict[str, Any]) -> bytes:
        cell_named(good(notebook), name)["metadata"]["nbgrader"].update(marks)
        return plain(notebook)

    return make


def with_cell(source: str) -> Callable[[dict[str, Any]], bytes]:
    """The good notebook with a code cell of the learner's before all others."""

    def make(notebook: dict[str, Any]) -> bytes:
        cell = {
            "cell_type": "code",
            "id": "mine",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": source,
        }
        good(notebook)["cells"].insert(0, cell)
        return plain(notebook)

    return make


def as_markdown(notebook: dict[str, Any]) -> bytes:
    """The answer cell made a Markdown cell."""
    cell = cell_named(good(notebook), "answer")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]
    return plain(notebook)


def without_marks(notebook: dict[str, Any]) -> bytes:
    """Every mark of nbgrader's lost."""
    for cell in good(notebook)["cells"]:
        cell["metadata"] = {}
    return plain(notebook)


def old_format(notebook: dict[str, Any]) -> bytes:
    """A notebook of format 3 with the answer in it, and no mark."""
    cells = [{"cell_type": "code", "language": "python", "input": MAGIC + EXERCISE.model, "outputs": []}]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}).encode()


RIGHT: dict[str, Callable[[dict[str, Any]], bytes]] = {
    **{f"lost-{part.id}": without(part.id) for part in EXERCISE.parts},
    "lost-feedback": without("feedback"),
    "lost-setup": without("setup"),
    "stderr": with_cell("import sys; print('noise', file=sys.stderr)"),
    "crash": with_cell("raise SystemExit(1)"),
    "endless": with_cell("while True: pass"),
    "ungraded-mark": with_marks("language", grade=False),
    "points-are-words": with_marks("language", points="many"),
    "unlocked": with_marks("account", locked=False, solution=True),
    "markdown": as_markdown,
    "no-marks": without_marks,
    "format-3": old_format,
    "crlf": lambda notebook: plain(answered(notebook, EXERCISE.model.replace("\n", "\r\n"))),
    "twice-the-magic": lambda notebook: plain(answered(notebook, MAGIC + EXERCISE.model)),
}
"""Submissions with the model for an answer, and something about them that must not matter."""

WRONG: dict[str, tuple[Callable[[dict[str, Any]], bytes], str]] = {
    "not-json": (lambda notebook: b"Dear teacher, here is my answer", "not JSON"),
    "empty-file": (lambda notebook: b"", "not JSON"),
    "bytes": (lambda notebook: bytes(range(256)), "not UTF-8"),
    "foreign": (lambda notebook: b'{"hello": "world"}', "without notebook cells"),
    "lost-answer": (without("answer"), "Nothing is written here yet"),
    "ten-megabytes": (lambda notebook: plain(answered(notebook, "word " * 2_000_000)), "the most is 1,000,000"),
}
"""Submissions that score 0, and the line that says why."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The class of `make class`, then a day of odd submissions graded by nbgrader's own command line."""
    folder = tmp_path_factory.mktemp("class")
    demo = [sys.executable, str(ROOT / "tools" / "class_demo.py"), str(folder)]
    printed = subprocess.run(demo, check=True, capture_output=True, text=True, cwd=ROOT, timeout=300).stdout
    course = folder / "course"
    released = (course / "release" / REWRITE / f"{REWRITE}.ipynb").read_text(encoding="utf-8")
    odd = {**RIGHT, **{name: make for name, (make, _) in WRONG.items()}, "nul": nul}
    for learner, make in odd.items():
        place = course / "submitted" / learner / REWRITE
        place.mkdir(parents=True)
        (place / f"{REWRITE}.ipynb").write_bytes(make(json.loads(released)))
    log = ""
    for command in ("autograde", "generate_feedback"):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", command, REWRITE],
            cwd=course, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        log += done.stderr
    return Room(course, printed, log)


def nul(notebook: dict[str, Any]) -> bytes:
    """An answer with NULs in it."""
    return plain(answered(notebook, EXERCISE.model.replace(" ", "\0 ", 3)))


class TestSamples:
    """The five learners of `make class`."""

    @pytest.mark.parametrize("name", NAMES)
    def test_a_good_answer_earns_every_point(self, room: Room, name: str) -> None:
        """Four graded cells, a hundred points."""
        parts = open_exercise(name, ROOT / "exercises").parts
        assert room.scores("amina", name) == {part.id: float(part.points) for part in parts}

    @pytest.mark.parametrize("name", NAMES)
    def test_a_blank_answer_earns_nothing(self, room: Room, name: str) -> None:
        """0 on every criterion, and the gradebook says that there was no answer."""
        assert room.scores("dora", name) == nothing(name)

    @pytest.mark.parametrize("name", REWRITES)
    def test_the_original_and_the_sanitised_fail(self, room: Room, name: str) -> None:
        """Some points for what they keep, but not all of any that they must change."""
        original, sanitised = room.scores("bruno", name), room.scores("chen", name)
        assert original["language"] < 30 and original["forward"] < 20
        assert sanitised["account"] < 15 and sanitised["how"] == 0 and sanitised["forward"] == 0

    @pytest.mark.parametrize("name", NAMES)
    def test_the_gradebook_has_what_the_grader_says(self, room: Room, name: str) -> None:
        """Partial credit comes through to the last point."""
        exercise = open_exercise(name, ROOT / "exercises")
        pasted = "\n".join(
            line.removeprefix("> ").removeprefix(">") for line in exercise.material.splitlines() if "<!--" not in line
        )
        assert room.scores("bruno", name) == expected(pasted, name)

    @pytest.mark.parametrize("name", NAMES)
    def test_hostile_changes_win_nothing_and_run_nothing(self, room: Room, name: str) -> None:
        """Deleted, changed and dearer test cells are as they were; no code of a learner's ran."""
        own, plain_paste = room.scores("eve", name), room.scores("bruno", name)
        assert set(own) == set(plain_paste) and all(own[key] <= plain_paste[key] for key in own)
        assert not list(room.course.parent.rglob("it-ran"))

    def test_the_export_has_everybody(self, room: Room) -> None:
        """A line for each learner and assignment."""
        with (room.course.parent / "grades.csv").open(encoding="utf-8") as file:
            rows = [(row["student_id"], row["assignment"], float(row["score"])) for row in csv.DictReader(file)]
        assert len(rows) == 5 * len(NAMES)
        assert ("amina", REWRITE, 100.0) in rows and ("dora", REWRITE, 0.0) in rows

    def test_the_table_and_the_places_are_printed(self, room: Room) -> None:
        """What `make class` shows at the end."""
        assert "Gradebook: " in room.printed and "Feedback: " in room.printed
        assert all(f"\n{name}\n" in room.printed for name in NAMES)

    @pytest.mark.parametrize("name", NAMES)
    def test_the_key_is_not_released(self, room: Room, name: str) -> None:
        """A learner who fetches gets no model, and an answer cell with its magic line."""
        exercise = open_exercise(name, ROOT / "exercises")
        folder = room.course / "release" / name
        assert [path.name for path in folder.iterdir()] == [f"{name}.ipynb"]
        text = (folder / f"{name}.ipynb").read_text(encoding="utf-8")
        secret = [line for line in exercise.model.splitlines() if len(line) > 30 and line not in exercise.material]
        assert not [line for line in secret if json.dumps(line, ensure_ascii=False)[1:-1] in text]
        answer = "".join(cell_named(json.loads(text), "answer")["source"])
        assert answer.startswith(exercise.magic + "\n") and "SOLUTION" not in answer


class TestOddSubmissions:
    """What must not matter does not, and what can't be graded says why."""

    @pytest.mark.parametrize("learner", RIGHT)
    def test_a_good_answer_is_found_whatever_became_of_the_notebook(self, room: Room, learner: str) -> None:
        """Lost and changed cells are restored; noise, crashes and endless loops are never run."""
        assert room.scores(learner) == room.scores("amina")
        names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in room.autograded(learner)["cells"]]
        assert [name for name in names if name] == [
            "about",
            "material",
            "setup",
            "answer",
            "feedback",
            *room.scores("amina"),
        ]

    @pytest.mark.parametrize("learner", WRONG)
    def test_what_cannot_be_graded_scores_nothing_and_says_why(self, room: Room, learner: str) -> None:
        """One line in the feedback, no traceback in the log, and the submitted file stays as it was."""
        assert room.scores(learner) == nothing()
        assert WRONG[learner][1] in room.feedback(learner).read_text(encoding="utf-8")
        assert (room.course / "submitted" / learner / REWRITE / f"{REWRITE}.ipynb").is_file()

    def test_nuls_stop_nothing(self, room: Room) -> None:
        """The submission is graded like any other text, or refused in one line."""
        assert set(room.scores("nul")) == set(nothing())
        assert "\0" not in json.dumps(room.autograded("nul"))

    def test_no_traceback_in_the_log(self, room: Room) -> None:
        """Nor a kernel."""
        assert "Traceback" not in room.log and "kernel" not in room.log.lower().replace("kernelspec", "")

    def test_graded_cells_end_in_exactly_one_float(self, room: Room) -> None:
        """So nbgrader reads the points, and not full marks for none."""
        for cell in room.autograded("amina")["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade"):
                (output,) = cell["outputs"]
                assert output["output_type"] == "execute_result"
                name = cell["metadata"]["nbgrader"]["grade_id"]
                assert float("".join(output["data"]["text/plain"])) == room.scores("amina")[name]

    def test_unsure_verdicts_wait_for_a_person(self, room: Room) -> None:
        """What the grader is unsure of is in nbgrader's queue, and nothing else."""
        pasted = cell_named(room.autograded("bruno"), "answer")["source"]
        grade = grade_answer(EXERCISE, clean("".join(pasted)))
        assert room.waiting("bruno") == {criterion.id for criterion in grade.criteria if not criterion.sure}


class TestFeedbackPage:
    """The page that a learner gets back."""

    def test_it_names_the_criteria_and_the_learners_words(self, room: Room) -> None:
        """Criteria, spans, and a question."""
        text = room.feedback("bruno").read_text(encoding="utf-8")
        grade = grade_answer(EXERCISE, clean("".join(cell_named(room.autograded("bruno"), "answer")["source"])))
        remark = grade.criteria[0].feedback[0]
        assert remark.text and remark.question
        from html import escape

        assert escape(remark.question) in text or remark.question in text

    def test_no_script_runs_and_no_request_leaves(self, room: Room, browser: Browser) -> None:
        """Scripts in the answer, in a note and in an output are text on the page."""
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(room.feedback("eve").as_uri())
        page.wait_for_load_state("networkidle")
        assert page.title() != "owned"
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert "document.title" in page.inner_text("body")
        assert (
            page.locator("img[onerror], script:not([type])").evaluate_all(
                "all => all.filter(e => e.outerHTML.includes('owned')).length"
            )
            == 0
        )
        page.close()

    def test_the_policy_alone_would_stop_a_script(self, room: Room, browser: Browser, tmp_path: Path) -> None:
        """Were markup to slip through, the page's policy forbids it; without the policy this very script runs."""
        text = room.feedback("amina").read_text(encoding="utf-8")
        titles = []
        for name, page_text in (("with", text), ("without", text.replace("Content-Security-Policy", "X-Nothing"))):
            path = tmp_path / f"{name}.html"
            path.write_text(page_text.replace("<body>", f"<body>{SCRIPT}", 1), encoding="utf-8")
            page = browser.new_page()
            page.goto(path.as_uri(), wait_until="domcontentloaded")
            titles.append(page.title())
            page.close()
        assert titles[0] != "owned" and titles[1] == "owned"


def test_validate_runs_the_graded_cells(room: Room, tmp_path: Path) -> None:
    """A learner may check their own notebook with nbgrader: there its cells run, in the learner's own kernel."""
    path = tmp_path / f"{REWRITE}.ipynb"
    shutil.copy(room.course / "submitted" / "amina" / REWRITE / path.name, path)
    command = [sys.executable, "-m", "nbgrader", "validate", path.name]
    done = subprocess.run(
        command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )
    assert "Success! Your notebook passes all the tests." in done.stdout, done.stdout + done.stderr[-2000:]
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".jsonl"] == []
