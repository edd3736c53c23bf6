"""An incident file, read. The form is described in CONTRIBUTING.md under "Add an incident"."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from whathow.fault import Fault, FaultError
from whathow.incident.incident import Incident, Person, Statement
from whathow.text import frontmatter
from whathow.text.frontmatter import FrontMatter

KEYS = ("title", "domain", "difficulty", "minutes", "people", "facts", "conditions")
PERSON_KEYS = ("name", "role", "also")
STATEMENT_KEYS = ("id", "says", "match")
PARTS = {"report": "Report", "rewrite": "Rewrite", "notes": "Notes"}
SECOND = "Second rewrite"
MOST_BYTES = 1_000_000


def read_incident(path: Path) -> Incident:
    """The incident in the file at `path`. Raises FaultError with every fault that was found."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FaultError(
                [Fault(str(path), "larger than 1 MB", "an incident is a few pages: check that this is the right file")]
            )
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise FaultError([Fault(str(path), "not UTF-8 text", "save the file as UTF-8")]) from None
    except OSError as error:
        reason = error.strerror or "can't be opened"
        raise FaultError([Fault(str(path), f"can't be read ({reason})", "check the path")]) from None
    return parse_incident(source, str(path))


@lru_cache(maxsize=64)
def parse_incident(source: str, name: str) -> Incident:
    """The incident that `source` (the text of an incident file) describes; `name` stands in faults and gives the slug.

    Raises FaultError with every fault that was found.
    """
    page = frontmatter.read(source, name)
    reader = _Reader(page)
    incident = reader.incident()
    if reader.faults:
        raise FaultError(reader.faults)
    return incident


class _Reader:
    """Reads one file and gathers its faults, so that all are told at once."""

    def __init__(self, page: FrontMatter) -> None:
        self.page = page
        self.faults: list[Fault] = []

    def incident(self) -> Incident:
        self._unknown_keys(self.page.data, (*KEYS,), ())
        parts = self._parts()
        people = tuple(self._person(n) for n in range(len(self._list("people"))))
        facts, conditions = self._statements("facts"), self._statements("conditions")
        self._duplicate_ids(facts, conditions)
        return Incident(
            slug=Path(self.page.name).stem
            if Path(self.page.name).stem != "incident"
            else Path(self.page.name).parent.name or "incident",
            title=self._text(self.page.data, "title"),
            domain=self._text(self.page.data, "domain"),
            difficulty=self._number("difficulty", 1, 3),
            minutes=self._number("minutes", 1, 240),
            people=people,
            facts=facts,
            conditions=conditions,
            report=parts.get(PARTS["report"], ""),
            rewrite=parts.get(PARTS["rewrite"], ""),
            notes=parts.get(PARTS["notes"], ""),
            second_rewrite=parts.get(SECOND, ""),
        )

    def fault(self, path: tuple[str | int, ...], what: str, mend: str) -> None:
        self.faults.append(Fault(self.page.where(*path), what, mend))

    def _unknown_keys(self, data: dict[str, Any], known: tuple[str, ...], path: tuple[str | int, ...]) -> None:
        for key in data:
            if key not in known:
                self.fault((*path, key), f"unknown key `{key}`", f"use one of: {', '.join(known)}")

    def _text(self, data: dict[str, Any], key: str, path: tuple[str | int, ...] = ()) -> str:
        value = data.get(key)
        if isinstance(value, (str, int, float)) and str(value).strip():
            return str(value).strip()
        self.fault((*path, key), f"`{key}` is missing or empty", f"write `{key}: …`")
        return ""

    def _number(self, key: str, least: int, most: int) -> int:
        value = self.page.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return int(value)
        self.fault((key,), f"`{key}` is not a whole number from {least} to {most}", f"write `{key}: {least}`, say")
        return least

    def _list(self, key: str) -> list[Any]:
        value = self.page.data.get(key)
        if isinstance(value, list) and value:
            return value
        self.fault((key,), f"`{key}` is missing or not a list", f"write `{key}:` and one `- …` below it for each")
        return []

    def _entry(self, key: str, n: int, known: tuple[str, ...]) -> dict[str, Any]:
        entry = self.page.data[key][n]
        if not isinstance(entry, dict):
            self.fault((key, n), f"entry {n + 1} of `{key}` has no keys", f"give it {', '.join(known)}")
            return {}
        self._unknown_keys(entry, known, (key, n))
        return entry

    def _person(self, n: int) -> Person:
        entry = self._entry("people", n, PERSON_KEYS)
        path: tuple[str | int, ...] = ("people", n)
        also = entry.get("also") or []
        if not isinstance(also, list):
            self.fault((*path, "also"), "`also` is not a list", "write `also: [Dave, the on-call]`")
            also = []
        return Person(self._text(entry, "name", path), self._text(entry, "role", path), tuple(map(str, also)))

    def _statements(self, key: str) -> tuple[Statement, ...]:
        return tuple(self._statement(key, n) for n in range(len(self._list(key))))

    def _statement(self, key: str, n: int) -> Statement:
        entry = self._entry(key, n, STATEMENT_KEYS)
        path: tuple[str | int, ...] = (key, n)
        groups = entry.get("match")
        if not isinstance(groups, list) or not groups:
            self.fault(
                (*path, "match"), "`match` is missing or not a list", 'write `match: ["word | other word", "…"]`'
            )
            groups = []
        match = tuple(self._alternatives(str(group), (*path, "match")) for group in groups)
        return Statement(self._text(entry, "id", path), self._text(entry, "says", path), match)

    def _alternatives(self, group: str, path: tuple[str | int, ...]) -> tuple[str, ...]:
        words = tuple(word.strip() for word in group.split("|"))
        if not all(words):
            self.fault(path, f"an empty alternative in `{group}`", "put a word on each side of every |")
        return tuple(filter(None, words))

    def _duplicate_ids(self, facts: tuple[Statement, ...], conditions: tuple[Statement, ...]) -> None:
        seen: set[str] = set()
        for key, statements in (("facts", facts), ("conditions", conditions)):
            for n, statement in enumerate(statements):
                if statement.id and statement.id in seen:
                    self.fault(
                        (key, n, "id"),
                        f"the id `{statement.id}` is there twice",
                        "give each fact and condition an id of its own",
                    )
                seen.add(statement.id)

    def _parts(self) -> dict[str, str]:
        """The body's parts by their heading; a `#` line inside a code fence or below another part is text of that
        part."""
        titles = (*PARTS.values(), SECOND)
        heading = re.compile(rf"^#[ \t]+({'|'.join(titles)})[ \t]*$", re.MULTILINE)
        found = list(heading.finditer(self.page.body))
        parts: dict[str, str] = {}
        for mark, following in zip(found, [*found[1:], None], strict=False):
            title = mark.group(1)
            line = self.page.body_line + self.page.body.count("\n", 0, mark.start())
            if title in parts:
                self.faults.append(Fault(f"{self.page.name}:{line}", f"a second `# {title}`", "keep one"))
            parts[title] = self.page.body[mark.end() : following.start() if following else None].strip() + "\n"
        for title in PARTS.values():
            if not parts.get(title, "").strip():
                where = f"{self.page.name}:{self.page.body_line}"
                self.faults.append(
                    Fault(
                        where,
                        f"the part `# {title}` is missing or empty",
                        f"add a line `# {title}` and the text below it",
                    )
                )
        return parts
