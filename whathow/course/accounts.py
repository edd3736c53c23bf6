"""The exercise `account-not-blame`: sort eight sentences, then write the account that a ninth one hides.

Sorting is judged by the labels; the account by the rubric's own criteria of language and account, for which the file is
read as a small incident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whathow.check import findings, judgements
from whathow.course.exercise import UNANSWERED, Exercise, Form, Item, Part, share_of
from whathow.course.library import find
from whathow.course.lines import Line, explained, numbers, refuse_unreadable, shown
from whathow.course.source import read_source
from whathow.incident import Incident, Statement
from whathow.rubric.account import account
from whathow.rubric.criterion import Criterion, Grade, Remark
from whathow.rubric.grade import tells_something
from whathow.rubric.language import language
from whathow.rubric.sections import read_sections
from whathow.rubric.tell import passages, where_told
from whathow.text.document import read_document

KIND = "accounts"
SORT, LANGUAGE, ACCOUNT = PARTS = (
    Part("sort", "Which sentences are an account, and which take or give the blame?", 30),
    Part("language", "Is your account free of blame?", 30),
    Part("account", "Could a reader who was not there say what happened, and how?", 40),
)
SORTED_FROM = 0.75
SIDES = (("accountable", "Accountable: it explains"), ("responsible", "Responsible: it takes or gives the blame"))
SIDE = re.compile(r"^[ \t>*-]*(\d{1,2})[ \t]*[:.)][ \t]*(accountable|responsible|a|r)?[ \t.]*$", re.I | re.M)
NOT_FOUND = "One of the things that could be learned is not found in these words."
PLACEHOLDER = "Write the account here, in place of this line."
SCENE = """\
*Accountable* means able to explain what happened; this is the goal. *Responsible*, here, means taking the blame, or
giving it. Sort the sentences first."""
TASK = """\
{source}

> {sentence}

Somebody asked, and this could be learned:

{known}

Write the account that stands behind the sentence, so that a reader who was not there sees what happened and how it came
about. Keep the times. Names are fine, and so is "I". Nobody has to be the culprit."""
PROMPT = """\
{scene} Write `accountable` or `responsible` after each number.

Then write the account, below the numbers.

{task}

Run the cell (Shift+Enter) as often as you like."""


@dataclass(frozen=True)
class Sentence:
    """One sentence to sort: `side` is accountable or responsible."""

    item: Item
    side: str


@dataclass(frozen=True)
class Hidden:
    """The file of one exercise: what to sort, and the incident behind a sentence, whose rewrite is an account."""

    minutes: int
    sentences: tuple[Sentence, ...]
    incident: Incident
    questions: dict[str, str]
    models: tuple[tuple[str, str], ...]
    task: str


def accounts_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the file accounts/`name`.toml. Raises FaultError where it is unknown or broken."""
    hidden = read_source(find(KIND, name, ".toml", start), lambda data: _hidden(name, data))
    items = tuple(sentence.item for sentence in hidden.sentences)
    sides = "\n".join(f"{n}: {sentence.side}" for n, sentence in enumerate(hidden.sentences, 1))
    models = "\n\n".join(f"{text}\n\n*{says}*" for text, says in hidden.models)
    return Exercise(
        name=name,
        title=hidden.incident.title,
        minutes=hidden.minutes,
        magic=f"%%answer {name}",
        starter=f"{numbers(len(items))}\n\n{PLACEHOLDER}",
        prompt=PROMPT.format(scene=SCENE, task=hidden.task),
        material=shown(items),
        parts=PARTS,
        model=f"{explained(items)}\n\n{models}",
        key=f"{sides}\n\n{hidden.models[0][0]}",
        source=f"{KIND}/{name}.toml",
        judge=lambda answer: judge(hidden, answer),
        form=Form("account", SCENE, items, "Your account", choices=SIDES, task=hidden.task, model=models),
    )


def judge(hidden: Hidden, answer: str) -> Grade:
    """The grade of `answer`: lines such as `3: accountable`, and the account below them. Raises FaultError where it is
    not English."""
    refuse_unreadable(answer)
    sides = {int(found[1]): found for found in SIDE.finditer(answer)}
    text = SIDE.sub(_blank, answer).replace(PLACEHOLDER, " " * len(PLACEHOLDER))
    remarks = [_sorted(n, sentence, sides.get(n)) for n, sentence in enumerate(hidden.sentences, 1)]
    return Grade(hidden.incident.slug, (share_of(SORT, remarks, SORTED_FROM), *_told(hidden, text)))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _sorted(n: int, sentence: Sentence, found: re.Match[str] | None) -> Remark | None:
    if found is None or not found[2]:
        return UNANSWERED
    if sentence.side.startswith(found[2].casefold()[0]):
        return None
    line = Line(found[2], found.start(2), found.end(2))
    ask = "Could you draw what happened from it, or only point at somebody?"
    return line.remark(sentence.item.id, f"Sentence {n} belongs to the other side.", ask)


def _told(hidden: Hidden, text: str) -> tuple[Criterion, Criterion]:
    """Language and account, judged as a rewrite's are. Where no fact is told there is no account to judge."""
    document = read_document(text)
    judged = judgements(document)
    found = findings(document, judged)
    units = [unit for unit in read_sections(document).account if tells_something(unit)]
    told = passages(units)
    if not any(where_told(told, fact) for fact in hidden.incident.facts):
        return _nothing(LANGUAGE), _nothing(ACCOUNT)
    kept = account(hidden.incident, document, told, units, found)
    return language(found, judged), _scaled(
        replace(kept, feedback=tuple(_opened(hidden, each) for each in kept.feedback))
    )


def _opened(hidden: Hidden, remark: Remark) -> Remark:
    """For a fact that is not found, its own question."""
    ask = hidden.questions.get(remark.family)
    return replace(remark, message=NOT_FOUND, question=ask) if ask else remark


def _scaled(criterion: Criterion) -> Criterion:
    points = ACCOUNT.points * criterion.points // criterion.max_points
    return replace(criterion, points=points, max_points=ACCOUNT.points)


def _nothing(part: Part) -> Criterion:
    remark = Remark("", 0, 0, part.id, "There is no account here yet.", "What happened first, and at what time?")
    return Criterion(part.id, False, True, 0, part.points, (remark,))


def _hidden(name: str, data: dict[str, Any]) -> Hidden:
    known = "\n".join(f"- {line}" for line in data["known"])
    facts = tuple(_fact(row) for row in data["fact"])
    models = tuple((model["text"].strip(), model["says"]) for model in data["models"])
    report = f"{data['sentence']}\n\n{known}"
    incident = Incident(name, data["title"], "", 1, data["minutes"], (), facts, (), report, models[0][0], "")
    return Hidden(
        minutes=int(data["minutes"]),
        sentences=tuple(_sentence(row) for row in data["item"]),
        incident=incident,
        questions={row["id"]: row["ask"] for row in data["fact"]},
        models=models,
        task=TASK.format(source=data["from"], sentence=data["sentence"], known=known),
    )


def _fact(row: dict[str, Any]) -> Statement:
    return Statement(row["id"], row["says"], groups(row["match"]))


def groups(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Groups of alternatives between bars, as an incident's file writes them."""
    return tuple(tuple(word.strip() for word in line.split("|")) for line in lines)


def _sentence(row: dict[str, Any]) -> Sentence:
    if row["is"] not in dict(SIDES):
        raise ValueError(f"`is` of {row['id']} is neither accountable nor responsible")
    return Sentence(Item(row["id"], row["says"], (f"{row['is'].capitalize()}.",), row["why"]), row["is"])
