"""A card of the guide: what to say in a difficult moment, or a seat in a review that is played.

It lives in `facilitator_guide/cards/<kind>-<slug>.md`; its kind says which parts it has to have.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whathow.fault import Fault, FaultError
from whathow.text import frontmatter
from whathow.workshop.fields import Fields, read_text
from whathow.workshop.parts import HEADINGS, Part, split_parts

KEYS = ("title",)
KINDS = {
    "moment": ("What it may need", "First resort", "Second resort", "Last resort", "Afterwards"),
    "role": ("You know", "You say it only if", "How you play it"),
}


@dataclass(frozen=True)
class Card:
    """One card: its `kind` (a key of `KINDS`), `title`, the `scene` before the first heading, its parts in order."""

    slug: str
    kind: str
    title: str
    scene: str
    parts: tuple[Part, ...]


def read_cards(folder: Path) -> dict[str, Card]:
    """Every card in `folder`, by slug. Raises FaultError with the faults of all files.

    Cards that other rooms make there, from scenes for instance, are of none of `KINDS` and are left to them.
    """
    cards: dict[str, Card] = {}
    faults: list[Fault] = []
    for path in sorted(path for kind in KINDS for path in folder.glob(f"{kind}-*.md")):
        try:
            cards[path.stem] = parse_card(read_text(path), str(path))
        except FaultError as error:
            faults.extend(error.faults)
    if faults:
        raise FaultError(faults)
    return cards


def parse_card(source: str, name: str) -> Card:
    """The card that `source`, the text of a card's file, describes; `name` stands in faults and gives slug and kind.

    Raises FaultError with every fault in the file; a part that is missing or out of order is one.
    """
    slug = Path(name).stem
    kind = slug.partition("-")[0]
    if kind not in KINDS:
        mend = f"begin its name with {' or '.join(f'`{known}-`' for known in KINDS)}"
        raise FaultError([Fault(f"{name}:1", f"`{slug}` is no kind of card", mend)])
    fields = Fields(frontmatter.read(source, name))
    fields.only(KEYS)
    scene, parts = split_parts(fields, KINDS[kind])
    card = Card(slug, kind, fields.text("title"), scene, parts)
    if not scene:
        fields.fault_in_body(0, "no scene stands before the first heading", "say in a sentence what one sees and hears")
    if fields.sound(HEADINGS) and tuple(part.kind for part in parts) != KINDS[kind]:
        fields.fault_in_body(0, "parts are missing or out of order", f"write, in this order: {', '.join(KINDS[kind])}")
    fields.finish()
    return card


def to_markdown(card: Card) -> str:
    """`card` as Markdown to print."""
    parts = (f"**{part.kind}**\n\n{part.text}" for part in card.parts)
    return "\n\n".join((f"## {card.title}", card.scene, *parts)) + "\n"
