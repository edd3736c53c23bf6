"""A table of a TOML file, read key by key, with every fault gathered so that a writer mends a file in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from whathow.fault import Fault

OPENING_QUOTE = re.compile(r'(?<![^\s(\[*“‘>])"(?=\S)')


def typeset(text: str) -> str:
    r"""`text` with typographic quotes and apostrophes.

    >>> typeset('"It\'s me," she says. "May I?"')
    '“It’s me,” she says. “May I?”'
    """
    return OPENING_QUOTE.sub("“", text).replace('"', "”").replace("'", "’")


@dataclass
class Table:
    """Takes typed values out of `data`; `where` stands in faults. Each method returns a harmless value after one."""

    data: Mapping[str, Any]
    where: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, what: str, mend: str) -> None:
        self.faults.append(Fault(self.where, what, mend))

    def only(self, known: Sequence[str]) -> None:
        for key in self.data:
            if key not in known:
                self.fault(f"unknown key `{key}`", f"use one of: {', '.join(known)}")

    def text(self, key: str, default: str | None = None) -> str:
        """A text without the white space around it; `default` where the key may be left out."""
        value = self.data.get(key, default)
        if isinstance(value, str) and (value.strip() or value == default):
            return typeset(value.strip())
        self.fault(f"`{key}` is missing or not a text", f'write {key} = "…"')
        return ""

    def number(self, key: str, least: int, most: int) -> int:
        value = self.data.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.fault(f"`{key}` is not a whole number from {least} to {most}", f"write {key} = {least}, say")
        return least

    def flag(self, key: str) -> bool:
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.fault(f"`{key}` is neither true nor false", f"write {key} = true, or leave it out")
        return value is True

    def texts(self, key: str, known: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of texts, none where the key is left out; each is one of `known` where that is given."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            self.fault(f"`{key}` is not a list of texts", f'write {key} = ["…", "…"]')
            return ()
        for entry in value:
            if known is not None and entry not in known:
                self.fault(f"`{entry}` in `{key}` is not known", f"use one of: {', '.join(known)}")
        return tuple(typeset(" ".join(entry.split())) for entry in value if known is None or entry in known)

    def choice(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        """A text that is one of `known`."""
        value = self.text(key, default)
        if value in known or value == default:
            return value
        if value:
            self.fault(f"`{key}` is `{value}`", f"use one of: {', '.join(known)}")
        return known[0] if known else ""

    def tables(self, key: str, least: int = 0) -> Iterator[Table]:
        """The entries of a list of tables."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value) or len(value) < least:
            self.fault(f"there are not {least} `[[{key}]]`", f"write [[{key}]] and its keys below it, for each")
            return
        for n, entry in enumerate(value, 1):
            name = entry.get("id", entry.get("name", n))
            yield Table(entry, f"{self.where}, {key} {name}", self.faults)

    def named(self, key: str) -> Iterator[tuple[str, Table]]:
        """The tables in the table `key`, with their names; none where it is left out."""
        value = self.data.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(entry, dict) for entry in value.values()):
            self.fault(f"`{key}` is not a table of tables", f"write [{key}.name] and its keys below it")
            return
        for name, entry in value.items():
            yield name, Table(entry, f"{self.where}, {key}.{name}", self.faults)
