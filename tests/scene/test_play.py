"""What is said changes what is told; own words land as they are heard; and a page is told the same as a notebook."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.scene.samples import SCENES, ids, small
from whathow.fault import FaultError
from whathow.learner.page import respond
from whathow.scene import Scene, play
from whathow.scene.paper import effect, opening, transcript_line, waiting
from whathow.scene.scene import OFFERED, OFFICIAL, SILENT

each_scene = pytest.mark.parametrize("scene", SCENES, ids=ids)


def levels(scene: Scene, *lines: str) -> list[int]:
    return [said.level for said in play(scene, lines).said]


def test_a_line_that_opens_is_told_what_one_that_closes_is_not() -> None:
    """From a careful start: told, official, quiet."""
    assert levels(small(), "d") == [OFFERED]
    assert levels(small(), "b") == [OFFICIAL]
    assert levels(small(), "a") == [SILENT]


def test_what_was_said_before_still_weighs() -> None:
    """After a slip a good line gets no more than the official version."""
    assert levels(small(), "d", "d") == [OFFERED, OFFERED]
    assert levels(small(), "a", "d") == [SILENT, OFFICIAL]


def test_a_slip_mended_aloud_opens_again_and_once() -> None:
    """The mend is offered as a line, heard in own words, and does nothing a second time."""
    scene = small()
    assert scene.mend in play(scene, ["a"]).lines and scene.mend not in play(scene, ["d"]).lines
    assert levels(scene, "a", scene.mend.text) == [SILENT, OFFERED]
    assert levels(scene, "a", "That came out wrong. Let me ask it again.") == [SILENT, OFFERED]
    twice = play(scene, ["a", "That came out wrong.", "Sorry, wrong question."])
    assert twice.said[2].landing.moves == {}


def test_a_part_owned_works_once() -> None:
    """Played again it is a ceremony."""
    scene = small()
    first, second = play(scene, ["The date was my decision.", "I signed the contract in May."]).said
    assert first.landing.moves and not second.landing.moves
    assert first.kind and first.kind.id == "own-part"


def test_a_line_said_twice_is_a_form() -> None:
    """The second time it opens nobody, whatever its capitals."""
    again = play(small(), ["What did you see then?", "what did you see THEN?"]).said[1]
    assert not again.landing.moves and "heard that one" in again.landing.why


def test_an_unclear_line_says_what_it_does() -> None:
    """The room goes on as it was, and the learner is told why."""
    said = play(small(), ["Right."]).said[0]
    assert said.kind and said.kind.id == "unclear" and said.level == OFFICIAL
    assert "can't tell" in said.landing.why


def test_harm_lands_whatever_else_is_said() -> None:
    """A thank-you does not buy the question behind it."""
    said = play(small(), ["Thank you for coming, I'll keep it short. Whose fault is it?"]).said[0]
    assert said.level == SILENT and said.heard and said.heard.kind in ("defence", "blame", "cut")


def test_letters_choose_only_what_is_there() -> None:
    """A letter beyond the lines is own words, and nothing that can be read."""
    assert not play(small(), ["(b)"]).said[0].own
    assert play(small(), ["h"]).said[0].own


def test_lines_beyond_the_end_are_passed_over() -> None:
    """Whoever writes on changes nothing."""
    done = play(small(), ["d", "d", "d"])
    assert play(small(), ["d", "d", "d", "a", "b"]).said == done.said
    assert done.ending and done.ending.text == "It ends well." and done.lines == ()


def test_words_that_cannot_be_read_are_refused() -> None:
    """One line, and no meeting."""
    with pytest.raises(FaultError, match="your line"):
        play(small(), ["x" * 601])


@each_scene
def test_every_model_is_told_everything(scene: Scene) -> None:
    """Two ways in own words, each of which earns all there is to know."""
    for model in scene.models:
        held = play(scene, model.lines)
        assert len(held.told) == len(scene.pieces) and not held.lost
        assert all(said.own for said in held.said)


@each_scene
def test_paper_shows_what_was_said_and_what_waits(scene: Scene) -> None:
    """The opening has the lines, a transcript what came, the end every piece."""
    assert all(line.text in opening(scene) for line in scene.turns[0].lines)
    held = play(scene, ["a"])
    assert scene.turns[0].lines[0].text in transcript_line(held, 0)
    assert "Or a line of your own" in waiting(held)
    done = waiting(play(scene, scene.models[0].lines))
    assert done.count("Told:") == len(scene.pieces) and "Not told" not in done


def test_an_effect_names_whom_it_moves() -> None:
    """Both sides, or nothing."""
    line = small().turns[0].lines
    assert effect(line[3].landing) == "It opens Ana and Bo."
    assert effect(line[0].landing) == "It closes Ana and Bo."
    assert effect(line[1].landing) == ""


def held_in_page(name: str, said: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(respond(json.dumps({"verb": "hold", "name": name, "said": said})))
    return answer


@each_scene
def test_a_page_is_told_the_same(scene: Scene) -> None:
    """Levels, replies, what was lost and with which line."""
    lines = ["a", "What did you see then?", "Why didn't you look?", "b", "b"]
    here, page = play(scene, lines), held_in_page(scene.slug, lines)
    assert page["ok"] and len(page["said"]) == len(here.said)
    told = {said["level"] for said in page["said"]}
    assert told <= {"silent", "official", "offered"}
    assert [lost["line"] for lost in page["end"]["lost"]] == [lost.line for lost in here.lost]
    assert "<" not in json.dumps(page["said"][0]["reply"])


@pytest.mark.parametrize(
    "said", [None, "a", [1], ["a"] * 101, [["a"]], ["x" * 700], ["a\0b"]], ids=lambda said: str(said)[:12]
)
def test_a_bad_request_is_a_fault(said: Any) -> None:
    """Never a traceback, always a line that says how to mend it."""
    answer = held_in_page("it-was-me", said)
    assert not answer["ok"] and all(fault["mend"] for fault in answer["faults"])


def test_an_unknown_scene_is_a_fault() -> None:
    """With the names of those that are there."""
    answer = held_in_page("it-was-you", [])
    assert not answer["ok"] and "it-was-me" in answer["faults"][0]["mend"]


def test_a_learners_markup_is_text() -> None:
    """It comes back as it went in, and nowhere as HTML."""
    script = "<img src=x onerror=alert(1)> what did you see?"
    answer = held_in_page("it-was-me", [script])
    assert answer["said"][0]["text"] == script
