"""How well does the judge do on text it was not trained on? Each voice in turn is left out, then judged.

usage: python training/measure.py [--family] [VOICE …]

For every voice (default: all): how many sentences, precision and recall of blame at several bars (thousandths of
log-odds), false alarms in 100 clean sentences. With --family: how often the right family is named where blame is found.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from examples import Example, read_examples
from train import number, train_head, train_heads

from whathow.blame.judge import LINE_BAR, PLAINLY, name_families
from whathow.blame.learned import make_model

BARS = (-1200, -700, -450, 0, 600)


def score(made: Mapping[str, Any], example: Example) -> int:
    """The log-odds of blame of an example, in thousandths, by a head that `train_head` made."""
    learned = made["bias"] + sum(made["weights"].get(name, 0) for name in example.names)
    return learned + PLAINLY if example.plain else learned


def row(voice: str, examples: Sequence[Example], found: Sequence[int]) -> str:
    """One line of the table."""
    cells = []
    for bar in BARS:
        said = [score >= bar for score in found]
        right = sum(example.blame and hit for example, hit in zip(examples, said, strict=True))
        blame, clean = sum(example.blame for example in examples), sum(not example.blame for example in examples)
        precision = right / sum(said) if any(said) else float("nan")
        recall = right / blame if blame else float("nan")
        alarms = 100 * (sum(said) - right) / clean if clean else float("nan")
        cells.append(f"{precision:5.2f} {recall:5.2f} {alarms:5.1f}")
    return f"{voice:<26}{len(examples):>6}  " + "  |".join(cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("voices", nargs="*", metavar="VOICE")
    parser.add_argument("--family", action="store_true", help="measure which family is named, too (slower)")
    asked = parser.parse_args()
    everything = read_examples()
    groups = sorted({example.group for example in everything})
    print(f"{'left out':<26}{'lines':>6}  " + "  |".join(f"  P     R    FA at {bar}"[:17].ljust(17) for bar in BARS))
    for group in asked.voices or groups:
        inside = [example for example in everything if example.group == group]
        outside = [example for example in everything if example.group != group]
        head = train_head(outside, [example.blame for example in outside])
        print(row(group, inside, [score(head, example) for example in inside]), flush=True)
        if asked.family:
            blamed = [example for example in inside if example.blame and score(head, example) >= LINE_BAR]
            named, there = families_named(outside, blamed)
            print(f"    family named {named}/{there}", flush=True)


def families_named(outside: Sequence[Example], blamed: Sequence[Example]) -> tuple[int, int]:
    """How many families of the examples a model trained on those `outside` names, and how many there are."""
    heads = train_heads(outside)
    numbers = {name: n for n, name in enumerate(sorted({name for head in heads.values() for name in head["weights"]}))}
    model = make_model(number(heads))
    known = [frozenset(numbers[name] for name in example.names if name in numbers) for example in blamed]
    named = sum(
        family in name_families(model, seen)
        for example, seen in zip(blamed, known, strict=True)
        for family in example.families
    )
    return named, sum(len(example.families) for example in blamed)


if __name__ == "__main__":
    main()
