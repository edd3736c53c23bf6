"""The kit is complete: cards, question bank, sheets, checklists, variants, and what to do when blameless ends."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from whathow.check import check
from whathow.fault import FaultError
from whathow.workshop.card import KINDS, Card, parse_card, read_cards
from whathow.workshop.kit import ALONE, PARTS
from whathow.workshop.segment import read_segments
from whathow.workshop.shell import run_sheets

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "facilitator_guide"
KIT = sorted(path for folder in ("sheets", "checklists", "variants") for path in (GUIDE / folder).glob("*.md"))
KIT += sorted(path for kind in KINDS for path in (GUIDE / "cards").glob(f"{kind}-*.md"))
KIT += [GUIDE / "question-bank.md", GUIDE / "when-blameless-ends.md"]
MOMENTS = {
    *("executive-walks-in", "who-did-this", "person-is-upset", "dominator", "silence"),
    *("sarcasm", "praise-of-a-hero", "customer-on-the-phone", "hr-is-asking", "blame-of-a-vendor"),
}
SAID = re.compile(r'"[^"]+"')
RESORTS = ("First resort", "Second resort", "Last resort")
CUES = ("Observation", "Judgement", "Decision", "Knowledge", "Feeling", "Mental model", "Action", "Asking for help")
CARD = "---\ntitle: A door\n---\nA door opens.\n" + "".join(f"\n## {part}\n\nWords.\n" for part in KINDS["moment"])


@cache
def cards() -> dict[str, Card]:
    return read_cards(GUIDE / "cards")


def sections(name: str) -> dict[str, str]:
    """The parts of a file of the guide, by heading."""
    pieces = re.split(r"^## (.+)\n", (GUIDE / f"{name}.md").read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def test_every_difficult_moment_has_its_card() -> None:
    """The ten moments that the course names, and each of their cards."""
    assert {slug.removeprefix("moment-") for slug, card in cards().items() if card.kind == "moment"} == MOMENTS


@pytest.mark.parametrize("slug", [f"moment-{moment}" for moment in sorted(MOMENTS)])
@pytest.mark.parametrize("resort", RESORTS)
def test_a_resort_is_words_that_one_can_say(slug: str, resort: str) -> None:
    """Each resort has something in quotation marks, short enough to say in half a minute."""
    text = next(part.text for part in cards()[slug].parts if part.kind == resort)
    said = [quote for quote in SAID.findall(text) if len(quote.split()) >= 4]
    assert said and all(len(quote.split()) <= 75 for quote in said)


def test_every_role_is_handed_out() -> None:
    """Each role card belongs to a segment that hands it out."""
    handed = {slug for segment in read_segments(GUIDE / "segments").values() for slug in segment.cards}
    assert {slug for slug, card in cards().items() if card.kind == "role"} <= handed


@pytest.mark.parametrize("cue", CUES)
def test_the_question_bank_has_questions_for_each_kind(cue: str) -> None:
    """Each thing that a person may say has an example and at least three questions, none of them a why."""
    text = sections("question-bank")[cue]
    questions = re.findall(r"^- .*\?", text, re.M)
    assert len(questions) >= 3 and text.lstrip().startswith("They ") and SAID.search(text.split("\n- ")[0])
    assert not re.search(r"\bwhy\b", text, re.I)


@pytest.mark.parametrize("name", PARTS["checklists"])
def test_a_checklist_is_boxes_to_tick(name: str) -> None:
    """A checklist is a title and five to ten boxes."""
    lines = (GUIDE / "checklists" / f"{name}.md").read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(" before") and 5 <= sum(line.startswith("- [ ] ") for line in lines) <= 10


@pytest.mark.parametrize("name", PARTS["variants"])
def test_a_variant_goes_from_before_to_afterwards(name: str) -> None:
    """Remote and large room say what changes at every stage."""
    stages = ["Before", "Opening", "While it runs", "When it gets difficult", "Afterwards"]
    assert list(sections(f"variants/{name}")) == stages


def test_the_exit_card_is_the_segment_s() -> None:
    """The card to print has the same four questions as the segment that hands it out."""
    card = [line for line in sections("sheets/exit-card")["The card"].splitlines() if line.startswith("> ")]
    segment = (GUIDE / "segments" / "exit-card.md").read_text(encoding="utf-8")
    assert len(card) == 4 and all(line in segment for line in card)


def test_the_end_of_blameless_has_words_deeds_and_names() -> None:
    """What to say, what to do, what not, and room for the three names."""
    parts = sections("when-blameless-ends")
    assert list(parts) == ["It ends in three places", "Say", "Do", "Don't", "Before you need it"]
    assert parts["Say"].count('> "') == 4 and parts["Before you need it"].count("| … | … |") == 3


@pytest.mark.parametrize("path", KIT, ids=lambda path: path.stem)
def test_the_kit_does_not_blame(path: Path) -> None:
    """Outside exhibits every file passes our own checker."""
    source = path.read_text(encoding="utf-8")
    assert [f"{f.line}: {f.text} ({f.family})" for f in check(source) if f.level == "blame"] == []


@pytest.mark.parametrize("path", KIT, ids=lambda path: path.stem)
def test_a_file_of_the_kit_is_in_the_book(path: Path) -> None:
    """Nothing lies in the guide that no page shows."""
    title = cards()[path.stem].title if path.stem in cards() else path.read_text(encoding="utf-8").splitlines()[0]
    assert any(title in page for page in run_sheets(ROOT).values())


@pytest.mark.parametrize("page", [p for p in run_sheets(ROOT) if p.stem.startswith("kit-")], ids=lambda page: page.stem)
def test_a_page_of_the_kit_is_fresh(page: Path) -> None:
    """The book's page is what the files make today."""
    assert page.read_text(encoding="utf-8") == run_sheets(ROOT)[page]


def test_every_sheet_that_stands_alone_is_there() -> None:
    """Question bank, end of blameless, observer's sheet and exit card."""
    assert all((GUIDE / f"{name}.md").is_file() for name in ALONE)


@pytest.mark.parametrize(
    ("good", "bad", "what"),
    [
        ("title: A door", "titel: A door", "unknown key `titel`"),
        ("A door opens.", "", "no scene stands before"),
        ("## Last resort\n\nWords.\n", "", "parts are missing or out of order"),
        ("## First resort", "## Third resort", "`## Third resort` is not known"),
    ],
)
def test_a_faulty_card_is_told(good: str, bad: str, what: str) -> None:
    """Each way to spoil a card has its own line."""
    assert parse_card(CARD, "moment-door.md").title == "A door"
    with pytest.raises(FaultError, match=re.escape(what)):
        parse_card(CARD.replace(good, bad), "moment-door.md")


def test_an_unknown_kind_of_card_is_told() -> None:
    """A card's name begins with its kind."""
    with pytest.raises(FaultError, match="`door` is no kind of card"):
        parse_card(CARD, "door.md")
