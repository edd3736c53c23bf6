"""One sentence judged: which families it belongs to, how surely, and by which words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from whathow.blame.family import families
from whathow.blame.features import Traits, features, traits
from whathow.blame.learned import SCALE, Model, model
from whathow.blame.match import Hit, hits
from whathow.lexicon.grammar import grammar
from whathow.text.clause import read_clauses
from whathow.text.tokens import Token, tokenise

BLAME = "blame"
# Log-odds from which a line that somebody brings to the checker by itself is blame: above even, as a false alarm costs
# more trust than a miss.
LINE_BAR = 400
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
REWRITE_BARS = Bars(2600, 1500, 300)
ACTION_BAR = 300  # of one action or question of a rewrite

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
    def plain(self) -> frozenset[str]:
        """The families of which a plain pattern is met that is neither denied nor talked about."""
        met = [hit for hit in self.met if hit.plain and (f"#{hit.family}", hit.first, hit.last) in self.seen.single]
        return frozenset(hit.family for hit in met if not self._talked_about(hit))

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
    keyed = [(text, tuple(quotes)) for text, quotes in sentences]
    weighed = [weigh(text, quotes) for text, quotes in keyed]
    reached = bar.reached([found.score for found in weighed]) if isinstance(bar, Bars) else bar
    return [_judgement(*key, found, found.score - reached) for key, found in zip(keyed, weighed, strict=True)]


class Weight(NamedTuple):
    """A sentence's log-odds of blame, in thousandths, and the notes it gives."""

    score: int
    notes: tuple[str, ...]


# While somebody types, all but one of the sentences have been weighed before.
@lru_cache(maxsize=20_000)
def weigh(text: str, quotes: tuple[tuple[int, int], ...]) -> Weight:
    """Weigh one sentence; see `judge` for what goes in. What meets a plain pattern weighs more by much."""
    reading = read(text, quotes)
    if not reading.tokens:
        return Weight(NOTHING, ())
    heads, numbers = model().heads, model().numbers(reading.seen)
    notes = (name for name, family in families().items() if family.level == "note")
    score = heads[BLAME].score(numbers) + (PLAINLY if reading.plain else 0)
    return Weight(score, tuple(name for name in notes if heads[name].score(numbers) >= NOTE_FROM))


def _judgement(text: str, quotes: tuple[tuple[int, int], ...], weight: Weight, margin: int) -> Judgement:
    if margin < 0 and not weight.notes:
        return Judgement((), margin)
    reading = read(text, quotes)
    charged = {*name_families(model(), model().numbers(reading.seen)), *reading.plain} if margin >= 0 else set()
    named = [family for family in families() if family in charged or family in weight.notes]
    return Judgement(tuple(_charge(family, reading) for family in named), margin)


def name_families(trained: Model, numbers: Set[int]) -> list[str]:
    """The families of a sentence that is blame: the likeliest, and every other that is likely enough."""
    scores = {name: trained.heads[name].score(numbers) for name, family in families().items() if family.level == BLAME}
    best = max(scores, key=lambda name: scores[name])
    return [name for name in scores if name == best or scores[name] >= FAMILY_FROM]


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
