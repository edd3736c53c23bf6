"""The exercise `what-then-how`: whys that ask for a justification, turned into questions that ask what happened and
how."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from whathow.course.exercise import UNANSWERED, Exercise, Form, Item, Part, share_of
from whathow.course.library import find
from whathow.course.lines import Line, explained, numbered_lines, numbers, refuse_unreadable, shown, words_of
from whathow.course.source import read_source
from whathow.rubric.criterion import Grade, Remark
from whathow.rubric.question import read_question

KIND = "questions"
PARTS = (
    Part("question", "Is it a question?", 20),
    Part("open", "Does it ask for events or conditions: what happened, what was seen, how it works?", 40),
    Part("safe", "Can it be answered without a defence?", 20),
    Part("keep", "Are the good whys, those that ask a system, left alone?", 20),
)
BARS = {"question": 0.8, "open": 0.7, "safe": 0.8, "keep": 0.6}
UNREAD = "unread"  # marks a question that is open but names nothing we know: a person should look
KEEP = frozenset({"keep", "leave", "stays", "stay", "ok", "fine", "good", "same"})
LEAST_WORDS = 3
SCENE = """\
A why said to a person asks for a justification, and a justification is what you get. *What* and *how* ask for the
story.

Below are questions from reviews. Turn those that would make somebody defend themselves into a question that asks for
events or conditions: what was seen, what happened next, how the work is usually done. Some whys ask a *system*; they
may stay."""
PROMPT = f"""\
{SCENE}

Below the first line of the answer cell there is a number for each question. Write after it your question, or `keep`.
Run the cell (Shift+Enter) as often as you like."""


@dataclass(frozen=True)
class Why:
    """One question to work on; `keep` where it asks a system, `about` the words that a good question may pick up."""

    item: Item
    keep: bool
    about: re.Pattern[str]
    ask: str


@dataclass(frozen=True)
class Questions:
    """The file of one exercise."""

    title: str
    minutes: int
    whys: tuple[Why, ...]


def questions_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the file questions/`name`.toml. Raises FaultError where it is unknown or broken."""
    source = read_source(find(KIND, name, ".toml", start), _questions)
    items = tuple(why.item for why in source.whys)
    return Exercise(
        name=name,
        title=source.title,
        minutes=source.minutes,
        magic=f"%%ask {name}",
        starter=numbers(len(items)),
        prompt=PROMPT,
        material=shown(items),
        parts=PARTS,
        model=explained(items),
        key="\n".join(f"{n}: {'keep' if why.keep else why.item.answers[0]}" for n, why in enumerate(source.whys, 1)),
        source=f"{KIND}/{name}.toml",
        judge=lambda answer: judge(name, source.whys, answer),
        form=Form("lines", SCENE, items, label="Your question", keep=("keep", "Leave it as it is")),
    )


def judge(name: str, whys: Sequence[Why], answer: str) -> Grade:
    """The grade of `answer`: lines such as `1: What did you see next?` and `3: keep`. Raises FaultError where it is not
    English."""
    refuse_unreadable(answer)
    lines = numbered_lines(answer)
    numbered = [(n, why, lines.get(n)) for n, why in enumerate(whys, 1)]
    to_turn = [each for each in numbered if not each[1].keep]
    to_keep = [each for each in numbered if each[1].keep]
    said = [line.text.casefold() if line else "" for _, _, line in to_turn]
    read_any = any(line and not _kept(why, line) for _, why, line in to_turn)
    remarks = {
        "question": [_question(*each) for each in to_turn],
        "open": [_open(*each, repeats=said[at] in said[:at]) for at, each in enumerate(to_turn)],
        "safe": [_safe(*each) for each in to_turn],
        "keep": [_keep(*each, read_any) for each in to_keep],
    }
    unread = {part for part, found in remarks.items() if any(remark and remark.family == UNREAD for remark in found)}
    return Grade(name, tuple(share_of(part, remarks[part.id], BARS[part.id], part.id not in unread) for part in PARTS))


def _question(n: int, why: Why, line: Line | None) -> Remark | None:
    if line is None:
        return Remark("", 0, 0, why.item.id, f"Question {n} has no answer yet.", why.ask)
    if _kept(why, line):
        return _remark(line, why, f"Question {n} is said to a person; it can't stay as it is.")
    return None if _asks(line) else _remark(line, why, f"Question {n} is not a question yet.")


def _asks(line: Line) -> bool:
    return len(line.text.split()) >= LEAST_WORDS and read_question(line.text).kind != "statement"


def _open(n: int, why: Why, line: Line | None, repeats: bool) -> Remark | None:
    if line is None or _kept(why, line) or not _asks(line):
        return UNANSWERED
    if repeats:
        return _remark(line, why, f"Question {n} repeats another; what could this person, in this place, tell you?")
    if read_question(line.text).kind == "defence":
        return _remark(line, why, f"Question {n} asks for a reason, and the answer need be no story.")
    if why.about.search(line.text) or _any_scene().search(line.text):
        return None
    return line.remark(UNREAD, f"Question {n}: no event and no condition was found in these words.", why.ask)


def _safe(n: int, why: Why, line: Line | None) -> Remark | None:
    if line is None or _kept(why, line) or not _asks(line):
        return UNANSWERED
    asked = read_question(line.text)
    if asked.kind != "defence":
        return None
    return line.part(asked.start, asked.end, "why-who", f"Question {n}: {asked.message}", asked.ask)


def _keep(n: int, why: Why, line: Line | None, read_any: bool) -> Remark | None:
    if line is None:
        return Remark("", 0, 0, why.item.id, f"Question {n} has no answer yet.", why.ask)
    if not _kept(why, line):
        return _remark(line, why, f"Question {n} asks a system and could have stayed as it was.")
    return None if read_any else UNANSWERED  # who leaves all of them alone has read none of them


def _kept(why: Why, line: Line) -> bool:
    return line.text.strip(" .!'\"`").casefold() in KEEP or line.text.casefold() == why.item.text.casefold()


def _remark(line: Line, why: Why, message: str) -> Remark:
    return line.remark(why.item.id, message, why.ask)


def _questions(data: dict[str, Any]) -> Questions:
    return Questions(str(data["title"]), int(data["minutes"]), tuple(map(_why, data["item"])))


def _why(row: dict[str, Any]) -> Why:
    keep = bool(row["keep"])
    answers = ("Leave it as it is.",) if keep else tuple(row["models"])
    return Why(Item(row["id"], row["why"], answers, row["says"]), keep, words_of(row["about"]), row["ask"])


@cache
def _any_scene() -> re.Pattern[str]:
    return words_of(tomllib.loads((files(__package__) / "questions.toml").read_text(encoding="utf-8"))["any_scene"])
