"""The learned judge: a logistic regression over the features of a sentence, its weights in `weights.json`.

Weights are whole numbers (thousandths of a log-odds unit), so the same text has the same score on every machine.
They are made by `make train` from the labelled sentences in `corpus/`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from whathow.blame.features import Feature

SCALE = 1000


@dataclass(frozen=True)
class Head:
    """One yes-or-no question to a sentence: a bias and a weight a feature, in thousandths of log-odds."""

    bias: int
    weights: Mapping[str, int]

    @cached_property
    def known(self) -> frozenset[str]:
        """The features that have a weight, as a set: most of a sentence's have none, and sets find that out fast."""
        return frozenset(self.weights)

    def score(self, names: Set[str]) -> int:
        """The log-odds of "yes", in thousandths, for a sentence with these features."""
        return self.bias + sum(map(self.weights.__getitem__, self.known & names))

    def stretch(self, found: Sequence[Feature], length: int) -> tuple[int, int]:
        """First and last token of the words that carry a "yes": the run of tokens whose weights add up to most."""
        share = [0.0] * length
        for name, first, last in found:
            weight = self.weights.get(name, 0)
            if weight:
                for n in range(first, last + 1):
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
def heads() -> Mapping[str, Head]:
    """The trained heads: "blame", and one for every family (asked of blame only) and note (asked of every sentence)."""
    return read_heads(files(__package__) / "weights.json")


def read_heads(path: Traversable) -> Mapping[str, Head]:
    """The heads in a file that the training wrote, by name."""
    source = json.loads(path.read_text(encoding="utf-8"))
    return {name: Head(head["bias"], head["weights"]) for name, head in source.items()}
