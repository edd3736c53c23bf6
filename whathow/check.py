"""Text in, findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from whathow.blame.family import families
from whathow.blame.finding import Finding
from whathow.blame.judge import LINE_BAR, Judgement, judge, judge_all
from whathow.text.document import Document, Sentence, read_document, read_line
from whathow.text.exhibits import exhibited

FEW_SENTENCES = 4  # fewer are lines to be judged for themselves, not a report


def check(source: str) -> tuple[Finding, ...]:
    """Every finding in a Markdown (or plain) text, in order of place. Exhibits and code are passed over.

    >>> [(finding.family, finding.text) for finding in check("# Report\\n\\nThe crew failed to check the table.\\n")]
    [('counterfactual', 'failed to')]
    """
    return check_document(read_document(source))


def check_document(document: Document) -> tuple[Finding, ...]:
    """The findings of a text that has been read already."""
    return findings(document, judgements(document))


def check_line(line: str) -> tuple[Finding, ...]:
    """The findings of one line, read as a single sentence whatever marks it holds."""
    document = read_line(line)
    return findings(document, [(sentence, judge(sentence.text, sentence.quotes)) for sentence in document.sentences])


Judged = Sequence[tuple[Sentence, Judgement]]


def judgements(document: Document) -> Judged:
    """Every sentence that is no exhibit, judged."""
    shown = exhibited(document.folded.text, document.blocks)
    sentences = [sentence for sentence in document.sentences if sentence.block not in shown]
    bar = LINE_BAR if len(document.sentences) < FEW_SENTENCES else None
    found = judge_all([(sentence.text, sentence.quotes) for sentence in sentences], bar)
    return list(zip(sentences, found, strict=True))


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
