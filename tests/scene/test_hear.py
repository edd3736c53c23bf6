"""Own words are heard for what they do, and whatever comes is heard at once."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import pytest

from tests.scene.samples import SCENES
from whathow.fault import FaultError
from whathow.scene.hear import LONGEST, Heard, hear, kinds
from whathow.scene.room import own_landing
from whathow.scene.scene import Scene

ROWS = [json.loads(line) for line in (Path(__file__).parent / "heard.jsonl").read_text(encoding="utf-8").splitlines()]
HELD_OUT = [row for row in ROWS if row["half"] == "held-out"]


def right(row: dict[str, str]) -> bool:
    """What harms has to be heard; what doesn't has to be heard, and no harm beside it."""
    found = [heard.kind for heard in hear(row["text"])]
    harmful = [kind for kind in found if kinds()[kind].harm]
    return (
        row["kind"] in (harmful if kinds()[row["kind"]].harm else found) and bool(harmful) == kinds()[row["kind"]].harm
    )


def test_the_labelled_lines_cover_every_kind() -> None:
    """Each kind is in both halves, and no line is there twice."""
    for half in ("held-out", "rules"):
        assert {row["kind"] for row in ROWS if row["half"] == half} == set(kinds())
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_of_the_held_out_lines_seventeen_in_twenty_are_heard_as_they_are() -> None:
    """No wording was written for them."""
    assert sum(map(right, HELD_OUT)) >= 0.85 * len(HELD_OUT)


def test_harm_is_seldom_heard_where_there_is_none() -> None:
    """At most one harmless line in twenty is taken for one that closes a room."""
    harmless = [row for row in ROWS if not kinds()[row["kind"]].harm]
    wrong = [row["text"] for row in harmless if any(kinds()[heard.kind].harm for heard in hear(row["text"]))]
    assert len(wrong) <= len(harmless) / 20, wrong


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The restart was my decision. What did you see then?", ["own-part", "story"]),
        ("Thank you. Who approved this?", ["thanks", "defence"]),
        ("That came out as a hunt. Why didn't you call?", ["mend", "defence"]),
        ("Nobody pays for it with their bonus, and you should have looked.", ["blame"]),
        ("…", ["wait"]),
        ("(silence)", ["wait"]),
        ("Right.", ["unclear"]),
        ("days?", ["unclear"]),
        ("🙂", ["wait"]),
    ],
)
def test_a_line_is_heard_sentence_by_sentence(text: str, found: list[str]) -> None:
    """A good sentence does not hide a bad one."""
    assert [heard.kind for heard in hear(text)] == found


def test_a_defence_and_blame_name_their_words() -> None:
    """The span stands in the line as it was written, with why it matters and what to ask."""
    for text, words in (
        ("Fine. Why didn’t you look?", "Why didn’t you"),
        ("You should have called me.", "should have"),
    ):
        (heard,) = [each for each in hear(text) if kinds()[each.kind].harm]
        assert words in text[heard.start : heard.end]
        assert heard.message and heard.ask.endswith("?")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("¿Qué había en la pantalla cuando usted llegó a la planta, y qué se podía leer en la pizarra?", "Spanish"),
        ("What did you \u202e see", "invisible character"),
        ("a\0b", "NUL"),
        ("why " * 300, f"the most is {LONGEST}"),
    ],
)
def test_what_cannot_be_heard_is_refused_in_a_line(text: str, fault: str) -> None:
    """It says what is wrong and how to mend it."""
    with pytest.raises(FaultError, match=fault):
        hear(text)


@pytest.mark.parametrize("text", ["", " ", "?", "why " * 140, "what did , " * 50, "(" * 600, "a." * 300, "I " * 290])
def test_whatever_comes_is_heard_at_once(text: str) -> None:
    """No wording runs wild."""
    started = time.monotonic()
    with contextlib.suppress(FaultError):  # what looks like Portuguese may be said to be
        assert hear(text)
    assert time.monotonic() - started < 1


def test_every_kind_has_a_name_and_says_what_it_does() -> None:
    """A learner is told both."""
    assert all(kind.name and kind.why.endswith(".") for kind in kinds().values())
    assert Heard("unclear", 0, 1).message == ""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.slug)
def test_every_kind_lands_at_every_moment(scene: Scene) -> None:
    """Own words have a way on wherever one is, and what it did is said."""
    from whathow.scene.prove import steps

    for state in {before for before, _, _, _ in steps(scene)}:
        assert all(own_landing(scene, state, kind).why for kind in kinds())
