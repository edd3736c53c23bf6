"""Bytes to text, whatever encoding a report was saved in."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,30})", re.I
)
HEAD = 2000  # bytes in which a page names its encoding
ZERO_SHARE = 0.2  # of every second byte, in UTF-16 without a mark
LAST_RESORT = "cp1252"


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text that `data` holds, and a line for the reader where its encoding had to be guessed.

    >>> decode("Zoë rang at 9.".encode("cp1252"))
    ('Zoë rang at 9.', ('Not saved as UTF-8: look at letters with accents.',))
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    silent = _silent_utf16(data)
    if silent:
        return data.decode(silent, "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        declared = _declared(data)
    if declared:
        return data.decode(declared, "replace"), ()
    return data.decode(LAST_RESORT, "replace"), ("Not saved as UTF-8: look at letters with accents.",)


def _silent_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in English text every second byte is zero."""
    half = max(len(data[:HEAD]) // 2, 1)
    even, odd = data[:HEAD:2].count(0), data[1:HEAD:2].count(0)
    if odd > ZERO_SHARE * half and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > ZERO_SHARE * half and odd < even / 4 else None


def _declared(data: bytes) -> str | None:
    """The encoding that a page says it has, where Python knows it and it isn't the one that just failed."""
    found = DECLARED.search(data[:HEAD])
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        b"".decode(name)  # some codecs turn bytes into bytes
    except (LookupError, UnicodeError, TypeError):
        return None
    return None if name.startswith("utf-8") else name
