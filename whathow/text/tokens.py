"""A sentence cut into words and marks, contractions opened."""

from __future__ import annotations

import re
from typing import NamedTuple

from whathow.lexicon.grammar import spoken
from whathow.text.inline import FILLER


class Token(NamedTuple):
    """A word or mark: `text` in lower case as the checker compares it ("not" for "n't"), `start` and `end` in the
    sentence,
    `capital` where it is written with a capital letter, `shouted` where it is all in capitals."""

    text: str
    start: int
    end: int
    capital: bool
    shouted: bool


CODE = "CODE"
WORD = re.compile(
    rf"{FILLER}+"
    r"|'(?:s|re|ve|ll|d|m|em)\b"
    r"|[^\W\d_]+(?:'t\b|(?:-[^\W\d_]+)+)?"
    r"|\d[\d.,:]*%?"
    r"|[^\w\s]|_+",
)


def tokenise(text: str) -> list[Token]:
    """The tokens of `text` (masked, see whathow.text.inline), in order.

    >>> [token.text for token in tokenise("Dave didn't check.")]
    ['dave', 'did', 'not', 'check', '.']
    """
    tokens: list[Token] = []
    for match in WORD.finditer(text):
        tokens.extend(_opened(match.group(), match.start(), match.end()))
    return tokens


def _opened(word: str, start: int, end: int) -> list[Token]:
    lower = word.lower()
    if lower[0] == FILLER:
        return [Token(CODE, start, end, False, False)]
    capital = lower != word and word[0] != lower[0]
    shouted = capital and len(word) > 1 and word.isupper()
    parts = spoken().get(lower)
    if parts is None and lower.endswith("n't") and len(lower) > 3:
        parts = (lower[:-3], "not")
    if parts is None or len(parts) == 1:
        return [Token(parts[0] if parts else lower, start, end, capital, shouted)]
    middle = end - 3 if lower.endswith("n't") else start + len(parts[0])
    middle = min(max(middle, start), end)
    return [Token(parts[0], start, middle, capital, shouted), Token(parts[1], middle, end, False, shouted)]
