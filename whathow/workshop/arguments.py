"""What the workshop's verbs take."""

from __future__ import annotations

import argparse
from pathlib import Path

from whathow.workshop.segment import AUDIENCES

EXAMPLE = "example: whathow workshop"


def parser() -> argparse.ArgumentParser:
    """The parser of `whathow workshop`; what it parses has `verb`, `root` and each verb's own."""
    top = argparse.ArgumentParser(
        "whathow workshop", description="Sessions of the facilitator's guide, from plan to clock."
    )
    top.add_argument("--root", type=Path, default=Path(), help="the project's folder (default: this one)")
    verbs = top.add_subparsers(dest="verb", required=True)
    verbs.add_parser("list", help="the sessions there are")
    show = verbs.add_parser("show", help="the run sheet", epilog=f"{EXAMPLE} show core-90 --start 13:30")
    _session(show)
    _start(show)
    show.add_argument("--format", choices=("text", "markdown"), default="text")
    _plan(verbs.add_parser("plan", help="compose a session", epilog=f"{EXAMPLE} plan --minutes 75 --audience managers"))
    _run(verbs.add_parser("run", help="keep time, in the terminal and on a page", epilog=f"{EXAMPLE} run core-90"))
    sheets = verbs.add_parser(
        "sheets", help="what a session hands out, to print", epilog=f"{EXAMPLE} sheets core-90 > sheets.html"
    )
    _session(sheets)
    verbs.add_parser("write", help="write the run sheet pages of the book")
    return top


def _session(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("session", help="a session's name, as in `list`, or the path of a session file")


def _start(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--start", metavar="HH:MM", help="when the session starts, for clock times")


def _plan(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--minutes", type=int, required=True)
    verb.add_argument("--audience", choices=AUDIENCES, default=AUDIENCES[0])
    verb.add_argument("--people", type=int, default=12)
    verb.add_argument("--remote", action="store_true", help="on a call")
    verb.add_argument("--incident", help="the report to work on (default: the one that asks least)")
    verb.add_argument("--save", metavar="FILE.md", type=Path, help="write the session there, for `show` and `run`")
    _start(verb)


def _run(verb: argparse.ArgumentParser) -> None:
    _session(verb)
    _start(verb)
    verb.add_argument("--speed", type=float, default=1.0, help="to try it out: 60 makes a minute of every second")
    verb.add_argument("--port", type=int, default=8770, help="the first port tried (default: 8770)")
    verb.add_argument("--state", metavar="FILE", type=Path, help="where it is kept how far you are")
    verb.add_argument("--fresh", action="store_true", help="start again at the beginning")
