"""Characters that make a text read otherwise than it looks: control characters and reversals of direction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whathow.fault import Fault

NUL = "\x00"
# Bidirectional controls: what stands between them may be shown in another order than it is read (Unicode TR 9, 36).
BIDI = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")


def hidden_faults(text: str, name: str) -> Iterator[Fault]:
    """At most one fault a kind, with the line (from 1) of the first such character; `name` says what the text is.

    >>> [str(fault) for fault in hidden_faults("a\\n\\x00", "report.md")]
    ['report.md:2: it holds a NUL byte; save it as plain text, or remove the character']
    """
    at = text.find(NUL)
    if at >= 0:
        yield Fault(_where(text, at, name), "it holds a NUL byte", "save it as plain text, or remove the character")
    match = BIDI.search(text)
    if match:
        what = "an invisible character here turns the direction of the text, so it reads otherwise than it looks"
        yield Fault(_where(text, match.start(), name), what, "remove it, or type the line anew")


def _where(text: str, at: int, name: str) -> str:
    return f"{name}:{text.count(chr(10), 0, at) + 1}"
