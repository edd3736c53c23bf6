"""What holds for every exercise that is a list: blank 0, the original 0, the model full, and the same in a page."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from whathow.course.exercise import Exercise, grade_answer
from whathow.course.feedback import feedback_html, feedback_text
from whathow.course.shelf import exercise_names, open_exercise
from whathow.learner.page import respond

COURSE = Path(__file__).resolve().parents[2] / "exercises"
LISTS = [each for each in (open_exercise(name, COURSE) for name in exercise_names(COURSE)) if each.form]
SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=alert(1)>"
each_list = pytest.mark.parametrize("exercise", LISTS, ids=lambda exercise: exercise.name)


def page_grade(exercise: Exercise, text: str) -> dict[str, object]:
    """The grade as a page gets it."""
    answer = json.loads(respond(json.dumps({"verb": "answer", "name": exercise.name, "text": text})))
    assert answer["ok"], answer
    grade: dict[str, object] = answer["grade"]
    return grade


def test_all_five_kinds_are_there() -> None:
    """Each of the course's list exercises has a form for its page, and the timeline is there twice."""
    assert {exercise.name for exercise in LISTS} == {
        "spot-the-blame",
        "what-then-how",
        "account-not-blame",
        "straighten-the-timeline",
        "straighten-the-timeline-again",
        "person-to-mechanism",
    }


@each_list
class TestList:
    """One exercise."""

    @pytest.mark.parametrize("answer", ["", "\n", "1:\n2:", "Some words."])
    def test_nothing_answered_earns_nothing(self, exercise: Exercise, answer: str) -> None:
        """A blank answer, bare numbers and a stray line are worth 0."""
        assert grade_answer(exercise, answer).points == 0
        assert grade_answer(exercise, exercise.starter).points == 0

    def test_the_original_pasted_back_earns_nothing(self, exercise: Exercise) -> None:
        """What was given is no answer to itself."""
        assert grade_answer(exercise, exercise.material).points == 0

    def test_one_word_for_all_earns_nothing_much(self, exercise: Exercise) -> None:
        """The same word after every number does not pass, whatever the word."""
        for word in ("clean", "keep", "later", "accountable", "responsible", "x"):
            grade = grade_answer(exercise, exercise.starter.replace(":", f": {word}"))
            assert not grade.passed and grade.points <= 20, word

    def test_the_key_earns_every_point(self, exercise: Exercise) -> None:
        """A hundred, all sure, and a pass."""
        grade = grade_answer(exercise, exercise.key)
        assert (grade.points, grade.max_points, grade.passed) == (100, 100, True)

    def test_a_page_gives_the_same_verdict(self, exercise: Exercise) -> None:
        """Blank, original and model, to the last remark."""
        for text in ("", exercise.material, exercise.key, f"1: {SCRIPT}"):
            assert page_grade(exercise, text) == json.loads(json.dumps(grade_answer(exercise, text).to_dict()))

    def test_a_learners_markup_is_text(self, exercise: Exercise) -> None:
        """It is shown, escaped, and earns nothing."""
        answer = "\n".join(f"{n}: {SCRIPT}" for n in range(1, len(exercise.form.items) + 1)) + f"\n\n{SCRIPT}"
        grade = grade_answer(exercise, answer)
        html = feedback_html(exercise, grade, answer)
        assert grade.points == 0
        assert "<script" not in html and "<img" not in html
        assert feedback_text(exercise, grade, answer)

    def test_remarks_stand_where_they_say(self, exercise: Exercise) -> None:
        """Each marks the learner's own words."""
        lines = [f"{n}: Why didn't Dave check the log?" for n in range(1, len(exercise.form.items) + 1)]
        answer = "\n".join([exercise.key, *lines])
        remarks = [r for criterion in grade_answer(exercise, answer).criteria for r in criterion.feedback if r.text]
        assert remarks
        assert all(answer[remark.start : remark.end] == remark.text for remark in remarks)

    def test_it_asks_and_does_not_tell(self, exercise: Exercise) -> None:
        """No remark on a wrong answer holds a model."""
        said = feedback_text(exercise, grade_answer(exercise, exercise.material), exercise.material)
        models = [answer for item in exercise.form.items for answer in item.answers if len(answer) > 30]
        assert not [model for model in models if model in said]

    @pytest.mark.parametrize("char", ["why ", "1: ", "(", "\n", "08:40 "])
    def test_a_hostile_answer_is_graded_at_once(self, exercise: Exercise, char: str) -> None:
        """No pattern runs wild."""
        started = time.monotonic()
        grade_answer(exercise, f"1: {char * 20_000}")
        assert time.monotonic() - started < 5

    def test_each_item_says_what_is_in_it(self, exercise: Exercise) -> None:
        """Something to answer, good answers, and for a list of choices a line that says why."""
        for item in exercise.form.items:
            assert item.text and item.answers
            assert item.why or item.about
