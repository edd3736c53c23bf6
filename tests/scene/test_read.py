"""A scene file is read whole, and each fault in it is one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scene.samples import SOURCE, small
from whathow.fault import FaultError
from whathow.scene import parse_scene, read_scene
from whathow.scene.scene import END


def test_a_scene_is_read_as_it_is_written() -> None:
    """People at their levels, turns in order, moves by name, the way on."""
    scene = small()
    assert [person.name for person in scene.people] == ["Ana", "Bo"]
    assert scene.turns[1].event == {"Ana": -1, "Bo": -1}
    assert scene.turns[0].lines[3].landing.moves == {"Ana": 1, "Bo": 1}
    assert scene.after(scene.turns[0], 1) == "second"
    assert scene.after(scene.turns[2], 0) == END


def test_who_is_named_twice_is_moved_by_the_sum() -> None:
    """Everyone a step up and Bo a step down leaves Bo where he is; the keeper can be called so."""
    source = SOURCE.replace('opens = ["everyone"]', 'opens = ["everyone", "keeper"]\ncloses = ["Bo"]', 1)
    assert small(source).turns[0].lines[3].landing.moves == {"Ana": 2}


def test_quotes_come_out_as_they_are_set() -> None:
    """Writers type straight quotes, readers get curly ones."""
    assert small(SOURCE.replace('"A story."', "'''\"It's me,\" she says.'''")).story == "“It’s me,” she says."


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('keeper = "Ana"', 'keeper = "Eve"', "`keeper` is `Eve`"),
        ('piece = "one"', 'piece = "ten"', "`piece` is `ten`"),
        ("minutes = 3", 'minutes = "three"', "`minutes` is not a whole number"),
        ('need = "A need."', "", "`need` is missing"),
        ('why = "It closes."', "", "`why` is missing"),
        ('why = "It mends."', "", "`why` is missing"),
        ('[mend]\ntext = "Let me ask that again."\nwhy = "It mends."', "", "`[mend]` is missing"),
        ('opens = ["everyone"]', 'opens = ["Eve"]', "`Eve` in `opens` is not known"),
        ('opens = ["everyone"]', 'opens = "everyone"', "`opens` is not a list"),
        ('role = "knows one thing"', 'rôle = "x"', "not TOML"),
        ('role = "knows one thing"', 'roll = "x"', "unknown key `roll`"),
        ('role = "knows one thing"', 'role = "x"\nlevel = "chatty"', "`level` is `chatty`"),
        ('id = "second"', 'id = "first"', "two of kind turn are `first`"),
        ("a line that leaves it", "it opens", "two of kind line of turn first"),
        ("least = 3", "least = 0", "two of kind ending are `0`"),
        ("least = 0", "least = 1", "no ending is there for nothing told"),
        ('offered = "What only', 'then = {offered = "nowhere"}\noffered = "What only', "`offered` is `nowhere`"),
        ('offered = "What only', 'then = {loud = "end"}\noffered = "What only', "unknown key `loud`"),
        ('text = "Something has happened."', 'text = "  "', "`text` is missing"),
        ("[[ending]]\nleast = 0", '[turn.own.shout]\nwhy = "x"\n\n[[ending]]\nleast = 0', "no kind `shout`"),
        ('why = "It opens."', 'why = "It opens."\nexhibit = "yes"', "neither true nor false"),
    ],
)  # fmt: skip
def test_a_fault_is_one_line(old: str, new: str, fault: str) -> None:
    """It says where, what, and how to mend it."""
    assert old in SOURCE
    with pytest.raises(FaultError) as caught:
        small(SOURCE.replace(old, new, 1))
    lines = str(caught.value).splitlines()
    assert len([line for line in lines if fault in line]) == 1
    assert all(line.startswith("small.toml") for line in lines)


def test_every_fault_is_told_at_once() -> None:
    """A writer mends a file in one go."""
    broken = SOURCE.replace("minutes = 3", "minutes = 0").replace('need = "A need."', 'need = ""')
    with pytest.raises(FaultError) as caught:
        small(broken)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("source", ["", "\0", "[[turn", "a = 1", "turn = 3", "person = [1]", "mend = 1", "[" * 3000])
def test_what_is_no_scene_is_said_to_be_none(source: str) -> None:
    """Whatever comes, a line for each fault and no traceback."""
    with pytest.raises(FaultError) as caught:
        parse_scene(source, "x.toml")
    assert all(fault.what and fault.mend for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"#" * 1_000_001, "larger than 1 MB"),
        (None, "can't be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, data: bytes | None, fault: str) -> None:
    """A strange encoding, a file too large, one that is not there."""
    path = tmp_path / "scene.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(FaultError, match=fault):
        read_scene(path)
