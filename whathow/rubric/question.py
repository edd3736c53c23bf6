"""What a question asks for: a person's defence, a piece of the story, how a system works, or nothing.

A why said to a person asks for a justification (Allspaw, "The Infinite Hows", 2014); a why of a system is a question.
The first word alone decides nothing, so the subject, the "not" and the wording around them are read. Wording lives in
`question.toml`; how well it reads is measured on corpus/questions.jsonl.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from whathow.blame.family import families
from whathow.blame.judge import ACTION_BAR, BLAME, judge, read
from whathow.blame.learned import Model, read_model
from whathow.rubric.shape import Shape, read_shape, sentences
from whathow.text.document import read_line

Kind = Literal["defence", "story", "system", "statement"]
"""`defence`: would be answered with one. `story`: asks what was seen, known, expected, done, or is usual. `system`: a
good why or how of a thing. `statement`: asks nothing."""

LONGEST = 600  # characters that are read
# Thousandths of log-odds from which a question in words that no pattern has is called a defence.
DEFENCE_FROM, DEFENCE_EVEN_SO, SURE_FROM = -200, 900, 500
READ_HERE = frozenset({"why-who", "counterfactual"})
PERSON = re.compile(r"\bP\b")
WHY = re.compile(r"(?:why|how come)\b")
ASIDE = re.compile(r"(?:[\w'’.-]+ )+P [\w'’.-]+ (?:[\w'’.-]+ )*, ")  # "from where you sat, …"
OPENERS = ("why", "how", "what", "who", "which", "where", "when")


@dataclass(frozen=True)
class Asked:
    """What a text asks for. For a defence, `start` to `end` are the words that ask for it, `message` says why it
    matters and `ask` opens it; `sure` is False where nothing known was found in the words."""

    kind: Kind
    start: int = 0
    end: int = 0
    message: str = ""
    ask: str = ""
    sure: bool = True


def read_question(text: str) -> Asked:
    """What `text` (one line, English) asks for; of several questions the first that asks for a defence counts, else a
    story, else the last.

    >>> [read_question(text).kind for text in ("Why didn't you check?", "What did you see?", "Why did the queue grow?")]
    ['defence', 'story', 'system']
    """
    document = read_line(text[:LONGEST])
    asked = _read_line(document.masked)
    start, end = document.span(asked.start, asked.end)
    return replace(asked, start=start, end=end)


def _read_line(line: str) -> Asked:
    asking = [asked for start, end in sentences(line) if (asked := _read(line[start:end], start, line))]
    for asked in asking:
        if asked.kind == "defence":
            return asked
    if not asking:
        return Asked("statement")
    told = [asked for asked in asking if asked.kind == "story"]
    return _blamed(line) or (told or asking)[-1]


def _read(text: str, start: int, whole: str) -> Asked | None:
    """What one sentence, or one question of a sentence, asks for; it starts at `start` of `whole`. None: nothing."""
    ways, shape = _ways(), read_shape(text)
    joined = bool(ways.works.match(shape.line)) and "?" in whole[start:]
    if not ("?" in text or joined or ways.requests.search(shape.line)):
        return None
    at = _asked_from(shape.line)
    line = shape.line[at:]
    charged = _charge(shape.line, at) or _why(line, whole[:start], text) or _plea(line)
    if charged:
        way, first, last = charged
        left, right = shape.span(at + first, at + last)
        return way.of(start + left, start + right)
    contempt = ways.contempt.search(text.lower())
    if contempt:
        return ways.contempted.of(start + contempt.start(), start + contempt.end())
    if ways.seen.search(line):
        return Asked("story")
    best, firm = _best(shape, at)
    learned = _learned(text)
    if learned < (DEFENCE_EVEN_SO if firm else DEFENCE_FROM):
        return best
    return replace(ways.learned.of(start, start + len(text.rstrip())), sure=learned >= SURE_FROM)


def _best(shape: Shape, at: int) -> tuple[Asked, bool]:
    """The story or the system, where nothing asks for a defence; and whether any word says that it is this."""
    ways, line = _ways(), shape.line[at:]
    if WHY.match(line):
        return Asked("system"), False
    if ways.story.search(line):
        return Asked("story"), True
    if any(place >= at for place in shape.people) or ways.somebody.search(line) or ASIDE.match(shape.line):
        return Asked("story"), bool(ways.practice.search(line))
    known = bool(ways.works.search(line))
    return Asked("system" if known else "story", sure=known), known


def _asked_from(line: str) -> int:
    """Where the question itself begins, behind the ways of coming to it."""
    found = next(filter(None, (pattern.match(line) for pattern in _ways().begins)), None)
    return found.end() if found else 0


Charged = tuple["Defence", int, int]  # where in the line, counted from the beginning of the question


def _charge(line: str, at: int) -> Charged | None:
    """The first wording that draws a defence, in the question itself or in what leads up to it."""
    for way in _ways().defences:
        found = way.pattern.search(line[at:])
        if found:
            return way, found.start(), found.end()
        found = way.pattern.search(line) if at else None
        if found and not found.group().startswith(OPENERS):  # a "when" or "if" that only leads up to the question
            return way, found.start() - at, found.end() - at
    return None


def _why(line: str, before: str, text: str) -> Charged | None:
    ways = _ways()
    if not WHY.match(line) or ways.conditions.search(line) or ways.conditions.search(text.lower()):
        return None
    if line == "why ?" and PERSON.search(read_shape(before).line):
        return ways.why, 0, len(line)
    for way, pattern in ((ways.why, ways.of_somebody), (ways.blank_why, ways.undone)):
        found = pattern.search(line)
        if found:
            return way, 0, found.end()
    return None


def _plea(line: str) -> Charged | None:
    found = _ways().to_somebody.match(line)
    return (_ways().plea, 0, found.end()) if found and not _ways().seen.search(line) else None


def _blamed(text: str) -> Asked | None:
    """The judge's word: a question may blame as any sentence does. Why and who, and pasts that never were, are read
    here better than by the judge of all sentences."""
    sentence = read_line(text).sentences[0]
    for charge in judge(sentence.text, sentence.quotes, ACTION_BAR).charges:
        family = families()[charge.family]
        if family.level == BLAME and family.id not in READ_HERE:
            return Asked("defence", charge.start, charge.end, family.message, family.questions[0])
    return None


def _learned(text: str) -> int:
    """The log-odds of a defence, in thousandths."""
    sentence = read_line(text[:LONGEST]).sentences[0]
    model = _model()
    return model.heads["defence"].score(model.numbers(read(sentence.text, sentence.quotes).seen, turns(text)))


def turns(text: str) -> frozenset[str]:
    """What the learned judge looks at in a question besides what it does in any sentence: its shape in ones, twos and
    threes, and how the question itself begins."""
    line = read_shape(read_line(text[:LONGEST]).sentences[0].text).line
    words, begun = ["<", *line.split(), ">"], line[_asked_from(line) :].split()
    runs = (words[n : n + length] for length in (1, 2, 3) for n in range(len(words) - length + 1))
    shape = {"shape:" + " ".join(run) for run in runs}
    return frozenset(shape | {"opens:" + " ".join(begun[:length]) for length in (1, 2, 3, 4)})


@cache
def _model() -> Model:
    return read_model(files(__package__) / "question.json")


@dataclass(frozen=True)
class Defence:
    """Wordings that would be answered with a defence, why that matters, and a question that opens them."""

    pattern: re.Pattern[str]
    message: str
    ask: str

    def of(self, start: int, end: int) -> Asked:
        """The words from `start` to `end`, which ask for a defence in this way."""
        return Asked("defence", start, end, self.message, self.ask)


@dataclass(frozen=True)
class Ways:
    """`question.toml`, made ready."""

    requests: re.Pattern[str]
    begins: tuple[re.Pattern[str], ...]
    of_somebody: re.Pattern[str]
    to_somebody: re.Pattern[str]
    somebody: re.Pattern[str]
    conditions: re.Pattern[str]
    undone: re.Pattern[str]
    seen: re.Pattern[str]
    story: re.Pattern[str]
    practice: re.Pattern[str]
    works: re.Pattern[str]
    contempt: re.Pattern[str]
    why: Defence
    blank_why: Defence
    plea: Defence
    learned: Defence
    contempted: Defence
    defences: tuple[Defence, ...]


@cache
def _ways() -> Ways:
    data = tomllib.loads((files(__package__) / "question.toml").read_text(encoding="utf-8"))
    stands_for = data["stands_for"]

    def pattern(sources: list[str]) -> re.Pattern[str]:
        joined = "|".join(f"(?:{source})" for source in sources)
        for name, meaning in stands_for.items():
            joined = joined.replace("{" + name + "}", f"(?:{meaning})")
        return re.compile(joined)

    def defence(entry: dict[str, Any], *own: str) -> Defence:
        return Defence(pattern(entry.get("patterns", own)), entry["message"], entry["ask"])

    named: dict[str, Any] = {name: pattern(sources) for name, sources in data["words"].items()}
    named |= {name: defence(data[name]) for name in ("why", "blank_why", "plea", "learned", "contempted")}
    begins = tuple(pattern([source]) for source in data["begins"])
    return Ways(**named, begins=begins, defences=tuple(map(defence, data["defence"])))
