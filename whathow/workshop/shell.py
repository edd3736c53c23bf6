"""The workshop's verbs for a shell: list, show, plan, run, print what is handed out, write the book's run sheets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from whathow.fault import Fault, FaultError
from whathow.workshop.arguments import parser
from whathow.workshop.compose import Wish, compose
from whathow.workshop.kit import kit_pages
from whathow.workshop.paper import to_markdown, to_text
from whathow.workshop.plan import make_plan, parse_clock
from whathow.workshop.proposal import to_file, to_proposal
from whathow.workshop.run import run
from whathow.workshop.sheets import to_sheets
from whathow.workshop.shelf import (
    GUIDE,
    INCIDENTS,
    easiest_incident,
    find_cards,
    find_incident,
    find_segments,
    find_session,
    find_sessions,
)

PAGES = Path("book/facilitating")
SHORTEST, LONGEST = 15, 480


def list_sessions(root: Path) -> str:
    """One line a session of the project in `root`: slug, minutes, people, title. Raises FaultError for faulty files."""
    sessions = find_sessions(root).values()
    return "".join(f"{s.slug:<22} {s.minutes:>3} min  {s.people:>2} people  {s.title}\n" for s in sessions)


def show_session(root: Path, slug: str, start: str | None = None, form: str = "text") -> str:
    """The run sheet of session `slug` in `form` (`text` or `markdown`), in clock times where `start` (13:30) is given.

    Raises FaultError for an unknown session, a bad start time or a faulty file.
    """
    session = find_session(root, slug)
    begin = parse_clock(start) if start is not None else None
    plan = make_plan(session)
    return to_text(plan, begin) if form == "text" else to_markdown(plan, find_incident(root, session), begin)


def show_sheets(root: Path, slug: str) -> str:
    """The sheets that session `slug` hands out, as HTML to print. Raises FaultError as `show_session` does."""
    session = find_session(root, slug)
    return to_sheets(make_plan(session), find_incident(root, session), find_cards(root))


def plan_session(
    root: Path, wish: Wish, start: str | None = None, incident: str | None = None, save: Path | None = None
) -> str:
    """A session composed for `wish`, as text; it is written to `save` too, where that is given.

    Raises FaultError where nothing fits, a file is faulty, or `save` is there already or can't be written.
    """
    if not SHORTEST <= wish.minutes <= LONGEST:
        what = f"{wish.minutes} is not from {SHORTEST} to {LONGEST}"
        raise FaultError([Fault("--minutes", what, f"give it {SHORTEST} minutes or more")])
    begin = parse_clock(start) if start is not None else None
    if incident is not None and not (root / INCIDENTS / f"{incident}.md").exists():
        raise FaultError([Fault(f"--incident {incident}", "there is no such incident", f"look in {root / INCIDENTS}")])
    composition = compose(wish, find_segments(root), incident or easiest_incident(root))
    text = to_proposal(composition, begin)
    if save is None:
        return text
    _save(save, to_file(composition))
    return f"{text}\nwrote {save}\n"


def run_sheets(root: Path) -> dict[Path, str]:
    """What each made page for facilitators has to hold, by its path. Raises FaultError for a faulty file."""
    kit = kit_pages(root / GUIDE, find_cards(root)) if (root / GUIDE / "cards").is_dir() else {}
    sheets = {
        root / PAGES / f"{session.slug}.md": to_markdown(make_plan(session), find_incident(root, session))
        for session in find_sessions(root).values()
    }
    return sheets | {root / PAGES / f"{name}.md": text for name, text in kit.items()}


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
    options = parser().parse_args(arguments)
    try:
        print(_answer(options), end="")
    except FaultError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _answer(options: argparse.Namespace) -> str:
    """What the verb in `options` says."""
    match options.verb:
        case "list":
            return list_sessions(options.root)
        case "show":
            return show_session(options.root, options.session, options.start, options.format)
        case "plan":
            wish = Wish(options.minutes, options.people, options.audience, options.remote)
            return plan_session(options.root, wish, options.start, options.incident, options.save)
        case "run":
            plan = make_plan(find_session(options.root, options.session))
            state = options.state or options.root / "build" / "workshop" / f"{plan.session.slug}.json"
            start = parse_clock(options.start) if options.start is not None else None
            return run(plan, state, options.speed, options.port, options.fresh, start)
        case "sheets":
            return show_sheets(options.root, options.session)
    return "".join(f"wrote {path}\n" for path in write_run_sheets(options.root)) or "every run sheet is fresh\n"


def _save(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise FaultError([Fault(str(path), "there is such a file already", "choose another name")]) from None
    except OSError as error:
        raise FaultError([Fault(str(path), f"can't be written ({error.strerror})", "choose another folder")]) from None
