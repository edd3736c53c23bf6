"""A short rewrite judged: is it free of blame, and does it keep the facts?"""

from __future__ import annotations

from dataclasses import replace

from whathow.assess.bank import Short
from whathow.check import findings, strict_judgements
from whathow.fault import Fault, FaultError
from whathow.incident import Incident
from whathow.rubric.account import account
from whathow.rubric.criterion import Criterion, Grade, Remark
from whathow.rubric.grade import tells_something
from whathow.rubric.language import language
from whathow.rubric.sections import read_sections
from whathow.rubric.tell import passages
from whathow.text.document import read_document
from whathow.text.hidden import hidden_faults
from whathow.text.language import other_language

MOST_CHARACTERS = 2_000
POINTS = 60
WHERE = "your rewrite"


def judge_short(short: Short, text: str) -> Grade:
    """The criteria `language` and `account` of a rewrite of `short`, 30 points each, as for a whole report.

    In two sentences one finding of blame is half of it, so language earns all or nothing. An empty rewrite earns 0,
    and so does one that tells no fact: nothing said is not yet blameless.
    Raises FaultError where the text is too long, not English, or reads otherwise than it looks.
    """
    if not text.strip("\ufeff\u200b \t\r\n"):
        return _none(short)
    _readable(text)
    document = read_document(text, prose_in_code=True)
    judged = strict_judgements(document)
    found = findings(document, judged)
    sections = read_sections(document)
    units = [unit for unit in (*sections.account, *sections.actions) if tells_something(unit)]
    says = {fact.id: fact.says for fact in short.facts}
    told = account(_as_incident(short), document, passages(units), units, found)
    told = replace(told, feedback=tuple(_plainly(remark, says) for remark in told.feedback))
    missing = sum(remark.family in says for remark in told.feedback)
    if missing == len(says):
        return _none(short)
    spoken = language(found, judged)
    return Grade(short.id, (spoken if spoken.met else replace(spoken, points=0), told))


def _as_incident(short: Short) -> Incident:
    return Incident(short.id, short.id, "", 1, 3, (), short.facts, (), short.text, short.good[0], "")


def _plainly(remark: Remark, says: dict[str, str]) -> Remark:
    """The assessment is over when this is read, so a fact that is not found is named."""
    if remark.family not in says:
        return remark
    return replace(remark, message=f"Not found in these words: {says[remark.family]}", question="")


def _none(short: Short) -> Grade:
    facts = tuple(Remark("", 0, 0, fact.id, f"Not found in these words: {fact.says}", "") for fact in short.facts)
    nothing = Remark("", 0, 0, "answer", "Nothing is told yet that could be told with blame or without.", "")
    told = {"language": (nothing,), "account": facts}
    return Grade(short.id, tuple(Criterion(name, False, True, 0, POINTS // 2, told[name]) for name in told))


def _readable(text: str) -> None:
    faults = list(hidden_faults(text, WHERE))
    if len(text) > MOST_CHARACTERS:
        what = f"it has {len(text):,} characters, and the most is {MOST_CHARACTERS:,}"
        faults.append(Fault(WHERE, what, "two or three sentences are enough"))
    tongue = other_language(text)
    if tongue:
        faults.append(Fault(WHERE, f"it is written in {tongue}, which can't be judged here", "write it in English"))
    if faults:
        raise FaultError(faults)
