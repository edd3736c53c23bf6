"""The exercise `straighten-the-timeline`: a timeline told from its end, retold as it looked at each time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from whathow.blame.finding import Finding
from whathow.check import check
from whathow.course.accounts import groups
from whathow.course.exercise import UNANSWERED, Exercise, Form, Item, Part, share_of
from whathow.course.library import find
from whathow.course.lines import Line, explained, numbered_lines, numbers, refuse_unreadable, shown, unchanged
from whathow.course.source import read_source
from whathow.incident import Statement
from whathow.rubric.criterion import Grade, Remark
from whathow.rubric.invented import inventions
from whathow.rubric.sections import Unit
from whathow.rubric.tell import Passage, tells
from whathow.text.clocks import read_clocks

KIND = "timelines"
PARTS = (
    Part("counterfactual", "Does each line tell what happened, and nothing that did not?", 25),
    Part("hindsight", "Could each line have been written at its minute?", 25),
    Part("facts", "Does it keep what happened, with no figure invented?", 25),
    Part("then", "Does it tell how it looked from there?", 25),
)
BARS = {"counterfactual": 1.0, "hindsight": 1.0, "facts": 0.8, "then": 0.6}
LATER = "later"
FOUND_LATER = re.compile(r"^\W*(?:found out )?later\W*$", re.IGNORECASE)
SCENE = """\
{scene}

The timeline knows its end. Tell each line again as it looked at its time: what somebody did, and what they had in
front of them. Below each line stands what could be learned by asking. What nobody could know at that minute goes under
*Found out later*."""
PROMPT = """\
{scene}

Below the first line of the answer cell there is a number for each line of the timeline. Write after it your line (it
need not repeat the time), or `later`. Run the cell (Shift+Enter) as often as you like."""


@dataclass(frozen=True)
class Row:
    """One line of the timeline; `later` where it belongs under "Found out later"."""

    item: Item
    at: str
    later: bool
    fact: Statement
    seen: Statement
    ask: str


@dataclass(frozen=True)
class Timeline:
    """The file of one exercise; `ground` is all that a figure may come from."""

    title: str
    minutes: int
    scene: str
    rows: tuple[Row, ...]
    ground: str


@dataclass(frozen=True)
class Told:
    """A learner's line for a row, with its shortfalls by criterion."""

    line: Line
    remarks: Mapping[str, Remark | None]


def timelines_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the file timelines/`name`.toml. Raises FaultError where it is unknown or broken."""
    timeline = read_source(find(KIND, name, ".toml", start), _timeline)
    items = tuple(row.item for row in timeline.rows)
    lines = (LATER if row.later else row.item.answers[0] for row in timeline.rows)
    scene = SCENE.format(scene=timeline.scene)
    return Exercise(
        name=name,
        title=timeline.title,
        minutes=timeline.minutes,
        magic=f"%%answer {name}",
        starter=numbers(len(items)),
        prompt=PROMPT.format(scene=scene),
        material=shown(items),
        parts=PARTS,
        model=explained(items),
        key="\n".join(f"{n}: {line}" for n, line in enumerate(lines, 1)),
        source=f"{KIND}/{name}.toml",
        judge=lambda answer: judge(name, timeline, answer),
        form=Form("lines", scene, items, label="As it looked then", keep=(LATER, "Move it to “Found out later”")),
    )


def judge(name: str, timeline: Timeline, answer: str) -> Grade:
    """The grade of `answer`: lines such as `2: Kemi enters 10:00 …` and `3: later`. Raises FaultError where it is not
    English."""
    refuse_unreadable(answer)
    lines = _lines(timeline, answer)
    told = [_tell(n, row, lines.get(n), timeline) for n, row in enumerate(timeline.rows, 1)]
    return Grade(name, tuple(share_of(part, [each[part.id] for each in told], BARS[part.id]) for part in PARTS))


def _lines(timeline: Timeline, answer: str) -> dict[int, Line]:
    """The lines by number. A line that begins with the time of a row is that row's, with a number or without."""
    lines = numbered_lines(_unclocked(answer))
    for n, row in enumerate(timeline.rows, 1):
        hours, minutes = row.at.split(":")
        own = re.search(rf"^[ \t>*|-]*0?{int(hours)}[:.h]{minutes}\b[ \t:|–-]*(\S.*)$", answer, re.MULTILINE)
        if own and n not in lines:
            lines[n] = Line(own[1].rstrip(), own.start(1), own.start(1) + len(own[1].rstrip()))
    return lines


