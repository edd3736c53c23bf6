"""Feedback in the notebook: all of it escaped, all of it by keyboard, all of it there without widgets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from whathow.course.exercise import Exercise, Part
from whathow.learner.panel import Feedback, compare_html, plain, remark_html, remarks, saved, walk
from whathow.learner.tries import made_now
from whathow.rubric.criterion import Criterion, Grade, Remark

SCRIPT = "<script>alert(1)</script>"
TEXT = f"Dave was careless. He should have looked. {SCRIPT}"
REMARKS = (
    Remark("should have", 22, 33, "counterfactual", "It tells of a past that did not happen.", "What did he see?"),
    Remark("careless", 9, 17, "judgment", f"It rates him {SCRIPT}.", f"What was going on? {SCRIPT}"),
    Remark("", 0, 0, "deployed", "Not found in these words.", "When was it?"),
)


def graded(passed: bool) -> Feedback:
    """A try with three remarks, or one that passed."""
    criteria = (Criterion("language", passed, True, 30 if passed else 10, 30, () if passed else REMARKS),)
    grade = Grade("pool", criteria)
    exercise = Exercise(
        "rewrite-pool",
        "Pool",
        5,
        "%%rewrite pool",
        "",
        "",
        "",
        (Part("language", "?", 30),),
        f"THE MODEL {SCRIPT}",
        "",
        "",
        lambda _: grade,
    )
    return Feedback(exercise, grade, TEXT, made_now(grade, TEXT), None, 1, True)


@pytest.mark.parametrize("passed", [False, True])
def test_nothing_of_the_learners_is_markup(passed: bool) -> None:
    """No script, wherever it was written."""
    feedback = graded(passed)
    before = replace(feedback, before=made_now(feedback.grade, "other " + SCRIPT))
    pages = [
        saved(feedback),
        compare_html(before),
        *(remark_html(TEXT, remarks(feedback.grade), n) for n in range(len(remarks(feedback.grade)))),
    ]
    assert not [page for page in pages if "<script" in page]


def test_the_model_opens_after_a_pass_and_not_before() -> None:
    """In the saved part and in the plain text."""
    assert "THE MODEL" not in saved(graded(False)) + plain(graded(False))
    assert "THE MODEL" in saved(graded(True)) and "THE MODEL" in plain(graded(True))


def test_the_saved_part_has_words_and_questions() -> None:
    """Without a widget: the points, the learner's words, why they matter, the question."""
    for page in (saved(graded(False)), plain(graded(False))):
        assert "Try 1: 10 of 30 points" in page
        assert all(
            word in page
            for word in ("careless", "should have", "What did he see?", "It tells of a past that did not happen.")
        )


def test_a_try_that_was_not_kept_says_so() -> None:
    """A learner must not believe that it was."""
    assert "could not be kept" in plain(replace(graded(False), kept=False))


def test_remarks_are_walked_in_reading_order() -> None:
    """By place in the text; what was not found comes last."""
    assert [remark.family for remark in remarks(graded(False).grade)] == ["judgment", "counterfactual", "deployed"]


def test_the_current_words_are_marked_among_the_others() -> None:
    """All spans are marked, one of them as the current one."""
    html = remark_html(TEXT, remarks(graded(False).grade), 1)
    assert "…" not in html
    assert "<mark>careless</mark>" in html
    assert "<mark aria-current='true'>should have</mark>" in html


def test_overlapping_words_keep_the_text_whole() -> None:
    """Marks may overlap; the text stays as it was."""
    import html
    import re

    stops = [Remark("b", 1, 4, "x", "", ""), Remark("c", 2, 6, "y", "", ""), Remark("d", 5, 9, "z", "", "")]
    for place in range(3):
        page = remark_html("abcdefghij", stops, place)
        region = page[page.index("aria-label='Your text'>") + len("aria-label='Your text'>") :]
        assert html.unescape(re.sub(r"<[^>]+>", "", region)) == "abcdefghij"
        assert "aria-current" in page


def test_only_the_paragraphs_around_are_shown() -> None:
    """The current words are in sight without scrolling; what was left out is told."""
    text = "\n\n".join(f"Paragraph {n} here." for n in range(9))
    start = text.index("4 here")
    page = remark_html(text, [Remark("4", start, start + 1, "x", "", "")], 0)
    shown = [
        n for n in range(9) if f"Paragraph {n}" in page or (n == 4 and "<mark aria-current='true'>4</mark>" in page)
    ]
    assert shown == [3, 4, 5] and page.count("…") == 2


class TestWidgets:
    """The widgets below the saved part."""

    @pytest.fixture
    def box(self) -> Any:
        """The widgets of a failed try."""
        return walk(graded(False))

    def test_they_are_native_buttons_in_reading_order(self, box: Any) -> None:
        """So Tab, Space and Enter do everything."""
        import ipywidgets

        buttons = box.children[0].children
        assert [type(button) for button in buttons] == [ipywidgets.Button] * 3
        assert [button.description for button in buttons] == [
            "Previous remark",
            "Next remark",
            "Compare with the last try",
        ]

    def test_next_walks_round(self, box: Any) -> None:
        """After the last remark comes the first."""
        _, after, _ = box.children[0].children
        seen = []
        for _ in range(4):
            after.click()
            seen.append(box.children[1].value.partition("</strong>")[0][-6:])
        assert seen == ["2 of 3", "3 of 3", "1 of 3", "2 of 3"]

    def test_the_first_remark_is_shown_at_once(self, box: Any) -> None:
        """Nothing needs to be pressed to see it."""
        assert "1 of 3" in box.children[1].value and "careless" in box.children[1].value

    def test_before_the_first_comes_the_last(self, box: Any) -> None:
        """It goes round backwards, too."""
        box.children[0].children[0].click()
        assert "3 of 3" in box.children[1].value

    def test_what_cannot_be_done_is_disabled(self) -> None:
        """No remarks, nothing to walk; no try before, nothing to compare."""
        assert [button.disabled for button in walk(graded(True)).children[0].children] == [True, True, True]
