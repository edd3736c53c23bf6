"""`spot-the-blame`: the pool is labelled as the families say, dealt without repeats, and graded by the lines."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from whathow.blame.family import families
from whathow.course.exercise import grade_answer
from whathow.course.pool import SIZE, Sentence, hand, read_sentences
from whathow.course.spot import spot_exercise, spot_items

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "exercises"
POOL = read_sentences(COURSE / "spot" / "spot-the-blame.jsonl")
EXERCISE = spot_exercise("spot-the-blame", COURSE)
FIRST = hand(POOL, 1)
HANDS = len(POOL) // SIZE


def answered(*, clean: str = "clean", blame: str = "{family} | {words}") -> dict[str, int]:
    """The points for answering every clean sentence with `clean` and every blameful one with `blame`, filled in."""
    lines = []
    for n, sentence in enumerate(FIRST, 1):
        family, words = (sentence.families[0], sentence.triggers[0]) if sentence.blame else ("", "")
        text = blame.format(family=family, words=words, sentence=sentence.text) if sentence.blame else clean
        lines.append(f"{n}: {text}")
    return {part.id: part.points for part in grade_answer(EXERCISE, "\n".join(lines)).criteria}


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


class TestPool:
    """The labelled sentences."""

    def test_it_is_large_and_balanced(self) -> None:
        """At least 120, as many of each family as of any other, a third of each at least hard."""
        assert len(POOL) >= 120 and len(POOL) % SIZE == 0
        assert len({sentence.id for sentence in POOL}) == len(POOL)
        kinds = Counter(sentence.kind for sentence in POOL if sentence.blame)
        known = {key for key, family in families().items() if family.level == "blame"}
        assert {family for family, _ in kinds} == known
        assert len(set(kinds.values())) == 1 and {hard for _, hard in kinds} == {1, 2, 3}

    @pytest.mark.parametrize("sentence", POOL, ids=lambda sentence: sentence.id)
    def test_a_label_is_whole(self, sentence: Sentence) -> None:
        """Blame has families and words that stand in the sentence, a clean one neither; each has a reason."""
        assert bool(sentence.families) == bool(sentence.triggers) == sentence.blame
        assert all(trigger.lower() in sentence.text.lower() for trigger in sentence.triggers)
        assert set(sentence.families) <= set(families())
        assert 15 <= len(sentence.why) <= 120

    def test_no_sentence_is_one_that_the_judge_was_trained_on(self) -> None:
        """None shares more than six words in ten with a labelled sentence of corpus/."""
        trained = [
            words(json.loads(line)["text"])
            for path in (ROOT / "corpus" / "sentences").glob("*.jsonl")
            for line in path.read_text(encoding="utf-8").splitlines()
        ]
        for sentence in POOL:
            own = words(sentence.text)
            assert max(len(own & other) / len(own | other) for other in trained) < 0.6, sentence.text


class TestDraw:
    """Twenty at a time."""

    def test_nothing_comes_again_before_the_pool_is_used_up(self) -> None:
        """One deal holds every sentence once."""
        dealt = [sentence.id for n in range(1, HANDS + 1) for sentence in hand(POOL, n)]
        assert sorted(dealt) == sorted(sentence.id for sentence in POOL)

    @pytest.mark.parametrize("number", range(1, HANDS + 1))
    def test_each_hand_is_as_hard_as_any(self, number: int) -> None:
        """Twenty sentences, eight of them clean, each family there, hard ones six or seven."""
        dealt = hand(POOL, number)
        assert len(dealt) == SIZE and sum(not sentence.blame for sentence in dealt) == 8
        assert {sentence.kind[0] for sentence in dealt} == {"clean", *(f for s in POOL for f in s.families[:1])}
        assert 6 <= sum(sentence.hard == 3 for sentence in dealt) <= 7

    def test_the_next_deal_is_shuffled_anew(self) -> None:
        """The ninth hand is not the first."""
        assert {s.id for s in hand(POOL, HANDS + 1)} != {s.id for s in FIRST}

    def test_a_draw_is_the_same_for_everybody(self) -> None:
        """No clock and no chance of the machine's comes in."""
        assert hand(POOL, 3) == hand(POOL, 3)
        assert [item.text for item in spot_items("spot-the-blame", 3, COURSE)] == [s.text for s in hand(POOL, 3)]

    def test_an_answer_says_which_draw_it_is_about(self) -> None:
        """`draw: 2` in its first line."""
        second = "\n".join(f"{n}: {sentence.answer}" for n, sentence in enumerate(hand(POOL, 2), 1))
        assert grade_answer(EXERCISE, f"draw: 2\n{second}").points == 100
        assert grade_answer(EXERCISE, second).points < 60


class TestAnswer:
    """Line by line."""

    def test_the_key_earns_every_point(self) -> None:
        """All right is a hundred, and a pass."""
        assert answered() == {"verdict": 40, "family": 30, "words": 30}
        assert grade_answer(EXERCISE, EXERCISE.key).points == 100

    def test_the_order_of_the_lines_does_not_matter(self) -> None:
        """Each line has its number."""
        clean = [f"{n}) clean." for n, sentence in enumerate(FIRST, 1) if not sentence.blame]
        assert grade_answer(EXERCISE, "\n".join(reversed(clean))).criteria[0].points == 2 * len(clean)

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
    def test_only_the_words_that_carry_it_count(self, line: str, points: int) -> None:
        """Pasting the sentence shows nothing, except where it is all blame and short."""
        earned = answered(blame=line)["words"]
        assert earned == points if points else earned <= 10

    def test_one_answer_to_all_does_not_pass(self) -> None:
        """Neither all clean nor all blame."""
        assert not grade_answer(EXERCISE, EXERCISE.starter.replace(":", ": clean")).passed
        assert not grade_answer(EXERCISE, EXERCISE.starter.replace(":", ": judgment | the")).passed

    @pytest.mark.parametrize("family", ["Counterfactual", "counter-factual", "`counterfactual`", " COUNTERFACTUAL "])
    def test_a_family_may_be_written_as_people_write(self, family: str) -> None:
        """Case, ticks and a stray hyphen do not cost."""
        n = next(n for n, sentence in enumerate(FIRST, 1) if "counterfactual" in sentence.families)
        remarks = grade_answer(EXERCISE, f"{n}: {family} | {FIRST[n - 1].triggers[0]}").criteria[1].feedback
        assert not [remark for remark in remarks if remark.message.startswith(f"Sentence {n}:")]

    def test_a_remark_points_at_the_learners_line(self) -> None:
        """Its offsets mark the learner's own words, and it asks instead of telling."""
        n = next(n for n, sentence in enumerate(FIRST, 1) if sentence.blame)
        answer = f"intro\n{n}: clean\n"
        remark = next(r for r in grade_answer(EXERCISE, answer).criteria[0].feedback if r.text)
        assert answer[remark.start : remark.end] == remark.text == "clean"
        assert remark.question.endswith("?")

    def test_what_is_not_answered_gives_nothing_away(self) -> None:
        """The question for a missing line is the same for a clean sentence and for any family."""
        missing = grade_answer(EXERCISE, "99: clean").criteria[0].feedback
        assert len(missing) == SIZE and len({remark.question for remark in missing}) == 1
