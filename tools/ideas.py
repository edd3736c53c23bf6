"""Write the page of the book that says where each idea is taught, from what the course's own files say.

    python -m tools.ideas    write book/reference/where-each-idea-is-taught.md

Chapters and segments name their ideas in their front matter, exercises in `exercises/ideas.toml`.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.fingerprint import ROOT
from whathow.course.shelf import exercise_names
from whathow.fault import Fault, FaultError
from whathow.incident import read_incident
from whathow.text import frontmatter
from whathow.workshop.fields import Fields, read_text
from whathow.workshop.segment import ideas, read_segments
from whathow.workshop.session import read_sessions

PAGE = Path("book/reference/where-each-idea-is-taught.md")
LIST = Path("exercises/ideas.toml")
REWRITE = "rewrite"
LAB = "book/3-writing/rewrite-lab.md"
MADE = "<!-- made by `make ideas` from chapters, segments and exercises/ideas.toml: do not edit -->"
OPENING = """\
# Where each idea is taught

The course began as [a page of notes](#session-notes). Every idea in them is taught in a chapter, practised in an
exercise and run in a segment of a workshop. Here they stand in the order of the notes, in our words.
"""
LIVE = re.compile(r"^```\{([\w-]+)\}(?: +([\w-]+))?$", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """Somewhere that teaches an idea: its `title`, the pages `links` of the book to go to, by their own title."""

    title: str
    links: tuple[tuple[str, str], ...] = ()


Places = dict[str, tuple[Place, ...]]
"""The places of each idea, by the idea's id."""


def chapters(root: Path) -> Places:
    """The chapters of the book in `root` by the ideas in their front matter. Raises FaultError with every fault."""
    found: list[tuple[Place, Iterable[str]]] = []
    faults: list[Fault] = []
    for path in _in_reading_order(root, (root / "book").glob("[1-9]-*/*.md")):
        try:
            fields = Fields(frontmatter.read(read_text(path), str(path)))
            named = fields.words("ideas", ideas(), least=1)
            fields.finish()
            found.append((Place(_title(path), (_link(root, path),)), named))
        except FaultError as error:
            faults.extend(error.faults)
    if faults:
        raise FaultError(faults)
    return _by_idea(found)


def segments(root: Path) -> Places:
    """The segments of the facilitator's guide, each with the run sheets that have it. Raises FaultError."""
    guide = root / "facilitator_guide"
    sheets: dict[str, list[tuple[str, str]]] = {}
    for session in read_sessions(guide).values():
        for item in session.items:
            if item.segment:
                sheets.setdefault(item.segment.slug, []).append((session.title, f"../facilitating/{session.slug}.md"))
    known = read_segments(guide / "segments").values()
    return _by_idea((Place(each.title, tuple(sheets.get(each.slug, ()))), each.ideas) for each in known)


def exercises(root: Path) -> Places:
    """The exercises that `exercises/ideas.toml` names, each with the pages where it is live. Raises FaultError."""
    practises, missing = read_list(root)
    live = _live(root)
    live[REWRITE] = [_link(root, root / LAB)]
    there = [name for name in practises if name not in missing]
    return _by_idea((Place(_exercise_title(root, name), tuple(live.get(name, ()))), practises[name]) for name in there)


def read_list(root: Path) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """What each exercise practises, and the names of those not there yet, as `exercises/ideas.toml` has them.

    Raises FaultError where it can't be read, knows an idea or an exercise that nobody else knows, or leaves one out.
    """
    path = root / LIST
    data = _toml(path)
    practises = {name: tuple(map(str, named)) for name, named in _table(data, "practises").items()}
    missing = tuple(map(str, data.get("not-there-yet", ())))
    faults = list(_faults(path, practises, missing, {*exercise_names(root / "exercises"), *_live(root)}))
    if faults:
        raise FaultError(faults)
    return practises, missing


def make_page(root: Path) -> str:
    """The page for the course in `root`. Raises FaultError for a faulty file."""
    parts = (("Read", chapters(root)), ("Practise", exercises(root)), ("In a workshop", segments(root)))
    lines = [MADE, OPENING]
    for idea, sentence in ideas().items():
        lines += [f"(idea-{idea})=", f"## {sentence.rstrip('.')}", ""]
        lines += [f"- **{part}:** {_told(places.get(idea, ()))}" for part, places in parts]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def untaught(root: Path) -> list[str]:
    """One line for every idea that has no chapter, no exercise (those to come count) or no segment."""
    practises, _ = read_list(root)
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        ("chapter", chapters(root)),
        ("exercise", {idea for named in practises.values() for idea in named}),
        ("segment", segments(root)),
    )
    return [f"{idea} has no {part}" for idea in ideas() for part, taught in parts if idea not in taught]


