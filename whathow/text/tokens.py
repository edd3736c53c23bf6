"""A sentence cut into words and marks, contractions opened."""

from __future__ import annotations

import re
from typing import NamedTuple

from whathow.text.inline import FILLER


class Token(NamedTuple):
    """A word or mark: `text` in lower case as the checker compares it ("not" for "n't"), `start` and `end` in the sentence,
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
# Contractions and spoken spellings, opened into the words they stand for; an empty part takes no letters of its own.
OPENED = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "shoulda": ("should", "have"), "coulda": ("could", "have"), "woulda": ("would", "have"),
    "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"), "oughta": ("ought", "to"),
    "dont": ("do", "not"), "didnt": ("did", "not"), "doesnt": ("does", "not"), "wasnt": ("was", "not"), "isnt": ("is", "not"),
    "havent": ("have", "not"), "hasnt": ("has", "not"), "hadnt": ("had", "not"), "cant": ("can", "not"), "wouldnt": ("would", "not"),
    "shouldnt": ("should", "not"), "couldnt": ("could", "not"), "werent": ("were", "not"), "arent": ("are", "not"),
}  # fmt: skip
SPELLED = {
    "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'em": "them", "u": "you", "ur": "your", "y": "why", "pls": "please",
    "plz": "please", "ppl": "people", "thx": "thanks", "w/o": "without", "noone": "nobody", "no-one": "nobody", "cos": "because", "cuz": "because", "bc": "because",
}  # fmt: skip


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
    parts = OPENED.get(lower)
    if parts is None and lower.endswith("n't"):
        parts = (lower[:-3], "not")
    if parts is None:
        return [Token(SPELLED.get(lower, lower), start, end, capital, shouted)]
    middle = end - 3 if lower.endswith("n't") else start + len(parts[0])
    middle = min(max(middle, start), end)
    return [Token(parts[0], start, middle, capital, shouted), Token(parts[1], middle, end, False, shouted)]
