"""One sentence judged: which families it belongs to, how surely, and by which words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from whathow.blame.family import families
from whathow.blame.features import Traits, features, traits
from whathow.blame.learned import SCALE, Model, model
from whathow.blame.match import Hit, hits
from whathow.lexicon.grammar import grammar
from whathow.text.clause import read_clauses
from whathow.text.tokens import Token, tokenise

BLAME = "blame"
# Log-odds from which a line that somebody brings to the checker by itself is blame: about as often as not it is.
LINE_BAR = -450
PLAINLY = 3500  # what a plain pattern adds to the log-odds
# From where a second family, and a note, is named.
FAMILY_FROM = -400
NOTE_FROM = 600




class Bars(NamedTuple):
    """Log-odds from which a sentence of a text is blame: in a text that has not plainly blamed, in one that has
    (`after_one`), and in one that has done so again and again."""

    first: int
    after_one: int
    after_many: int

    def reached(self, scores: Sequence[int]) -> int:
        """The bar for the sentences of a text with these scores."""
        plain = sum(score >= self.first for score in scores)
        return self.after_many if plain >= AGAIN_AND_AGAIN else self.after_one if plain else self.first


AGAIN_AND_AGAIN = 3
# Few sentences of a real report blame; a rewrite is made from a report that does, and subtle blame is left in it.
REPORT_BARS = Bars(3000, 2000, 1000)
REWRITE_BARS = Bars(2800, 1500, 300)

NOTHING = -10 * SCALE  # the log-odds of a text without words


class Charge(NamedTuple):
    """A family found in a sentence, by its characters from `start` to `end`."""

    family: str
    start: int
    end: int


class Judgement(NamedTuple):
    """What a sentence is charged with, and its log-odds of blame above the bar, in thousandths."""

    charges: tuple[Charge, ...]
    margin: int


class Reading(NamedTuple):
    """A sentence taken apart for the judge: its tokens, the patterns met outside quotations, and its traits."""

    tokens: list[Token]
    met: list[Hit]
    seen: Traits

    @property
    def plain(self) -> bool:
        """Is a plain pattern met that is neither denied nor talked about?"""
        met = [hit for hit in self.met if hit.plain and (f"#{hit.family}", hit.first, hit.last) in self.seen.single]
        return any(not self._talked_about(hit) for hit in met)

    def _talked_about(self, hit: Hit) -> bool:
        return any(token.text in grammar()["talk"] for token in self.tokens[: hit.first])


def read(text: str, quotes: Sequence[tuple[int, int]]) -> Reading:
    """Take one sentence apart; see `judge` for what goes in."""
    tokens = tokenise(text) if any(char.isalpha() for char in text) else []
    clause = read_clauses(tokens)
    quoted = [any(start <= token.start < end for start, end in quotes) for token in tokens]
    met = [hit for hit in hits(tokens, clause) if not quoted[hit.first]]
    return Reading(tokens, met, traits(tokens, clause, quoted, met))


def judge(text: str, quotes: Sequence[tuple[int, int]] = (), bar: int = LINE_BAR) -> Judgement:
    """Judge one sentence: masked `text` and the ranges of it that are quotations (see whathow.text.document), against a
    `bar` in thousandths of log-odds.

    >>> [charge.family for charge in judge("Lerato should have asked for a second reader.").charges]
    ['counterfactual']
    """
    return judge_all([(text, quotes)], bar)[0]


def judge_all(sentences: Sequence[tuple[str, Sequence[tuple[int, int]]]], bar: int | Bars) -> list[Judgement]:
    """Judge the sentences of one text, each against a bar for lines, or together against those of a whole text."""
    readings = [read(text, quotes) for text, quotes in sentences]
    numbers = [model().numbers(reading.seen) for reading in readings]
    scores = [_score(reading, known) for reading, known in zip(readings, numbers, strict=True)]
    reached = bar.reached(scores) if isinstance(bar, Bars) else bar
    return [
        _judgement(reading, known, score - reached)
        for reading, known, score in zip(readings, numbers, scores, strict=True)
    ]


def _score(reading: Reading, numbers: Set[int]) -> int:
    """The log-odds of blame, higher by much where a plain pattern is met."""
    if not reading.tokens:
        return NOTHING
    score = model().heads[BLAME].score(numbers)
    return score + PLAINLY if reading.plain else score


def _judgement(reading: Reading, numbers: Set[int], margin: int) -> Judgement:
    if not reading.tokens:
        return Judgement((), NOTHING)
    charged = [*(name_families(model(), numbers) if margin >= 0 else ()), *_notes(numbers)]
    return Judgement(tuple(_charge(family, reading) for family in charged), margin)


def name_families(trained: Model, numbers: Set[int]) -> list[str]:
    """The families of a sentence that is blame: the likeliest, and every other that is likely enough."""
    scores = {name: trained.heads[name].score(numbers) for name, family in families().items() if family.level == BLAME}
    best = max(scores, key=lambda name: scores[name])
    return [name for name in scores if name == best or scores[name] >= FAMILY_FROM]


def _notes(numbers: Set[int]) -> list[str]:
    notes = (name for name, family in families().items() if family.level == "note")
    return [name for name in notes if model().heads[name].score(numbers) >= NOTE_FROM]


def _charge(family: str, reading: Reading) -> Charge:
    """A pattern's own words where one is met, else the words that weigh most."""
    tokens = reading.tokens
    longest = max(
        (hit for hit in reading.met if hit.family == family), key=lambda hit: hit.last - hit.first, default=None
    )
    if longest:
        first, last = longest.first, longest.last
    else:
        first, last = model().stretch(family, features(reading.seen), len(tokens))
    while first < last and not tokens[first].text[0].isalnum():
        first += 1
    while last > first and not tokens[last].text[0].isalnum():
        last -= 1
    return Charge(family, tokens[first].start, tokens[last].end)
