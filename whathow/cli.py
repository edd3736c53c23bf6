"""The shell: `whathow VERB …`, one thin function a verb."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from whathow.fault import Fault, FaultError

if TYPE_CHECKING:
    from whathow.blame.finding import Finding

GOOD, FOUND, FAULTY = 0, 1, 2
ELSEWHERE = {
    "read": "a report (.md, .txt, .html, .docx, .ipynb) as Markdown",
    "redact": "a report with names, hosts, addresses and keys hidden",
    "draft": "an incident file with facts and conditions suggested from a report",
    "scene": "meetings to hold: prove a scene, make its cards",
    "team": "one figure for a team from its members' results files",
    "workshop": "sessions, run sheets and handouts for a facilitator",
}
MOST_BYTES = 50_000_000

EXAMPLES = """examples:
  whathow check report.md                     findings in a report, with a question for each
  whathow check --format sarif docs/*.md      the same for a code host
  whathow check --sentences < lines.txt       one verdict a line
  whathow grade incident.md rewrite.md        judge a rewrite by the four criteria
  whathow explain counterfactual              what a family of blame is, and what to ask instead
  whathow incident incident.md                prove an incident file
  whathow redact report.docx > report.md      a report of yours with names, hosts and keys hidden
  whathow draft report.md > incident.md       an incident file to go on with

exit codes: 0 nothing found, or passed; 1 blame found, or not passed; 2 could not be done (standard error says why)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code: 0 good, 1 something found or not passed, 2 could not be done."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        if given and given[0] in ELSEWHERE:
            return elsewhere(given)
        options = _parser().parse_args(given)
        return int(options.run(options))
    except FaultError as error:
        print(error, file=sys.stderr)
        return FAULTY
    except BrokenPipeError:
        # The reader (head, say) has gone: nothing is left to tell it, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD


def check(options: argparse.Namespace) -> int:
    """Findings of files, or of standard input line by line."""
    return _check_lines() if options.sentences else _check_files(options.files, options.format)


def grade(options: argparse.Namespace) -> int:
    """The four criteria of one rewrite."""
    from whathow.incident import read_incident
    from whathow.report.html import grade_html
    from whathow.report.json_lines import grade_json
    from whathow.report.terminal import grade_text
    from whathow.rubric import grade as judged

    incident = read_incident(Path(options.incident))
    text = _read(options.rewrite)
    try:
        result = judged(incident, text)
    except FaultError as error:
        named = (fault.where.replace("your rewrite", options.rewrite) for fault in error.faults)
        told = zip(named, error.faults, strict=True)
        raise FaultError(Fault(where, fault.what, fault.mend) for where, fault in told) from None
    if options.format == "json":
        sys.stdout.write(grade_json(result))
    elif options.format == "html":
        sys.stdout.write(grade_html(result, text) + "\n")
    else:
        sys.stdout.write(grade_text(result))
    return GOOD if result.passed else FOUND


def explain(options: argparse.Namespace) -> int:
    """One family, or the list of them."""
    from whathow.blame.family import families
    from whathow.report.terminal import family_text

    if options.family is None:
        sys.stdout.write("".join(f"{family.id:<16} {family.what}\n" for family in families().values()))
        return GOOD
    family = families().get(options.family)
    if family is None:
        raise FaultError([Fault(options.family, "no family of that name", f"use one of: {', '.join(families())}")])
    sys.stdout.write(family_text(family))
    return GOOD


def incident(options: argparse.Namespace) -> int:
    """Every fault of incident files."""
    from whathow.incident import parse_incident
    from whathow.rubric.proof import prove_incident
    from whathow.text import frontmatter

    faults: list[Fault] = []
    for name in options.files:
        try:
            source = _read(name)
            parsed = parse_incident(source, name)
            faults += prove_incident(parsed, frontmatter.read(source, name).where)
        except FaultError as error:
            faults += error.faults
    if faults:
        raise FaultError(faults)
    print("\n".join(f"{name}: holds together" for name in options.files))
    return GOOD


def elsewhere(given: Sequence[str]) -> int:
    """The verbs that have a shell of their own, in whathow.workshop, whathow.scene, whathow.assess
    and whathow.own."""
    if given[0] == "workshop":
        from whathow.workshop.shell import main as workshop

        return workshop(given[1:])
    if given[0] == "scene":
        from whathow.scene.shell import shell as scene

        return scene(given[1:])
    if given[0] == "team":
        from whathow.assess.shell import main as team

        return team(given[1:])
    from whathow.own.shell import main as own

    return own(given)


def _check_lines() -> int:
    from whathow.check import check_line
    from whathow.report.json_lines import line_json

    found = False
    data = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    for number, line in enumerate(data.removesuffix("\n").split("\n") if data else (), 1):
        findings = check_line(line)
        found |= any(finding.level == "blame" for finding in findings)
        sys.stdout.write(line_json(number, findings))
    return FOUND if found else GOOD


def _check_files(names: Sequence[str], form: str) -> int:
    from whathow.check import check as checked
    from whathow.check import mark_faults

    if not names:
        raise FaultError([Fault("whathow check", "no file named", "name a file, or - for standard input")])
    faults: list[Fault] = []
    results = []
    for name, text in _texts(names, faults):
        unfit = _unfit(name, text)
        faults += unfit
        if unfit:
            continue
        findings = checked(text)
        results.append((name, findings))
        for fault in mark_faults(text, name):
            print(fault, file=sys.stderr)
        if form != "sarif":
            sys.stdout.write(_written(form, name, text, findings))
    if form == "sarif":
        from whathow.report.sarif import findings_sarif

        sys.stdout.write(findings_sarif(results))
    blame = sum(finding.level == "blame" for _, findings in results for finding in findings)
    notes = sum(len(findings) for _, findings in results) - blame
    if form == "text" and results:
        print(f"{len(results)} file{'s'[: len(results) != 1]}: {blame} blame, {notes} note{'s'[: notes != 1]}")
    if faults:
        raise FaultError(faults)
    return FOUND if blame else GOOD


def _written(form: str, name: str, text: str, findings: Sequence[Finding]) -> str:
    if form == "json":
        from whathow.report.json_lines import findings_json

        return findings_json(name, findings)
    if form == "html":
        from whathow.report.html import findings_html

        return findings_html(name, text, findings)
    from whathow.report.terminal import findings_text

    return findings_text(name, findings)


def _unfit(name: str, text: str) -> list[Fault]:
    """Why a text can't be checked, where it can't."""
    from whathow.text.hidden import hidden_faults
    from whathow.text.language import other_language

    language = other_language(text)
    foreign = f"written in {language}, so it was not judged"
    return [*hidden_faults(text, name), *([Fault(name, foreign, "only English can be checked")] if language else [])]


def _texts(names: Sequence[str], faults: list[Fault]) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            yield name, _read(name)
        except FaultError as error:
            faults += error.faults


def _read(name: str) -> str:
    """The text of a file, or of standard input for "-". Raises FaultError where it can't be read as text."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FaultError(
            [Fault(name, f"can't be read ({error.strerror or 'no such file'})", "check the path")]
        ) from None
    if len(data) > MOST_BYTES:
        raise FaultError([Fault(name, "larger than 50 MB", "check a smaller file, or a part of it")])
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "not UTF-8 text" if encoding == "utf-8-sig" else "broken UTF-16 text"
        raise FaultError([Fault(f"{name}:{line}", what, "save the file as UTF-8 and try again")]) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="whathow", description="Learn and check blameless postmortems.", epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verb = verbs.add_parser("check", help="find blame, evasion and single causes in reports")
    verb.add_argument("files", nargs="*", metavar="FILE", help="Markdown or plain text; - for standard input")
    verb.add_argument(
        "--sentences",
        action="store_true",
        help="read one sentence a line from standard input, print one verdict a line as JSON",
    )
    verb.add_argument("--format", choices=("text", "json", "html", "sarif"), default="text")
    verb.set_defaults(run=check)
    verb = verbs.add_parser("grade", help="judge a rewrite of an incident")
    verb.add_argument("incident", metavar="INCIDENT", help="an incident file")
    verb.add_argument("rewrite", metavar="REWRITE", help="the rewrite, Markdown or plain text; - for standard input")
    verb.add_argument("--format", choices=("text", "json", "html"), default="text")
    verb.set_defaults(run=grade)
    verb = verbs.add_parser("explain", help="explain a family of blame")
    verb.add_argument("family", nargs="?", metavar="FAMILY", help="without it, the families are listed")
    verb.set_defaults(run=explain)
    verb = verbs.add_parser("incident", help="prove incident files")
    verb.add_argument("files", nargs="+", metavar="FILE")
    verb.set_defaults(run=incident)
    for name, what in ELSEWHERE.items():
        verbs.add_parser(name, help=what)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
