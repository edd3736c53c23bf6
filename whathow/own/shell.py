"""The shell's verbs for a report of one's own: `whathow read FILE`, `whathow redact FILE`, `whathow draft FILE`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from whathow.fault import Fault, FaultError
from whathow.own.draft import read_draft, write_file
from whathow.own.opening import MOST_BYTES, Report, open_report, read_report
from whathow.own.redact import Find, labels_in, redact, suggest_redactions
from whathow.own.shapes import kinds
from whathow.own.statements import suggest_statements

NAMES = ("read", "redact", "draft")
LOOK = "This list is never complete. Look for yourself before you show the text to anybody."


def main(arguments: Sequence[str]) -> int:
    """Run one verb, named first. Returns 0, or 2 where a file or an argument is at fault (one line on standard error).

    The text goes to standard output and everything said about it to standard error.
    """
    options = _parser().parse_args(arguments)
    try:
        report = _opened(options.file)
        for note in report.notes:
            print(f"{options.file}: {note}", file=sys.stderr)
        match options.verb:
            case "read":
                print(report.text, end="")
            case "redact":
                _redact(report, options)
            case "draft":
                _draft(report)
    except FaultError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _draft(report: Report) -> None:
    finds = suggest_redactions(report.text)
    if finds:
        print(f"{len(finds)} names, hosts or keys still seem to stand in it: redact it first.", file=sys.stderr)
    print(draft_file(report.text), end="")


def draft_file(report: str) -> str:
    """An incident file to go on with: every suggested fact and condition of `report`, and no rewrite yet."""
    found = suggest_statements(report)
    lists = {
        key: [{"says": each.says, "match": list(each.groups)} for each in found if each.kind == kind]
        for key, kind in (("facts", "fact"), ("conditions", "condition"))
    }
    people = [{"name": label.strip("[]")} for label in labels_in(report) if label.startswith("[Person")]
    return write_file(read_draft({**lists, "people": people, "report": report}))


def _redact(report: Report, options: argparse.Namespace) -> None:
    finds = suggest_redactions(report.text, [(words, "other") for words in options.hide])
    kept = {find.key: None for find in finds if set(find.forms) & set(options.keep)}
    unknown = set(options.keep) - {form for find in finds for form in find.forms}
    if unknown:
        raise FaultError(
            [Fault(f"--keep {min(unknown)!r}", "nothing of that name is hidden", "write it as in the list")]
        )
    for find in finds:
        if find.key not in kept:
            print(_told(find), file=sys.stderr)
    print(LOOK, file=sys.stderr)
    if not options.list:
        print(redact(report.text, finds, kept), end="")


def _told(find: Find) -> str:
    times = f" ({len(find.places)} times)" if len(find.places) > 1 else ""
    forms = ", ".join(find.forms)
    return f"{find.label}: {forms}{times}. {kinds()[find.kind].name}. {find.reason}"


def _opened(name: str) -> Report:
    return open_report(sys.stdin.buffer.read(MOST_BYTES + 1), "-") if name == "-" else read_report(Path(name))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "whathow", description="A report of your own: read, redact, draft an incident file."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    read = verbs.add_parser("read", help="a report (.md, .txt, .html, .docx, .ipynb) as Markdown")
    hide = verbs.add_parser(
        "redact",
        help="the report with names, hosts, addresses and keys hidden",
        epilog="example: whathow redact report.docx --hide Kestrel --keep Rotterdam > redacted.md",
    )
    hide.add_argument("--list", action="store_true", help="only say what would be hidden, and why")
    hide.add_argument("--hide", action="append", default=[], metavar="WORDS", help="hide these words too")
    hide.add_argument("--keep", action="append", default=[], metavar="WORDS", help="leave these words as they are")
    draft = verbs.add_parser("draft", help="an incident file with suggested facts and conditions, to go on with")
    for verb in (read, hide, draft):
        verb.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    return parser
