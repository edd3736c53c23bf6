"""Every path of every scene is walked; and a scene that is broken on purpose is found out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.scene.samples import FILES, SCENES, SOURCE, ids, small
from whathow.scene import Scene, read_scene
from whathow.scene.paper import plain
from whathow.scene.play import Play, ending_of, play
from whathow.scene.prove import HABITS, chosen_ways, prove_scene, steps
from whathow.scene.room import offered
from whathow.scene.scene import END, OFFERED

each_scene = pytest.mark.parametrize("scene", SCENES, ids=ids)


WAYS: dict[str, list[Play]] = {}


def ways_of(scene: Scene) -> list[Play]:
    """Every way to choose, walked once."""
    if scene.slug not in WAYS:
        WAYS[scene.slug] = list(chosen_ways(scene))
    return WAYS[scene.slug]


def faults(source: str) -> list[str]:
    return [str(fault) for fault in prove_scene(small(source), "small.toml")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scene_holds_together(path: Path) -> None:
    """No dead end, no loop without an exit, no ending out of reach, nothing by luck; its models and texts hold."""
    assert prove_scene(read_scene(path), path.name) == []


def test_there_are_the_scenes_that_were_asked_for() -> None:
    """Six: a customer on the line, an outage, a form, a hero, the appraisals, one who takes it all on herself."""
    assert len(SCENES) >= 5
    assert len({scene.place for scene in SCENES}) == len(SCENES)


@each_scene
class TestPaths:
    """All ways through one scene."""

    def test_every_way_to_choose_ends(self, scene: Scene) -> None:
        """Each of some hundreds of ways comes to an ending, which has told and lost pieces between them."""
        ways = ways_of(scene)
        assert len(ways) >= 250
        for way in ways:
            assert way.ending and way.turn is None
            names = {piece.id for piece in way.told} | {lost.piece.id for lost in way.lost}
            assert names == {piece.id for piece in scene.pieces}
            assert len(way.told) + len(way.lost) == len(scene.pieces)

    def test_own_words_of_every_kind_have_a_way_on(self, scene: Scene) -> None:
        """From each state that can be reached, each kind of line leads somewhere, and to an end in the end."""
        walked = steps(scene)
        starts = {before for before, _, _, _ in walked}
        assert all(after.turn == END or after in starts for _, after, _, _ in walked)

    def test_every_ending_names_what_came_out_and_what_did_not(self, scene: Scene) -> None:
        """Every way that ends has an ending's text, and a told or a kept text for each piece, none of them empty."""
        for way in ways_of(scene):
            assert way.ending is ending_of(scene, len(way.told))
            assert plain(way.ending.text)
            assert all(plain(piece.says) and plain(piece.told) for piece in way.told)
            assert all(plain(lost.piece.says) and plain(lost.piece.kept) for lost in way.lost)

    def test_what_was_lost_went_with_a_line(self, scene: Scene) -> None:
        """The line that cost a piece was said no later than the moment for it."""
        for way in ways_of(scene):
            for lost in way.lost:
                here = next((n for n, each in enumerate(way.said) if each.turn.piece == lost.piece.id), len(way.said))
                assert 0 <= lost.line <= here

    def test_another_line_there_could_have_kept_it(self, scene: Scene) -> None:
        """Some way that is the same up to the line that cost a piece has it told."""
        ways = ways_of(scene)
        texts = {tuple(said.text for said in way.said): {piece.id for piece in way.told} for way in ways}
        for way in ways:
            for lost in way.lost:
                before = tuple(said.text for said in way.said[: lost.line])
                assert any(lost.piece.id in told for said, told in texts.items() if said[: lost.line] == before)

    def test_no_way_is_all_good_by_luck(self, scene: Scene) -> None:
        """At most one way to choose in ten is told everything, and no habit that reads nothing is."""
        ways = ways_of(scene)
        told = Counter(len(way.told) for way in ways)
        assert 0 < told[len(scene.pieces)] <= len(ways) / 10
        assert told[0] > 0
        assert HABITS

    def test_a_slip_costs_something_even_where_it_is_mended(self, scene: Scene) -> None:
        """Who is told everything has never closed the one whom the moment hung on."""
        for way in ways_of(scene):
            slips = [said for said in way.said if said.landing.moves.get(said.turn.keeper, 0) < 0]
            assert not slips or way.lost

    def test_the_lines_of_a_moment_differ_in_what_they_do(self, scene: Scene) -> None:
        """At each there is one that opens and one that does not, and every one says why."""
        for turn in scene.turns:
            moves = [line.landing.moves.get(turn.keeper, 0) for line in turn.lines]
            assert max(moves) > 0 and min(moves) <= 0
            assert all(len(line.landing.why.split()) >= 8 for line in turn.lines)

    def test_mending_is_offered_after_a_slip_and_once(self, scene: Scene) -> None:
        """Not before one, and not when it has been used."""
        for way in ways_of(scene):
            mends = [said for said in way.said if said.text == scene.mend.text]
            assert len(mends) <= 1
            for n, said in enumerate(way.said):
                if said.text == scene.mend.text:
                    assert any(by < 0 for by in way.said[n - 1].landing.moves.values())


