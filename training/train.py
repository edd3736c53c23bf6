"""Train the learned judge from the labelled sentences in corpus/sentences and write whathow/blame/weights.json.

usage: python training/train.py [--without VOICE …] [--out FILE]

Logistic regressions (scikit-learn's liblinear, fixed seed) over the features of whathow.blame.features; weights are rounded
to thousandths, so that two machines whose arithmetic differs in the last place still write the same file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from whathow.blame.family import families
from whathow.blame.judge import BLAME, read
from whathow.blame.learned import SCALE
from whathow.text.document import read_line

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "corpus" / "sentences"
WEIGHTS = ROOT / "whathow" / "blame" / "weights.json"
SEED = 20261123
LEAST_SENTENCES = 2  # a feature of fewer sentences is noise
LEAST_WEIGHT = 15  # thousandths; a smaller weight never turned a verdict


class Example(NamedTuple):
    """A labelled line: the names of its features, whether it is blame, its families."""

    names: frozenset[str]
    blame: bool
    families: frozenset[str]


def read_examples(without: Iterable[str] = ()) -> list[Example]:
    """The labelled lines of every voice but those named in `without`."""
    left_out = set(without)
    paths = sorted(path for path in SENTENCES.glob("*.jsonl") if path.stem not in left_out)
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [Example(_names(row["text"]), row["label"] == BLAME, frozenset(row["families"])) for row in rows]


def _names(text: str) -> frozenset[str]:
    sentence = read_line(text).sentences[0]
    return frozenset(read(sentence.text, sentence.quotes).names)


def train_head(examples: Sequence[Example], answers: Sequence[bool], strength: float) -> dict[str, Any]:
    """Bias and weights, in thousandths of log-odds, of one yes-or-no question; `strength` is liblinear's C."""
    counts = Counter(name for example in examples for name in example.names)
    vocabulary = {name: n for n, name in enumerate(sorted(name for name in counts if counts[name] >= LEAST_SENTENCES))}
    model = LogisticRegression(C=strength, solver="liblinear", random_state=SEED).fit(
        _matrix(examples, vocabulary), answers
    )
    rounded = {name: round(float(model.coef_[0, n]) * SCALE) for name, n in vocabulary.items()}
    return {
        "bias": round(float(model.intercept_[0]) * SCALE),
        "weights": {name: weight for name, weight in rounded.items() if abs(weight) >= LEAST_WEIGHT},
    }


def _matrix(examples: Sequence[Example], vocabulary: dict[str, int]) -> csr_matrix:
    columns = [sorted(vocabulary[name] for name in example.names if name in vocabulary) for example in examples]
    starts = np.cumsum([0, *map(len, columns)], dtype=np.int32)
    flat = np.array([n for row in columns for n in row], dtype=np.int32)
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(examples), len(vocabulary)))


def train(examples: Sequence[Example]) -> dict[str, Any]:
    """All heads: blame from every line, each family from the blame lines, each note from every line."""
    heads = {BLAME: train_head(examples, [example.blame for example in examples], 0.3)}
    blamed = [example for example in examples if example.blame]
    for name, family in families().items():
        among = blamed if family.level == BLAME else examples
        heads[name] = train_head(among, [name in example.families for example in among], 0.3)
        print(f"{name}: {len(heads[name]['weights'])} weights", flush=True)
    return heads


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--without", nargs="*", default=[], metavar="VOICE", help="voices to leave out, to measure on them"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where to write (default: the package's weights)")
    asked = parser.parse_args()
    examples = read_examples(asked.without)
    print(f"{len(examples)} labelled lines", flush=True)
    heads = train(examples)
    asked.out.write_text(json.dumps(heads, sort_keys=True, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {asked.out} ({asked.out.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main()
