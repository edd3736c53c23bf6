"""What a learner is shown, and what they may send."""

from __future__ import annotations

import json
from typing import Any

import pytest

from whathow.assess.bank import open_bank
from whathow.assess.plan import OCCASIONS, plans
from whathow.assess.result import gain_lines, read_sitting, results_file, show_sitting
from whathow.fault import FaultError
from whathow.learner.assess import assess
from whathow.learner.page import respond

BANK = open_bank()
PLANS = plans(BANK)


def attempt(occasion: str, right: int = 8, number: int = 0, text: str | None = None) -> dict[str, Any]:
    """An assessment as the page keeps it, with so many of eight right, and a good rewrite or `text`."""
    plan = PLANS[number]
    items = [BANK.item[id] for id in plan.sentences[occasion]]
    answers = [{"id": item.id, "blame": item.blame == (n < right), "sure": 80} for n, item in enumerate(items)]
    short = BANK.short[plan.rewrite[occasion]]
    return {"occasion": occasion, "answers": answers, "rewrite": {"id": short.id, "text": text or short.good[0]}}


def test_a_learner_sees_score_sureness_and_every_sentence() -> None:
    """Right of eight, how sure, the Brier score explained, and for each sentence what we would say and why."""
    shown = show_sitting(BANK, read_sitting(BANK, attempt("before", right=4)))
    assert shown["lines"][0].startswith("4 of 8 judged as we would. You were 80 % sure on average, and right in 50 %.")
    assert "surer than you were right" in shown["lines"][0]
    assert "0.34" in shown["lines"][1] and "lower is better" in shown["lines"][1]
    assert [item["right"] for item in shown["items"]] == [True] * 4 + [False] * 4
    assert all(item["why"] for item in shown["items"])
    assert shown["grade"]["points"] == 60 and len(shown["good"]) == 2


def test_the_gain_is_told_with_its_reach() -> None:
    """By how many, from where to where, and what else it may come from."""
    sittings = [read_sitting(BANK, attempt("after", right=8)), read_sitting(BANK, attempt("before", right=4))]
    told = gain_lines(sittings)
    assert told[0].startswith("Since before the course: 4 more right. 8 sentences are few.")
    assert "Anything from no change to 7 more would fit" in told[0]
    assert "done such a list before" in told[-1]
    assert gain_lines(sittings[:1]) == []


def test_after_a_week_it_is_held_against_both() -> None:
    """Against before, and against right after."""
    told = gain_lines(
        [read_sitting(BANK, attempt(occasion, right)) for occasion, right in zip(OCCASIONS, (3, 7, 6), strict=True)]
    )
    assert [line.split(":")[0] for line in told[:2]] == ["Since before the course", "Since after the course"]
    assert "3 more right" in told[0] and "1 fewer right" in told[1]


def test_lists_of_two_plans_are_not_compared() -> None:
    """It says so, and why."""
    told = gain_lines([read_sitting(BANK, attempt("before")), read_sitting(BANK, attempt("after", number=40))])
    assert "can't be held against each other" in told[0]


def test_the_results_file_has_no_name_no_answer_no_text_and_no_date() -> None:
    """Counts and points by occasion, and the random word."""
    data = results_file([read_sitting(BANK, attempt("before"))], "0f3a")
    assert data.keys() == {"whathow", "version", "code", "occasions"}
    assert data["occasions"]["before"].keys() == {"right", "of", "sure", "brier", "rewrite", "rewrite_of"}
    assert all(isinstance(value, int | float) for value in data["occasions"]["before"].values())


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {**attempt("before"), "occasion": "never"},
        {**attempt("before"), "answers": []},
        {**attempt("before"), "answers": [{"id": "gone", "blame": True, "sure": 80}]},
        {**attempt("before"), "answers": [{"id": "postcode", "blame": "yes", "sure": 80}]},
        {**attempt("before"), "answers": [{"id": "postcode", "blame": True, "sure": 180}]},
        {**attempt("before"), "rewrite": None},
    ],
)
def test_what_does_not_fit_is_told_in_a_line(broken: dict[str, Any]) -> None:
    """And the answers are said to be kept."""
    with pytest.raises(FaultError, match="the answers are kept"):
        read_sitting(BANK, broken)


def test_one_bad_attempt_holds_up_no_other() -> None:
    """The page gets the good one, and a line for the bad one."""
    given = [attempt("before"), attempt("after", text="Der Ofen war zu heiß, und das Brot ist nicht gut gewesen.")]
    answer = json.loads(respond(json.dumps({"verb": "assess", "attempts": given, "code": "a"})))
    assert answer["ok"] and [sitting["occasion"] for sitting in answer["sittings"]] == ["before"]
    assert answer["refused"][0]["occasion"] == "after" and "English" in answer["refused"][0]["mend"]
    assert assess({"attempts": []})["sittings"] == []
    assert not json.loads(respond('{"verb": "assess"}'))["ok"]
