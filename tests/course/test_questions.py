"""`what-then-how`: whys to a person become whats and hows; whys to a system stay."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from whathow.course.exercise import grade_answer
from whathow.course.questions import questions_exercise
from whathow.fault import FaultError

COURSE = Path(__file__).resolve().parents[2] / "exercises"
EXERCISE = questions_exercise("what-then-how", COURSE)
WHYS = EXERCISE.material.splitlines()


def faulted(question: str, number: int = 1) -> set[str]:
    """The criteria in which `question`, written for item `number`, has a remark."""
    grade = grade_answer(EXERCISE, f"{number}: {question}")
    own = f"Question {number}"
    return {
        part.id
        for part in grade.criteria
        for remark in part.feedback
        if remark.message.split(":")[0].startswith(own + " ") or remark.message.startswith(own + ":")
    }


def test_it_has_seven_whys_to_turn_and_three_to_keep() -> None:
    """Ten questions."""
    kept = [n for n in range(1, len(WHYS) + 1) if not faulted("keep", n)]
    assert len(WHYS) == 10 and len(kept) == 3


def test_the_models_earn_every_point() -> None:
    """Each model question is judged good; the good whys are kept."""
    grade = grade_answer(EXERCISE, EXERCISE.key)
    assert [(part.id, part.points) for part in grade.criteria] == [
        ("question", 20),
        ("open", 40),
        ("safe", 20),
        ("keep", 20),
    ]
    assert grade.passed


@pytest.mark.parametrize(
    "question",
    [
        "What did you see on the screen before the restart?",
        "How do you usually restart the server when the queue is full?",
        "Marek, when you looked at the server, what did it show?",
        "Can you walk me through the minute before the restart?",
        "Walk me through what you saw.",
        "Where would one look to tell whether the booking server is busy?",
        "At what point did the restart look like the right step?",
        "Who else was around at that hour, and how could they be reached?",
        "What was going on around you at 02:10?",
        "How did the booking page look to you then?",
        "Which signals told you that the server was stuck?",
        "What happened next?",
    ],
)
def test_a_good_question_is_left_alone(question: str) -> None:
    """Open, about events or conditions, and no defence in sight."""
    assert faulted(question) == set()


@pytest.mark.parametrize(
    ("question", "criterion"),
    [
        ("You restarted the booking server.", "question"),
        ("Why did you restart it?", "open"),
        ("Why did you restart it?", "safe"),
        ("Did you ask anybody?", "open"),
        ("Did you ask anybody before you did that?", "safe"),
        ("Didn't you see the alarm?", "safe"),
        ("How could you restart it at that hour?", "safe"),
        ("How come you restarted it?", "safe"),
        ("What were you thinking when you restarted it?", "safe"),
        ("What made you think that a restart would help?", "safe"),
        ("What is your reason for the restart?", "safe"),
        ("For what reason did you restart it?", "safe"),
        ("What stopped you from calling somebody?", "safe"),
        ("What prevented you from asking?", "safe"),
        ("How hard is it to ask first?", "safe"),
        ("How did you not see the warning?", "safe"),
        ("What happened, and why didn't you call?", "safe"),
        ("Can you justify the restart?", "safe"),
        ("You saw the warning, didn't you?", "safe"),
        ("keep", "question"),
    ],
)
def test_a_reproach_in_the_form_of_a_question_is_seen(question: str, criterion: str) -> None:
    """A defence is what it would be answered with, or it is not open, or not a question."""
    assert criterion in faulted(question)


def test_a_good_why_that_was_rewritten_is_told() -> None:
    """It could have stayed; nothing but `keep` is lost."""
    assert faulted("What was in the queue while it grew?", 3) == {"keep"}


def test_a_good_why_may_be_repeated_instead_of_kept() -> None:
    """Writing it out again keeps it too."""
    assert faulted(WHYS[2].removeprefix("3. "), 3) == set()


def test_one_question_for_all_does_not_pass() -> None:
    """A question that is asked ten times was asked of nobody."""
    grade = grade_answer(EXERCISE, "\n".join(f"{n}: What happened next?" for n in range(1, 11)))
    assert not grade.passed and grade.points < 60


@pytest.mark.parametrize(
    "answer", [EXERCISE.material, EXERCISE.starter.replace(":", ": keep"), EXERCISE.starter.replace(":", ": x")]
)
def test_pasting_or_keeping_everything_does_not_pass(answer: str) -> None:
    """At most the good whys earn points."""
    grade = grade_answer(EXERCISE, answer)
    assert not grade.passed and grade.points <= 20


def test_what_is_no_question_is_not_safe() -> None:
    """A word that nobody can answer draws no defence, and earns nothing."""
    assert grade_answer(EXERCISE, EXERCISE.starter.replace(":", ": clean")).points == 0


def test_what_is_not_answered_is_told_once() -> None:
    """The other criteria say how many are missing and leave it at that."""
    grade = grade_answer(EXERCISE, "1: What happened next?\n2: keep")
    assert [len(part.feedback) for part in grade.criteria] == [6, 1, 1, 3]
    assert grade.criteria[1].feedback[0].message == "6 more: nothing to judge here yet."


def test_a_line_it_cannot_read_is_unsure_not_wrong() -> None:
    """An open question with no word it knows goes to a person."""
    criterion = grade_answer(EXERCISE, "1: What colour was the mug?").criteria[1]
    assert not criterion.sure and "no event" in " ".join(remark.message for remark in criterion.feedback)


def test_remarks_mark_the_learners_words() -> None:
    """Offsets fit the answer."""
    answer = "1: What happened, and why didn't you call?"
    marks = [r for part in grade_answer(EXERCISE, answer).criteria for r in part.feedback if r.text]
    assert marks and all(answer[r.start : r.end] == r.text for r in marks)


@pytest.mark.parametrize(
    "line", ["why " * 50_000, "1: " + "why " * 50_000 + "you", "1:" + " " * 500_000, "1: " + "what did " * 50_000 + "?"]
)
def test_hostile_lines_are_judged_at_once(line: str) -> None:
    """No pattern runs wild."""
    started = time.monotonic()
    grade_answer(EXERCISE, line)
    assert time.monotonic() - started < 5


def test_a_broken_list_gets_one_line(tmp_path: Path) -> None:
    """File, fault, mend."""
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "mine.toml").write_text("title = 'x'\nminutes = 1\n[[item]]\nid='a'\n", encoding="utf-8")
    with pytest.raises(FaultError, match=r"mine\.toml: 'minutes' is missing|mine\.toml: 'keep' is missing"):
        questions_exercise("mine", tmp_path)
