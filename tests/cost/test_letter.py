"""`price-the-blame`: figures of one's own run, told as ranges and as unsure, and nobody blamed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from whathow.cost.sheet import Sheet
from whathow.course.exercise import grade_answer
from whathow.course.price import model_letters, price_exercise, read_settings
from whathow.fault import FaultError

COURSE = Path(__file__).resolve().parents[2] / "exercises"
EXERCISE = price_exercise("price-the-blame", COURSE)
GOOD = """\
settings: default

Dear Ana, I ran a simple simulation; its inputs are assumptions. With answers as now it shows 25-58 incidents in two
years, 4–17 of them repeats. With more process changes, between 16 and 37 incidents and between 1 and 7 repeats. In
hours the two are level: 3,400 against 3,500. I'd like to try this with one team for 6 weeks, and show you our count.
"""
IN_WORDS = """\
settings: default

Hello Priya. I don't want to oversell this. In the model, which is mostly guesses, a team of ten that answers as we do
sees roughly 40 incidents in two years (the range is 25 to 58). Changing the process more often and blaming less, it
sees about twenty-five, somewhere between 16 and 37. Around a hundred near misses are told instead of ninety. May I try
it on the rota for a quarter?
"""


def points(answer: str) -> dict[str, int]:
    """The points of each criterion."""
    return {part.id: part.points for part in grade_answer(EXERCISE, answer).criteria}


def words(answer: str, criterion: str) -> list[str]:
    """The words of the letter that a criterion remarks on."""
    grade = grade_answer(EXERCISE, answer)
    return [remark.text for part in grade.criteria if part.id == criterion for remark in part.feedback if remark.text]


@pytest.mark.parametrize("answer", [GOOD, IN_WORDS, *EXERCISE.model.split("\n\n---\n\n")], ids=range(4))
def test_a_good_letter_earns_all(answer: str) -> None:
    """Both model letters, one with dashes for ranges, one with numbers in words."""
    assert points(answer) == {"figures": 40, "range": 30, "language": 30}
    assert grade_answer(EXERCISE, answer).passed


@pytest.mark.parametrize(
    "answer",
    [
        "",
        EXERCISE.starter,
        "settings: default",
        "settings: default\n\n" + "I would like us to blame less, because people tell us more then. " * 5,
        "settings: default\n\n| incidents | 25 | 58 |\n| repeats | 4 | 17 |\n| hidden | 14 | 31 |\n",
    ],
    ids=["blank", "starter", "settings", "no figure", "the table"],
)
def test_a_letter_without_figures_earns_nothing(answer: str) -> None:
    """Blank, untouched, fair words alone, or the table pasted."""
    assert set(points(answer).values()) == {0}


def test_invented_figures_cost() -> None:
    """One takes ten points, and is marked; many take all."""
    one = GOOD.replace("between 16 and 37 incidents", "between 16 and 370 incidents")
    assert words(one, "figures") == ["370"] and points(one)["figures"] == 30
    many = GOOD.replace("25-58", "310 to 420").replace("16 and 37", "640 and 707").replace("4–17", "90 to 95")
    assert points(many)["figures"] == 0


def test_the_same_words_with_another_run_are_invented() -> None:
    """Figures are held against the settings that the letter names."""
    other = GOOD.replace("default", "incidents=1").replace("incidents=1", "hazards=8, stock=40, seed=9")
    assert points(other)["figures"] < 40


def test_figures_of_ones_own_run_count(model: Sheet) -> None:
    """With other settings other figures earn the points."""
    answer = GOOD.replace("default", "people=14, months=24")
    assert points(answer)["figures"] == 40
    assert "a team of 10 over 24 months" in model_letters(model)[0]


def test_a_number_in_what_is_asked_for_is_the_writers_own() -> None:
    """Weeks, money, days of a plan are held against nothing."""
    assert points(GOOD + "\nCould we spend 4,000 euros and 35 days on it?\n")["figures"] == 40


def test_one_kind_of_figure_is_not_enough() -> None:
    """Four figures about incidents alone."""
    answer = """Dear Ana, a model made of guesses gives 25 to 58 incidents with answers as now. It gives 16 to 37
    incidents with other answers. I'd like to try it for a month with one team and then tell you what came of it."""
    assert points(answer)["figures"] == 30


