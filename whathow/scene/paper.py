"""A scene and a meeting as Markdown: what a notebook shows before the first line, and what the room answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whathow.scene.play import LETTERS, Play, Said
from whathow.scene.scene import OFFERED, Landing, Line, Scene

EXHIBIT = "<!-- whathow: exhibit -->\n"
COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
ANSWERED = ("goes quiet", "gives the official version", "opens up")


def opening(scene: Scene) -> str:
    """The scene up to its first line, with the lines to choose from."""
    first = scene.turns[0]
    return (
        f"## {scene.title}\n\n`scene: {scene.slug}`. {scene.place}.\n\n{scene.story}\n\n{scene.need}\n\n"
        f"**1.** {first.text}\n\n{choices(first.lines)}"
    )


def choices(lines: Sequence[Line]) -> str:
    """The lines as a list with letters; an exhibit where one of them is."""
    listed = "\n".join(f"- **{letter}** {line.shown}" for letter, line in zip(LETTERS, lines, strict=False))
    return (EXHIBIT if any(line.exhibit for line in lines) else "") + listed


def effect(landing: Landing) -> str:
    """Whom a line opens and whom it closes, in a sentence or two; empty where it moves nobody.

    >>> effect(Landing({"Ana": 1, "Jo": -1}, ""))
    'It opens Ana and closes Jo.'
    """
    parts = [
        f"{verb} {listed(names)}"
        for verb, sign in (("opens", 1), ("closes", -1))
        if (names := [name for name, by in landing.moves.items() if by * sign > 0])
    ]
    return f"It {' and '.join(parts)}." if parts else ""


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: Ana, Jo and Lu."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def transcript_line(play: Play, number: int) -> str:
    """Line `number` (from 0) and what came of it, as plain text."""
    said = play.said[number]
    return f"{play.scene.title}, {number + 1}: “{said.text}”{_heard(said)}\n{_answer(said)}"


def waiting(play: Play) -> str:
    """What the room waits for now, or how it ended: with what came out and what did not. Plain text."""
    if play.turn:
        lines = "\n".join(f"{letter}: {line.shown}" for letter, line in zip(LETTERS, play.lines, strict=False))
        return f"{play.scene.title}, now {len(play.said) + 1}: {plain(play.turn.text)}\n{lines}\nOr a line of your own."
    ending = [plain(play.ending.text)] if play.ending else []
    told = [f"Told: {piece.says} {piece.told}" for piece in play.told]
    lost = [f"Not told: {lost.piece.says} {lost.piece.kept} It went with line {lost.line + 1}." for lost in play.lost]
    return "\n".join([f"{play.scene.title}, the end.", *map(plain, (*ending, *told, *lost))])


def plain(text: str) -> str:
    """Markdown of a scene as plain text in lines.

    >>> plain('He stands up.\\n\\n<!-- whathow: exhibit -->\\n> "It was *me*."')
    'He stands up. "It was me."'
    """
    bare = re.sub(r"^> ?", "", COMMENT.sub("", text), flags=re.MULTILINE)
    return " ".join(re.sub(r"[*`]", "", bare).split())


def _heard(said: Said) -> str:
    if said.kind is None:
        return ""
    return f" It was heard as {said.kind.name}. {said.landing.why}"


def _answer(said: Said) -> str:
    offered = said.level == OFFERED and said.turn.piece
    what = "tells what nobody had known" if offered else ANSWERED[said.level]
    return f"{said.turn.keeper} {what}. {plain(said.reply)}"
