"""The labelled text in corpus/, as examples for the learned judge.

sentences/*.jsonl   one labelled sentence a line, a file a voice
reports/*.md        whole documents, blameful words marked ⟦words⟧(family); every other sentence is clean
actions.jsonl       one labelled action a line

The labelled rewrites are no examples: what they share with the incidents would teach that an incident's own words are
clean, and they are what the grader is measured on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from whathow.blame.family import families
from whathow.blame.features import SINGLE, features
from whathow.blame.judge import read
from whathow.rubric.ladder import cues
from whathow.rubric.question import turns
from whathow.text.document import Document, Sentence, read_document, read_line
from whathow.text.exhibits import exhibited

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
MARK = re.compile(r"⟦([^⟦⟧]*)⟧\(([a-z-]+)\)")


class Example(NamedTuple):
    """A labelled sentence: the `group` it is left out with (a voice, the reports, an incident), its features' names,
    whether it is blame, its families, and whether it meets a plain pattern."""

    group: str
    text: str
    names: frozenset[str]
    blame: bool
    families: frozenset[str]
    plain: bool


def read_examples(without: Iterable[str] = ()) -> list[Example]:
    """Every labelled sentence, but for the groups named in `without`."""
    left_out = set(without)
    everything = (*_labelled_lines(), *_reports())
    return [example for example in everything if example.group not in left_out]


def read_actions() -> list[Example]:
    """The labelled actions; the rung stands in the place of the families."""
    rows = _rows(CORPUS / "actions.jsonl")
    return [
        _example(
            "actions",
            read_line(row["text"]).sentences[0],
            row["rung"] == "person",
            frozenset({row["rung"]}),
            cues(row["text"]),
        )
        for row in rows
    ]


def read_questions(halves: frozenset[str]) -> list[Example]:
    """The labelled questions of the halves named, and the questions among the labelled sentences; blame is one that
    asks for a defence."""
    rows = [row for row in _rows(CORPUS / "questions.jsonl") if row["half"] in halves]
    own = [(row["text"], row["kind"] == "defence") for row in rows]
    lines = [row for path in sorted((CORPUS / "sentences").glob("*.jsonl")) for row in _rows(path)]
    asked = [row for row in lines if row["register"] == "question" or row["text"].endswith("?")]
    others = [(row["text"], row["label"] == "blame") for row in asked]
    return [
        _example("questions", read_line(text).sentences[0], blame, frozenset(), turns(text))
        for text, blame in (*own, *own, *others)
    ]


def _labelled_lines() -> Iterator[Example]:
    for path in sorted((CORPUS / "sentences").glob("*.jsonl")):
        for row in _rows(path):
            sentence = read_line(row["text"]).sentences[0]
            yield _example(path.stem, sentence, row["label"] == "blame", frozenset(row["families"]))


def _reports() -> Iterator[Example]:
    for path in sorted((CORPUS / "reports").glob("*.md")):
        source, marks = _unmarked(path.read_text(encoding="utf-8"))
        for sentence, document in _sentences(source):
            start, end = document.span(sentence.start, sentence.end)
            found = frozenset(family for family, left, right in marks if left < end and right > start)
            blame = any(families()[family].level == "blame" for family in found)
            yield _example("reports", sentence, blame, found)


def _unmarked(text: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and each mark's family, start and end in it."""
    pieces, marks, at, length = [], [], 0, 0
    for match in MARK.finditer(text):
        pieces += [text[at : match.start()], match[1]]
        length += match.start() - at
        marks.append((match[2], length, length + len(match[1])))
        length += len(match[1])
        at = match.end()
    return "".join([*pieces, text[at:]]), marks


def _sentences(source: str) -> Iterator[tuple[Sentence, Document]]:
    document = read_document(source)
    shown = exhibited(document.folded.text, document.blocks)
    for sentence in document.sentences:
        if sentence.block not in shown and any(char.isalpha() for char in sentence.text):
            yield sentence, document


def _example(group: str, sentence: Sentence, blame: bool, found: frozenset[str], more: Iterable[str] = ()) -> Example:
    reading = read(sentence.text, sentence.quotes)
    names = {name for name, _, _ in features(reading.seen)} | {SINGLE + name for name in more}
    return Example(group, sentence.text, frozenset(names), blame, found, bool(reading.plain))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
