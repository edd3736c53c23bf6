"""The course as a class runs it: five invented learners, every assignment, the whole of nbgrader's way. `make class`
runs this.

    python tools/class_demo.py [FOLDER] [--only ASSIGNMENT]

FOLDER (_build/class) is made anew: a copy of the course, an exchange, the learners' homes, the gradebook, the
feedback pages.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SANITISED = """\
Mistakes were made and an error occurred. Things went wrong for some time, and the situation was resolved.

## Action items

- Lessons will be learned.
- Processes will be reviewed.
"""
SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"


@dataclass(frozen=True)
class Learner:
    """An invented learner: what they hand in, made from the notebook they were given."""

    name: str
    story: str
    hand_in: Callable[[dict[str, Any], Any], dict[str, Any]]


def model(notebook: dict[str, Any], exercise: Any) -> dict[str, Any]:
    """The answer that earns every point."""
    return answered(notebook, exercise.key)


def original(notebook: dict[str, Any], exercise: Any) -> dict[str, Any]:
    """The material pasted back unchanged."""
    lines = (line.removeprefix("> ").removeprefix(">") for line in exercise.material.splitlines() if "<!--" not in line)
    return answered(notebook, "\n".join(lines))


def sanitised(notebook: dict[str, Any], exercise: Any) -> dict[str, Any]:
    """No blame and no account; for the lists, the same answer to everything."""
    rewriting = exercise.magic.startswith("%%rewrite")
    return answered(notebook, SANITISED if rewriting else exercise.starter.replace(":", ": clean"))


def blank(notebook: dict[str, Any], exercise: Any) -> dict[str, Any]:
    """The notebook as it was given."""
    return notebook


def hostile(notebook: dict[str, Any], exercise: Any) -> dict[str, Any]:
    """The original with scripts in it, cells that would do harm if run, and test cells deleted, changed and made
    worth more."""
    marker = str(Path.cwd() / "it-ran")
    notebook = original(notebook, exercise)
    answer = cell_named(notebook, "answer")
    answer["source"] = "".join(answer["source"]) + "\n\n" + SCRIPT
    first, second, *_, last = (exercise.parts[n].id for n in (0, 1, -1))  # an exercise has two parts or more
    notebook["cells"].remove(cell_named(notebook, first))
    cell_named(notebook, second)["source"] = f'open({marker!r}, "w"); {float(exercise.parts[1].points)}'
    cell_named(notebook, last)["metadata"]["nbgrader"]["points"] = 1000
    harm = f"import os, sys\nopen({marker!r}, 'w').write('ran')\nprint('noise', file=sys.stderr)\nos._exit(1)"
    code = {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": harm}
    shown = {"output_type": "display_data", "metadata": {}, "data": {"text/html": SCRIPT}}
    notebook["cells"].insert(0, {**code, "outputs": [shown]})
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": f"My notes {SCRIPT}"})
    for n, cell in enumerate(notebook["cells"]):
        cell["id"] = f"cell-{n}"
    return notebook


LEARNERS = (
    Learner("amina", "hands in a good answer", model),
    Learner("bruno", "pastes the original back", original),
    Learner("chen", "takes out the blame and the account", sanitised),
    Learner("dora", "hands in a blank notebook", blank),
    Learner("eve", "tries scripts, changed tests and code", hostile),
)


def answered(notebook: dict[str, Any], answer: str) -> dict[str, Any]:
    """`notebook` with `answer` below the first line of its answer cell."""
    cell = cell_named(notebook, "answer")
    cell["source"] = "".join(cell["source"]).partition("\n")[0] + "\n" + answer
    return notebook


def cell_named(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """The cell with nbgrader's id `name`."""
    cells: list[dict[str, Any]] = notebook["cells"]
    return next(cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id") == name)


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what is going on, and how long it took."""
    print(f"{words} …", end=" ", flush=True)
    started = time.monotonic()
    yield
    print(f"{time.monotonic() - started:.1f} s", flush=True)


class Class:
    """A class in a folder of its own. nbgrader's commands run in this process: importing it once a command would take
    minutes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.course = folder / "course"
        self.exchange = folder / "exchange"

    def prepare(self) -> None:
        """Make the folder anew, with a copy of the course and an empty exchange."""
        _find_alembic()
        shutil.rmtree(self.folder, ignore_errors=True)
        left_behind = shutil.ignore_patterns("*.tries.jsonl", "gradebook.db", "release")
        shutil.copytree(ROOT / "exercises", self.course, ignore=left_behind)
        self.exchange.mkdir(parents=True)
        self.exchange.chmod(0o777)

    def nbgrader(self, command: str, *arguments: str, where: Path | None = None) -> None:
        """Run `nbgrader COMMAND ARGUMENTS` in `where` (the course)."""
        from nbgrader import apps

        exchange = [
            "--CourseDirectory.course_id=whathow",
            f"--Exchange.root={self.exchange}",
            f"--Exchange.cache={self.folder / 'cache'}",
            "--ExchangeCollect.check_owner=False",
        ]
        app = getattr(apps, f"{command}App")()
        with chdir(where or self.course), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Object of type", module="nbgrader")  # its own, and harmless
            app.initialize(["--log-level=ERROR", *exchange, *arguments])
            try:
                app.start()
            except SystemExit as end:
                if end.code:
                    raise RuntimeError(f"nbgrader {command} {' '.join(arguments)} failed") from None
            finally:
                app.reset()

    def learn(self, learner: Learner, assignment: str) -> None:
        """One learner fetches an assignment, works on it and submits it."""
        from whathow.course.shelf import open_exercise

        home = self.folder / "home" / learner.name
        home.mkdir(parents=True, exist_ok=True)
        self.nbgrader("FetchAssignment", assignment, where=home)
        path = home / assignment / f"{assignment}.ipynb"
        released = json.loads(path.read_text(encoding="utf-8"))
        with chdir(home):
            notebook = learner.hand_in(released, open_exercise(assignment, self.course))
        path.write_text(json.dumps(notebook), encoding="utf-8")
        self.nbgrader("Submit", assignment, f"--student={learner.name}", where=home)

    def run(self, assignment: str) -> None:
        """Take one assignment from its source to the feedback pages."""
        with step(f"{assignment}: generate and release"):
            self.nbgrader("GenerateAssignment", assignment)
            self.nbgrader("ReleaseAssignment", assignment)
        with step(f"{assignment}: {len(LEARNERS)} learners fetch, answer, submit"):
            for learner in LEARNERS:
                self.learn(learner, assignment)
        with step(f"{assignment}: collect and autograde, no kernel"):
            self.nbgrader("Collect", assignment)
            self.nbgrader("Autograde", assignment)
        with step(f"{assignment}: feedback pages"):
            self.nbgrader("GenerateFeedback", assignment)

    def scores(self, assignment: str) -> list[tuple[str, dict[str, float]]]:
        """The points of each learner, by criterion, from the gradebook."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.course / 'gradebook.db'}") as book:
            submissions = book.assignment_submissions(assignment)
            rows = [(s.student.id, {g.cell.name: g.score for g in s.notebooks[0].grades}) for s in submissions]
        return sorted(rows)


def table(assignment: str, rows: Sequence[tuple[str, dict[str, float]]], names: Sequence[str]) -> str:
    """The scores of one assignment as lines of text."""
    stories = {learner.name: learner.story for learner in LEARNERS}
    lines = [f"\n{assignment}", f"  {'':8}" + "".join(f"{name:>10}" for name in names) + f"{'points':>10}"]
    for learner, scores in rows:
        cells = "".join(f"{scores[name]:>10g}" for name in names)
        lines.append(f"  {learner:8}{cells}{sum(scores.values()):>10g}  {stories.get(learner, '')}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Run the class and print its scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "_build" / "class")
    parser.add_argument("--only", action="append", help="run this assignment only (may be given again)")
    options = parser.parse_args(arguments)
    folder = options.folder.resolve()
    _settle(folder)
    with step("Loading nbgrader"):
        from whathow.course.shelf import exercise_names, open_exercise

        __import__("nbgrader.apps")
    running = Class(folder)
    running.prepare()
    assignments = options.only or exercise_names(running.course)
    for assignment in assignments:
        running.run(assignment)
    with step("Export"):
        running.nbgrader("Export", f"--to={folder / 'grades.csv'}")
    for assignment in assignments:
        names = [part.id for part in open_exercise(assignment, running.course).parts]
        print(table(assignment, running.scores(assignment), names))
    print(f"\nGradebook: {running.course / 'gradebook.db'}\nScores:    {folder / 'grades.csv'}")
    print(f"Feedback:  {running.course / 'feedback'}/<learner>/<assignment>/<assignment>.html")
    return 0


def _settle(folder: Path) -> None:
    """Keep this machine's own Jupyter settings out."""
    for name in ("config", "data", "runtime"):
        os.environ[f"JUPYTER_{name.upper()}_DIR"] = str(folder / "jupyter" / name)


def _find_alembic() -> None:
    """nbgrader calls `alembic` by name, so this environment's commands must be on PATH."""
    commands, path = str(Path(sys.executable).parent), os.environ.get("PATH", "")
    if commands not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([commands, path])


if __name__ == "__main__":
    raise SystemExit(main())
