"""A scene file, read: TOML, one scene a file. `exercises/scenes/README.md` shows the form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from whathow.fault import Fault, FaultError
from whathow.scene.hear import EVERYONE, KEEPER, STEPS, kinds, moves_of
from whathow.scene.scene import END, LEVELS, Ending, Landing, Line, Model, Person, Piece, Scene, Turn
from whathow.scene.table import Table

KEYS = ("title", "place", "minutes", "story", "need", "person", "piece", "turn", "mend", "ending", "model")
TURN_KEYS = ("id", "text", "keeper", "piece", *STEPS, *LEVELS, "then", "line", "own")
LINE_KEYS = ("text", *STEPS, "why", "exhibit")
PIECE_KEYS = ("id", "who", "says", "told", "kept")
MEND = 2  # levels by which a mended slip opens: as far as it goes
MOST_BYTES = 1_000_000


def read_scene(path: Path) -> Scene:
    """The scene in the file at `path`. Raises FaultError, a line for each thing that does not hold together."""
    try:
        data = path.read_bytes()[: MOST_BYTES + 1]
    except OSError as error:
        raise FaultError([Fault(str(path), f"can't be read ({error.strerror})", "check the path")]) from None
    if len(data) > MOST_BYTES:
        raise FaultError([Fault(str(path), "larger than 1 MB, so no scene", "keep to one scene a file")])
    try:
        return parse_scene(data.decode("utf-8"), str(path))
    except UnicodeDecodeError:
        raise FaultError([Fault(str(path), "not UTF-8 text", "save the file as UTF-8")]) from None


def parse_scene(source: str, name: str) -> Scene:
    """The scene that `source` describes; `name` stands in faults and gives the slug. Raises FaultError."""
    try:
        top = Table(tomllib.loads(source), name)
    except tomllib.TOMLDecodeError as error:
        raise FaultError([Fault(name, f"not TOML ({error})", "check quotes and brackets there")]) from None
    scene = _scene(top, Path(name).stem)
    if not top.faults:
        top.faults += _doubles(scene, name)
    if top.faults:
        raise FaultError(top.faults)
    return scene


def _scene(top: Table, slug: str) -> Scene:
    top.only(KEYS)
    people = tuple(_person(table) for table in top.tables("person", least=2))
    names = tuple(person.name for person in people)
    pieces = tuple(_piece(table, names) for table in top.tables("piece", least=2))
    known = tuple(piece.id for piece in pieces)
    turn_tables = list(top.tables("turn", least=3))
    goals = (*(str(table.data.get("id", "")) for table in turn_tables), END)
    return Scene(
        slug=slug,
        title=top.text("title"),
        place=top.text("place"),
        minutes=top.number("minutes", 1, 30),
        story=top.text("story"),
        need=top.text("need"),
        people=people,
        pieces=pieces,
        turns=tuple(_turn(table, names, known, goals) for table in turn_tables),
        mend=_mend(top, names),
        endings=tuple(sorted(map(_ending, top.tables("ending", least=2)), key=lambda ending: ending.least)),
        models=tuple(_model(table) for table in top.tables("model", least=2)),
    )


def _only(table: Table, *known: str) -> Table:
    table.only(known)
    return table


def _person(table: Table) -> Person:
    _only(table, "name", "role", "level")
    return Person(table.text("name"), table.text("role"), LEVELS.index(table.choice("level", LEVELS, "official")))


def _piece(table: Table, names: tuple[str, ...]) -> Piece:
    _only(table, *PIECE_KEYS)
    texts = (table.text(key) for key in ("says", "told", "kept"))
    return Piece(table.text("id"), table.choice("who", names), *texts)


def _ending(table: Table) -> Ending:
    _only(table, "least", "text")
    return Ending(table.number("least", 0, 20), table.text("text"))


def _model(table: Table) -> Model:
    _only(table, "lines", "says")
    return Model(table.texts("lines"), table.text("says"))


def _turn(table: Table, names: tuple[str, ...], pieces: tuple[str, ...], goals: tuple[str, ...]) -> Turn:
    _only(table, *TURN_KEYS)
    keeper = table.choice("keeper", names)
    silent, official, offered = (table.text(level) for level in LEVELS)
    return Turn(
        id=table.text("id"),
        text=table.text("text"),
        keeper=keeper,
        piece=table.choice("piece", pieces, ""),
        event=_moves(table, names, keeper),
        replies=(silent, official, offered),
        then=_then(table, goals),
        lines=tuple(_line(line, names, keeper) for line in table.tables("line", least=3)),
        own=dict(_own(table, names, keeper)),
    )


def _then(table: Table, goals: tuple[str, ...]) -> Mapping[int, str]:
    value = Table(table.data.get("then", {}), f"{table.where}, then", table.faults)
    if not isinstance(value.data, dict):
        table.fault("`then` is not a table", 'write then = {silent = "end"}')
        return {}
    value.only(LEVELS)
    return {n: value.choice(level, goals) for n, level in enumerate(LEVELS) if level in value.data}


def _line(table: Table, names: tuple[str, ...], keeper: str) -> Line:
    _only(table, *LINE_KEYS)
    return Line(table.text("text"), Landing(_moves(table, names, keeper), table.text("why")), table.flag("exhibit"))


def _own(table: Table, names: tuple[str, ...], keeper: str) -> Iterable[tuple[str, Landing]]:
    for kind, entry in table.named("own"):
        if kind not in kinds():
            entry.fault(f"there is no kind `{kind}`", f"use one of: {', '.join(kinds())}")
        _only(entry, *STEPS, "why")
        yield kind, Landing(_moves(entry, names, keeper), entry.text("why"))


def _moves(table: Table, names: tuple[str, ...], keeper: str) -> Mapping[str, int]:
    told = {step: table.texts(step, (*names, EVERYONE, KEEPER)) for step in STEPS}
    return moves_of(told, names, keeper)


def _mend(top: Table, names: tuple[str, ...]) -> Line:
    value: Any = top.data.get("mend")
    if not isinstance(value, dict):
        top.fault("`[mend]` is missing", "write [mend] with text and why: what one can say after a slip")
        value = {"text": "…", "why": "…"}
    table = _only(Table(value, f"{top.where}, mend", top.faults), "text", "why")
    return Line(table.text("text"), Landing(dict.fromkeys(names, MEND), table.text("why")))


def _doubles(scene: Scene, name: str) -> Iterable[Fault]:
    """Ids that stand for two things, and lines of one turn that can't be told apart."""
    groups = {
        "person": [person.name for person in scene.people],
        "piece": [piece.id for piece in scene.pieces],
        "turn": [turn.id for turn in scene.turns],
        "ending": [str(ending.least) for ending in scene.endings],
        **{f"line of turn {turn.id}": [line.text for line in turn.lines] for turn in scene.turns},
    }
    doubled = chain.from_iterable(
        ((kind, each) for each in dict.fromkeys(group) if group.count(each) > 1) for kind, group in groups.items()
    )
    for kind, each in doubled:
        yield Fault(name, f"two of kind {kind} are `{each}`", "rename one")
    if scene.endings[0].least > 0:
        yield Fault(name, "no ending is there for nothing told", "write one with least = 0")
