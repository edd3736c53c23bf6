"""Text in, findings out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from whathow.blame.family import families
from whathow.blame.finding import Finding
from whathow.blame.judge import Charge, judge
from whathow.text.document import Document, Sentence, read_document, read_line
from whathow.text.exhibits import exhibited


def check(source: str) -> tuple[Finding, ...]:
    """Every finding in a Markdown (or plain) text, in order of place. Exhibits and code are passed over.

    >>> [(finding.family, finding.text) for finding in check("# Report\\n\\nThe crew failed to check the table.\\n")]
    [('counterfactual', 'failed to check')]
    """
    return check_document(read_document(source))


def check_document(document: Document) -> tuple[Finding, ...]:
    """The findings of a text that has been read already."""
    return tuple(_numbered(document, _charges(document)))


def check_line(line: str) -> tuple[Finding, ...]:
    """The findings of one line, read as a single sentence whatever marks it holds."""
    document = read_line(line)
    return tuple(_numbered(document, ((document.sentences[0], charge) for charge in _judged(document.sentences[0]))))


def _charges(document: Document) -> Iterator[tuple[Sentence, Charge]]:
    shown = exhibited(document.folded.text, document.blocks)
    for sentence in document.sentences:
        if sentence.block not in shown:
            for charge in _judged(sentence):
                yield sentence, charge


def _judged(sentence: Sentence) -> tuple[Charge, ...]:
    return judge(sentence.text, sentence.quotes).charges


def _numbered(document: Document, charges: Iterator[tuple[Sentence, Charge]]) -> Iterator[Finding]:
    """Findings with their places; a family's questions take turns, so that a reader does not meet one again and again."""
    told: Counter[str] = Counter()
    for sentence, charge in charges:
        family = families()[charge.family]
        start, end = document.span(sentence.start + charge.start, sentence.start + charge.end)
        line, column = document.position(start)
        question = family.questions[told[family.id] % len(family.questions)]
        told[family.id] += 1
        yield Finding(
            start, end, line, column, document.source[start:end], family.id, family.level, family.message, question
        )
