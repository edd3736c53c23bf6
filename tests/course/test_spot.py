"""`spot-the-blame`: the sentences are labelled as the families say, and an answer is graded by its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.blame.family import families
from whathow.course.exercise import grade_answer
from whathow.course.spot import read_sentences, spot_exercise

COURSE = Path(__file__).resolve().parents[2] / "exercises"
SENTENCES = read_sentences(COURSE / "spot" / "spot-the-blame.jsonl")
EXERCISE = spot_exercise("spot-the-blame", COURSE)


def answered(*, clean: str = "clean", blame: str = "{family} | {words}") -> dict[str, int]:
    """The points for answering every clean sentence with `clean` and every blameful one with `blame`, filled in."""
    lines = []
    for n, sentence in enumerate(SENTENCES, 1):
        family, words = (sentence.families[0], sentence.triggers[0]) if sentence.blame else ("", "")
        text = blame.format(family=family, words=words, sentence=sentence.text) if sentence.blame else clean
        lines.append(f"{n}: {text}")
    return {part.id: part.points for part in grade_answer(EXERCISE, "\n".join(lines)).criteria}


def test_there_are_twenty_of_all_families() -> None:
    """Twenty sentences, each family of blame at least once, at least seven clean."""
    assert len(SENTENCES) == 20 and len({sentence.id for sentence in SENTENCES}) == 20
    blame = {key for key, family in families().items() if family.level == "blame"}
    assert {family for sentence in SENTENCES for family in sentence.families} == blame
    assert sum(not sentence.blame for sentence in SENTENCES) >= 7


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.id)
def test_a_label_is_whole(sentence: object) -> None:
    """Blame has families and words that stand in the sentence, a clean one neither; each has a why and a question."""
    item = next(each for each in SENTENCES if each is sentence)
    assert bool(item.families) == bool(item.triggers) == item.blame
    assert all(trigger.lower() in item.text.lower() for trigger in item.triggers)
    assert item.why and item.ask.endswith("?")


def test_the_key_earns_every_point() -> None:
    """All right is a hundred, and a pass."""
    assert answered() == {"verdict": 40, "family": 30, "words": 30}
    assert grade_answer(EXERCISE, EXERCISE.key).points == 100


def test_the_order_of_the_lines_does_not_matter() -> None:
    """Each line has its number."""
    key = EXERCISE.model and [f"{n}) clean." for n, sentence in enumerate(SENTENCES, 1) if not sentence.blame]
    points = grade_answer(EXERCISE, "\n".join(reversed(key or []))).criteria[0].points
    assert points == 2 * len(key or [])


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("{family} | {words}", 30),
        ("{family} | {sentence}", 0),
        ("{family} |", 0),
        ("{family} | words of my own", 0),
    ],
    ids=["the words", "the whole sentence", "none", "others"],
)
def test_only_the_words_that_carry_it_count(line: str, points: int) -> None:
    """Pasting the sentence shows nothing, except where it is all blame and short."""
    earned = answered(blame=line)["words"]
    assert earned == points if points else earned <= 10


def test_one_answer_to_all_does_not_pass() -> None:
    """Neither all clean nor all blame."""
    assert not grade_answer(EXERCISE, EXERCISE.starter.replace(":", ": clean")).passed
    assert not grade_answer(EXERCISE, EXERCISE.starter.replace(":", ": judgment | the")).passed


def test_the_material_pasted_back_earns_nothing() -> None:
    """A sentence is no answer to itself."""
    assert grade_answer(EXERCISE, EXERCISE.material).points == 0


@pytest.mark.parametrize("family", ["Counterfactual", "counter-factual", "`counterfactual`", " COUNTERFACTUAL "])
def test_a_family_may_be_written_as_people_write(family: str) -> None:
    """Case, ticks and a stray hyphen do not cost."""
    n = next(n for n, sentence in enumerate(SENTENCES, 1) if sentence.families == ("counterfactual",))
    remarks = grade_answer(EXERCISE, f"{n}: {family} | {SENTENCES[n - 1].triggers[0]}").criteria[1].feedback
    assert not [remark for remark in remarks if remark.message.startswith(f"Sentence {n}:")]


def test_a_remark_points_at_the_learners_line() -> None:
    """Its offsets mark the learner's own words, and it asks instead of telling."""
    answer = "intro\n2: clean\n"
    remark = next(r for r in grade_answer(EXERCISE, answer).criteria[0].feedback if r.text)
    assert answer[remark.start : remark.end] == remark.text == "clean"
    assert remark.question == SENTENCES[1].ask


@pytest.mark.parametrize("answer", ["", EXERCISE.starter, "\n\n", "1:\n2: "])
def test_nothing_written_earns_nothing(answer: str) -> None:
    """The starter is no answer."""
    assert grade_answer(EXERCISE, answer).points == 0
