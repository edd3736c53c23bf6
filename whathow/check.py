"""Text in, findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from whathow.blame.family import families
from whathow.blame.finding import Finding
from whathow.blame.judge import LINE_BAR, REPORT_BARS, REWRITE_BARS, Bars, Judgement, judge, judge_all
from whathow.fault import Fault
from whathow.text.document import Document, Sentence, read_document, read_line
from whathow.text.exhibits import ALLOW, EXHIBIT, Mark, exhibited, read_marks

FEW_SENTENCES = 4  # fewer are lines to be judged for themselves, not a report
MOSTLY_QUOTED = 0.6  # of a sentence's characters


def check(source: str) -> tuple[Finding, ...]:
    """Every finding in a Markdown (or plain) text, in order of place. Exhibits and code are passed over, and so is what
    a mark allows.

    >>> [(finding.family, finding.text) for finding in check("# Report\\n\\nThe crew failed to check the table.\\n")]
    [('counterfactual', 'failed to check')]
    """
    return check_document(read_document(source))


def check_document(document: Document) -> tuple[Finding, ...]:
    """The findings of a text that has been read already."""
    return findings(document, _unless_allowed(document, judgements(document)))


def check_line(line: str) -> tuple[Finding, ...]:
    """The findings of one line, read as a single sentence whatever marks it holds."""
    document = read_line(line)
    return findings(document, [(sentence, judge(sentence.text, sentence.quotes)) for sentence in document.sentences])


Judged = Sequence[tuple[Sentence, Judgement]]


def judgements(document: Document) -> Judged:
    """Every sentence that is no exhibit, judged."""
    shown = exhibited(document.folded.text, document.blocks)
    return _judged(document, [(s, s.quotes) for s in document.sentences if s.block not in shown], REPORT_BARS)


def strict_judgements(document: Document) -> Judged:
    """Every sentence judged, exhibits too, and quotations that are the better part of a sentence: for a text whose
    writer gains by hiding blame."""
    read = [(s, () if _mostly_quoted(s) else s.quotes) for s in document.sentences]
    return _judged(document, read, REWRITE_BARS)


def _judged(document: Document, sentences: Sequence[tuple[Sentence, Sequence[tuple[int, int]]]], bars: Bars) -> Judged:
    bar = LINE_BAR if len(document.sentences) < FEW_SENTENCES else bars
    found = judge_all([(sentence.text, quotes) for sentence, quotes in sentences], bar)
    return [(sentence, judgement) for (sentence, _), judgement in zip(sentences, found, strict=True)]


def _mostly_quoted(sentence: Sentence) -> bool:
    return sum(end - start for start, end in sentence.quotes) >= MOSTLY_QUOTED * len(sentence.text.strip())


def _unless_allowed(document: Document, judged: Judged) -> Judged:
    allowed = _allowed(read_marks(document.folded.text, document.blocks))
    return [
        (
            sentence,
            Judgement(tuple(c for c in found.charges if (sentence.block, c.family) not in allowed), found.margin),
        )
        for sentence, found in judged
    ]


def _allowed(marks: Sequence[Mark]) -> set[tuple[int, str]]:
    return {(n, family) for mark in marks if mark.verb == ALLOW for family in mark.families for n in mark.blocks}


def mark_faults(source: str, name: str) -> tuple[Fault, ...]:
    """What is wrong with the marks of a text: an unknown word or family, or a mark that nothing needs."""
    document = read_document(source)
    marks = read_marks(document.folded.text, document.blocks)
    if not marks:
        return ()
    bare = _judged(document, [(sentence, sentence.quotes) for sentence in document.sentences], REPORT_BARS)
    found = {(sentence.block, charge.family) for sentence, judgement in bare for charge in judgement.charges}
    faults = []
    for mark in marks:
        line, _ = document.position(document.span(mark.start, mark.start)[0])
        faults += [Fault(f"{name}:{line}", what, mend) for what, mend in _wrong(mark, found)]
    return tuple(faults)


def _wrong(mark: Mark, found: set[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    if mark.verb not in (EXHIBIT, ALLOW):
        yield f'no mark is called "{mark.verb}"', "write exhibit, or allow and a family"
    for family in mark.families if mark.verb == ALLOW else ():
        if family not in families():
            yield f'it allows "{family}", which is no family', "use one that `whathow explain` lists"
        elif not any((n, family) in found for n in mark.blocks):
            yield f"it allows {family}, and nothing of that family is found there", "take the mark away"


def findings(document: Document, judged: Judged) -> tuple[Finding, ...]:
    """What is found, with its places. A family's questions take turns, so that a reader does not meet one again and
    again."""
    told: Counter[str] = Counter()
    found = []
    for sentence, judgement in judged:
        for charge in judgement.charges:
            family = families()[charge.family]
            start, end = document.span(sentence.start + charge.start, sentence.start + charge.end)
            line, column = document.position(start)
            question = family.questions[told[family.id] % len(family.questions)]
            told[family.id] += 1
            words = document.source[start:end]
            found.append(Finding(start, end, line, column, words, family.id, family.level, family.message, question))
    return tuple(found)
