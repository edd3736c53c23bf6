"""How well does the judge do on text it was not trained on? Each voice in turn is left out, then judged.

usage: python training/measure.py [--family] [VOICE …]

For every voice (default: all): how many sentences, precision and recall of blame at several bars (thousandths of
log-odds), false alarms in 100 clean sentences. With --family: how often the right family is named where blame is found.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from examples import Example, read_examples
from train import train, train_head

from whathow.blame.judge import BLAME, LINE_BAR, name_families
from whathow.blame.learned import Head

BARS = (-1500, -1000, -700, -300, 300)


def scores(head: Head, examples: Sequence[Example]) -> list[int]:
    """The log-odds of blame of each example, in thousandths."""
    return [head.score(example.names) for example in examples]


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
        if asked.family:
            heads = {name: Head(made["bias"], made["weights"]) for name, made in train(outside).items()}
            head = heads[BLAME]
        else:
            made = train_head(outside, [example.blame for example in outside])
            head = Head(made["bias"], made["weights"])
        print(row(group, inside, scores(head, inside)), flush=True)
        if asked.family:
            blamed = [example for example in inside if example.blame and head.score(example.names) >= LINE_BAR]
            named = sum(
                family in name_families(heads, example.names) for example in blamed for family in example.families
            )
            print(f"    family named {named}/{sum(len(example.families) for example in blamed)}", flush=True)


if __name__ == "__main__":
    main()
