"""Who gets which items when: 72 plans, so drawn that before, after and later are of equal difficulty.

A sentence belongs to a cell: its family, blame or clean, hard or plain. Each cell holds three sentences. A plan takes
eight cells, four of blame and four clean, two of each four hard, so that each family comes up once, as blame or as
what looks like it; and it gives one of a cell's three sentences to each occasion. So

- the three occasions of a plan have the same cells, and no sentence comes twice;
- over all plans each sentence stands equally often before, after and later, in every order with the other two of its
  cell. A sentence that is harder than its label says makes all three occasions harder alike.

A learner gets a plan by lot.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product

from whathow.assess.bank import Bank, Cell
from whathow.fault import Fault, FaultError

OCCASIONS = ("before", "after", "later")
COUPLES = (
    ("counterfactual", "hindsight"),
    ("person-as-cause", "judgment"),
    ("norm-violation", "punishment"),
    ("person-fix", "why-who"),
)
"""Of each couple one family comes as blame, the other as what looks like it."""
HARD_TWO = tuple(combinations(range(len(COUPLES)), 2))
ORDERS = tuple(permutations(range(len(OCCASIONS))))


@dataclass(frozen=True)
class Plan:
    """For each occasion its eight sentences, in the order they are shown, and its short rewrite, all by id."""

    sentences: Mapping[str, tuple[str, ...]]
    rewrite: Mapping[str, str]


def plans(bank: Bank) -> tuple[Plan, ...]:
    """All plans there are; a plan's number is its place. Raises FaultError where a cell or a set has not three."""
    by_cell, by_set = _threes(bank)
    sets = sorted(by_set)
    bases = list(product((0, 1), HARD_TWO))
    return tuple(
        _plan(n, [by_cell[cell] for cell in cells(flip, hard)], by_set[sets[base % len(sets)]], base, turn)
        for n, ((base, (flip, hard)), turn) in enumerate(product(enumerate(bases), range(len(ORDERS))))
    )


def cells(flip: int, hard: Sequence[int]) -> Iterator[Cell]:
    """The eight cells of a plan: `flip` says which family of each couple blames, `hard` in which couples the blame is
    hard; in the others the clean sentence is."""
    for n, couple in enumerate(COUPLES):
        yield (couple[flip], True, n in hard)
        yield (couple[1 - flip], False, n not in hard)


def _plan(n: int, threes: Sequence[Sequence[str]], shorts: Sequence[str], base: int, turn: int) -> Plan:
    """`turn` goes through all orders; each cell starts elsewhere, so that no fixed three lists come about."""
    orders = [ORDERS[(turn + base + 5 * place) % len(ORDERS)] for place in range(len(threes))]
    sentences = {}
    for at, occasion in enumerate(OCCASIONS):
        ids = [three[order[at]] for three, order in zip(threes, orders, strict=True)]
        sentences[occasion] = tuple(sorted(ids, key=lambda id: _lot(f"{n} {id}")))
    return Plan(sentences, {occasion: shorts[ORDERS[turn][at]] for at, occasion in enumerate(OCCASIONS)})


def _lot(text: str) -> str:
    """A place in a shuffled order; a digest, since a generator's order may change from Python to Python."""
    return hashlib.sha256(text.encode()).hexdigest()


def _threes(bank: Bank) -> tuple[dict[Cell, list[str]], dict[str, list[str]]]:
    wanted = {cell for flip, hard in product((0, 1), HARD_TWO) for cell in cells(flip, hard)}
    by_cell: dict[Cell, list[str]] = {cell: [] for cell in sorted(wanted)}
    by_set: dict[str, list[str]] = {}
    for item in bank.items:
        by_cell.setdefault(item.cell, []).append(item.id)
    for short in bank.shorts:
        by_set.setdefault(short.set, []).append(short.id)
    faults = [
        Fault("sentences.jsonl", f"{_named(cell)} has {len(ids)}", "make it three, or change plan.py's couples")
        for cell, ids in by_cell.items()
        if len(ids) != len(OCCASIONS) or cell not in wanted
    ]
    faults += [
        Fault("rewrites.toml", f"set {name!r} has {len(ids)}", "make it three")
        for name, ids in by_set.items()
        if len(ids) != len(OCCASIONS)
    ]
    if faults:
        raise FaultError(faults)
    return by_cell, by_set


def _named(cell: Cell) -> str:
    family, blame, hard = cell
    return f"{'hard' if hard else 'plain'} {'blame' if blame else 'clean'} of {family}"
