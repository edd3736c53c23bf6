"""A meeting as a page asks for it: the lines said so far in, what the room answers and waits for out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from whathow.course.library import find
from whathow.course.rooms import SCENES
from whathow.fault import Fault, FaultError
from whathow.scene import Play, Scene, play, read_scene
from whathow.scene.play import Lost, Said
from whathow.scene.prose import paragraphs
from whathow.scene.scene import LEVELS, OFFERED, Piece

MOST_LINES = 100


def hold(request: Mapping[str, Any]) -> dict[str, Any]:
    """`name` of a scene, `said` a list of lines → the meeting so far. Raises FaultError where one is missing, the scene
    is unknown, or own words can't be read."""
    said = request.get("said")
    if not isinstance(said, list) or not all(isinstance(line, str) for line in said) or len(said) > MOST_LINES:
        raise FaultError([Fault("request", "`said` is missing or no list of lines", "send `said` as a list of texts")])
    return _shown(play(_scene(str(request.get("name", ""))), said))


@cache
def _scene(name: str) -> Scene:
    return read_scene(find(SCENES, name, ".toml"))


def _shown(held: Play) -> dict[str, Any]:
    return {
        "said": [_said(each) for each in held.said],
        "number": len(held.said) + 1,
        "turn": _prose(held.turn.text) if held.turn else None,
        "lines": [line.text for line in held.lines],
        "end": _end(held) if held.ending else None,
    }


def _said(said: Said) -> dict[str, Any]:
    heard, kind = said.heard, said.kind
    return {
        "before": _prose(said.turn.text),
        "text": said.text,
        "heard": kind.name if kind else None,
        "words": said.text[heard.start : heard.end] if heard and heard.message else "",
        "message": heard.message if heard else "",
        "ask": heard.ask if heard else "",
        "why": said.landing.why,
        "who": said.turn.keeper,
        "level": LEVELS[said.level],
        "news": bool(said.turn.piece) and said.level == OFFERED,
        "reply": _prose(said.reply),
        "opened": [name for name, by in said.landing.moves.items() if by > 0],
        "closed": [name for name, by in said.landing.moves.items() if by < 0],
    }


def _end(held: Play) -> dict[str, Any]:
    return {
        "text": _prose(held.ending.text if held.ending else ""),
        "told": [_piece(piece, piece.told) for piece in held.told],
        "lost": [_lost(lost) for lost in held.lost],
        "models": [{"lines": list(model.lines), "says": model.says} for model in held.scene.models],
    }


def _lost(lost: Lost) -> dict[str, Any]:
    return {**_piece(lost.piece, lost.piece.kept), "line": lost.line}


def _piece(piece: Piece, came: str) -> dict[str, Any]:
    return {"who": piece.who, "says": _prose(piece.says), "came": _prose(came)}


def _prose(text: str) -> list[dict[str, Any]]:
    return [asdict(paragraph) for paragraph in paragraphs(text)]
