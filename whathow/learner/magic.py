# mypy: disable-error-code="misc, no-untyped-call, untyped-decorator"
# (IPython is typed in part)
"""Cell magics in which an answer is written as plain prose: `%%rewrite <incident>`, `%%spot <list>`, `%%ask <list>`,
`%%price <model>`, `%%answer <exercise>`; `%price <model>` in a line shows the model, `%spot <list> 2` fresh sentences.

Nothing here writes to standard error: nbgrader would take that for a failed test.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from IPython.core.magic import Magics, cell_magic, line_cell_magic, magics_class
from IPython.display import display

from whathow.cost.outcome import simulate
from whathow.cost.sheet import Sheet
from whathow.course.answers import clean
from whathow.course.exercise import Exercise, Item, grade_answer, is_blank
from whathow.course.lines import shown
from whathow.course.rewrite import PREFIX
from whathow.course.shelf import open_exercise
from whathow.course.spot import MOST_DRAWS, spot_items
from whathow.fault import FaultError
from whathow.learner.board import board, table_html, table_text
from whathow.learner.panel import Feedback, plain, saved, walk
from whathow.learner.price import open_model
from whathow.learner.tries import SUFFIX, keep, made_now, read_tries
from whathow.rubric.criterion import Grade


@magics_class
class AnswerMagics(Magics):
    """The cell magics, and the last grade, which the notebook's graded cells ask for."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self.grade: Grade | None = None

    @cell_magic
    def rewrite(self, line: str, cell: str) -> None:
        """%%rewrite <incident>: the cell is your rewrite of the report; run it for feedback."""
        self._answer(PREFIX + line.strip(), cell)

    @line_cell_magic
    def spot(self, line: str, cell: str | None = None) -> None:
        """%%spot <list>: a line for each sentence, such as `3: clean` or `4: judgment | the words`.
        %spot <list> 2 shows the sentences of the second draw."""
        if cell is not None:
            self._answer(line.strip(), cell)
            return
        name, _, number = line.strip().partition(" ")
        drawn = int(number) if number.isdecimal() and 0 < int(number[:5]) <= MOST_DRAWS else 1
        try:
            _show_draw(spot_items(name, drawn), drawn)
        except FaultError as error:
            print(error)

    @cell_magic
    def ask(self, line: str, cell: str) -> None:
        """%%ask <list>: a line for each question, such as `3: keep` or `4: What did you see next?`."""
        self._answer(line.strip(), cell)

    @cell_magic
    def answer(self, line: str, cell: str) -> None:
        """%%answer <exercise>: your answer to any other exercise; run it for feedback."""
        self._answer(line.strip(), cell)

    @line_cell_magic
    def price(self, line: str, cell: str | None = None) -> None:
        """%price <model> shows the cost model; %%price <model> grades the letter that the cell holds."""
        if cell is not None:
            self._answer(line.strip(), cell)
            return
        try:
            _show_model(open_model(line.strip()))
        except FaultError as error:
            print(error)

    def criterion(self, name: str) -> float:
        """The points that the answer earned for one criterion when its cell was last run; 0.0 before that."""
        criteria = self.grade.criteria if self.grade else ()
        return next((float(criterion.points) for criterion in criteria if criterion.id == name), 0.0)

    def feedback(self) -> None:
        """Say in one line how the answer fared when its cell was last run; the autograder puts its feedback here."""
        if self.grade is None:
            print("Run the answer cell above first.")
        else:
            print(f"{self.grade.points} of {self.grade.max_points} points{', passed' if self.grade.passed else ''}.")

    def _answer(self, name: str, cell: str) -> None:
        self.grade = None
        text = clean(cell)
        try:
            exercise = open_exercise(name)
            self.grade = grade_answer(exercise, text)
        except FaultError as error:
            print(error)
            return
        if is_blank(exercise, text):
            print("Nothing is written here yet. Write below the first line, then run the cell again.")
            return
        _show(_feedback(exercise, self.grade, text))


def load_ipython_extension(shell: Any) -> None:
    """Register the magics with `shell`, and give its notebook `criterion` and `feedback`."""
    magics = AnswerMagics(shell)
    shell.register_magics(magics)
    shell.push({"criterion": magics.criterion, "feedback": magics.feedback}, interactive=False)


def _feedback(exercise: Exercise, grade: Grade, text: str) -> Feedback:
    """The feedback for this try; the try is kept unless nbgrader runs the notebook or the text is that of the last
    try."""
    path = Path.cwd() / f"{exercise.name}{SUFFIX}"
    earlier = read_tries(path)
    now = made_now(grade, text)
    again = bool(earlier) and earlier[-1].text == text
    kept = True if again or _under_nbgrader() else keep(path, now)
    before = earlier[-2:-1] if again else earlier[-1:]
    return Feedback(exercise, grade, text, now, before[0] if before else None, len(earlier) + (not again), kept)


def _show(feedback: Feedback) -> None:
    live = _widgets_work()
    display({"text/html": saved(feedback, folded=live), "text/plain": plain(feedback)}, raw=True)
    if live:
        display(walk(feedback))


def _show_draw(items: Sequence[Item], number: int) -> None:
    """The sentences of one draw; an answer to them says which."""
    listed = f"Begin your answer with the line `draw: {number}`.\n\n{shown(items)}"
    display({"text/markdown": listed, "text/plain": listed}, raw=True)


def _show_model(sheet: Sheet) -> None:
    """The model's default run, saved with the notebook, and sliders where they work."""
    outcome, live = simulate(sheet), _widgets_work()
    fold = f"<details><summary>The default run, as a table</summary>{table_html(sheet, outcome)}</details>"
    html = fold if live else table_html(sheet, outcome)
    display({"text/html": html, "text/plain": table_text(sheet, outcome)}, raw=True)
    if live:
        display(board(sheet))


def _widgets_work() -> bool:
    """Whether a front end with widgets is there: a kernel, not a terminal, and not nbgrader's runs."""
    from IPython import get_ipython

    return (
        hasattr(get_ipython(), "kernel")
        and not _under_nbgrader()
        and importlib.util.find_spec("ipywidgets") is not None
    )


def _under_nbgrader() -> bool:
    return "NBGRADER_EXECUTION" in os.environ
