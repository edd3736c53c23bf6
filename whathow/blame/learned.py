"""The learned judge: a logistic regression over the features of a sentence, its weights in `weights.json`.

Weights are whole numbers (thousandths of a log-odds unit), so the same text has the same score on every machine.
They are made by `make train` from the labelled sentences in `corpus/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from whathow.blame.features import SINGLE, WORDS, Feature, Traits

SCALE = 1000

_Two = Mapping[str, Mapping[str, int]]
_Three = Mapping[str, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True)
class Head:
    """One yes-or-no question to a sentence: a bias and a weight for each feature's number, in thousandths of
    log-odds."""

    bias: int
    weights: Mapping[int, int]

    @cached_property
    def known(self) -> frozenset[int]:
        """The features that have a weight, as a set: most of a sentence's have none, and sets find that out fast."""
        return frozenset(self.weights)

    def score(self, numbers: Set[int]) -> int:
        """The log-odds of "yes", in thousandths, for a sentence with these features."""
        return self.bias + sum(map(self.weights.__getitem__, self.known & numbers))


class Row:
    """The numbered runs of one row of a sentence: words, and the words that follow them in a known run.

    A tree, as most of a sentence's runs are in no judge's memory, and the tree knows so after a word or two.
    """

    def __init__(self, one: dict[str, int], two: _Two, skip: _Two, three: _Three) -> None:
        nothing: dict[str, Any] = {}
        self._after = {
            word: (one.get(word), two.get(word, nothing), skip.get(word, nothing), three.get(word, nothing))
            for word in {*one, *two, *skip, *three}
        }

    def numbers(self, row: Sequence[str], found: set[int | None]) -> None:
        """Add the number of every known run of `row`, whose first and last element are its ends, to `found`."""
        after = self._after
        for word, following, third in zip(row, row[1:], [*row[2:], ""], strict=False):
            if word in after:
                one, two, skip, three = after[word]
                found.add(one)
                found.add(two.get(following))
                found.add(skip.get(third))
                if following in three:
                    found.add(three[following].get(third))

    def number(self, run: str) -> int | None:
        """The number of one run, as whathow.blame.features writes it; None if it has none."""
        first, *rest = run.split(" ")
        one, two, skip, three = self._after.get(first, (None, {}, {}, {}))
        if not rest:
            return one
        if len(rest) == 1:
            return two.get(rest[0])
        return three.get(rest[0], {}).get(rest[1]) if rest[0] else skip.get(rest[1])


@dataclass(frozen=True)
class Model:
    """The trained heads by name, and the numbers of the features that they know."""

    heads: Mapping[str, Head]
    words: Row
    kinds: Row
    single: Mapping[str, int]

    def numbers(self, seen: Traits, more: Iterable[str] = ()) -> frozenset[int]:
        """The numbers of the known features of a sentence, and of `more` features of no row."""
        found: set[int | None] = {self.single.get(name) for name, _, _ in seen.single}
        found.update(map(self.single.get, more))
        self.words.numbers(seen.words, found)
        self.kinds.numbers(seen.kinds, found)
        found.discard(None)
        return frozenset(found)  # type: ignore[arg-type]

    def number(self, feature: str) -> int | None:
        """The number of a feature by its whole name; None if it is not known."""
        place, name = feature[:2], feature[2:]
        if place == SINGLE:
            return self.single.get(name)
        return (self.words if place == WORDS else self.kinds).number(name)

    def stretch(self, head: str, found: Iterable[Feature], length: int) -> tuple[int, int]:
        """First and last token of the words that carry a "yes" of the head: the run of tokens whose weights add up to
        most."""
        weights = self.heads[head].weights
        share = [0.0] * length
        for name, first, last in found:
            number = self.number(name)
            weight = weights.get(number, 0) if number is not None else 0
            for n in range(first, last + 1) if weight else ():
                share[n] += weight / (last - first + 1)
        return heaviest_run(share)


def heaviest_run(share: Sequence[float]) -> tuple[int, int]:
    """First and last place of the run whose sum is largest after a toll on every place.

    >>> heaviest_run([-1, 5, 4, -2, 1])
    (1, 2)
    """
    # Half of the mean positive share is asked of every word, or the run would take in half the sentence.
    positive = [value for value in share if value > 0]
    toll = sum(positive) / len(positive) if positive else 0.0
    best, best_run, total, start = float("-inf"), (0, max(len(share) - 1, 0)), 0.0, 0
    for n, value in enumerate(share):
        if total <= 0:
            total, start = 0.0, n
        total += value - toll
        if total > best:
            best, best_run = total, (start, n)
    return best_run


@cache
def model() -> Model:
    """The trained judge: the heads "blame", one for every family (asked of blame only) and note (asked of every
    sentence)."""
    return read_model(files(__package__) / "weights.json")


def read_model(path: Traversable) -> Model:
    """The model in a file that the training wrote."""
    return make_model(json.loads(path.read_text(encoding="utf-8")))


def make_model(made: Mapping[str, Any]) -> Model:
    """The model in what the training made: numbered features, and for each head the numbers it knows and their
    weights."""
    heads = {
        name: Head(head["bias"], dict(zip(head["numbers"], head["weights"], strict=True)))
        for name, head in made["heads"].items()
    }
    return Model(heads, Row(**made["words"]), Row(**made["kinds"]), made["single"])
