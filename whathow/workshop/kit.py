"""The kit as pages of the book: the cards, checklists and sheets that lie as files in the guide, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from whathow.workshop.card import Card, to_markdown
from whathow.workshop.fields import read_text

MADE = "<!-- made by `make sheets` from facilitator_guide/{source}: do not edit -->"
PARTS = {"checklists": ("four-weeks", "one-week", "one-day", "five-minutes"), "variants": ("remote", "large-room")}
"""The folders that become a page each, and their files in reading order."""
ALONE = ("question-bank", "when-blameless-ends", "sheets/observer", "sheets/exit-card")
DECKS = {
    "moment": (
        "Difficult moments",
        "Ten cards. Each has a first, a second and a last resort, in words that one can say.",
    ),
    "role": (
        "Role cards: the warm hall",
        "The six seats of *Play a review*. Nobody reads another's card before they play.",
    ),
}
TITLES = {
    "checklists": ("Checklists", "What to have done, and by when."),
    "variants": ("On a call, and in a large room", "What changes when a room is not twelve people and a door."),
}
BOX = re.compile(r"^- \[ \] ", re.MULTILINE)


def kit_pages(guide: Path, cards: Mapping[str, Card]) -> dict[str, str]:
    """The text of each page by its name, from the files in the folder `guide` and its `cards`.

    Raises FaultError where a file can't be read.
    """
    pages = {f"kit-{Path(name).name}": _page(f"{name}.md", [_file(guide, name)]) for name in ALONE}
    for folder, names in PARTS.items():
        parts = (_deeper(_file(guide, f"{folder}/{name}")) for name in names)
        pages[f"kit-{folder}"] = _page(f"{folder}/", _titled(TITLES[folder], parts))
    for kind, title in DECKS.items():
        deck = (to_markdown(card) for card in cards.values() if card.kind == kind)
        pages[f"kit-{kind}-cards"] = _page(f"cards/{kind}-*.md", _titled(title, deck))
    return pages


def _page(source: str, parts: Iterable[str]) -> str:
    return "\n\n".join((MADE.format(source=source), *(part.strip() for part in parts))) + "\n"


def _titled(title: tuple[str, str], parts: Iterable[str]) -> Iterator[str]:
    yield f"# {title[0]}\n\n{title[1]}"
    yield from parts


def _file(guide: Path, name: str) -> str:
    # The book's Markdown has no check boxes: a box that one can see and print is a letter.
    return BOX.sub("- ☐ ", read_text(guide / f"{name}.md"))


def _deeper(text: str) -> str:
    """`text` with every heading one level further down."""
    return re.sub(r"^(#+ )", r"#\1", text, flags=re.MULTILINE)
