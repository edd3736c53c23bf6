"""Answers of one line each, with a number before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whathow.course.exercise import Item
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Remark
from whathow.text.hidden import hidden_faults
from whathow.text.language import other_language

NUMBERED = re.compile(r"^[ \t>*-]*(\d{1,3})[ \t]*[:.)](.*)$", re.MULTILINE)
LONGEST = 600


@dataclass(frozen=True)
class Line:
    """The text after a number, and where it stands in the answer."""

    text: str
    start: int
    end: int

    def remark(self, about: str, message: str, question: str) -> Remark:
        """A remark on the whole line."""
        return Remark(self.text, self.start, self.end, about, message, question)

    def part(self, start: int, end: int, about: str, message: str, question: str) -> Remark:
        """A remark on the words from `start` to `end` of the line."""
        return Remark(self.text[start:end], self.start + start, self.start + end, about, message, question)


def numbered_lines(answer: str) -> dict[int, Line]:
    """The answer's lines by number; lines with nothing after the number are left out, the last of a number counts,
    and of a long line the first 600 characters.

    >>> numbered_lines("1: clean\\n2:\\n3) judgment | careless")[3]
    Line(text='judgment | careless', start=15, end=34)
    """
    lines = {}
    for match in NUMBERED.finditer(answer):
        text = match.group(2).strip()[:LONGEST]
        if text:
            start = match.start(2) + match.group(2).index(text)
            lines[int(match.group(1))] = Line(text, start, start + len(text))
    return lines


def numbers(count: int) -> str:
    """The starter of a list: a number a line."""
    return "\n".join(f"{n}:" for n in range(1, count + 1))


def shown(items: Sequence[Item]) -> str:
    """The items as a Markdown list, each with what there is to know of it."""
    return "\n".join(
        f"{n}. {item.text}" + (f"\n\n   {item.about}\n" if item.about else "") for n, item in enumerate(items, 1)
    )


def explained(items: Sequence[Item]) -> str:
    """Good answers as a Markdown list, with what is to be seen in each item."""
    return "\n".join(f"{n}. {_told(item)}" for n, item in enumerate(items, 1))


def _told(item: Item) -> str:
    answers = " Or: ".join(f"*{answer}*" for answer in item.answers)
    return " ".join(filter(None, (answers, item.why)))


def unchanged(line: Line, item: Item) -> bool:
    """Is the line the item itself, whatever its marks, case and time?"""
    return _bare(line.text) == _bare(item.text)


def _bare(text: str) -> list[str]:
    return re.sub(r"^[\W_]*\d{1,2}[:.]\d\d|[\W_]", " ", text).casefold().split()


def words_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of these words; a trailing * stands for any ending."""
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in patterns)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def refuse_unreadable(answer: str) -> None:
    """Raise FaultError where `answer` is not English, or holds characters that make it read otherwise than it looks."""
    hidden = list(hidden_faults(answer, "your answer"))
    if hidden:
        raise FaultError(hidden)
    language = other_language(answer)
    if language:
        what = f"it is in {language}, which can't be judged here"
        raise FaultError([Fault("your answer", what, "write it in English")])