def _faults(path: Path, practises: Mapping[str, Any], missing: Iterable[str], there: set[str]) -> Iterator[Fault]:
    for name, named in practises.items():
        for idea in named:
            if idea not in ideas():
                yield Fault(str(path), f"`{name}` practises `{idea}`, which is no idea", f"use: {', '.join(ideas())}")
        if name not in {*there, *missing, REWRITE}:
            yield Fault(str(path), f"there is no exercise `{name}`", "build it, or list it under `not-there-yet`")
    for name in sorted(there & set(missing)):
        yield Fault(str(path), f"`{name}` is there by now", "take it out of `not-there-yet`")
    for name in sorted(exercise_names(path.parent)):
        if name not in practises and not name.startswith(f"{REWRITE}-"):
            yield Fault(str(path), f"the exercise `{name}` is not named", f"add `{name} = [the ideas it practises]`")


def _by_idea(found: Iterable[tuple[Place, Iterable[str]]]) -> Places:
    places: Places = {}
    for place, named in found:
        for idea in named:
            places[idea] = (*places.get(idea, ()), place)
    return places


def _live(root: Path) -> dict[str, list[tuple[str, str]]]:
    """The pages that have an exercise in them, by every name that its directive could stand for."""
    live: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((root / "book").glob("*/*.md")):
        for directive, argument in LIVE.findall(path.read_text(encoding="utf-8")):
            name = f"{REWRITE}-{argument}" if directive == REWRITE else argument or directive
            live.setdefault(name, []).append(_link(root, path))
    return live


def _told(places: Iterable[Place]) -> str:
    return "; ".join(map(_tell, places)) or "not yet"


def _tell(place: Place) -> str:
    if [title for title, _ in place.links] == [place.title]:
        return f"[{place.title}]({place.links[0][1]})"
    where = ", ".join(f"[{title}]({address})" for title, address in dict.fromkeys(place.links))
    return f"*{place.title}*, in {where}" if where else f"*{place.title}*"


def _in_reading_order(root: Path, pages: Iterable[Path]) -> list[Path]:
    """Pages in the order of `_toc.yml`; one that it does not name comes last."""
    named = re.findall(r"file: (\S+)", (root / "_toc.yml").read_text(encoding="utf-8"))
    order = {root / f"{name}.md": n for n, name in enumerate(named)}
    return sorted(pages, key=lambda page: (order.get(page, len(order)), page))


def _exercise_title(root: Path, name: str) -> str:
    if name == REWRITE:
        return "Every rewrite"
    if name.startswith(f"{REWRITE}-"):
        incident = root / "exercises" / "incidents" / f"{name.removeprefix(f'{REWRITE}-')}.md"
        return f"Rewrite: {read_incident(incident).title}"
    return name.replace("-", " ").capitalize()


def _title(path: Path) -> str:
    return next((line[2:].strip() for line in read_text(path).splitlines() if line.startswith("# ")), path.stem)


def _link(root: Path, path: Path) -> tuple[str, str]:
    return _title(path), f"../{path.relative_to(root / 'book').as_posix()}"


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise FaultError([Fault(str(path), f"not TOML ({error})", "check quotes and brackets there")]) from None


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    table = data.get(key)
    if isinstance(table, dict) and all(isinstance(named, list) for named in table.values()):
        return table
    raise FaultError([Fault(str(LIST), f"`[{key}]` is missing or not a table of lists", 'write `name = ["idea"]`')])


def main() -> int:
    """Write the page where it has changed; 0, or 2 with one line a fault on standard error."""
    try:
        text = make_page(ROOT)
    except FaultError as error:
        print(error, file=sys.stderr)
        return 2
    page = ROOT / PAGE
    if page.is_file() and page.read_text(encoding="utf-8") == text:
        print(f"{PAGE} is fresh")
    else:
        page.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
