"""Facts and conditions, suggested from the sentences of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from whathow.blame.finding import Finding
from whathow.check import check_document
from whathow.own.groups import suggest_groups
from whathow.own.inflect import word_data
from whathow.own.redact import LABEL
from whathow.rubric.sections import Unit, read_sections
from whathow.text.clause import read_clauses
from whathow.text.clocks import read_clocks, read_spans
from whathow.text.document import CELL_EDGE, Document, read_document
from whathow.text.inline import TAG, mask
from whathow.text.numbers import read_numbers
from whathow.text.tokens import tokenise

LEAST_WORDS = 3
MOST = 60  # suggestions; a report with more to say is better cut
KEPT_SHORT = 400  # characters of one statement

HAS_TIME, HAS_NUMBER, HAS_ACT = "It has a time.", "It has a number.", "Somebody does something."
MARKS = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?|\*{1,3}|`|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
HEADER = re.compile(r"^\s*(?:subject|from|to|cc|date|sent|re|title|author|owner|status|severity)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Suggestion:
    """A sentence of the report (at `start` to `end` of it) that may be a fact or a condition: what it `says`, why it is
    suggested, the groups of words for it, and the words in it that blame, which are better left out."""

    kind: Literal["fact", "condition"]
    says: str
    start: int
    end: int
    reasons: tuple[str, ...]
    groups: tuple[str, ...]
    blames: tuple[str, ...]


def suggest_statements(report: str) -> tuple[Suggestion, ...]:
    """What `report` (Markdown) tells, sentence by sentence, without its actions, questions and headings.

    >>> [(each.kind, each.says) for each in suggest_statements("At 9:10 Ana rang.\\n\\nThe page stayed green all day.")]
    [('fact', 'At 9:10 Ana rang.'), ('condition', 'The page stayed green all day.')]
    """
    document = read_document(report)
    headings = [(block.start, block.end) for block in document.blocks if block.kind == "heading"]
    units = [
        unit
        for unit in read_sections(document).account
        if not any(start <= unit.start < end for start, end in headings) and _tells(unit)
    ]
    blames = [finding for finding in check_document(document) if finding.level == "blame"]
    found = (_suggest(document, unit, blames) for unit in units)
    return tuple(islice((suggestion for suggestion in found if suggestion), MOST))


def _tells(unit: Unit) -> bool:
    """A statement rather than a header, a question or a greeting."""
    words = re.findall(r"[^\W\d_]+", unit.text)
    return len(words) >= LEAST_WORDS and not unit.text.rstrip().endswith("?") and not HEADER.match(unit.text)


def _suggest(document: Document, unit: Unit, blames: Sequence[Finding]) -> Suggestion | None:
    start, end = _whole(document, unit)
    says = _plain(document.source[start:end])
    plain = LABEL.sub(" ", says)
    times = bool(read_clocks(plain))
    numbers = any(max(number.values) > 1 for number in read_numbers(plain)) or any(read_spans(plain))
    why = [reason for pattern, reason in _conditions() if pattern.search(plain)]
    acts = _acts(says)
    if not (times or numbers or why or acts):
        return None
    fact = times or (not why and (numbers or acts))
    facts = [reason for reason, there in ((HAS_TIME, times), (HAS_NUMBER, numbers), (HAS_ACT, acts)) if there]
    return Suggestion(
        "fact" if fact else "condition",
        says,
        start,
        end,
        tuple([*facts, *why] if fact else [*why, *facts])[:3],
        suggest_groups(says),
        tuple(finding.text for finding in blames if start <= finding.start < end),
    )


def _whole(document: Document, unit: Unit) -> tuple[int, int]:
    """Where the unit stands in the source, with the marks at its ends: a label's brackets belong to it."""
    start, end = document.span(unit.start, unit.end)
    while start and document.source[start - 1] in "[*_`":
        start -= 1
    while end < len(document.source) and document.source[end] in "]*_`":
        end += 1
    return start, end


def _plain(source: str) -> str:
    """A sentence, an item or a row without marks and tags, on one line: "| 9:10 | Ana rang. |" is "9:10: Ana rang."."""
    text = MARKS.sub("", " ".join(re.sub(r"^[ \t]*>[ \t]?", "", TAG.sub("", source), flags=re.MULTILINE).split()))
    cells = [cell.strip() for cell in CELL_EDGE.split(text) if cell.strip()]
    return ": ".join((cells[0], " ".join(cells[1:])) if len(cells) > 1 else cells)[:KEPT_SHORT]


def _acts(says: str) -> bool:
    """Has the sentence a verb and somebody or something before it?"""
    clause = read_clauses(tokenise(mask(says)))
    return any(verb and subject for verb, subject in zip(clause.verbs, clause.subjects, strict=True))


@cache
def _conditions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(each["pattern"], re.IGNORECASE), each["reason"]) for each in word_data()["condition"])
