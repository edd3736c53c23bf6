"""The exercise `person-to-mechanism`: from "be more careful" to a rung of the ladder, with a name and a day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from whathow.check import check
from whathow.course.exercise import UNANSWERED, Exercise, Form, Item, Part, share_of
from whathow.course.library import find
from whathow.course.lines import Line, explained, numbered_lines, numbers, refuse_unreadable, shown, unchanged, words_of
from whathow.course.source import read_source
from whathow.lexicon.grammar import grammar
from whathow.rubric.criterion import Criterion, Grade, Remark
from whathow.rubric.ladder import NO_ACTION, STRONG, step
from whathow.text.clause import NAME, PROPER, ROLE, TEAM, read_clauses
from whathow.text.document import read_line
from whathow.text.tokens import tokenise

KIND = "actions"
MECHANISM, STRONGEST, OWNER = PARTS = (
    Part("mechanism", "Does each action change the work, and not a person?", 50),
    Part("strong", "Are at least three of them held by a machine, or impossible to get wrong?", 20),
    Part("owner", "Who does it, and by when?", 30),
)
MECHANISMS_FROM, OWNED_FROM, STRONG_WANTED = 0.75, 0.6, 3
ADDS = frozenset({"(", "–", "—", ";", "owner"})  # what comes after it is added to an action
SCENE = """\
Each of these actions asks people to be better. Write in its place an action that the work itself holds: something that
makes the mistake impossible, stops it by machine, shows it sooner, or takes away the load behind it. Say who does it,
and by when. Work load is a system too."""
PROMPT = f"""\
{SCENE}

Below the first line of the answer cell there is a number for each action. Write after it your own. Run the cell
(Shift+Enter) as often as you like: it says on which rung of the ladder each of them stands."""


@dataclass(frozen=True)
class Action:
    """One action to turn; `about` are words that a good one may pick up."""

    item: Item
    about: re.Pattern[str]
    ask: str


@dataclass(frozen=True)
class Actions:
    """The file of one exercise."""

    title: str
    minutes: int
    actions: tuple[Action, ...]


def actions_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the file actions/`name`.toml. Raises FaultError where it is unknown or broken."""
    source = read_source(find(KIND, name, ".toml", start), _actions)
    items = tuple(action.item for action in source.actions)
    return Exercise(
        name=name,
        title=source.title,
        minutes=source.minutes,
        magic=f"%%answer {name}",
        starter=numbers(len(items)),
        prompt=PROMPT,
        material=shown(items),
        parts=PARTS,
        model=explained(items),
        key="\n".join(f"{n}: {item.answers[0]}" for n, item in enumerate(items, 1)),
        source=f"{KIND}/{name}.toml",
        judge=lambda answer: judge(name, source.actions, answer),
        form=Form("lines", SCENE, items, label="Your action"),
        notes=rungs,
    )


def judge(name: str, actions: Sequence[Action], answer: str) -> Grade:
    """The grade of `answer`: lines such as `2: The server refuses … (Tuan, by Friday)`. Raises FaultError where it is
    not English."""
    refuse_unreadable(answer)
    lines = numbered_lines(answer)
    numbered = [(n, action, lines.get(n)) for n, action in enumerate(actions, 1)]
    said = [line.text.casefold() if line else "" for _, _, line in numbered]
    changed = [_mechanism(*each, repeats=said[at] in said[:at]) for at, each in enumerate(numbered)]
    good = [line for (_, _, line), remark in zip(numbered, changed, strict=True) if line and remark is None]
    owned = [UNANSWERED if remark else _owned(*each) for each, remark in zip(numbered, changed, strict=True)]
    sure = all(step(line.text).sure for line in good)
    mechanism = share_of(MECHANISM, changed, MECHANISMS_FROM, sure)
    return Grade(name, (mechanism, _strong(good, sure), share_of(OWNER, owned, OWNED_FROM)))


def rungs(answer: str) -> Mapping[int, str]:
    """For each line of an answer, on which rung of the ladder it stands."""
    return {n: _ladder()[step(line.text).rung] for n, line in numbered_lines(answer).items()}


def _mechanism(n: int, action: Action, line: Line | None, repeats: bool) -> Remark | None:
    if line is None:
        return Remark("", 0, 0, action.item.id, f"Action {n} has no answer yet.", action.ask)
    if unchanged(line, action.item):
        return line.remark(action.item.id, f"Action {n} is as it was.", action.ask)
    if repeats:
        return line.remark(action.item.id, f"Action {n} repeats another.", action.ask)
    blame = next((finding for finding in check(line.text) if finding.level == "blame"), None)
    if blame:
        message = f"Action {n}: {blame.message}"
        return line.part(blame.start, blame.end, blame.family, message, action.ask)
    rung = step(line.text).rung
    if rung in NO_ACTION:
        return line.remark(rung, f"Action {n}: {_ladder()[rung]}", action.ask)
    if not action.about.search(line.text):
        return line.remark(action.item.id, f"Action {n}: what it changes is not found in these words.", action.ask)
    return None


def _strong(good: Sequence[Line], sure: bool) -> Criterion:
    held = sum(step(line.text).rung in STRONG for line in good)
    points = STRONGEST.points * min(held, STRONG_WANTED) // STRONG_WANTED
    ask = "Which of them could be made impossible, or be stopped with nobody watching?"
    message = f"{held} of the {STRONG_WANTED} that are wanted stand on the two highest rungs."
    remarks = () if held >= STRONG_WANTED else (Remark("", 0, 0, "guarded", message, ask),)
    return Criterion(STRONGEST.id, not remarks, sure, points, STRONGEST.points, remarks)


def _owned(n: int, action: Action, line: Line | None) -> Remark | None:
    if line is None:
        return UNANSWERED
    who, when = _names_somebody(line.text), bool(_day().search(line.text))
    if who and when:
        return None
    missing = "who does it" if when else "by when" if who else "who does it, and by when"
    return line.remark("owner", f"Action {n} does not say {missing}.", "Who has said yes to it, and for which day?")


def _names_somebody(text: str) -> bool:
    """A name anywhere; a role or a team only in what is added at the end, as in "(the night desk, by Friday)"."""
    tokens = tokenise(read_line(text).masked)
    classes = read_clauses(tokens).classes
    added = max((n for n, token in enumerate(tokens) if token.text in ADDS), default=len(tokens))
    for n, (token, kind) in enumerate(zip(tokens, classes, strict=True)):
        named = kind in {NAME, PROPER} or (n > added and (kind in {ROLE, TEAM} or token.capital))
        if named and not token.shouted and token.text not in grammar()["calendar"]:
            return True
    return False


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "actions.toml").read_text(encoding="utf-8"))


def _ladder() -> Mapping[str, str]:
    ladder: Mapping[str, str] = _words()["ladder"]
    return ladder


@cache
def _day() -> re.Pattern[str]:
    return re.compile(_words()["day"], re.IGNORECASE)


def _actions(data: dict[str, Any]) -> Actions:
    return Actions(str(data["title"]), int(data["minutes"]), tuple(map(_action, data["item"])))


def _action(row: dict[str, Any]) -> Action:
    item = Item(row["id"], row["says"], tuple(row["models"]), row["price"], row["known"])
    return Action(item, words_of(row["about"]), row["ask"])
