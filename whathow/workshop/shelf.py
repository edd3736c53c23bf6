"""Where sessions, segments and incidents are found in a project's folder."""

from __future__ import annotations

from pathlib import Path

from whathow.fault import Fault, FaultError
from whathow.incident import Incident, read_incident
from whathow.workshop.card import Card, read_cards
from whathow.workshop.fields import read_text
from whathow.workshop.segment import Segment, read_segments
from whathow.workshop.session import Session, parse_session, read_sessions

GUIDE, INCIDENTS = Path("facilitator_guide"), Path("exercises/incidents")


def find_sessions(root: Path) -> dict[str, Session]:
    """The guide's sessions by slug. Raises FaultError for faulty files, or where there is no guide."""
    return read_sessions(_guide(root))


def find_segments(root: Path) -> dict[str, Segment]:
    """The guide's segments by slug. Raises FaultError for faulty files, or where there is no guide."""
    return read_segments(_guide(root) / "segments")


def find_cards(root: Path) -> dict[str, Card]:
    """The guide's cards by slug. Raises FaultError for faulty files, or where there is no guide."""
    return read_cards(_guide(root) / "cards")


def find_session(root: Path, name: str) -> Session:
    """The session called `name` in the guide, or the one in the file `name` where that ends in `.md`.

    Raises FaultError where there is none, or where a file is faulty.
    """
    if name.endswith(".md"):
        return parse_session(read_text(Path(name)), name, find_segments(root))
    sessions = find_sessions(root)
    if name not in sessions:
        mend = f"use one of: {', '.join(sessions)}, or the path of a session file"
        raise FaultError([Fault(f"session `{name}`", "there is no such session", mend)])
    return sessions[name]


def find_incident(root: Path, session: Session) -> Incident | None:
    """The incident that `session` uses, or None. Raises FaultError where it can't be read."""
    return read_incident(root / INCIDENTS / f"{session.incident}.md") if session.incident else None


def easiest_incident(root: Path) -> str:
    """The slug of the incident that asks least: by difficulty, then minutes, then name; empty where there is none."""
    incidents = [read_incident(path) for path in sorted((root / INCIDENTS).glob("*.md"))]
    return min(incidents, key=lambda one: (one.difficulty, one.minutes, one.slug)).slug if incidents else ""


def _guide(root: Path) -> Path:
    guide = root / GUIDE
    if not (guide / "sessions").is_dir():
        mend = "run this in the project's folder, or give it with --root"
        raise FaultError([Fault(str(guide / "sessions"), "there is no such folder", mend)])
    return guide
