"""This try beside the one before: the change in points, and the words that came and went."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from html import escape

from whathow.learner.tries import Try

MOST_WORDS = 6_000  # beyond that a comparison word by word takes longer than a reader waits


def change(now: Try, before: Try | None) -> str:
    """One line on what changed in points.

    >>> last = Try("", {"language": 10, "how": 0}, 50, False, "")
    >>> change(Try("", {"language": 30, "how": 0}, 50, False, ""), last)
    '30 of 50 points, 20 more than the last try (language +20).'
    """
    head = f"{now.total} of {now.max_points} points"
    if before is None:
        return head + "."
    steps = [f"{name} {now.points[name] - before.points[name]:+d}" for name in now.points if name in before.points]
    moved = ", ".join(step for step in steps if not step.endswith("+0"))
    difference = now.total - before.total
    if difference == 0:
        return f"{head}, as many as the last try{f' ({moved})' if moved else ''}."
    return f"{head}, {abs(difference)} {'more' if difference > 0 else 'fewer'} than the last try ({moved})."


def words_html(before: str, now: str) -> str:
    """`now` as HTML, escaped, with the words that are new in <ins> and those that went in <del>."""
    old, new = _words(before), _words(now)
    if len(old) + len(new) > MOST_WORDS:
        return "<p>The texts are too long to compare word by word.</p>"
    return "".join(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[str]:
    for kind, from_old, to_old, from_new, to_new in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        gone, come = escape("".join(old[from_old:to_old])), escape("".join(new[from_new:to_new]))
        if kind == "equal":
            yield come
            continue
        if gone.strip():
            yield f"<del>{gone}</del>"
        yield f"<ins>{come}</ins>" if come.strip() else come


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)
