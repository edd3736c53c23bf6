"""A rewrite of an incident, graded."""

from __future__ import annotations

import re

from whathow.check import findings, strict_judgements
from whathow.fault import Fault, FaultError
from whathow.incident import Incident
from whathow.lexicon.grammar import grammar
from whathow.rubric.account import account
from whathow.rubric.criterion import Grade
from whathow.rubric.forward import forward
from whathow.rubric.how import how
from whathow.rubric.language import language
from whathow.rubric.sections import Unit, read_sections
from whathow.rubric.tell import passages
from whathow.text.document import read_document
from whathow.text.hidden import hidden_faults
from whathow.text.language import other_language

MOST_CHARACTERS = 200_000  # a hundred pages: more is no report
LONG_UNIT = 14  # words; a shorter line of a log may do without grammar
LEAST_GRAMMAR = 0.18  # share of little words in a longer sentence that tells something


def grade(incident: Incident, rewrite: str) -> Grade:
    """Judge `rewrite` (Markdown) by the four criteria. Raises FaultError where it is empty, too long or not English."""
    _gradable(rewrite)
    document = read_document(rewrite, prose_in_code=True)
    judged = strict_judgements(document)
    found = findings(document, judged)
    sections = read_sections(document)
    units = [unit for unit in sections.account if tells_something(unit)]
    told = passages(units)
    accounted = account(incident, document, told, units, found)
    criteria = (
        language(found, judged),
        accounted,
        how(incident, told, units, accounted.met),
        forward(document, sections.actions),
    )
    return Grade(incident.slug, criteria)


def _gradable(rewrite: str) -> None:
    if not rewrite.strip("\ufeff\u200b \t\r\n"):
        raise FaultError(
            [Fault("your rewrite", "it is empty", "write the report anew in your own words, then grade again")]
        )
    if len(rewrite) > MOST_CHARACTERS:
        what = f"it has {len(rewrite):,} characters, more than the {MOST_CHARACTERS:,} that can be graded"
        raise FaultError([Fault("your rewrite", what, "paste the report alone, without logs and attachments")])
    hidden = list(hidden_faults(rewrite, "your rewrite"))
    if hidden:
        raise FaultError(hidden)
    language = other_language(rewrite)
    if language:
        what = f"it is written in {language}, which can't be judged here"
        raise FaultError([Fault("your rewrite", what, "write it in English")])


def tells_something(unit: Unit) -> bool:
    """Is the unit a statement, and no mere list of the right words?"""
    words = re.findall(r"[^\W\d_]+", unit.text.lower())
    if len(words) < LONG_UNIT:
        return True
    classes = grammar()
    little = (
        classes["determiner"]
        | classes["preposition"]
        | classes["modal"]
        | classes["be"]
        | classes["have"]
        | classes["do"]
        | classes["relative"]
    )
    little |= {
        "and",
        "but",
        "or",
        "so",
        "because",
        "as",
        "when",
        "while",
        "if",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "there",
        "not",
    }
    return sum(word in little for word in words) / len(words) >= LEAST_GRAMMAR
