"""Cards for a role-play: each holds what its player has to know and no more, is fresh, blames nobody, and prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.scene.samples import FILES, ROOT, SCENES, ids
from whathow.check import check
from whathow.scene import Scene
from whathow.scene.cards import to_html, to_markdown
from whathow.scene.shell import cards, shell

if TYPE_CHECKING:
    from playwright.sync_api import Browser

each_scene = pytest.mark.parametrize("scene", SCENES, ids=ids)


def card(scene: Scene, name: str) -> str:
    """The card whose heading begins with `name`."""
    parts = re.split(r"^## ", to_markdown(scene), flags=re.MULTILINE)
    return next(part for part in parts if part.startswith(name))


def test_every_card_is_fresh() -> None:
    """`make cards` would change nothing, and none is left over from a scene that is gone."""
    made = cards(ROOT)
    assert {path: path.read_text(encoding="utf-8") for path in made} == made
    assert set((ROOT / "facilitator_guide" / "cards").glob("hold-the-room-*.md")) == set(made)


@each_scene
def test_a_player_knows_their_own_and_no_more(scene: Scene) -> None:
    """What one knows is on one's own card, on the watcher's, and on nobody else's."""
    for piece in scene.pieces:
        for person in scene.people:
            assert (piece.says in card(scene, person.name)) == (piece.who == person.name)
        assert piece.says not in card(scene, "The manager")
        assert piece.says in card(scene, "Whoever watches")


@each_scene
def test_a_card_has_its_moments(scene: Scene) -> None:
    """Whoever has to answer has the three answers; the watcher has every moment."""
    for turn in scene.turns:
        mine = card(scene, turn.keeper)
        assert all(reply.splitlines()[0] in mine for reply in turn.replies)
        assert turn.text.splitlines()[0] in card(scene, "Whoever watches")


@each_scene
def test_a_card_does_not_blame(scene: Scene) -> None:
    """Outside its exhibits."""
    assert [f"{f.line}: {f.text} ({f.family})" for f in check(to_markdown(scene)) if f.level == "blame"] == []


@each_scene
def test_what_is_printed_asks_nobody(scene: Scene) -> None:
    """A card a sheet, no script, no address."""
    page = to_html(scene)
    assert page.count("<section>") == len(scene.people) + 3
    assert not re.search(r"<script|src=|<link|https?:", page)


def test_the_cards_fit_their_paper(browser: Browser) -> None:
    """On A4 and Letter a player's card is one sheet, both sides at most, and nothing runs over its edge."""
    page = browser.new_page(viewport={"width": 700, "height": 900})
    for scene in SCENES:
        page.set_content(to_html(scene))
        assert page.evaluate("document.documentElement.scrollWidth") <= 700
        for place in range(page.locator("section").count() - 1):
            page.evaluate(
                "n => document.querySelectorAll('section').forEach((card, i) => (card.hidden = i !== n))",
                place,
            )
            for paper in ("A4", "Letter"):
                sheets = max(map(int, re.findall(rb"/Count (\d+)", page.pdf(format=paper))))
                assert sheets <= 2, (scene.slug, place, paper)
    page.close()


def test_the_shell_proves_and_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good file is said to hold, a broken one gets its lines and exit code 2."""
    assert shell(["prove", str(FILES[0])]) == 0
    assert "holds together" in capsys.readouterr().out
    broken = tmp_path / "broken.toml"
    broken.write_text(FILES[0].read_text(encoding="utf-8").replace("least = 0", "least = 1"), encoding="utf-8")
    assert shell(["prove", str(broken)]) == 2
    assert "no ending is there" in capsys.readouterr().err
    assert shell(["print", str(FILES[0])]) == 0
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    assert shell(["print", str(tmp_path / "none.toml")]) == 2


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    """`python -m whathow.scene cards` writes what is missing and says so."""
    folder = tmp_path / "exercises" / "scenes"
    folder.mkdir(parents=True)
    (folder / FILES[0].name).write_text(FILES[0].read_text(encoding="utf-8"), encoding="utf-8")
    command = [sys.executable, "-m", "whathow.scene", "cards", "--root", str(tmp_path)]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2))
    assert "wrote" in first and "fresh" in second
