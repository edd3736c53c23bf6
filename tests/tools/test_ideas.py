"""Every idea of the session is taught, practised and run, and the page that says where is made from the files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools.ideas import LIST, PAGE, ROOT, chapters, exercises, make_page, read_list, segments, untaught
from whathow.fault import FaultError
from whathow.workshop.segment import ideas


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with one chapter, the guide, and one rewrite."""
    (tmp_path / "book" / "1-part").mkdir(parents=True)
    (tmp_path / "book" / "1-part" / "a.md").write_text("---\nideas: [proof]\n---\n# A\n", encoding="utf-8")
    (tmp_path / "book" / "3-writing").mkdir()
    lab = tmp_path / "book" / "3-writing" / "rewrite-lab.md"
    lab.write_text("---\nideas: [forward]\n---\n# The lab\n\n```{rewrite} silent-handsets\n```\n", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("- file: book/3-writing/rewrite-lab\n", encoding="utf-8")
    (tmp_path / "exercises" / "incidents").mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / "incidents" / "silent-handsets.md", tmp_path / "exercises" / "incidents")
    shutil.copytree(ROOT / "facilitator_guide", tmp_path / "facilitator_guide")
    return tmp_path


def name_exercises(course: Path, text: str) -> None:
    (course / LIST).write_text(text, encoding="utf-8")


def test_every_idea_has_a_chapter_an_exercise_and_a_segment() -> None:
    """Nothing that the session said is left out of the course."""
    assert untaught(ROOT) == []


def test_the_page_is_fresh() -> None:
    """It is what the files make today: `make ideas` brings it up to date."""
    assert (ROOT / PAGE).read_text(encoding="utf-8") == make_page(ROOT)


def test_an_idea_that_is_not_taught_is_told(course: Path) -> None:
    """One line for each thing that an idea lacks."""
    name_exercises(course, '[practises]\nrewrite = ["forward"]\n')
    assert "proof has no exercise" in untaught(course)
    assert "overwork has no chapter" in untaught(course)
    assert not any(line.startswith("forward") for line in untaught(course))


def test_chapters_stand_in_reading_order(course: Path) -> None:
    """The order is that of the table of contents, and a page that is not in it comes last."""
    (course / "book" / "1-part" / "a.md").write_text("---\nideas: [forward]\n---\n# A\n", encoding="utf-8")
    assert [place.title for place in chapters(course)["forward"]] == ["The lab", "A"]


def test_an_exercise_leads_to_the_pages_where_it_is_live(course: Path) -> None:
    """A rewrite is told by its incident's title, all of them by the lab."""
    name_exercises(course, '[practises]\nrewrite = ["forward"]\nrewrite-silent-handsets = ["proof"]\n')
    found = exercises(course)
    assert found["forward"][0].links == (("The lab", "../3-writing/rewrite-lab.md"),)
    assert found["proof"][0].title.endswith("The night of the silent handsets")


def test_an_exercise_to_come_is_not_on_the_page(course: Path) -> None:
    """The page promises nothing that is not there."""
    name_exercises(course, 'not-there-yet = ["hold-the-room"]\n[practises]\nhold-the-room = ["proof"]\n')
    assert exercises(course) == {}
    assert "proof has no exercise" not in untaught(course)


def test_a_segment_leads_to_the_run_sheets_that_have_it() -> None:
    """What a facilitator wants is the sheet."""
    addresses = {address for places in segments(ROOT).values() for place in places for _, address in place.links}
    assert "../facilitating/core-90.md" in addresses


def test_the_page_names_every_idea_in_the_order_of_the_notes() -> None:
    """Each has its heading and its anchor."""
    page = make_page(ROOT)
    assert [line[6:-2] for line in page.splitlines() if line.startswith("(idea-")] == list(ideas())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[practises]\nrewrite = ["kindness"]\n', "`rewrite` practises `kindness`, which is no idea"),
        ('[practises]\njuggle = ["proof"]\n', "there is no exercise `juggle`"),
        ("practises = 3\n", "`[practises]` is missing or not a table of lists"),
        ("[practises\n", "not TOML"),
        (
            'not-there-yet = ["rewrite-silent-handsets"]\n[practises]\nrewrite-silent-handsets = ["proof"]\n',
            "`rewrite-silent-handsets` is there by now",
        ),
    ],
)
def test_a_fault_in_the_list_is_one_line(course: Path, text: str, fault: str) -> None:
    """It says where, what, and how to mend it."""
    name_exercises(course, text)
    with pytest.raises(FaultError) as caught:
        read_list(course)
    assert fault in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_an_exercise_that_is_there_has_to_be_named(course: Path) -> None:
    """A set of sentences that nobody listed is told."""
    (course / "exercises" / "spot").mkdir()
    shutil.copy(ROOT / "exercises" / "spot" / "spot-the-blame.jsonl", course / "exercises" / "spot")
    name_exercises(course, '[practises]\nrewrite = ["forward"]\n')
    with pytest.raises(FaultError, match="the exercise `spot-the-blame` is not named"):
        read_list(course)


def test_a_chapter_with_an_unknown_idea_is_told_with_its_line(course: Path) -> None:
    """So that a writer finds it."""
    (course / "book" / "1-part" / "a.md").write_text("---\nideas: [kindness]\n---\n# A\n", encoding="utf-8")
    with pytest.raises(FaultError, match=r"a\.md:2: `kindness` is no known entry"):
        chapters(course)
