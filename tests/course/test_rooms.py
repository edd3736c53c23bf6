"""The notebook of `hold-the-room`: graded by what the rooms told and by the learner's own lines."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from whathow.course.exercise import Exercise, grade_answer
from whathow.course.feedback import feedback_html, feedback_text
from whathow.course.rooms import rooms_exercise
from whathow.fault import FaultError

COURSE = Path(__file__).resolve().parents[2] / "exercises"
SCRIPT = "<script>document.title = 'owned'</script>"


@pytest.fixture(scope="module")
def rooms() -> Exercise:
    return rooms_exercise("hold-the-room", COURSE)


def points(rooms: Exercise, answer: str) -> dict[str, int]:
    return {criterion.id: criterion.points for criterion in grade_answer(rooms, answer).criteria}


def block(name: str, *lines: str) -> str:
    return f"scene: {name}\n" + "\n".join(f"{n}: {line}" for n, line in enumerate(lines, 1)) + "\n\n"


def test_the_key_earns_every_point(rooms: Exercise) -> None:
    """A hundred, all sure, and a pass."""
    grade = grade_answer(rooms, rooms.key)
    assert (grade.points, grade.passed) == (100, True)
    assert all(criterion.sure for criterion in grade.criteria)


@pytest.mark.parametrize("answer", ["", "\n", "scene: it-was-me", "Some words.", "scene: nowhere\n1: a", "1: a\n2: b"])
def test_nothing_said_earns_nothing(rooms: Exercise, answer: str) -> None:
    """A blank answer, the starter, the material pasted back, a scene that is not there."""
    assert grade_answer(rooms, answer).points == 0
    assert grade_answer(rooms, rooms.starter).points == 0


def test_the_material_pasted_back_earns_nothing(rooms: Exercise) -> None:
    """What was given is no meeting."""
    assert grade_answer(rooms, rooms.material).points == 0


@pytest.mark.parametrize("letter", "abcd")
def test_one_letter_all_the_way_does_not_pass(rooms: Exercise, letter: str) -> None:
    """Nor does it earn a point for own lines."""
    answer = rooms.starter.replace(":\n", f": {letter}\n") + f" {letter}"
    grade = grade_answer(rooms, answer)
    assert not grade.passed and points(rooms, answer)["language"] == 0


def test_letters_alone_earn_what_was_told_and_no_language(rooms: Exercise) -> None:
    """A quarter of a scene told, of three that are wanted."""
    found = points(rooms, block("who-approved-this", "d", "b", "d", "a"))
    assert found == {"told": 5, "language": 0}


def test_blame_in_own_lines_costs_language_and_what_was_to_be_told(rooms: Exercise) -> None:
    """The remark stands on the learner's words, with a question to ask in their place."""
    answer = rooms.key.replace("Take your time.", "Carmela, why didn't you check?")
    good, bad = points(rooms, rooms.key), points(rooms, answer)
    assert bad["language"] < good["language"] and bad["told"] < good["told"]
    remarks = [
        remark for criterion in grade_answer(rooms, answer).criteria for remark in criterion.feedback if remark.text
    ]
    assert remarks
    assert all(answer[remark.start : remark.end] == remark.text for remark in remarks)


def test_a_line_that_cannot_be_read_waits_for_a_person(rooms: Exercise) -> None:
    """The grader is not sure of it, and says so."""
    grade = grade_answer(rooms, block("it-was-me", "Mm, well, so."))
    assert {criterion.id: criterion.sure for criterion in grade.criteria}["language"] is False


def test_the_best_scenes_count(rooms: Exercise) -> None:
    """A fourth, badly held, takes nothing from what was told in three."""
    worse = rooms.key + "\n\n" + block("it-was-me", "a", "b", "a", "b")
    assert points(rooms, worse)["told"] == points(rooms, rooms.key)["told"]


def test_the_room_answers_in_the_feedback(rooms: Exercise) -> None:
    """What was said, what came, and the lines that wait; at the end what nobody said and with which line it went."""
    answer = block("who-approved-this", "a")
    told = feedback_text(rooms, grade_answer(rooms, answer), answer)
    assert "Paola goes quiet" in told and "now 2:" in told and "Or a line of your own" in told
    answer = block("who-approved-this", "a", "a", "a", "a")
    told = feedback_text(rooms, grade_answer(rooms, answer), answer)
    assert "the end." in told and "It went with line 1." in told and "Nobody" not in told.split("\n")[0]


def test_the_number_that_is_missing_ends_the_meeting(rooms: Exercise) -> None:
    """Line 3 without a line 2 is not said."""
    answer = "scene: it-was-me\n1: a\n3: b\n"
    assert len(rooms.notes(answer)) == 2


def test_markup_is_text(rooms: Exercise) -> None:
    """It is shown escaped, and it is no line that opens anybody."""
    answer = block("it-was-me", SCRIPT)
    html = feedback_html(rooms, grade_answer(rooms, answer), answer)
    assert "<script" not in html


@pytest.mark.parametrize("char", ["why ", "1: ", "(", "\n", "scene: it-was-me\n1: "])
def test_a_hostile_answer_is_graded_at_once(rooms: Exercise, char: str) -> None:
    """No pattern runs wild."""
    started = time.monotonic()
    grade_answer(rooms, f"scene: it-was-me\n1: {char * 20_000}")
    assert time.monotonic() - started < 5


def test_another_language_is_refused(rooms: Exercise) -> None:
    """In one line, and nothing is lost."""
    with pytest.raises(FaultError, match="Spanish"):
        grade_answer(
            rooms,
            block(
                "it-was-me",
                "¿Qué vio usted en la pantalla aquella noche, y quién estaba con usted en la sala de control?",
            ),
        )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("wanted = 3", "wanted = 9", "wanted is 9"),
        ('"it-was-me"', '"it-was-you"', "it-was-you"),
        ("title", "name", "'title' is missing"),
    ],
)
def test_a_broken_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """One line, with the file or the name in it."""
    source = (COURSE / "rooms" / "hold-the-room.toml").read_text(encoding="utf-8")
    (tmp_path / "rooms").mkdir()
    (tmp_path / "rooms" / "mine.toml").write_text(source.replace(old, new), encoding="utf-8")
    (tmp_path / "scenes").symlink_to(COURSE / "scenes")
    with pytest.raises(FaultError, match=fault):
        rooms_exercise("mine", tmp_path)
