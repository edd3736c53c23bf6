"""Scenes on the shell: prove them, write their cards, print them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from whathow.fault import Fault, FaultError
from whathow.scene.cards import to_html, to_markdown
from whathow.scene.prove import prove_scene
from whathow.scene.read import read_scene
from whathow.scene.scene import Scene

SCENES, CARDS = Path("exercises/scenes"), Path("facilitator_guide/cards")


def cards(root: Path) -> dict[Path, str]:
    """What the cards of each scene of the project in `root` have to hold, by their file. Raises FaultError."""
    return {root / CARDS / f"hold-the-room-{scene.slug}.md": to_markdown(scene) for scene in _scenes(root)}


def write_cards(root: Path) -> tuple[Path, ...]:
    """Write the cards that are stale, and return their files. Raises FaultError for a faulty scene."""
    stale = {path: text for path, text in cards(root).items() if not path.is_file() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(stale)


def prove(files: Sequence[Path]) -> None:
    """Raises FaultError with every fault of every file: what it holds, and where its paths lead."""
    faults: list[Fault] = []
    for path in files:
        try:
            faults += prove_scene(read_scene(path), str(path))
        except FaultError as error:
            faults += error.faults
    if faults:
        raise FaultError(faults)


def shell(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; 0, or 2 where a file is at fault, one line a fault on standard error."""
    options = _parser().parse_args(arguments)
    try:
        if options.verb == "prove":
            prove(options.files)
            print("\n".join(f"{path}: holds together" for path in options.files))
        elif options.verb == "cards":
            print("\n".join(f"wrote {path}" for path in write_cards(options.root)) or "the cards are fresh")
        else:
            sys.stdout.write(to_html(read_scene(options.file)))
    except FaultError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _scenes(root: Path) -> list[Scene]:
    return [read_scene(path) for path in sorted((root / SCENES).glob("*.toml"))]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("whathow scene", description="Meetings to hold: prove a scene, make its cards.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    proved = verbs.add_parser(
        "prove", help="walk every path of scene files", epilog="example: whathow scene prove a.toml"
    )
    proved.add_argument("files", nargs="+", type=Path, metavar="FILE")
    made = verbs.add_parser("cards", help="write the role-play cards of all scenes into facilitator_guide/cards")
    made.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    printed = verbs.add_parser("print", help="the cards of one scene as HTML to print", epilog=PRINT)
    printed.add_argument("file", type=Path, metavar="FILE")
    return parser


PRINT = "example: whathow scene print exercises/scenes/it-was-me.toml > cards.html"
