"""The same text gets the same verdict and points, whichever way it is graded.

A way to grade is a leg: a function from cases (and pytest's request, for fixtures) to a grade each, in the form that
the shell prints; `passed`, `points` and each criterion's `id` and `points` will do. To add one, write it and name it in
`LEGS`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from tools.class_demo import Class, answered
from whathow.incident import read_incident
from whathow.rubric import grade

ROOT = Path(__file__).resolve().parent.parent
INCIDENTS = sorted((ROOT / "exercises" / "incidents").glob("*.md"))


@dataclass(frozen=True)
class Case:
    """A text and the incident that it rewrites."""

    incident: Path
    kind: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.incident.stem}: {self.kind}"


def cases() -> list[Case]:
    """For every incident: the report, the model rewrite, one with blame, one cut in half, one in other type."""
    found = []
    for path in INCIDENTS:
        incident = read_incident(path)
        model = incident.rewrite
        texts = {
            "report": incident.report,
            "model": model,
            "blamed": f"{model}\n\n🙂 {incident.people[0].name} should have been more careful.\n",
            "half": model[: len(model) // 2],
            "typographic": model.replace("'", "’").replace(" - ", " – ").replace(". ", ".\u00a0"),
        }
        found += [Case(path, kind, text) for kind, text in texts.items()]
    return found


def by_api(cases: list[Case], request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """Graded by a call of the rubric."""
    return [grade(read_incident(case.incident), case.text).to_dict() for case in cases]


def by_shell(cases: list[Case], request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """Graded by `whathow grade --format json`, whose exit code must agree with what it prints."""
    folder: Path = request.getfixturevalue("tmp_path")
    graded = []
    for case in cases:
        rewrite = folder / "rewrite.md"
        rewrite.write_text(case.text, encoding="utf-8", newline="")
        command = [sys.executable, "-c", "import sys; from whathow.cli import main; sys.exit(main())"]
        command += ["grade", str(case.incident), str(rewrite), "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.stdout, f"{case.name}: {done.stderr}"
        graded.append(json.loads(done.stdout))
        assert done.returncode == (0 if graded[-1]["passed"] else 1), case.name
    return graded


def by_page(cases: list[Case], request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """Graded by the worker of the book's pages, in Chromium."""
    page = request.getfixturevalue("page")
    page.goto("book/welcome.html")
    ask = """async request => {
        const { grader } = await import("/_static/exercise/grader.js");
        return grader.ask(request);
    }"""
    graded = []
    for case in cases:
        source = case.incident.read_text(encoding="utf-8")
        sent = {"verb": "grade", "incident": source, "name": case.incident.stem, "text": case.text}
        answer = page.evaluate(ask, sent)
        assert answer["ok"], f"{case.name}: {answer}"
        graded.append(answer["grade"])
    return graded


def by_notebook(cases: list[Case], request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """Graded by the notebook's cell magic; points as its graded cells show them."""
    shell: InteractiveShell = request.getfixturevalue("shell")
    graded = []
    for case in cases:
        with capture_output() as shown:
            shell.run_cell(f"%%rewrite {case.incident.stem}\n{case.text}")
            results = {name: shell.run_cell(f"criterion({name!r})").result for name in CRITERIA}
            shell.run_cell("feedback()")
        assert shown.stderr == "", case.name
        graded.append(_points(results, shown.stdout.rstrip().endswith("passed.")))
    return graded


def by_autograder(cases: list[Case], request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """Graded by nbgrader's autograder; points as they are in its gradebook."""
    room = Class(request.getfixturevalue("tmp_path") / "class")
    room.prepare()
    found: dict[tuple[Path, str], dict[str, Any]] = {}
    for path in INCIDENTS:
        name = f"rewrite-{path.stem}"
        room.nbgrader("GenerateAssignment", name)
        released = (room.course / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8")
        for case in (case for case in cases if case.incident == path):
            place = room.course / "submitted" / case.kind / name / f"{name}.ipynb"
            place.parent.mkdir(parents=True)
            place.write_text(json.dumps(answered(json.loads(released), case.text)), encoding="utf-8")
        room.nbgrader("Autograde", name)
        for kind, scores in room.scores(name):
            graded = room.course / "autograded" / kind / name / f"{name}.ipynb"
            passed = json.loads(graded.read_text(encoding="utf-8"))["metadata"]["whathow"]["passed"]
            found[path, kind] = _points(scores, passed)
    return [found[case.incident, case.kind] for case in cases]


CRITERIA = ("language", "account", "how", "forward")


def _points(scores: dict[str, float], passed: bool) -> dict[str, Any]:
    criteria = [{"id": name, "points": scores[name]} for name in CRITERIA]
    return {"passed": passed, "points": sum(scores.values()), "criteria": criteria}


LEGS: dict[str, Callable[[list[Case], pytest.FixtureRequest], list[dict[str, Any]]]] = {
    "shell": by_shell,
    "page": by_page,
    "notebook": by_notebook,
    "autograder": by_autograder,
}


def verdict(graded: dict[str, Any]) -> dict[str, Any]:
    """What every way of grading must agree on."""
    criteria = {each["id"]: each["points"] for each in graded["criteria"]}
    return {"passed": graded["passed"], "points": graded["points"], **criteria}


@pytest.mark.parametrize("leg", LEGS)
def test_same_text_gets_the_same_verdict(leg: str, request: pytest.FixtureRequest) -> None:
    """Every leg agrees with the rubric itself on every case: passed or not, points, and each criterion."""
    asked = cases()
    expected = dict(zip((case.name for case in asked), map(verdict, by_api(asked, request)), strict=True))
    actual = dict(zip((case.name for case in asked), map(verdict, LEGS[leg](asked, request)), strict=True))
    assert actual == expected


def test_cases_tell_good_from_bad() -> None:
    """The cases hold passes, failures and points between, so that agreement on them means something."""
    grades = [grade(read_incident(case.incident), case.text) for case in cases()]
    assert {each.passed for each in grades} == {True, False}
    assert len({each.points for each in grades}) >= 4
