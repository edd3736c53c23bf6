"""Numbers in a text, however they are written: digits with any separator, words, fractions, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNIT_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
UNITS = {word: n for n, word in enumerate(UNIT_WORDS)}
TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS = {word: 10 * n for n, word in enumerate(TEN_WORDS, 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "k": 1000,
    "m": 1_000_000,
    "bn": 1_000_000_000,
}
GROUPS = {"dozen": 12, "score": 20}
NUMBER_WORD = "|".join((*UNITS, *TENS, "hundred", "thousand", "million", "billion", "dozen"))
IN_WORDS = re.compile(
    rf"\b(?:(?:{NUMBER_WORD}|a (?=hundred|thousand|million|dozen))(?:[ -](?:and )?(?=(?:{NUMBER_WORD})\b))?)+\b",
    re.IGNORECASE,
)
IN_DIGITS = re.compile(
    r"(?<![\w.,:/-])[$€£]?(?P<digits>\d{1,3}(?:[,.' \u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:[ ]?(?P<scale>k|m|bn|thousand|million|billion)\b)?(?P<percent>[ ]?(?:%|per ?cent\b))?(?![\w]|[:/-]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number at `start` to `end` of a text. `values` holds every value the writing can stand for (1.200 is 1.2 or
    1200)."""

    start: int
    end: int
    values: frozenset[float]
    percent: bool = False


def read_numbers(text: str) -> Iterator[Number]:
    """The numbers of `text` in order of place, those in digits first.

    >>> [sorted(number.values) for number in read_numbers("3,120 customers, ninety-seven calls, 1.2k hits")]
    [[3.12, 3120.0], [1200.0], [97.0]]
    """
    for match in IN_DIGITS.finditer(text):
        scale = SCALES.get((match["scale"] or "").lower(), 1)
        values = frozenset(round(value * scale, 6) for value in _digit_values(match["digits"]))
        yield Number(match.start(), match.end(), values, match["percent"] is not None)
    for match in IN_WORDS.finditer(text):
        for start, end in _single(match.group()):
            value = float(_word_value(match.group()[start:end]))
            yield Number(match.start() + start, match.start() + end, frozenset({value}))


def _single(words: str) -> Iterator[tuple[int, int]]:
    """Where the single numbers lie in a run of number words: a unit after a unit ("seven one thousand") begins
    another."""
    start, unit_before, end = 0, False, 0
    for word in re.finditer(r"[a-z]+", words, re.IGNORECASE):
        name = word.group().lower()
        if unit_before and (name in UNITS or name in TENS):
            yield start, end
            start = word.start()
        if name != "and":
            unit_before, end = name in UNITS, word.end()
    yield start, end


def _digit_values(digits: str) -> Iterator[float]:
    yield_whole = re.sub(r"[ '\u202f]", "", digits)
    separators = re.findall(r"[.,]", yield_whole)
    if not separators:
        yield float(yield_whole)
        return
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", yield_whole):
        yield float(re.sub(r"[.,]", "", yield_whole))
    if len(separators) == 1:
        yield float(yield_whole.replace(",", "."))
    elif separators[-1] not in separators[:-1]:
        whole, _, rest = yield_whole.rpartition(separators[-1])
        yield float(re.sub(r"[.,]", "", whole) + "." + rest)


def _word_value(words: str) -> int:
    total = current = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "a":
            current = 1
        elif word in GROUPS:
            current = max(current, 1) * GROUPS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0
    return total + current
