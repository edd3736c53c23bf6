"""The workshop's verbs for a shell: list the sessions, show a run sheet, write the run sheets of the book."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from whathow.fault import Fault, FaultError
from whathow.incident import Incident, read_incident
from whathow.workshop.paper import to_markdown, to_text
from whathow.workshop.plan import make_plan, parse_clock
from whathow.workshop.session import Session, read_sessions
from whathow.workshop.sheets import to_sheets

GUIDE, INCIDENTS, PAGES = Path("facilitator_guide"), Path("exercises/incidents"), Path("book/facilitating")


def list_sessions(root: Path) -> str:
    """One line a session of the project in `root`: slug, minutes, people, title. Raises FaultError for faulty files."""
    sessions = _sessions(root).values()
    return "".join(f"{s.slug:<16} {s.minutes:>3} min  {s.people:>2} people  {s.title}\n" for s in sessions)


def show_session(root: Path, slug: str, start: str | None = None, form: str = "text") -> str:
    """The run sheet of session `slug` in `form` (`text` or `markdown`), in clock times where `start` (13:30) is given.

    Raises FaultError for an unknown session, a bad start time or a faulty file.
    """
    session = _session(root, slug)
    begin = parse_clock(start) if start is not None else None
    plan = make_plan(session)
    return to_text(plan, begin) if form == "text" else to_markdown(plan, _incident(root, session), begin)


def show_sheets(root: Path, slug: str) -> str:
    """The sheets that session `slug` hands out, as HTML to print. Raises FaultError as `show_session` does."""
    session = _session(root, slug)
    return to_sheets(make_plan(session), _incident(root, session))


def run_sheets(root: Path) -> dict[Path, str]:
    """What each run sheet page of the book has to hold, by its path. Raises FaultError for a faulty file."""
    return {
        root / PAGES / f"{session.slug}.md": to_markdown(make_plan(session), _incident(root, session))
        for session in _sessions(root).values()
    }


def write_run_sheets(root: Path) -> tuple[Path, ...]:
    """Writes the run sheet pages of the book and returns those that changed. Raises FaultError for a faulty file."""
    stale = {
        path: text
        for path, text in run_sheets(root).items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }
    for path, text in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(stale)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb. Returns 0, or 2 where a file or an argument is at fault (one line a fault on standard error)."""
    options = _parser().parse_args(arguments)
    try:
        match options.verb:
            case "list":
                print(list_sessions(options.root), end="")
            case "show":
                print(show_session(options.root, options.session, options.start, options.format), end="")
            case "sheets":
                print(show_sheets(options.root, options.session), end="")
            case "write":
                print(
                    "".join(f"wrote {path}\n" for path in write_run_sheets(options.root))
                    or "every run sheet is fresh\n",
                    end="",
                )
    except FaultError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "whathow workshop", description="Sessions of the facilitator's guide and their run sheets."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("list", help="the sessions there are")
    show = verbs.add_parser(
        "show", help="the run sheet of a session", epilog="example: whathow workshop show core-90 --start 13:30"
    )
    show.add_argument("session", help="a session's name, as in `list`")
    show.add_argument("--start", metavar="HH:MM", help="when the session starts, for clock times")
    show.add_argument("--format", choices=("text", "markdown"), default="text")
    sheets = verbs.add_parser(
        "sheets",
        help="what a session hands out, to print",
        epilog="example: whathow workshop sheets core-90 > sheets.html",
    )
    sheets.add_argument("session", help="a session's name, as in `list`")
    verbs.add_parser("write", help="write the run sheet pages of the book")
    return parser


def _sessions(root: Path) -> dict[str, Session]:
    guide = root / GUIDE
    if not (guide / "sessions").is_dir():
        raise FaultError(
            [
                Fault(
                    str(guide / "sessions"),
                    "there is no such folder",
                    "run this in the project's folder, or give it with --root",
                )
            ]
        )
    return read_sessions(guide)


def _session(root: Path, slug: str) -> Session:
    sessions = _sessions(root)
    if slug not in sessions:
        raise FaultError([Fault(f"session `{slug}`", "there is no such session", f"use one of: {', '.join(sessions)}")])
    return sessions[slug]


def _incident(root: Path, session: Session) -> Incident | None:
    return read_incident(root / INCIDENTS / f"{session.incident}.md") if session.incident else None