def test_middles_alone_are_no_ranges() -> None:
    """Sixteen points of thirty are for ranges."""
    answer = """Dear Ana, a model made of guesses gives about 39 incidents with answers as now, 8 of them repeats, and
    25 incidents, 3 of them repeats, with other answers. I'd like to try it for a month with one team."""
    assert points(answer) == {"figures": 40, "range": 14, "language": 30}


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("The model proves that this works.", "proves"),
        ("This is guaranteed.", "guaranteed"),
        ("It will save 700 hours.", "will save 7"),
        ("We will definitely see it.", "definitely"),
        ("Without a doubt it helps.", "Without a doubt"),
    ],
)
def test_certainty_is_marked(said: str, marked: str) -> None:
    """It costs six points and is shown."""
    answer = GOOD.replace("In\nhours the two", f"{said} In\nhours the two")
    assert words(answer, "range") == [marked] and points(answer)["range"] == 24


@pytest.mark.parametrize(
    "said",
    [
        "This proves nothing.",
        "I can't guarantee any of it.",
        "It does not prove that blame is the reason.",
        "None of this is a promise, and I am not certain of the hours.",
        "I will not oversell it.",
    ],
)
def test_certainty_that_is_refused_is_left_alone(said: str) -> None:
    """Saying that nothing is proved is the point of it."""
    assert words(GOOD.replace("In\nhours the two", f"{said} In\nhours the two"), "range") == []


def test_blame_costs() -> None:
    """The checker reads the letter as it reads a report."""
    answer = (
        GOOD + "\nYou should have done this years ago, and the careless managers before you caused these outages.\n"
    )
    assert points(answer)["language"] < 30 and "should have" in " ".join(words(answer, "language"))


def test_remarks_mark_the_learners_words() -> None:
    """Offsets fit the answer, below the line of settings too."""
    answer = GOOD.replace("4–17", "400 to 500") + "\nIt is guaranteed. Maria should have known.\n"
    remarks = [r for part in grade_answer(EXERCISE, answer).criteria for r in part.feedback if r.text]
    assert len(remarks) >= 4 and all(answer[r.start : r.end] == r.text for r in remarks)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("settings: blame=50", "no setting has this name; use one of: blame_a"),
        ("settings: blame_a=500", "500 is outside its range"),
        ("settings: as before", "the line can't be read"),
        ("Settings: blame_a=5 or so", "the line can't be read"),
    ],
)
def test_settings_that_are_none_get_a_line(line: str, says: str) -> None:
    """Where, what, how to mend it; no points and no traceback."""
    with pytest.raises(FaultError) as caught:
        grade_answer(EXERCISE, f"{line}\n\nHello.")
    assert says in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["settings: default", "Settings:", "SETTINGS : Default", "", "Dear Ana,"])
def test_no_settings_are_the_defaults(line: str) -> None:
    """However it is said."""
    assert read_settings(f"{line}\n\nHello.") == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("word " * 5000, "the most is 20,000"),
        (
            "Liebe Ana, die Rechnung zeigt, dass wir mit weniger Schuld weniger Vorfälle haben, aber nicht sicher.",
            "German",
        ),
    ],
)
def test_what_cannot_be_judged_gets_a_line(text: str, says: str) -> None:
    """Too long, or not English."""
    with pytest.raises(FaultError, match=says):
        grade_answer(EXERCISE, text)


@pytest.mark.parametrize("text", ["1 " * 9_000, "incidents 1 to " * 1200, "will " * 3_900, "-1" * 9_000, "1-1" * 6_000])
def test_hostile_letters_are_judged_at_once(text: str) -> None:
    """No pattern runs wild."""
    started = time.monotonic()
    grade_answer(EXERCISE, text)
    assert time.monotonic() - started < 10
