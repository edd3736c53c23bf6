"""Clock times and spans of time in a text, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whathow.text.numbers import TEN_WORDS, UNIT_WORDS, read_numbers

DAY = 24 * 60
HALF_DAY = 12 * 60

ONES = "|".join(UNIT_WORDS[1:10])
HOURS = "|".join(UNIT_WORDS[1:13])
TENS = rf"(?:{'|'.join(TEN_WORDS)})(?:[ -](?:{ONES}))?"
WORDS = rf"{TENS}|{'|'.join(reversed(UNIT_WORDS))}"
SMALL = rf"(?:{WORDS}|\d{{1,2}})"
HOUR = rf"(?:{'|'.join(reversed(UNIT_WORDS[1:13]))}|1[0-2]|[1-9]|noon|midday|midnight)"

HALF = r"(?P<half>[ ]?[ap]\.?[ ]?m\b\.?|[ ]in the (?:morning|afternoon|evening)|[ ]at night)?"
BEFORE = r"(?<![\w.:,-])"
IN_DIGITS = re.compile(
    BEFORE + r"(?P<hour>[01]?\d|2[0-3])(?P<mark>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?"
    rf"(?![\d%]|[.,:]\d|\.\w){HALF}(?P<hours>[ ]?(?:h|hrs|hours)\b)?",
    re.IGNORECASE,
)
HOUR_ONLY = re.compile(BEFORE + r"(?P<hour>1[0-2]|0?[1-9])(?P<half>[ ]?[ap]\.?m\b\.?)", re.IGNORECASE)
MILITARY = re.compile(
    BEFORE + r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:[ ]?(?:hrs|hours|h|UTC|Z)\b)", re.IGNORECASE
)
IN_WORDS = re.compile(
    rf"\b(?:(?P<part>half|(?:a )?quarter|{SMALL} minutes?|{SMALL}(?= past )|(?:{WORDS})(?= (?:to|after) ))"
    rf" (?P<side>past|after|to|before|till) (?P<of>{HOUR})(?: o'clock)?"
    rf"|half (?P<british>{HOURS})"
    rf"|(?P<sharp>{HOUR}) o'clock"
    r"|(?P<named>noon|midday|midnight)"
    rf"|(?<=at )(?P<bare>{HOURS})(?:[ -](?P<over>oh[ -](?:{ONES})|{TENS}|{'|'.join(UNIT_WORDS[10:])}))?"
    rf")\b{HALF}",
    re.IGNORECASE,
)
SPAN = re.compile(
    r"\b(?P<count>(?:an?|one) (?:half|quarter)(?: of an)?|half(?: an| a)?|(?:three[ -]quarters|a quarter) of an"
    rf"|an?|a few|a couple of|{SMALL}|\d+(?:[.,]\d+)?|(?:{SMALL}|an?|\d+) and a half)"
    r"[ -](?P<unit>minutes?|mins?|hours?|hrs?|h|seconds?|secs?|days?|weeks?)\b(?P<and_half> and a half\b)?"
    r"(?: and (?P<more>[\w-]+(?: [\w-]+)?) (?:minutes?|mins?)\b|[ ](?P<more_digits>\d+) ?(?:minutes?|mins?|m)\b)?",
    re.IGNORECASE,
)
LATER = re.compile(
    r"^[ ]?(?:later|after that|after this|on|afterwards|passed|went by|further on|thereafter)\b|^,? ?(?:had passed)",
    re.IGNORECASE,
)
MINUTES = {"m": 1.0, "h": 60.0, "s": 1 / 60, "d": 1440.0, "w": 10080.0}


@dataclass(frozen=True)
class Clock:
    """A time of day at `start` to `end`: `minutes` after midnight that it can mean (two where a.m. or p.m. is not
    said)."""

    start: int
    end: int
    minutes: frozenset[int]
    sure: bool = True


@dataclass(frozen=True)
class Span:
    """A length of time in `minutes` at `start` to `end`; `later` where the text says that it had passed ("ten
    minutes later")."""

    start: int
    end: int
    minutes: float
    later: bool


def read_clocks(text: str) -> list[Clock]:
    """The times of day in `text`, in order of place.

    >>> [sorted(clock.minutes) for clock in read_clocks("at 14:02, at twenty to eight, 2.05 pm and half past nine")]
    [[842], [460, 1180], [845], [570, 1290]]
    """
    found = [*_digital(text), *_spoken(text)]
    found.sort(key=lambda clock: (clock.start, -clock.end))
    kept: list[Clock] = []
    for clock in found:
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
    return kept


def _digital(text: str) -> Iterator[Clock]:
    for match in IN_DIGITS.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"])
        # A dot may be a decimal point: a time only where something else says so.
        sure = match["mark"] != "." or bool(match["half"]) or bool(match["hours"])
        yield Clock(match.start(), match.end(), _times(hour, minute, match["half"], len(match["hour"]) == 2), sure)
    for match in HOUR_ONLY.finditer(text):
        yield Clock(match.start(), match.end(), _times(int(match["hour"]), 0, match["half"], False))
    for match in MILITARY.finditer(text):
        yield Clock(match.start(), match.end(), frozenset({int(match["hour"]) * 60 + int(match["minute"])}))


def _times(hour: int, minute: int, half: str | None, two_digits: bool) -> frozenset[int]:
    base = hour * 60 + minute
    said = (half or "").lower().replace(".", "").strip()
    if said:
        evening = said.startswith("p") or "afternoon" in said or "evening" in said or ("night" in said and hour > 5)
        return frozenset({base % HALF_DAY + (HALF_DAY if evening else 0)})
    if hour > 12 or hour == 0 or two_digits:
        return frozenset({base % DAY})
    return frozenset({base % HALF_DAY, base % HALF_DAY + HALF_DAY})


def _spoken(text: str) -> Iterator[Clock]:
    for match in IN_WORDS.finditer(text):
        minutes = _spoken_minutes(match)
        half = match["half"]
        if match["named"] or (match["of"] or match["sharp"] or "").lower() in ("noon", "midday", "midnight"):
            yield Clock(match.start(), match.end(), frozenset({minutes % DAY}))
        else:
            hour, minute = divmod(minutes % HALF_DAY, 60)
            yield Clock(
                match.start(),
                match.end(),
                _times(hour or 12, minute, half, False),
                bool(match["over"] or not match["bare"] or half),
            )


def _spoken_minutes(match: re.Match[str]) -> int:
    if match["named"]:
        return _hour(match["named"])
    if match["british"]:
        return _hour(match["british"]) + 30
    if match["sharp"]:
        return _hour(match["sharp"])
    if match["bare"]:
        return _hour(match["bare"]) + _small((match["over"] or "zero").lower().removeprefix("oh").strip(" -"))
    part = match["part"].lower()
    offset = 30 if part == "half" else 15 if "quarter" in part else _small(part)
    return _hour(match["of"]) + (offset if match["side"].lower() in ("past", "after") else -offset)


def _hour(word: str) -> int:
    word = word.lower()
    if word in ("noon", "midday"):
        return HALF_DAY
    return 0 if word == "midnight" else _small(word) * 60


def _small(words: str) -> int:
    return next((int(value) for number in read_numbers(words) for value in number.values), 0)


def read_spans(text: str) -> Iterator[Span]:
    """The lengths of time that `text` names.

    >>> [(span.minutes, span.later) for span in read_spans("a quarter of an hour later, for two hours, 90-minute")]
    [(15.0, True), (120.0, False), (90.0, False)]
    """
    for match in SPAN.finditer(text):
        unit = MINUTES[match["unit"][0].lower()]
        minutes = (_count(match["count"].lower()) + (0.5 if match["and_half"] else 0)) * unit
        more = match["more"] or match["more_digits"]
        if more and unit == 60:
            minutes += _small(more)
        yield Span(
            match.start(), match.end(), round(minutes, 4), bool(LATER.match(text[match.end() : match.end() + 20]))
        )


def _count(words: str) -> float:
    whole = 0.5 if words.endswith("and a half") else 0.0
    words = words.removesuffix(" and a half")
    if "three" in words and "quarter" in words:
        return 0.75
    if "quarter" in words:
        return 0.25
    if "half" in words:
        return 0.5
    if words in ("a", "an"):
        return 1.0 + whole
    if words in ("a few", "a couple of"):
        return 3.0 if words == "a few" else 2.0
    if words[0].isdigit():
        return float(words.replace(",", ".")) + whole
    return _small(words) + whole
