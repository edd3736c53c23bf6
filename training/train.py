"""Train the learned judges from the labelled text in corpus/: whathow/blame/weights.json,
whathow/rubric/rungs.json and whathow/rubric/question.json.

usage: python training/train.py [--without GROUP …]

Logistic regressions (scikit-learn's liblinear, fixed seed) over the features of whathow.blame.features; weights are
rounded to thousandths, so that two machines whose arithmetic differs in the last place still write the same file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from examples import Example, read_actions, read_examples, read_questions
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from whathow.blame.family import families
from whathow.blame.features import KINDS, SINGLE, WORDS
from whathow.blame.judge import BLAME
from whathow.blame.learned import SCALE
from whathow.rubric.ladder import RUNGS

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "whathow" / "blame" / "weights.json"
QUESTION_WEIGHTS = ROOT / "whathow" / "rubric" / "question.json"
RUNG_WEIGHTS = ROOT / "whathow" / "rubric" / "rungs.json"
SEED = 20261123
STRENGTH = 0.15  # liblinear's C, chosen on left-out voices
SMOOTHING = 1.0  # added to every count before the ratio is taken
LEAST_SENTENCES = 2  # a feature of fewer sentences is noise
LEAST_WEIGHT = 40  # thousandths; a smaller weight hardly ever turned a verdict


def train_head(examples: Sequence[Example], answers: Sequence[bool]) -> dict[str, Any]:
    """Bias and weights, in thousandths of log-odds, of one yes-or-no question.

    Each feature is scaled by its naive Bayes log-count ratio before the regression (S. Wang and C. Manning,
    Baselines and
    Bigrams, ACL 2012): better than either alone on short texts.
    """
    counts = Counter(name for example in examples for name in example.names)
    vocabulary = {name: n for n, name in enumerate(sorted(name for name in counts if counts[name] >= LEAST_SENTENCES))}
    matrix, yes = _matrix(examples, vocabulary), np.array(answers)
    ratio = _log_count_ratio(matrix, yes)
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED).fit(matrix @ diags(ratio), yes)
    weights = model.coef_[0] * ratio
    rounded = {name: round(float(weights[n]) * SCALE) for name, n in vocabulary.items()}
    return {
        "bias": round(float(model.intercept_[0]) * SCALE),
        "weights": {name: weight for name, weight in rounded.items() if abs(weight) >= LEAST_WEIGHT},
    }


def _log_count_ratio(matrix: csr_matrix, yes: Any) -> Any:
    among_yes = np.asarray(matrix[yes].sum(axis=0)).ravel() + SMOOTHING
    among_no = np.asarray(matrix[~yes].sum(axis=0)).ravel() + SMOOTHING
    return np.log((among_yes / among_yes.sum()) / (among_no / among_no.sum()))


def _matrix(examples: Sequence[Example], vocabulary: dict[str, int]) -> csr_matrix:
    columns = [sorted(vocabulary[name] for name in example.names if name in vocabulary) for example in examples]
    starts = np.cumsum([0, *map(len, columns)], dtype=np.int32)
    flat = np.array([n for row in columns for n in row], dtype=np.int32)
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(examples), len(vocabulary)))


def train_heads(examples: Sequence[Example]) -> dict[str, Any]:
    """All heads of the judge: blame from every line, each family from the blame lines, each note from every line."""
    heads = {BLAME: train_head(examples, [example.blame for example in examples])}
    blamed = [example for example in examples if example.blame]
    for name, family in families().items():
        among = blamed if family.level == BLAME else examples
        heads[name] = train_head(among, [name in example.families for example in among])
    return heads


def train_rungs(actions: Sequence[Example]) -> dict[str, Any]:
    """The model of the ladder: one head a rung."""
    return number({rung: train_head(actions, [rung in action.families for action in actions]) for rung in RUNGS})


def number(heads: Mapping[str, Any]) -> dict[str, Any]:
    """Heads with weights by name as whathow.blame.learned reads them: every feature numbered, runs as trees."""
    names = sorted({name for head in heads.values() for name in head["weights"]})
    numbers = {name: n for n, name in enumerate(names)}
    model: dict[str, Any] = {"words": _row(WORDS, numbers), "kinds": _row(KINDS, numbers)}
    model["single"] = {name.removeprefix(SINGLE): n for name, n in numbers.items() if name.startswith(SINGLE)}
    model["heads"] = {
        head: {
            "bias": made["bias"],
            "numbers": sorted(numbers[name] for name in made["weights"]),
            "weights": [made["weights"][name] for name in sorted(made["weights"])],
        }
        for head, made in heads.items()
    }
    return model


def _row(place: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {"one": {}, "two": {}, "skip": {}, "three": {}}
    for name, n in numbers.items():
        if not name.startswith(place):
            continue
        match name.removeprefix(place).split(" "):
            case [one]:
                row["one"][one] = n
            case [one, two]:
                row["two"].setdefault(one, {})[two] = n
            case [one, "", three]:
                row["skip"].setdefault(one, {})[three] = n
            case [one, two, three]:
                row["three"].setdefault(one, {}).setdefault(two, {})[three] = n
    return row


def train_questions(questions: Sequence[Example]) -> dict[str, Any]:
    """The model that says whether a question asks for a defence."""
    return number({"defence": train_head(questions, [question.blame for question in questions])})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without", nargs="*", default=[], metavar="GROUP", help="groups to leave out")
    asked = parser.parse_args()
    examples, actions = read_examples(asked.without), read_actions()
    print(f"{len(examples)} labelled sentences, {len(actions)} labelled actions", flush=True)
    _write(WEIGHTS, number(train_heads(examples)))
    _write(RUNG_WEIGHTS, train_rungs(actions))
    _write(QUESTION_WEIGHTS, train_questions(read_questions(frozenset({"rules"}))))


def _write(path: Path, model: dict[str, Any]) -> None:
    made = json.dumps(model, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    path.write_text(made + "\n", encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)} ({path.stat().st_size:,} bytes)", flush=True)


if __name__ == "__main__":
    main()
