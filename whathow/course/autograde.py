# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
# (nbgrader, nbconvert and nbformat come without types)
"""The bridge to nbgrader: answers are read from the submitted notebook and graded; no kernel starts, nothing a
learner wrote runs.

nbgrader's own autograder runs a submission in a kernel and reads the outputs of the graded cells. Here `GradeAnswers`
takes the place of `Execute` in that chain and writes those outputs itself. All else is nbgrader's: release, exchange,
gradebook, feedback.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades

from whathow.course.answers import ANSWER, MOST_BYTES, Cell, clean, find_answer, read_cells
from whathow.course.assignment import FEEDBACK, SETUP_CELLS
from whathow.course.exercise import MOST_CHARACTERS, Exercise, grade_answer, no_points
from whathow.course.feedback import feedback_html, feedback_text
from whathow.course.shelf import open_exercise
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Grade

SHOWN = 20_000  # characters shown of a text too long to be an answer; the submitted file keeps it whole
MOST_EXTRA_CELLS = 100


class SubmissionReader(NotebookExporter):
    """Reads a submission as text cells alone. What can't be read becomes an empty notebook that says why, and scores
    0."""

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> Any:
        if not getattr(
            self.parent, "_sanitizing", True
        ):  # the second pass reads what the first wrote, not what came in
            return super().from_file(file_stream, resources, **kw)
        nb = read_submission(file_stream.buffer.read(MOST_BYTES + 1))
        return self.from_notebook_node(nb, resources, **kw)


def read_submission(data: bytes) -> NotebookNode:
    """The notebook file whose bytes are `data`, as code cells with an id at most: no outputs, attachments, widgets or
    HTML."""
    try:
        cells = read_cells(data, "the notebook you handed in")
    except FaultError as error:
        return new_notebook(metadata={"whathow": {"fault": str(error)}})
    return new_notebook(
        cells=[
            new_code_cell(cell.text, metadata={"nbgrader": {"grade_id": cell.id}} if cell.id else {}) for cell in cells
        ]
    )


@dataclass(frozen=True)
class Master:
    """A cell as it was released, from the gradebook; `points` is None where it isn't graded."""

    name: str
    kind: str
    source: str
    locked: bool
    solution: bool
    checksum: str
    points: float | None


class RestoreCells(NbGraderPreprocessor):
    """Builds the notebook to grade from the released cells and the learner's answer; the learner's other cells follow
    as plain text.

    So a deleted, changed or moved test cell, changed points and changed metadata are as they were, whatever came in.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            masters = _masters(gradebook.find_notebook(where["notebook"], where["assignment"]))
        cells = tuple(
            Cell(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.cell_type, cell.source)
            for cell in nb.cells
        )
        notes = dict(nb.metadata.get("whathow", {}))
        answer = find_answer(cells, _magic(masters))
        if answer and len(clean(answer.text)) > MOST_CHARACTERS:
            what = f"{len(answer.text):,} characters, and the most is {MOST_CHARACTERS:,}"
            notes["fault"] = str(Fault("your answer", what, "keep to the answer itself, a few pages at most"))
        restored = [
            _restored(master, _shown(answer.text) if answer and master.solution else master.source)
            for master in masters
        ]
        names = {master.name for master in masters if not master.solution}
        extra = [cell for cell in cells if cell is not answer and cell.id not in names and clean(cell.text)]
        nb.cells = [*restored, *(new_code_cell(_shown(cell.text)) for cell in extra[:MOST_EXTRA_CELLS])]
        nb.metadata = NotebookNode(language_info={"name": "python"}, whathow=notes)
        return nb, resources


def _masters(notebook: Any) -> list[Master]:
    points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    masters = [
        Master(
            cell.name,
            str(cell.cell_type),
            cell.source,
            cell.locked,
            cell.name in solutions,
            cell.checksum,
            points.get(cell.name),
        )
        for cell in notebook.source_cells
    ]
    order = {name: n for n, name in enumerate(SETUP_CELLS)}
    return sorted(masters, key=lambda master: order.get(master.name, len(order)))


def _magic(masters: Sequence[Master]) -> str:
    return next((master.source.partition("\n")[0] for master in masters if master.name == ANSWER), f"%%{ANSWER}")


def _restored(master: Master, text: str) -> NotebookNode:
    marks = {
        "grade_id": master.name,
        "grade": master.points is not None,
        "solution": master.solution,
        "locked": master.locked,
        "checksum": master.checksum,
        "cell_type": master.kind,
        "schema_version": 3,
        "task": False,
    }
    if master.points is not None:
        marks["points"] = master.points
    new_cell = new_markdown_cell if master.kind == "markdown" else new_code_cell
    return new_cell(text, metadata={"nbgrader": marks})


def _shown(text: str) -> str:
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text if len(text) <= MOST_CHARACTERS else text[:SHOWN] + "\n[cut here; the submitted notebook has it all]"


class GradeAnswers(NbGraderPreprocessor):
    """Writes the outputs of the graded cells and the feedback cell, from the answer as text."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        name = resources["nbgrader"]["notebook"]
        try:
            exercise = open_exercise(name)
        except FaultError as error:  # the course is broken, not the submission: no score is better than a wrong one
            self.log.error("%s can't be graded: %s", name, error)
            raise
        answer = next((clean(cell.source) for cell in nb.cells if _name(cell) == ANSWER), "")
        fault = nb.metadata.get("whathow", {}).get("fault", "")
        verdict = self._verdict(exercise, answer, fault)
        for cell in nb.cells:
            _fill(cell, verdict)
        nb.metadata["whathow"] = {"passed": verdict.grade.passed, "points": verdict.grade.points}
        resources["whathow_unsure"] = verdict.unsure
        return nb, resources

    def _verdict(self, exercise: Exercise, answer: str, fault: str) -> Verdict:
        if fault:
            return _refused(exercise, fault)
        try:
            grade = grade_answer(exercise, answer)
            return _graded(exercise, grade, answer)
        except FaultError as error:
            return _refused(exercise, str(error))
        except Exception as error:  # a crash of ours must cost this learner's points only until a person has looked
            self.log.error("The grader failed on %s: %r", exercise.name, error)
            return _refused(exercise, "The grader failed on this answer; a person will read it.", unsure=True)


