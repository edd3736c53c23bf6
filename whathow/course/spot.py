"""The exercise `spot-the-blame`: twenty sentences; which of them blame, of which family, and in which words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whathow.blame.family import families
from whathow.course.exercise import UNANSWERED, Exercise, Part, share_of
from whathow.course.library import find
from whathow.course.lines import Line, numbered_lines
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Grade, Remark

PARTS = (
    Part("verdict", "Which sentences blame, and which are clean?", 40),
    Part("family", "What does the blame do? (its family)", 30),
    Part("words", "Which words carry it?", 30),
)
BARS = {"verdict": 0.8, "family": 0.6, "words": 0.6}
CLEAN = frozenset({"clean", "ok", "fine", "no blame", "none", "account"})
KEYS = ("id", "text", "label", "families", "trigger", "why", "ask")
PROMPT = """\
Read each sentence. Does it blame somebody, or is it a plain account? Some of the blame is polite, some is turned on
the writer, and some sentences that look hard are clean.

Below the first line of the answer cell there is a number for each sentence. Write after it

- `clean`, or
- the family of the blame, a bar, and the words that carry it:

        3: counterfactual | should have looked

The families: {families}. Run the cell (Shift+Enter) as often as you like."""


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence; `triggers` are the wordings any of which carries the blame, `why` says why, `ask` opens
    it."""

    id: str
    text: str
    blame: bool
    families: tuple[str, ...]
    triggers: tuple[str, ...]
    why: str
    ask: str


def spot_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the sentences in the file spot/`name`.jsonl. Raises FaultError where it is unknown or
    broken."""
    sentences = read_sentences(find("spot", name, ".jsonl", start))
    known = ", ".join(f"`{key}`" for key, family in families().items() if family.level == "blame")
    return Exercise(
        name=name,
        title="Spot the blame",
        minutes=15,
        magic=f"%%spot {name}",
        starter="\n".join(f"{n}:" for n in range(1, len(sentences) + 1)),
        prompt=PROMPT.format(families=known),
        material="\n".join(f"{n}. {sentence.text}" for n, sentence in enumerate(sentences, 1)),
        parts=PARTS,
        model="\n".join(_explained(n, sentence) for n, sentence in enumerate(sentences, 1)),
        key="\n".join(f"{n}: {_answer(sentence)}" for n, sentence in enumerate(sentences, 1)),
        source=f"spot/{name}.jsonl",
        judge=lambda answer: judge(name, sentences, answer),
    )


def read_sentences(path: Path) -> tuple[Sentence, ...]:
    """The labelled sentences in the file at `path`, one JSON object a line. Raises FaultError, a line for each bad
    line."""
    sentences: list[Sentence] = []
    faults: list[Fault] = []
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            triggers = tuple(words.strip() for words in row["trigger"].split("|") if words.strip())
            blame = {"blame": True, "clean": False}[row["label"]]
            sentences.append(
                Sentence(row["id"], row["text"], blame, tuple(row["families"]), triggers, row["why"], row["ask"])
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            faults.append(
                Fault(f"{path}:{n}", "not a labelled sentence", f"write one JSON object with {', '.join(KEYS)}")
            )
    if faults:
        raise FaultError(faults)
    return tuple(sentences)


def judge(name: str, sentences: Sequence[Sentence], answer: str) -> Grade:
    """The grade of `answer`: lines such as `3: clean` and `4: person-fix | be more careful`."""
    lines = numbered_lines(answer)
    pairs = [(n, sentence, lines.get(n)) for n, sentence in enumerate(sentences, 1)]
    blameful = [pair for pair in pairs if pair[1].blame]
    remarks = {
        "verdict": [_verdict(*pair) for pair in pairs],
        "family": [_family(*pair) for pair in blameful],
        "words": [_words(*pair) for pair in blameful],
    }
    return Grade(name, tuple(share_of(part, remarks[part.id], BARS[part.id]) for part in PARTS))


def _verdict(n: int, sentence: Sentence, line: Line | None) -> Remark | None:
    if line is None:
        return Remark("", 0, 0, sentence.id, f"Sentence {n} has no answer yet.", sentence.ask)
    if not _says_clean(line) and not _says_blame(line):
        return _remark(line, sentence, f"Sentence {n}: write `clean`, or a family and the words after a bar.")
    if _says_clean(line) != sentence.blame:
        return None
    said = "clean" if _says_clean(line) else "blame"
    return _remark(line, sentence, f"Sentence {n}: you read it as {said}.")


def _family(n: int, sentence: Sentence, line: Line | None) -> Remark | None:
    if line is None or _says_clean(line):
        return UNANSWERED
    said = _slug(line.text.partition("|")[0])
    if said in sentence.families:
        return None
    if said not in families():
        return _remark(line, sentence, f"Sentence {n}: `{said[:40]}` is none of the families.")
    return Remark(
        line.text,
        line.start,
        line.end,
        sentence.id,
        f"Sentence {n}: another family fits better.",
        families()[said].questions[0],
    )


def _words(n: int, sentence: Sentence, line: Line | None) -> Remark | None:
    if line is None or _says_clean(line):
        return UNANSWERED
    said = _tokens(line.text.partition("|")[2])
    if not said:
        return _remark(line, sentence, f"Sentence {n}: no words are marked.")
    if not set(said) <= set(_tokens(sentence.text)):
        return _remark(line, sentence, f"Sentence {n}: these words are not in the sentence.")
    if any(_overlap(said, _tokens(trigger)) for trigger in sentence.triggers):
        return None
    return _remark(line, sentence, f"Sentence {n}: the blame sits in other words, or in fewer of them.")


def _overlap(said: list[str], trigger: list[str]) -> bool:
    """At least half of the trigger, and not so much around it that the whole sentence would do."""
    shared = len(set(said) & set(trigger))
    return 2 * shared >= len(set(trigger)) and 5 * shared >= 3 * len(set(said))


def _says_clean(line: Line) -> bool:
    return line.text.strip().rstrip(".").casefold() in CLEAN


def _says_blame(line: Line) -> bool:
    said = _slug(line.text.partition("|")[0])
    return said == "blame" or said in families()


def _slug(words: str) -> str:
    return (
        re.sub(r"[\s_–—-]+", "-", words.strip().strip("`'\"*").casefold())
        .replace("judgement", "judgment")
        .replace("counter-f", "counterf")
    )


def _tokens(words: str) -> list[str]:
    return re.findall(r"\w+", words.replace("’", "'").casefold())


def _remark(line: Line, sentence: Sentence, message: str) -> Remark:
    return Remark(line.text, line.start, line.end, sentence.id, message, sentence.ask)


def _answer(sentence: Sentence) -> str:
    return f"{sentence.families[0]} | {sentence.triggers[0]}" if sentence.blame else "clean"


def _explained(n: int, sentence: Sentence) -> str:
    if not sentence.blame:
        return f"{n}. **clean**: {sentence.why}"
    words = "” or “".join(sentence.triggers)
    return f"{n}. **{', '.join(sentence.families)}** in “{words}”: {sentence.why}"
