"""A stretch of masked text cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whathow.lexicon.grammar import grammar

END = re.compile(r"(?:[.!?]+|\u2026)[\"')\]]*(?=\s)|\n[ \t]*\n")
LAST_WORD = re.compile(r"([\w.]+)\.$")
# A line of a log or a chat starts with a time, perhaps with a nick after it.
CLOCK = (
    r"(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\.\d+)?"
    r"(?:[ \t]*(?:[ap]\.?m\.?|UTC|GMT|Z|CES?T|[ECMP][SD]T|h))?"
)
CHAT_LINE = re.compile(rf"^[ \t]*[\[(]?{CLOCK}[\])]?(?=[ \t:|<,-])", re.MULTILINE | re.IGNORECASE)
NICK_LINE = re.compile(r"^[ \t]*<[\w .@-]{1,30}>", re.MULTILINE)


def sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of `text`, without the white space around them.

    >>> text = "Dr. Osei called at 9.15 a.m. and waited. Nobody answered!"
    >>> [text[start:end] for start, end in sentence_ranges(text)]
    ['Dr. Osei called at 9.15 a.m. and waited.', 'Nobody answered!']
    """
    start = 0
    for cut in sorted(set(_ends(text)) | set(_log_lines(text))):
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, len(text))


def _ends(text: str) -> Iterator[int]:
    for match in END.finditer(text):
        if match.group() != "." or not _abbreviated(text[max(0, match.start() - 20) : match.end()]):
            yield match.end()


def _abbreviated(before: str) -> bool:
    match = LAST_WORD.search(before)
    if not match:
        return False
    word = match.group(1).lower()
    return word in grammar()["abbreviation"] or (len(word) == 1 and word.isalpha() and word != "i")


def _log_lines(text: str) -> Iterator[int]:
    if "\n" not in text.strip():
        return
    for pattern in (CHAT_LINE, NICK_LINE):
        for match in pattern.finditer(text):
            yield match.start()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield start + left, start + len(piece.rstrip())
