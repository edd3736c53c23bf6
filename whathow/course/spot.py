"""The exercise `spot-the-blame`: twenty sentences; which of them blame, of which family, and in which words.

They are drawn from a pool of labelled sentences: `draw: 2` in the first line of an answer means the second hand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from whathow.blame.family import families
from whathow.course.exercise import UNANSWERED, Exercise, Form, Item, Part, share_of
from whathow.course.library import find
from whathow.course.lines import Line, explained, numbered_lines, numbers, shown
from whathow.course.pool import Sentence, hand, read_sentences
from whathow.rubric.criterion import Grade, Remark

KIND = "spot"
PARTS = (
    Part("verdict", "Which sentences blame, and which are clean?", 40),
    Part("family", "What does the blame do? (its family)", 30),
    Part("words", "Which words carry it?", 30),
)
BARS = {"verdict": 0.8, "family": 0.6, "words": 0.6}
CLEAN = frozenset({"clean", "ok", "fine", "no blame", "none", "account", "this is fine"})
MOST_DRAWS = 9999
DRAW = re.compile(r"\A\s*draw[ \t]*[:=#]?[ \t]*(\d{1,4})\b", re.IGNORECASE)
SCENE = """\
Read each sentence. Does it blame somebody, or is it a plain account? Some of the blame is polite, some is turned on
the writer, and some sentences that look hard are clean."""
PROMPT = """\
{scene}

Below the first line of the answer cell there is a number for each sentence. Write after it

- `clean`, or
- the family of the blame, a bar, and the words that carry it:

        3: counterfactual | should have looked

The families: {families}. Run the cell (Shift+Enter) as often as you like.

For fresh sentences run `%spot {name} 2` in a cell of your own. Then begin your answer with the line `draw: 2`."""


def spot_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the pool in spot/`name`.jsonl. Raises FaultError where it is unknown or broken."""
    pool = read_sentences(find(KIND, name, ".jsonl", start))
    known = ", ".join(f"`{key}`" for key, _ in choices())
    first = hand(pool, 1)
    items = _items(first)
    return Exercise(
        name=name,
        title="Spot the blame",
        minutes=15,
        magic=f"%%spot {name}",
        starter=numbers(len(items)),
        prompt=PROMPT.format(scene=SCENE, families=known, name=name),
        material=shown(items),
        parts=PARTS,
        model=explained(items),
        key="\n".join(f"{n}: {sentence.answer}" for n, sentence in enumerate(first, 1)),
        source=f"{KIND}/{name}.jsonl",
        judge=lambda answer: judge(name, pool, answer),
        form=Form("spot", SCENE, items, choices=choices()),
    )


def spot_items(name: str, number: int, start: Path | None = None) -> tuple[Item, ...]:
    """The items of hand `number` (from 1) of the pool `name`; raises as `spot_exercise` does."""
    return _items(hand(read_sentences(find(KIND, name, ".jsonl", start)), number))


def choices() -> tuple[tuple[str, str], ...]:
    """The families of blame, with what they are called."""
    return tuple((key, family.title) for key, family in families().items() if family.level == "blame")


def _items(sentences: Sequence[Sentence]) -> tuple[Item, ...]:
    return tuple(
        Item(each.id, each.text, (_named(each),), f"{each.why[:1].upper()}{each.why[1:]}.") for each in sentences
    )


def _named(sentence: Sentence) -> str:
    if not sentence.blame:
        return "Clean."
    titles = " and ".join(families()[key].title.lower() for key in sentence.families)
    return f"Blame ({titles}), in “{sentence.triggers[0]}”."


def judge(name: str, pool: Sequence[Sentence], answer: str) -> Grade:
    """The grade of `answer`: lines such as `3: clean` and `4: person-fix | be more careful`, and `draw: 2` before them
    where they are about the second hand."""
    drawn = DRAW.match(answer)
    sentences = hand(pool, max(int(drawn[1]), 1) if drawn else 1)
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
        return Remark("", 0, 0, sentence.id, f"Sentence {n} has no answer yet.", _hints()["clean"])
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
    return line.remark(sentence.id, message, _ask(sentence))


def _ask(sentence: Sentence) -> str:
    return _hints()[sentence.kind[0]]


@cache
def _hints() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "spot.toml").read_text(encoding="utf-8"))
