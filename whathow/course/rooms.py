"""The exercise `hold-the-room`: the learner holds a meeting; what they say decides what the room tells them.

An answer is a block for each scene, `scene: <name>` and numbered lines: a letter, or own words. The first scenes are
graded by what was told in them, the lines in own words by what the checker and the question reader find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from whathow.course.exercise import Exercise, Part
from whathow.course.library import find
from whathow.course.lines import Line, numbered_lines, numbers
from whathow.course.source import read_source
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Criterion, Grade, Remark
from whathow.scene import Play, Scene, play, read_scene
from whathow.scene.paper import opening, plain, transcript_line, waiting

KIND = "rooms"
SCENES = "scenes"
TOLD, LANGUAGE = PARTS = (
    Part("told", "How much of what the rooms knew did they tell you?", 60),
    Part("language", "Are your own lines free of blame, and of questions that ask for a defence?", 40),
)
BARS = {"told": 0.75, "language": 0.9}
OWN_EACH = 2  # lines in own words that each scene wants
JUDGED = ("blame", "defence")
UNCLEAR = "unclear"
BLOCK = re.compile(r"^[ \t>*#-]*scene[ \t]*[:=][ \t]*([\w-]+)[^\n]*$", re.MULTILINE | re.IGNORECASE)
ASK = "What would somebody need to hear before they could tell you this?"
PROMPT = """\
You are the manager. In every scene there are people who know something that nobody has said yet. What you say decides
whether they fall silent, give the official version, or tell it.

Play at least {wanted} of the scenes. In the answer cell each has its name and a number for each line that you'll say.
After a number write

- the letter of one of the lines, or
- a line in your own words. At least two in a scene have to be yours.

Run the cell (Shift+Enter). The room answers, and waits for your next line. When a scene is over you'll see what nobody
said, and which line cost it. Any line can be taken again: change it and run the cell."""


@dataclass(frozen=True)
class Rooms:
    """The file of one exercise: its scenes, and how many of them are `wanted`."""

    title: str
    minutes: int
    wanted: int
    scenes: tuple[Scene, ...]


@dataclass(frozen=True)
class Held:
    """One scene as an answer has it: the lines with their places, and what came of them."""

    lines: tuple[Line, ...]
    play: Play

    @property
    def share(self) -> float:
        return len(self.play.told) / len(self.play.scene.pieces)


def rooms_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the file rooms/`name`.toml. Raises FaultError where it or a scene is unknown or broken."""
    rooms = read_source(find(KIND, name, ".toml", start), lambda data: _rooms(data, start))
    return Exercise(
        name=name,
        title=rooms.title,
        minutes=rooms.minutes,
        magic=f"%%answer {name}",
        starter="\n\n".join(f"scene: {scene.slug}\n{numbers(len(scene.turns))}" for scene in rooms.scenes),
        prompt=PROMPT.format(wanted=rooms.wanted),
        material="\n\n".join(opening(scene) for scene in rooms.scenes),
        parts=PARTS,
        model="\n\n".join(_models(scene) for scene in rooms.scenes),
        key="\n\n".join(_key(scene) for scene in rooms.scenes[: rooms.wanted]),
        source=f"{KIND}/{name}.toml",
        judge=lambda answer: judge(name, rooms, answer),
        notes=lambda answer: notes(rooms, answer),
    )


def judge(name: str, rooms: Rooms, answer: str) -> Grade:
    """The grade of `answer`. Raises FaultError where a line of own words can't be read (see whathow.scene.hear)."""
    held = list(_held(rooms, answer))
    return Grade(name, (_told(rooms, held), _language(rooms, held)))


def notes(rooms: Rooms, answer: str) -> Mapping[int, str]:
    """What each room answered, line by line, and what it waits for now or how it ended."""
    told: list[str] = []
    for each in _held(rooms, answer):
        told += [transcript_line(each.play, n) for n in range(len(each.play.said))]
        told.append(waiting(each.play))
    return dict(zip(count(1), told, strict=False))


