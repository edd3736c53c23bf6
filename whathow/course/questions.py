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
from whathow.course.exercise import Exercise, Part
from whathow.course.library import find
from whathow.course.lines import Line, numbered_lines
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Criterion, Grade, Remark

PARTS = (
    Part("question", "Is it a question?", 20),
    Part("open", "Does it ask for events or conditions: what happened, what was seen, how it works?", 40),
    Part("safe", "Can it be answered without a defence?", 20),
    Part("keep", "Are the good whys, those that ask a system, left alone?", 20),
)
BARS = {"question": 0.8, "open": 0.7, "safe": 0.8, "keep": 0.6}
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
    remarks: dict[str, list[Remark | None]] = {part.id: [] for part in PARTS}
    unsure = False
    seen: set[str] = set()
    for n, item in enumerate(items, 1):
        line = lines.get(n)
        if item.keep:
            remarks["keep"].append(_keep(n, item, line))
            continue
        twice = line is not None and line.text.casefold() in seen
        remarks["question"].append(_question(n, item, line))
        remarks["open"].append(_repeated(n, item, line) if line and twice else _open(n, item, line))
        remarks["safe"].append(_safe(n, item, line))
        unsure = unsure or bool(
            line and remarks["open"][-1] and _ways().open.search(line.text) and not remarks["safe"][-1] and not twice
        )
        seen.add(line.text.casefold() if line else "")
    return Grade(name, tuple(_criterion(part, remarks[part.id], not (unsure and part.id == "open")) for part in PARTS))


def _criterion(part: Part, remarks: Sequence[Remark | None], sure: bool) -> Criterion:
    share = sum(remark is None for remark in remarks) / max(len(remarks), 1)
    wrong = tuple(remark for remark in remarks if remark)
    return Criterion(part.id, share >= BARS[part.id], sure, int(part.points * share), part.points, wrong)


def _question(n: int, item: Item, line: Line | None) -> Remark | None:
    if line is None:
        return Remark("", 0, 0, item.id, f"Question {n} has no answer yet.", item.ask)
    if _kept(item, line):
        return _remark(line, item, f"Question {n} is said to a person; it can't stay as it is.", item.ask)
    asks = re.search(r"\?['\"”’)\s]*$", line.text) or re.search(
        r"\b(?:walk|talk|take|lead|tell|show) (?:me|us)\b", line.text, re.I
    )
    if asks and len(line.text.split()) >= 3:
        return None
    return _remark(line, item, f"Question {n} is not a question yet.", item.ask)


def _open(n: int, item: Item, line: Line | None) -> Remark | None:
    if line is None or _kept(item, line):
        return _remark(line, item, f"Question {n} still waits for a what or a how.", item.ask)
    if not _ways().open.search(line.text) or re.match(r"\W*(?:\w+, )?why\b", line.text, re.I):
        return _remark(
            line, item, f"Question {n} does not open with a what or a how, so the answer need not be a story.", item.ask
        )
    if _ways().events.search(line.text) or item.about.search(line.text):
        return None
    return _remark(line, item, f"Question {n}: no event and no condition was found in these words.", item.ask)


def _repeated(n: int, item: Item, line: Line) -> Remark:
    return _remark(
        line, item, f"Question {n} repeats another; ask what this person, in this place, could tell you.", item.ask
    )


def _safe(n: int, item: Item, line: Line | None) -> Remark | None:
    if line is None or _kept(item, line):
        return _remark(line, item, f"Question {n} would be answered with a defence.", item.ask)
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
    return _remark(line, item, f"Question {n} asks a system and could have stayed as it was.", item.ask)


def _kept(item: Item, line: Line) -> bool:
    return line.text.strip(" .!'\"`").casefold() in KEEP or line.text.casefold() == item.why.casefold()


def _remark(line: Line | None, item: Item, message: str, ask: str | None = None) -> Remark:
    text, start, end = (line.text, line.start, line.end) if line else ("", 0, 0)
    return Remark(text, start, end, item.id, message, ask or item.ask)


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
