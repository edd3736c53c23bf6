"""The exercise `what-then-how`: whys that ask for a justification, turned into questions that ask what happened and
how."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from whathow.check import check
from whathow.course.exercise import UNANSWERED, Exercise, Part, share_of
from whathow.course.library import find
from whathow.course.lines import Line, numbered_lines
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Grade, Remark

PARTS = (
    Part("question", "Is it a question?", 20),
    Part("open", "Does it ask for events or conditions: what happened, what was seen, how it works?", 40),
    Part("safe", "Can it be answered without a defence?", 20),
    Part("keep", "Are the good whys, those that ask a system, left alone?", 20),
)
BARS = {"question": 0.8, "open": 0.7, "safe": 0.8, "keep": 0.6}
ASKS = re.compile(r"\?['\"”’)\s]*$|\b(?:walk|talk|take|lead|tell|show) (?:me|us)\b", re.IGNORECASE)
UNREAD = "unread"  # marks a question that is open but names nothing we know: a person should look
KEEP = frozenset({"keep", "leave", "stays", "stay", "ok", "fine", "good", "same"})
PROMPT = """\
A why said to a person asks for a justification, and a justification is what you get. *What* and *how* ask for the
story.

Below are questions from reviews. Turn those that would make somebody defend themselves into a question that asks for
events or conditions: what was seen, what happened next, how the work is usually done. Some whys ask a *system*; they
may stay.

Below the first line of the answer cell there is a number for each question. Write after it your question, or `keep`.
Run the cell (Shift+Enter) as often as you like."""


@dataclass(frozen=True)
class Item:
    """One question to work on; `keep` where it asks a system, `about` a pattern of words that a good question may
    pick up."""

    id: str
    why: str
    keep: bool
    about: re.Pattern[str]
    ask: str
    model: str


@dataclass(frozen=True)
class Defence:
    """A wording that would be answered with a defence, why it matters, and a question that opens it."""

    pattern: re.Pattern[str]
    message: str
    ask: str


@dataclass(frozen=True)
class Ways:
    """How a question is judged: what opens it, what asks for events or conditions, what draws a defence."""

    open: re.Pattern[str]
    events: re.Pattern[str]
    defences: tuple[Defence, ...]


def questions_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the file questions/`name`.toml. Raises FaultError where it is unknown or broken."""
    path = find("questions", name, ".toml", start)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        items = tuple(_item(row) for row in data["item"])
        title, minutes = str(data["title"]), int(data["minutes"])
    except (ValueError, KeyError, TypeError) as error:
        problem = " ".join(str(error).split())
        raise FaultError(
            [Fault(str(path), f"not a list of questions ({problem})", "give every [[item]] its six keys")]
        ) from None
    return Exercise(
        name=name,
        title=title,
        minutes=minutes,
        magic=f"%%ask {name}",
        starter="\n".join(f"{n}:" for n in range(1, len(items) + 1)),
        prompt=PROMPT,
        material="\n".join(f"{n}. {item.why}" for n, item in enumerate(items, 1)),
        parts=PARTS,
        model="\n".join(f"{n}. {item.model}" for n, item in enumerate(items, 1)),
        key="\n".join(f"{n}: {'keep' if item.keep else item.model}" for n, item in enumerate(items, 1)),
        source=f"questions/{name}.toml",
        judge=lambda answer: judge(name, items, answer),
    )


def judge(name: str, items: Sequence[Item], answer: str) -> Grade:
    """The grade of `answer`: lines such as `1: What did you see next?` and `3: keep`."""
    lines = numbered_lines(answer)
    numbered = [(n, item, lines.get(n)) for n, item in enumerate(items, 1)]
    whys = [each for each in numbered if not each[1].keep]
    said = [line.text.casefold() if line else "" for _, _, line in whys]
    remarks = {
        "question": [_question(*each) for each in whys],
        "open": [_open(*each, repeats=said[at] in said[:at]) for at, each in enumerate(whys)],
        "safe": [_safe(*each) for each in whys],
        "keep": [_keep(*each) for each in numbered if each[1].keep],
    }
    unread = {part for part, found in remarks.items() if any(remark and remark.family == UNREAD for remark in found)}
    return Grade(name, tuple(share_of(part, remarks[part.id], BARS[part.id], part.id not in unread) for part in PARTS))


def _question(n: int, item: Item, line: Line | None) -> Remark | None:
    if line is None:
        return Remark("", 0, 0, item.id, f"Question {n} has no answer yet.", item.ask)
    if _kept(item, line):
        return _remark(line, item, f"Question {n} is said to a person; it can't stay as it is.")
    if _asks(line):
        return None
    return _remark(line, item, f"Question {n} is not a question yet.")


def _asks(line: Line) -> bool:
    """Whether it ends as a question does, or asks for a story in the form of a request."""
    return len(line.text.split()) >= 3 and bool(ASKS.search(line.text))


def _open(n: int, item: Item, line: Line | None, repeats: bool) -> Remark | None:
    if line is None or _kept(item, line):
        return UNANSWERED
    if repeats:
        return _remark(line, item, f"Question {n} repeats another; what could this person, in this place, tell you?")
    if not _ways().open.search(line.text) or re.match(r"\W*(?:\w+, )?why\b", line.text, re.I):
        return _remark(line, item, f"Question {n} does not open with a what or a how, so the answer need be no story.")
    if _ways().events.search(line.text) or item.about.search(line.text):
        return None
    message = f"Question {n}: no event and no condition was found in these words."
    return Remark(line.text, line.start, line.end, UNREAD, message, item.ask)


def _safe(n: int, item: Item, line: Line | None) -> Remark | None:
    if line is None or _kept(item, line) or not _asks(line):
        return UNANSWERED
    for defence in _ways().defences:
        found = defence.pattern.search(line.text)
        if found:
            start, end = line.start + found.start(), line.start + found.end()
            return Remark(found.group(), start, end, "why-who", f"Question {n}: {defence.message}", defence.ask)
    for finding in check(line.text):
        if finding.level == "blame":
            start, end = line.start + finding.start, line.start + finding.end
            return Remark(
                finding.text, start, end, finding.family, f"Question {n}: {finding.message}", finding.question
            )
    return None


def _keep(n: int, item: Item, line: Line | None) -> Remark | None:
    if line is None:
        return Remark("", 0, 0, item.id, f"Question {n} has no answer yet.", item.ask)
    if _kept(item, line):
        return None
    return _remark(line, item, f"Question {n} asks a system and could have stayed as it was.")


def _kept(item: Item, line: Line) -> bool:
    return line.text.strip(" .!'\"`").casefold() in KEEP or line.text.casefold() == item.why.casefold()


def _remark(line: Line, item: Item, message: str) -> Remark:
    return Remark(line.text, line.start, line.end, item.id, message, item.ask)


def _item(row: dict[str, Any]) -> Item:
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in row["about"])
    about = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    return Item(row["id"], row["why"], bool(row["keep"]), about, row["ask"], row["model"])


@cache
def _ways() -> Ways:
    data = tomllib.loads(Path(__file__).with_name("questions.toml").read_text(encoding="utf-8"))
    defences = (
        Defence(re.compile(row["pattern"], re.IGNORECASE), row["message"], row["ask"]) for row in data["defence"]
    )
    return Ways(re.compile(data["open"], re.IGNORECASE), re.compile(data["events"], re.IGNORECASE), tuple(defences))
