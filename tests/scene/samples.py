"""A small scene to break, and the six that are there."""

from __future__ import annotations

from pathlib import Path

from whathow.scene import Scene, parse_scene, read_scene

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "exercises" / "scenes").glob("*.toml"))
SCENES = [read_scene(path) for path in FILES]


def ids(scene: Scene) -> str:
    return scene.slug


TURN = """
[[turn]]
id = "{id}"
text = "Something has happened."
keeper = "{keeper}"
piece = "{piece}"
{event}
silent = "Nothing is said."
official = "What the report says."
offered = "What only one knows."

[[turn.line]]
text = "{id}: a line that closes"
closes = ["everyone"]
why = "It closes."

[[turn.line]]
text = "{id}: a line that leaves it"
why = "It leaves everything."

[[turn.line]]
text = "{id}: a line that is rather long and is kind to nobody in particular"
closes = ["everyone"]
why = "It closes."

[[turn.line]]
text = "{id}: it opens"
opens = ["everyone"]
why = "It opens."
"""
HEAD = """
title = "A small scene"
place = "Nowhere, a room"
minutes = 3
story = "A story."
need = "A need."

[[person]]
name = "Ana"
role = "knows one thing"

[[person]]
name = "Bo"
role = "knows another"

[[piece]]
id = "one"
who = "Ana"
says = "The first thing."
told = "It was mended."
kept = "It came again."

[[piece]]
id = "two"
who = "Bo"
says = "The second thing."
told = "It was mended too."
kept = "It came again, too."

[[piece]]
id = "three"
who = "Bo"
says = "The third thing."
told = "It was mended, at last."
kept = "It came again at night."

[mend]
text = "Let me ask that again."
why = "It mends."
"""
FOOT = """
[[ending]]
least = 0
text = "It ends."

[[ending]]
least = 3
text = "It ends well."

[[model]]
lines = ["What did you see then?", "What happened next?", "How does it usually go?"]
says = "Questions alone."

[[model]]
lines = ["The date was my decision.", "What did you see then?", "What happened next?"]
says = "A part owned first."
"""
TURNS = (
    TURN.format(id="first", keeper="Ana", piece="one", event=""),
    TURN.format(id="second", keeper="Bo", piece="two", event='closes = ["everyone"]'),
    TURN.format(id="third", keeper="Bo", piece="three", event=""),
)
SOURCE = HEAD + "".join(TURNS) + FOOT


def small(source: str = SOURCE) -> Scene:
    return parse_scene(source, "small.toml")
