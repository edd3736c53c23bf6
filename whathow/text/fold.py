"""Typographic variants, look-alike letters and invisible characters folded away, with the way back to the writer's
own text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# One character for one character, so that most texts keep their offsets as they are.
VARIANTS = {
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "＇": "'", "´": "'", 
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "＂": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u3000": " ",
    "\u2028": "\n", "\u2029": "\n", "\x85": "\n",
}  # fmt: skip
CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")
LONE_RETURN = re.compile(r"\r(?!\n)")
CYRILLIC = dict(zip("асеіјорԛѕԝхуһԁАВСЕНІЈКМОРЅТХУԜԚ", "aceijopqswxyhdABCEHIJKMOPSTXYWQ", strict=True))
GREEK = dict(zip("οανιρκυτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavipkutABEZHIKMNOPTYX", strict=True))
LOOKALIKES = CYRILLIC | GREEK
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
# What a reader does not see: invisible characters, and marks of emphasis inside a word ("fai**led**").
UNSEEN = re.compile(rf"[{INVISIBLE}]|(?<=[^\W\d_])\*{{1,3}}(?=[^\W\d_])")
MIXED_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Folded:
    """`text` as the checker reads it; `offsets[n]` is where its character n stood in the source (None where nothing
    moved)."""

    text: str
    offsets: tuple[int, ...] | None = None

    def source_offset(self, n: int) -> int:
        """Where character `n` of the folded text (0 to its length) stood in the source."""
        return n if self.offsets is None else self.offsets[n]


def fold(source: str) -> Folded:
    """Fold `source`: quotes and dashes to ASCII, look-alikes in Latin words to Latin, invisible characters away.

    >>> fold("he sh\\u200bould’ve").text
    "he should've"
    >>> fold("he sh\\u200bould").source_offset(5)
    6
    """
    text = LONE_RETURN.sub("\n", source)
    text = text.translate(CONTROLS) if text.isascii() else MIXED_WORD.sub(_latin_word, text.translate(_variants()))
    dropped = [match.span() for match in UNSEEN.finditer(text)]
    if not dropped:
        return Folded(text)
    gone = {n for start, end in dropped for n in range(start, end)}
    kept = [n for n in range(len(text)) if n not in gone]
    return Folded("".join(text[n] for n in kept), (*kept, len(text)))


@cache
def _variants() -> dict[int, str]:
    wide = {n: unicodedata.normalize("NFKC", chr(n)) for n in (*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D7FF))}
    single = {n: char for n, char in wide.items() if len(char) == 1}
    table: dict[int, str] = {**single, **str.maketrans(VARIANTS), **CONTROLS}
    return table


def _latin_word(match: re.Match[str]) -> str:
    """A word that mixes Latin letters with look-alikes of them is Latin in disguise; a word all in one script is
    not."""
    word = match.group()
    if word.isascii():
        return word
    disguised = any(char in LOOKALIKES for char in word)
    if disguised and any("a" <= char.lower() <= "z" for char in word):
        return "".join(LOOKALIKES.get(char, char) for char in word)
    return word
