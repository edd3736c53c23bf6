"""What is wrong with something that came in from outside, told so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong: `where` it is (file, or file:line), `what` it is, and how to `mend` it.

    >>> print(Fault("report.md:3", "this line holds a NUL byte", "save the file as plain UTF-8 text"))
    report.md:3: this line holds a NUL byte; save the file as plain UTF-8 text
    """

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.mend}"


class FaultError(Exception):
    """Raised when input can't be used; holds every fault found, one line each in `str()`."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