def _unclocked(answer: str) -> str:
    """The answer without the lines that begin with a time, which would be taken for a number and a colon."""
    return re.sub(
        r"^[ \t>*|-]*\d{1,2}[:.h]\d\d\b.*$", lambda found: " " * len(found.group()), answer, flags=re.MULTILINE
    )


def _tell(n: int, row: Row, line: Line | None, timeline: Timeline) -> dict[str, Remark | None]:
    """What there is to say of row `n`, by criterion. A line that is not straight earns nothing for what it keeps, and
    one that tells nothing earns nothing for being straight."""
    nothing: dict[str, Remark | None] = {part.id: UNANSWERED for part in PARTS}
    if line is None:
        return {**nothing, "counterfactual": Remark("", 0, 0, row.item.id, f"Line {n} has no answer yet.", row.ask)}
    if FOUND_LATER.match(line.text):
        early = None if row.later else line.remark(row.item.id, f"Line {n} was known at {row.at}.", row.ask)
        return {**nothing, "counterfactual": early} if early else dict.fromkeys(nothing)
    if row.later:
        return {**nothing, "hindsight": line.remark(row.item.id, f"Line {n} was not known at {row.at}.", row.ask)}
    if unchanged(line, row.item):
        return {**nothing, "counterfactual": line.remark(row.item.id, f"Line {n} is as it was.", row.ask)}
    bent = _bent(n, line)
    if any(bent.values()):
        return {**nothing, **bent}
    fact, seen = _fact(n, row, line, timeline.ground), _seen(n, row, line)
    return {**nothing, "facts": fact} if fact and seen else {**bent, "facts": fact, "then": seen}


def _bent(n: int, line: Line) -> dict[str, Remark | None]:
    """Where the end of the story has come in: as a past that did not happen, or as a word that knows it."""
    found = [finding for finding in check(line.text) if finding.level == "blame"]
    undone = [_found(n, line, finding) for finding in found if finding.family == "counterfactual"]
    others = [_found(n, line, finding) for finding in found if finding.family != "counterfactual"]
    undone += _worded(n, line, "undone")
    others += _worded(n, line, "knowing")
    return {"counterfactual": next(iter(undone), None), "hindsight": next(iter(others), None)}


def _found(n: int, line: Line, finding: Finding) -> Remark:
    return line.part(finding.start, finding.end, finding.family, f"Line {n}: {finding.message}", finding.question)


def _worded(n: int, line: Line, kind: str) -> list[Remark]:
    pattern, message, ask = _wordings()[kind]
    found = pattern.search(line.text)
    return [line.part(found.start(), found.end(), kind, f"Line {n}: {message}", ask)] if found else []


def _fact(n: int, row: Row, line: Line, ground: str) -> Remark | None:
    for invention in inventions([Unit(line.text, 0, len(line.text))], ground):
        message = f"Line {n}: this figure is not among what is known."
        return line.part(invention.start, invention.end, "invented", message, "What do the lines above say?")
    if tells(_passage(row, line), row.fact):
        return None
    return line.remark(row.item.id, f"Line {n}: what happened at {row.at} is not found in these words.", row.ask)


def _seen(n: int, row: Row, line: Line) -> Remark | None:
    if tells(_passage(row, line), row.seen):
        return None
    return line.remark(row.item.id, f"Line {n}: how it looked at {row.at} is not found in these words.", row.ask)


def _passage(row: Row, line: Line) -> Passage:
    return Passage(line.text if read_clocks(line.text) else f"{row.at} {line.text}", 0, len(line.text))


def _timeline(data: dict[str, Any]) -> Timeline:
    rows = tuple(map(_row, data["row"]))
    ground = "\n\n".join([data["scene"], *(f"{row.item.text} {row.item.about}" for row in rows)])
    return Timeline(str(data["title"]), int(data["minutes"]), data["scene"].strip(), rows, ground)


def _row(row: dict[str, Any]) -> Row:
    later = bool(row.get("later"))
    answers = ("Found out later.",) if later else tuple(row["models"])
    item = Item(row["id"], f"**{row['at']}** {row['given']}", answers, about=row["known"])
    fact, seen = (Statement(row["id"], row["known"], () if later else groups(row[key])) for key in ("fact", "seen"))
    return Row(item, row["at"], later, fact, seen, row["ask"])


@cache
def _wordings() -> dict[str, tuple[re.Pattern[str], str, str]]:
    data = tomllib.loads((files(__package__) / "timelines.toml").read_text(encoding="utf-8"))
    return {key: (re.compile(row["pattern"], re.IGNORECASE), row["message"], row["ask"]) for key, row in data.items()}
