"""A fresh hand of items from a pool: dealt as cards are, so that nothing comes again before the pool is used up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Card = TypeVar("Card")


def draw(
    pool: Sequence[Card], number: int, size: int, kind: Callable[[Card], Hashable], id: Callable[[Card], str]
) -> list[Card]:
    """Hand `number` (from 1) of `size` cards. The hands of one deal share no card and hold equally many of each `kind`,
    give or take one; when all are dealt the pool is shuffled anew. The same number gives the same hand everywhere.

    >>> hands = [draw("abcdef", n, 2, kind=str.islower, id=str) for n in (1, 2, 3)]
    >>> sorted(card for hand in hands for card in hand)
    ['a', 'b', 'c', 'd', 'e', 'f']
    """
    hands = max(len(pool) // size, 1)
    deal, at = divmod(number - 1, hands)
    order = sorted(pool, key=lambda card: (str(kind(card)), _shuffled(deal, id(card))))
    return sorted(order[at::hands][:size], key=lambda card: _shuffled(deal, f"hand {id(card)}"))


def _shuffled(deal: int, id: str) -> str:
    """A place in the order of one deal; a digest, since a generator's order may change from Python to Python."""
    return hashlib.sha256(f"{deal}:{id}".encode()).hexdigest()