@dataclass(frozen=True)
class Verdict:
    """What is written into a graded notebook; `unsure` are the criteria that wait for a person's word."""

    grade: Grade
    html: str
    text: str
    unsure: frozenset[str]


def _graded(exercise: Exercise, grade: Grade, answer: str) -> Verdict:
    unsure = frozenset(criterion.id for criterion in grade.criteria if not criterion.sure)
    return Verdict(grade, feedback_html(exercise, grade, answer), feedback_text(exercise, grade, answer), unsure)


def _refused(exercise: Exercise, why: str, unsure: bool = False) -> Verdict:
    grade = no_points(exercise, why)
    waiting = frozenset(part.id for part in exercise.parts) if unsure else frozenset()
    return Verdict(grade, f"<p>{escape(why)}</p>", why, waiting)


def _fill(cell: NotebookNode, verdict: Verdict) -> None:
    marks = cell.metadata.get("nbgrader", {})
    if marks.get("grade_id") == FEEDBACK:
        cell.outputs = [new_output("display_data", {"text/html": verdict.html, "text/plain": verdict.text})]
    elif marks.get("grade") and cell.cell_type == "code":
        cell.outputs = [_score(marks, verdict.grade)]


def _score(marks: Any, grade: Grade) -> NotebookNode:
    """The one float that nbgrader reads. A graded cell with no output would earn full marks, so an unknown one gets
    an error."""
    points = next((criterion.points for criterion in grade.criteria if criterion.id == marks["grade_id"]), None)
    if points is None:
        return new_output(
            "error",
            ename="UnknownCriterion",
            evalue=marks["grade_id"],
            traceback=["No criterion has this cell's name."],
        )
    return new_output(
        "execute_result", {"text/plain": repr(min(float(points), float(marks["points"])))}, execution_count=None
    )


def _name(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


class SaveGrades(SaveAutoGrades):
    """Saves each criterion's points, and puts those of which the grader is unsure into nbgrader's queue for a
    person."""

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        super()._add_score(cell, resources)
        if _name(cell) in resources.get("whathow_unsure", ()):
            where = resources["nbgrader"]
            grade = self.gradebook.find_grade(_name(cell), where["notebook"], where["assignment"], where["student"])
            grade.needs_manual_grade = True
            self.gradebook.db.commit()