def test_the_longest_line_is_not_the_good_one() -> None:
    """Over all scenes the longest line of a moment opens no more often than in half of them."""
    longest = [max(turn.lines, key=lambda line: len(line.text)) for scene in SCENES for turn in scene.turns]
    turns = [turn for scene in SCENES for turn in scene.turns]
    opens = [line.landing.moves.get(turn.keeper, 0) > 0 for line, turn in zip(longest, turns, strict=True)]
    assert sum(opens) <= len(opens) / 2


def test_a_small_scene_is_whole() -> None:
    """What the tests below break has nothing wrong with it but what any habit finds."""
    assert all("luck" in fault for fault in faults(SOURCE))


def test_a_loop_without_an_exit_is_found() -> None:
    """Every reply of the last moment leads back to it."""
    looped = SOURCE.replace(
        'id = "third"', 'id = "third"\nthen = {silent = "third", official = "third", offered = "third"}'
    )
    assert any("no line leads to an end" in fault for fault in faults(looped))


def test_a_loop_with_an_exit_is_let_be() -> None:
    """One reply leads on, so a meeting can end."""
    looped = SOURCE.replace('id = "third"', 'id = "third"\nthen = {silent = "second", official = "second"}')
    assert not any("no line leads to an end" in fault for fault in faults(looped))


def test_a_moment_that_nothing_leads_to_is_found() -> None:
    """All three of its replies are out of reach."""
    jump = 'id = "first"\nthen = {silent = "third", official = "third", offered = "third"}'
    found = faults(SOURCE.replace('id = "first"', jump))
    assert sum("turn second: nobody can hear" in fault for fault in found) == 3


def test_an_ending_out_of_reach_is_found() -> None:
    """It wants four pieces, and there are three."""
    assert any("ending 4: no path comes to it" in fault for fault in faults(SOURCE.replace("least = 3", "least = 4")))


def test_a_piece_that_nobody_can_tell_is_found() -> None:
    """No moment is for it."""
    assert any("no path is told everything" in fault for fault in faults(SOURCE.replace('piece = "two"', 'piece = ""')))


def test_a_scene_that_anybody_wins_is_found() -> None:
    """Where every line opens, it is luck."""
    easy = SOURCE.replace('closes = ["everyone"]\nwhy', 'opens = ["everyone"]\nwhy')
    found = faults(easy)
    assert any("ways to choose are told everything" in fault for fault in found)
    assert any("always the first line is told everything" in fault for fault in found)


def test_a_model_that_does_not_hold_is_found() -> None:
    """A line that asks for a defence, one too few, one too many."""
    blaming = SOURCE.replace("What did you see then?", "Why didn't you look?", 1)
    assert any("(defence) is not answered openly" in fault for fault in faults(blaming))
    assert any(
        "stops before the end" in fault for fault in faults(SOURCE.replace(', "How does it usually go?"', "", 1))
    )
    longer = SOURCE.replace('"How does it usually go?"]', '"How does it usually go?", "What else did you see?"]')
    assert any("goes on after the end" in fault for fault in faults(longer))


def test_blame_outside_an_exhibit_is_found() -> None:
    """In a line to choose, unless it is marked."""
    blaming = SOURCE.replace("third: a line that leaves it", "You were careless, Bo, and you should have looked.")
    assert any("reads as counterfactual" in fault for fault in faults(blaming))
    marked = blaming.replace(
        'text = "You were careless, Bo, and you should have looked."',
        'text = "You were careless, Bo, and you should have looked."\nexhibit = true',
    )
    assert not any("counterfactual" in fault for fault in faults(marked))


def test_a_line_chosen_and_the_same_line_said_do_the_same() -> None:
    """Typed word for word, a line to choose is that line, whatever its quotes and capitals."""
    for scene in SCENES:
        for line in offered(scene, begin_of(scene)):
            chosen, typed = play(scene, [line.text]), play(scene, [line.text.replace("’", "'").upper()])
            assert typed.said[0].landing is chosen.said[0].landing
            assert typed.said[0].level == chosen.said[0].level <= OFFERED


def begin_of(scene: Scene):  # type: ignore[no-untyped-def]
    from whathow.scene.room import begin

    return begin(scene)


def test_the_form_in_the_readme_holds() -> None:
    """The scene that writers are shown has no fault but what any habit finds in so small a one."""
    form = re.search(
        r"^````toml\n(.*?)^````$", (FILES[0].parent / "README.md").read_text(encoding="utf-8"), re.M | re.S
    )
    assert form
    assert [fault for fault in faults(form[1]) if "luck" not in fault] == []