def _held(rooms: Rooms, answer: str) -> Iterator[Held]:
    """The scenes that the answer has lines for, in the exercise's order; of two blocks of a name the last counts."""
    blocks = {found[1].lower(): found for found in BLOCK.finditer(answer)}
    edges = sorted([*(found.start() for found in BLOCK.finditer(answer)), len(answer)])
    for scene in rooms.scenes:
        found = blocks.get(scene.slug)
        if not found:
            continue
        stop = next(edge for edge in edges if edge > found.start())
        lines = _lines(answer[found.end() : stop], found.end())
        if lines:
            yield Held(lines, _play(scene, lines))


def _play(scene: Scene, lines: Sequence[Line]) -> Play:
    try:
        return play(scene, [line.text for line in lines])
    except FaultError as error:
        named = (Fault(f"{scene.slug}, {fault.where}", fault.what, fault.mend) for fault in error.faults)
        raise FaultError(named) from None


def _lines(block: str, at: int) -> tuple[Line, ...]:
    """The lines of a block from 1 on, up to the first number that has none."""
    numbered = numbered_lines(block)
    first = next(n for n in count(1) if n not in numbered)
    return tuple(Line(line.text, at + line.start, at + line.end) for n in range(1, first) for line in [numbered[n]])


def _told(rooms: Rooms, held: Sequence[Held]) -> Criterion:
    best = sorted((each.share for each in held), reverse=True)[: rooms.wanted]
    share = sum(best) / rooms.wanted
    remarks = [remark for each in held for remark in _lost(each)]
    if len(held) < rooms.wanted:
        remarks.append(Remark("", 0, 0, "scene", _count(rooms.wanted, len(held)), ""))
    return Criterion(TOLD.id, share >= BARS["told"], True, int(TOLD.points * share), TOLD.points, tuple(remarks))


def _count(wanted: int, played: int) -> str:
    return f"{wanted} scenes are wanted, and {played or 'none'} {'is' if played == 1 else 'are'} begun."


def _lost(held: Held) -> Iterator[Remark]:
    for lost in held.play.lost:
        said = held.play.said[lost.line]
        message = f"{lost.piece.who} never told this: {plain(lost.piece.says)} What your line did: {said.landing.why}"
        yield held.lines[lost.line].remark(lost.piece.id, message, (said.heard and said.heard.ask) or ASK)
    if held.play.turn:
        yield Remark("", 0, 0, held.play.scene.slug, f"“{held.play.scene.title}” is not over yet.", "")


def _language(rooms: Rooms, held: Sequence[Held]) -> Criterion:
    own = [(line, said) for each in held for line, said in zip(each.lines, each.play.said, strict=False) if said.own]
    clean = [said for _, said in own if said.heard and said.heard.kind not in JUDGED]
    wanted = OWN_EACH * rooms.wanted
    share = len(clean) / max(wanted, len(own))
    remarks = [
        line.part(said.heard.start, said.heard.end, said.heard.kind, said.heard.message, said.heard.ask)
        for line, said in own
        if said.heard and said.heard.kind in JUDGED
    ]
    if len(own) < wanted:
        message = f"{wanted} lines in your own words are wanted; {len(own) or 'none'} so far."
        remarks.append(Remark("", 0, 0, "own", message, ""))
    sure = not any(said.heard and said.heard.kind == UNCLEAR for _, said in own)
    points = int(LANGUAGE.points * share)
    return Criterion(LANGUAGE.id, share >= BARS["language"], sure, points, LANGUAGE.points, tuple(remarks))


def _models(scene: Scene) -> str:
    ways = "\n\n".join(
        "\n".join(f"{n}. “{line}”" for n, line in enumerate(model.lines, 1)) + f"\n\n*{model.says}*"
        for model in scene.models
    )
    return f"**{scene.title}**\n\n{ways}"


def _key(scene: Scene) -> str:
    return f"scene: {scene.slug}\n" + "\n".join(f"{n}: {line}" for n, line in enumerate(scene.models[0].lines, 1))


def _rooms(data: dict[str, Any], start: Path | None) -> Rooms:
    scenes = tuple(read_scene(find(SCENES, str(slug), ".toml", start)) for slug in data["scenes"])
    wanted = int(data["wanted"])
    if not 1 <= wanted <= len(scenes):
        raise ValueError(f"wanted is {wanted}, and there are {len(scenes)} scenes")
    return Rooms(str(data["title"]), int(data["minutes"]), wanted, scenes)
