"""What two browsers kept is made one, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

NOW = "2025-03-09T12:00:00.000Z"
Kept = dict[str, Any]


@pytest.fixture
def merged(run_module: Callable[..., Any]) -> Callable[[Kept, Kept], tuple[Kept, dict[str, int]]]:
    """Merges plain values by key, and gives the whole and the counts."""

    def call(here: Kept, there: Kept) -> tuple[Kept, dict[str, int]]:
        stored = [{f"whathow:{key}": json.dumps(value) for key, value in side.items()} for side in (here, there)]
        counts = run_module("progress/merge.js", "merge", *stored, NOW)
        entries = counts.pop("entries")
        return {key.removeprefix("whathow:"): json.loads(text) for key, text in entries.items()}, counts

    return call


def test_what_is_only_there_is_added_and_what_is_equal_stays(merged) -> None:  # type: ignore[no-untyped-def]
    """A file brought in where it came from changes nothing."""
    here = {"a:draft": "mine", "progress:way": "manager"}
    assert merged({}, here) == (here, {"added": 2, "joined": 0, "aside": 0})
    assert merged(here, here) == (here, {"added": 0, "joined": 0, "aside": 0})


def test_tries_are_united_in_order(merged) -> None:  # type: ignore[no-untyped-def]
    """Those of both, the oldest first; two that bear one time and differ both stay."""
    here = [{"at": "2025-01-02T00:00:00.000Z", "text": "b"}, {"at": "2025-01-03T00:00:00.000Z", "text": "c"}]
    there = [{"at": "2025-01-01T00:00:00.000Z", "text": "a"}, {"at": "2025-01-03T00:00:00.000Z", "text": "d"}]
    whole, _ = merged({"x:versions": here}, {"x:versions": there})
    assert [version["text"] for version in whole["x:versions"]] == ["a", "b", "c", "d"]
    assert len({version["at"] for version in whole["x:versions"]}) == 4


def test_a_second_draft_goes_to_the_earlier_versions(merged) -> None:  # type: ignore[no-untyped-def]
    """The draft that is here stays in the field; an empty one gives way."""
    whole, counts = merged({"x:draft": "mine"}, {"x:draft": "theirs"})
    assert whole == {"x:draft": "mine", "x:versions": [{"at": NOW, "text": "theirs"}]} and counts["aside"] == 1
    assert merged({"x:draft": " "}, {"x:draft": "theirs"})[0] == {"x:draft": "theirs"}


def test_the_later_word_on_a_page_counts(merged) -> None:  # type: ignore[no-untyped-def]
    """A tick that was taken back later is not brought back by an older file, page by page."""
    here = {"p": {"at": "2025-01-05", "done": False}, "q": {"at": "2025-01-01", "done": False}}
    there = {
        "p": {"at": "2025-01-04", "done": True},
        "q": {"at": "2025-01-02", "done": True},
        "r": {"at": "1", "done": True},
    }
    whole, _ = merged({"progress:done": here}, {"progress:done": there})
    assert {page: told["done"] for page, told in whole["progress:done"].items()} == {"p": False, "q": True, "r": True}


def test_a_text_that_lost_its_place_is_set_aside(merged) -> None:  # type: ignore[no-untyped-def]
    """Also inside a later record, and a value of another kind."""
    here = {"l": {"rewrite": {"at": "2", "id": "i", "text": "later"}}, "n": 1}
    there = {"l": {"rewrite": {"at": "1", "id": "i", "text": "earlier"}}, "n": [2]}
    whole, counts = merged(here, there)
    assert whole["l"]["rewrite"]["text"] == "later" and whole["n"] == 1
    assert {(item["key"], json.dumps(item["value"])) for item in whole["aside"]} == {
        ("whathow:l", '"earlier"'),
        ("whathow:n", "[2]"),
    }
    assert counts["aside"] == 2


def test_merging_again_adds_nothing(merged) -> None:  # type: ignore[no-untyped-def]
    """Bringing one file in twice is bringing it in once."""
    at = "2025-01-03T00:00:00.000Z"
    here = {"x:draft": "mine", "x:versions": [{"at": at, "text": "c"}], "n": 1, "l": {"at": "2", "text": "b"}}
    there = {"x:draft": "theirs", "x:versions": [{"at": at, "text": "d"}], "n": 2, "l": {"at": "1", "text": "a"}}
    once, _ = merged(here, there)
    twice, _ = merged(once, there)
    assert twice == once


NO_KEPT_WORK = [
    "",
    "null",
    "[]",
    '{"whathow": "kept work"}',
    '{"whathow": "whathow kept work", "entries": {"theme": "dark"}}',
    '{"whathow": "whathow kept work", "entries": {"whathow:a": 1}}',
    '{"whathow": "whathow assessment results", "entries": {}}',
]


@pytest.mark.parametrize("text", NO_KEPT_WORK)
def test_what_is_no_kept_work_is_refused(run_module: Callable[..., Any], text: str) -> None:
    """Other files, and entries that are not the course's."""
    assert run_module("progress/merge.js", "entriesOf", text) is None


def test_a_file_holds_what_was_kept(run_module: Callable[..., Any]) -> None:
    """What is saved can be opened."""
    kept = {"whathow:a:draft": '"Ærø, <b>“x”</b>"', "whathow:__proto__": "1"}
    assert run_module("progress/merge.js", "entriesOf", run_module("progress/merge.js", "fileOf", kept)) == kept
