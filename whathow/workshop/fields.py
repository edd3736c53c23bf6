"""The keys of a front matter, read with every fault gathered, so that a writer mends a file in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from whathow.fault import Fault, FaultError
from whathow.text.frontmatter import FrontMatter

Steps = tuple[str | int, ...]
LONGEST = 400
YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True)
class Span:
    """How many people something is for, from `least` to `most`."""

    least: int
    most: int

    def __contains__(self, people: int) -> bool:
        return self.least <= people <= self.most

    def __str__(self) -> str:
        return f"{self.least} to {self.most}"


@dataclass
class Fields:
    """Takes typed values out of `page` and gathers a fault for each that is not as it has to be.

    Every method returns a harmless value after a fault; whoever made the reader raises `faults` when all is read.
    """

    page: FrontMatter
    faults: list[Fault] = field(default_factory=list)
    unsound: set[str | int] = field(default_factory=set)

    def fault(self, steps: Steps, what: str, mend: str) -> None:
        self.faults.append(Fault(self.page.where(*steps), one_line(what), one_line(mend)))
        self.unsound.update(steps[:1])

    def sound(self, *names: str) -> bool:
        """Whether nothing was wrong with the keys `names`, so that comparing them tells a fault and not its echo."""
        return self.unsound.isdisjoint(names)

    def fault_in_body(self, line: int, what: str, mend: str) -> None:
        """A fault on `line` of the body, counted from 0."""
        self.faults.append(Fault(f"{self.page.name}:{self.page.body_line + line}", one_line(what), one_line(mend)))

    def only(self, known: Sequence[str], at: Steps = ()) -> None:
        for key in self._mapping(at):
            if key not in known:
                self.fault((*at, key), f"unknown key `{key}`", f"use one of: {', '.join(known)}")

    def text(self, key: str, at: Steps = ()) -> str:
        value = self._mapping(at).get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        self.fault((*at, key), f"`{key}` is missing or not a text", f"write `{key}: …`")
        return ""

    def number(self, key: str, least: int, most: int, at: Steps = ()) -> int:
        value = self._mapping(at).get(key)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return int(value)
        self.fault((*at, key), f"`{key}` is not a whole number from {least} to {most}", f"write `{key}: {least}`, say")
        return least

    def yes_no(self, key: str) -> bool:
        answer = YES_NO.get(str(self.page.data.get(key)).lower())
        if answer is None:
            self.fault((key,), f"`{key}` is neither yes nor no", f"write `{key}: yes` or `{key}: no`")
        return bool(answer)

    def words(
        self, key: str, known: Sequence[str] | Mapping[str, object] | None = None, least: int = 0
    ) -> tuple[str, ...]:
        """A list of texts, each one of `known` where that is given; one text alone is a list of one."""
        value = self.page.data.get(key, [])
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not all(isinstance(entry, str) and entry.strip() for entry in entries):
            self.fault((key,), f"`{key}` is not a list of texts", f"write `{key}: [one, two]`")
            return ()
        if len(entries) < least:
            self.fault((key,), f"`{key}` is missing or empty", f"write `{key}: [one, two]`")
        for n, entry in enumerate(entries):
            if known is not None and entry not in known:
                self.fault(
                    (key, n) if value is entries else (key,),
                    f"`{entry}` is no known entry of `{key}`",
                    f"use one of: {', '.join(known)}",
                )
        return tuple(" ".join(entry.split()) for entry in entries)

    def span(self, key: str) -> Span:
        if not isinstance(self.page.data.get(key), dict):
            self.fault((key,), f"`{key}` is missing or has no least and most", f"write `{key}: {{least: 4, most: 16}}`")
            return Span(1, 1000)
        self.only(("least", "most"), (key,))
        span = Span(self.number("least", 1, 1000, (key,)), self.number("most", 1, 1000, (key,)))
        if span.least > span.most:
            self.fault((key,), f"`least` is more than `most` in `{key}`", "swap the two numbers")
        return span

    def records(self, key: str, known: Sequence[str], least: int = 0) -> list[Steps]:
        """Where each entry of the list `key` stands; every entry is a mapping with keys out of `known`."""
        value = self.page.data.get(key, [])
        if not isinstance(value, list) or len(value) < least:
            self.fault(
                (key,),
                f"`{key}` is missing or not a list",
                f"write `{key}:` and one `- {known[0]}: …` below it for each",
            )
            return []
        places: list[Steps] = []
        for n, entry in enumerate(value):
            if isinstance(entry, dict):
                self.only(known, (key, n))
                places.append((key, n))
            else:
                self.fault((key, n), f"entry {n + 1} of `{key}` has no keys", f"give it {', '.join(known)}")
        return places

    def finish(self) -> None:
        """Raises FaultError with every fault gathered, in order of line; does nothing where there is none."""
        if self.faults:
            raise FaultError(sorted(self.faults, key=lambda fault: int(fault.where.rpartition(":")[2])))

    def _mapping(self, at: Steps) -> Mapping[str, Any]:
        node: Any = self.page.data
        for step in at:
            node = node[step]
        return node if isinstance(node, Mapping) else {}


def one_line(text: str) -> str:
    """`text` on one line, cut where it is long, with nothing in it that a terminal would act on.

    >>> one_line("the heading `a\\n  b\\x1b` is not known")
    'the heading `a b�` is not known'
    """
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in " ".join(text.split()))
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def read_text(path: Path) -> str:
    """The text of the file at `path`. Raises FaultError where it can't be read as UTF-8 text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise FaultError([Fault(f"{path}:1", "not UTF-8 text", "save the file as UTF-8")]) from None
    except OSError as error:
        raise FaultError([Fault(f"{path}:1", f"can't be read ({error.strerror})", "check the path")]) from None
