"""Who may import whom: a room stands only on the rooms below it, and no arrow runs back (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "whathow"

CORE = {"fault", "lexicon", "text", "blame", "incident", "check", "rubric", "report"}
MAY_IMPORT: dict[str, set[str]] = {
    "fault": set(),
    "lexicon": {"fault"},
    "text": {"fault", "lexicon"},
    "blame": {"fault", "lexicon", "text"},
    "incident": {"fault", "lexicon", "text"},
    "check": {"fault", "lexicon", "text", "blame"},
    "rubric": {"fault", "lexicon", "text", "blame", "incident", "check"},
    "report": {"fault", "lexicon", "text", "blame", "incident", "check", "rubric"},
    "cost": {"fault"},
    "workshop": {"fault", "text", "incident"},
    "scene": {"fault", "text", "blame", "check", "rubric"},
    "course": CORE | {"cost", "scene"},
    "own": CORE | {"course"},
    "assess": CORE | {"course"},
    "learner": CORE | {"cost", "scene", "course", "own", "assess"},
    "cli": CORE | {"cost", "workshop", "scene", "course", "own", "assess", "learner"},
    "__main__": {"cli"},
}
"""The rooms from the ground up, each with the rooms that it may import besides itself."""

CORE_AND_COST = CORE | {"cost", "scene", "own", "assess"}  # these run in the page's worker as well

FOREIGN = {"markdown_it", "ruamel"}
"""What the core may import besides itself and the standard library: pure wheels, so that it runs in the browser."""


def room_of(file: Path) -> str:
    """The room that a file of the package belongs to; the package's own `__init__` is no room and imports none."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(source: str, package: tuple[str, ...]) -> Iterator[str]:
    """Every dotted name that `source`, a module inside `package`, imports, relative ones made absolute."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, *((node.module or "").split(".") if node.module else ())))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def imports_of(file: Path) -> set[str]:
    """The dotted names that a file of the package imports."""
    package = ("whathow", *file.relative_to(PACKAGE).parent.parts)
    return set(imported(file.read_text(encoding="utf-8"), package))


def rooms_in(names: set[str]) -> set[str]:
    """The rooms of ours among dotted names; `from whathow import X` counts as X."""
    return {name.split(".")[1] for name in names if name.startswith("whathow.")} & MAY_IMPORT.keys()


def files() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", files(), ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_room_stands_only_on_the_rooms_below_it(file: Path) -> None:
    """No file imports a room that is not below its own."""
    room = room_of(file)
    allowed = MAY_IMPORT.get(room, set()) | {room}
    assert rooms_in(imports_of(file)) <= allowed


def test_every_room_has_its_place() -> None:
    """A new room is given its place here before anything is built in it."""
    assert {room_of(file) for file in files()} - {"__init__"} <= MAY_IMPORT.keys()


def test_no_arrow_runs_back() -> None:
    """The rooms are in an order in which each stands only on earlier ones."""
    seen: set[str] = set()
    for room, below in MAY_IMPORT.items():
        assert below <= seen, room
        seen.add(room)


@pytest.mark.parametrize(
    "file", [file for file in files() if room_of(file) in CORE_AND_COST], ids=lambda file: str(file.name)
)
def test_the_core_needs_only_the_standard_library_and_pure_wheels(file: Path) -> None:
    """Nothing compiled comes in, or the page's verdict could not be the shell's."""
    roots = {name.split(".")[0] for name in imports_of(file)}
    assert roots <= sys.stdlib_module_names | FOREIGN | {"whathow"}


@pytest.mark.parametrize(
    ("source", "rooms"),
    [
        ("import whathow.rubric.grade", {"rubric"}),
        ("from whathow.rubric import grade", {"rubric"}),
        ("from whathow import rubric", {"rubric"}),
        ("from ..rubric.grade import Grade", {"rubric"}),
        ("from .. import rubric", {"rubric"}),
        ("def later():\n    from whathow.cli import main", {"cli"}),
        ("from . import words", set()),
        ("import ruamel.yaml", set()),
    ],
)
def test_every_way_to_import_is_seen(source: str, rooms: set[str]) -> None:
    """Absolute, relative, named or inside a function: an import is an import."""
    names = set(imported(source, ("whathow", "text")))
    assert rooms_in(names) - {"text"} == rooms
