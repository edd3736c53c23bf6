"""What learners look up: the forms hold together, the phrasebook blames nobody, the reading list says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.book.pages import BOOK, ROOT
from whathow.check import check_line
from whathow.rubric.forward import forward
from whathow.rubric.sections import read_sections
from whathow.text.document import read_document

FORMS = BOOK / "site_assets" / "forms"
LENGTHS = ("short", "long")
THE_FORM = (BOOK / "reference" / "the-form.md").read_text(encoding="utf-8")
PHRASES = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in (BOOK / "reference" / "phrasebook.md").read_text(encoding="utf-8").splitlines()
    if line.startswith('| "')
]
ENTRY = re.compile(r"^\(([\w-]+)\)=\n### ([^\n]+)\n(.*?)(?=^\([\w-]+\)=|^## |\Z)", re.MULTILINE | re.DOTALL)
ENTRIES = ENTRY.findall((BOOK / "reference" / "sources.md").read_text(encoding="utf-8"))


def headings(path: Path) -> list[str]:
    return re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("length", LENGTHS)
def test_a_filled_form_answers_every_line_of_the_empty_one(length: str) -> None:
    """The example is the form, filled in, and nothing else."""
    filled = headings(FORMS / f"example-{length}.md")
    assert filled == headings(FORMS / f"learning-review-{length}.md")
    assert len(filled) >= 4


@pytest.mark.parametrize("length", LENGTHS)
def test_the_actions_of_a_filled_form_climb(length: str) -> None:
    """Our own grader gives them every point: two at least, one on an upper rung, none in somebody's attention."""
    document = read_document((FORMS / f"example-{length}.md").read_text(encoding="utf-8"))
    assert forward(document, read_sections(document).actions).met


@pytest.mark.parametrize("length", LENGTHS)
def test_a_form_can_be_copied_and_downloaded(length: str) -> None:
    """The page shows the very file that it hands out."""
    name = f"../site_assets/forms/learning-review-{length}.md"
    assert f"<{name}>`" in THE_FORM
    assert f"```{{literalinclude}} {name}" in THE_FORM


def test_the_phrasebook_has_forty_rows() -> None:
    """Three cells in each: said, heard, ask instead."""
    assert len(PHRASES) >= 40
    assert {len(row) for row in PHRASES} == {3}
    assert len({said for said, _, _ in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize("row", PHRASES, ids=[said for said, _, _ in PHRASES])
def test_what_to_ask_instead_blames_nobody(row: list[str]) -> None:
    """Sentence by sentence, by our own checker; and it asks or offers something."""
    instead = row[2].strip('"')
    sentences = re.findall(r"[^.?!]+[.?!]", instead)
    assert sentences
    assert [sentence for sentence in sentences if any(one.level == "blame" for one in check_line(sentence))] == []


def test_every_session_source_has_its_entry() -> None:
    """The notes' own reading list is in ours."""
    named = {"session-notes", "allspaw-2012", "allspaw-2014", "dekker-field-guide", "zwieback-2013", "victorops"}
    assert named | {"etsy-guide"} <= {anchor for anchor, _, _ in ENTRIES}


@pytest.mark.parametrize(("anchor", "title", "text"), ENTRIES, ids=[anchor for anchor, _, _ in ENTRIES])
def test_an_entry_says_what_to_take_what_was_read_and_its_limits(anchor: str, title: str, text: str) -> None:
    """Nothing is cited without its reach."""
    assert all(part in text for part in ("- **Take from it:** ", "- **Read:** ", "- **Limits:** ")), title


@pytest.mark.parametrize(("anchor", "title", "text"), ENTRIES, ids=[anchor for anchor, _, _ in ENTRIES])
def test_a_page_that_an_entry_names_does_cite_it(anchor: str, title: str, text: str) -> None:
    """`Used in` is true: the page has a link to the entry. Drop the page from the line, or cite the source there."""
    _, _, used = text.partition("- **Used in:** ")
    pages = re.findall(r"\]\(([\w./-]+\.md)\)", used)
    cited = [(BOOK / "reference" / page).resolve() for page in pages]
    silent = [page for page in cited if f"](#{anchor})" not in page.read_text(encoding="utf-8")]
    assert [page.relative_to(ROOT).as_posix() for page in silent] == []
