"""What a question asks for is read as the labelled questions say, and hostile input costs nothing."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from whathow.rubric.question import read_question
from whathow.rubric.shape import read_shape

QUESTIONS = Path(__file__).resolve().parents[2] / "corpus" / "questions.jsonl"
ROWS = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
HELD_OUT = [row for row in ROWS if row["half"] == "held-out"]
OPEN = {"story", "system"}


def verdict(kind: str) -> str:
    """The verdict that the exercise draws: a story and a why of a system are both open."""
    return "open" if kind in OPEN else kind


def share(rows: list[dict[str, str]], right: list[bool]) -> float:
    return sum(right) / len(rows)


def test_the_questions_are_labelled_and_kept_apart() -> None:
    """At least 200 held out, no text twice, each kind in both halves, every id its own."""
    assert len(HELD_OUT) >= 200
    assert len({row["id"] for row in ROWS}) == len(ROWS) == len({row["text"].casefold() for row in ROWS})
    kinds = {"defence", "story", "system", "statement"}
    assert {row["kind"] for row in HELD_OUT} == kinds == {row["kind"] for row in ROWS if row["half"] == "rules"}


def test_of_the_held_out_questions_95_in_100_get_the_right_verdict() -> None:
    """A defence, an open question or no question: as the label says. No rule was written and no weight trained on
    them."""
    right = [verdict(read_question(row["text"]).kind) == verdict(row["kind"]) for row in HELD_OUT]
    assert share(HELD_OUT, right) >= 0.95


def test_of_the_held_out_questions_92_in_100_get_the_right_kind() -> None:
    """Story and system told apart as well."""
    assert share(HELD_OUT, [read_question(row["text"]).kind == row["kind"] for row in HELD_OUT]) >= 0.92


def test_a_good_why_of_a_system_is_left_alone() -> None:
    """At most one in twenty of those held out is taken for a why to a person."""
    good = [row for row in HELD_OUT if row["kind"] == "system"]
    assert share(good, [read_question(row["text"]).kind != "defence" for row in good]) >= 0.95


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thanks. Why didn’t you check the plate?", "Why didn’t you"),
        ("What happened, and who signed it?", "who signed"),
        ("What did you see, you idiot?", "idiot"),
    ],
)
def test_a_defence_names_the_words_that_ask_for_it(text: str, words: str) -> None:
    """The span stands in the text as it was written, whatever the quotes look like."""
    asked = read_question(text)
    assert asked.kind == "defence" and words in text[asked.start : asked.end]
    assert asked.message and asked.ask.endswith("?")


def test_a_shape_leaves_out_who_it_is() -> None:
    """Names, roles and pronouns read alike."""
    lines = {read_shape(f"Why did {who} stop?").line for who in ("Marek", "the night nurse", "you", "Ms Osei")}
    assert lines == {"why did P stop ?"}


@pytest.mark.parametrize("text", ["", " ", "?", "\0", "why " * 50_000, "what did , " * 9_000, "(" * 9_000 + "?"])
def test_whatever_comes_is_read_at_once(text: str) -> None:
    """No pattern runs wild, and nothing is raised."""
    started = time.monotonic()
    assert read_question(text).kind in {"statement", "story", "system", "defence"}
    assert time.monotonic() - started < 1
