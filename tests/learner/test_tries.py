"""Tries are kept beside the notebook and survive crashes and full disks."""

from __future__ import annotations

from pathlib import Path

import pytest

from whathow.learner.compare import change, words_html
from whathow.learner.tries import Try, keep, made_now, read_tries
from whathow.rubric.criterion import Criterion, Grade

GRADE = Grade("pool", (Criterion("language", False, True, 20, 30, ()), Criterion("how", True, True, 20, 20, ())))


def test_a_try_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """Any text: other scripts, line separators, NULs, half a surrogate pair."""
    path = tmp_path / "pool.tries.jsonl"
    made = made_now(GRADE, "Zażółć \u2028 \x85 \0 \ud800 \n end")
    assert keep(path, made) and keep(path, made)
    assert read_tries(path) == [made, made]


def test_a_torn_line_costs_one_try(tmp_path: Path) -> None:
    """A crash in the middle of a write loses that line and no other."""
    path = tmp_path / "pool.tries.jsonl"
    made = made_now(GRADE, "text")
    keep(path, made)
    with path.open("ab") as file:
        file.write(b'{"at": "2026-')
    assert keep(path, made)
    assert read_tries(path) == [made, made]


@pytest.mark.parametrize("content", [b"", b"not json\n", b"[]\n5\nnull\n", b"\xff\xfe\n", b'{"points": 5}\n', b"\n\n"])
def test_a_spoilt_file_is_no_tries(tmp_path: Path, content: bytes) -> None:
    """It is passed over, and added to."""
    path = tmp_path / "pool.tries.jsonl"
    path.write_bytes(content)
    assert read_tries(path) == []
    assert keep(path, made_now(GRADE, "text")) and len(read_tries(path)) == 1


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    """`keep` says so and raises nothing."""
    assert not keep(tmp_path / "no folder" / "pool.tries.jsonl", made_now(GRADE, "text"))


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ({"language": 10, "how": 20}, "30 of 50 points, 10 fewer than the last try (language -10)."),
        ({"language": 0, "how": 20}, "30 of 50 points, 10 more"),
        ({"language": 20, "how": 10}, "30 of 50 points, as many as the last try (language -10, how +10)."),
    ],
)
def test_the_change_is_told_by_criterion(before: dict[str, int], line: str) -> None:
    """A second try is always seen to be better or worse."""
    now = Try("", {"language": 10, "how": 20}, 50, False, "")
    if line.startswith("30 of 50 points, 10 fewer"):
        now, before = Try("", {"language": 10, "how": 20}, 50, False, ""), {"language": 20, "how": 20}
    assert change(now, Try("", before, 50, False, "")).startswith(line)


def test_new_and_gone_words_are_marked_and_escaped() -> None:
    """No markup of a learner's gets through."""
    html = words_html("Dave <b>failed</b> here", "Dave <i>typed</i> here")
    assert html == "Dave <del>&lt;b&gt;failed&lt;/b&gt;</del><ins>&lt;i&gt;typed&lt;/i&gt;</ins> here"


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    """It says so instead of keeping the learner waiting."""
    assert "too long" in words_html("a " * 10_000, "b " * 10_000)
