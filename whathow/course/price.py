"""The exercise `price-the-blame`: run the cost model, then argue with its figures to a manager."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from whathow.check import check_document, judgements
from whathow.cost.outcome import Outcome, Range, rounded, simulate
from whathow.cost.sheet import Sheet, read_sheet
from whathow.course.exercise import Exercise, Part
from whathow.course.figures import Figure, ranges, read_figures
from whathow.course.library import find
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Criterion, Grade, Remark
from whathow.rubric.language import language
from whathow.text.document import Document, read_document
from whathow.text.language import other_language

PARTS = (
    Part("figures", "Are its figures those of your run?", 40),
    Part("range", "Are they told as ranges, and as unsure?", 30),
    Part("language", "Is it free of blame?", 30),
)
KIND = "cost"
FIGURES, KINDS, RANGES = 4, 2, 2  # figures wanted, of so many measures; ranges wanted
LEAST_WORDS = 30
MOST_CHARACTERS = 20_000  # of a letter; a manager reads less
SETTINGS = re.compile(r"\A\s*settings[ \t]*:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
SETTING = re.compile(r"([\w-]+)\s*[=:]\s*(-?\d+(?:\.\d+)?)")
PLACEHOLDER = "Write to your manager here, in place of this line."
STARTER = f"settings: default\n\n{PLACEHOLDER}"
PROMPT = """\
{scene}

- The first line says with which settings you ran the model: `settings: default`, or those that you changed, such as
  `settings: blame_a=50, people=14`. The model is run with them again when your letter is graded.
- Use at least four figures of your run, of two kinds or more.
- Give at least two of them as ranges (`25 to 58`), and say where they come from and how unsure they are.
- Ask for something small enough to be granted.
- Nobody has to be the culprit in it, your manager least of all.

Run the cell (Shift+Enter) as often as you like."""
WANTED = "{wanted} figures of your run are wanted, of at least {kinds} kinds; found in these words: {found}."
ONE_RANGE = "{wanted} ranges of your run are wanted, each from its low to its high; found in these words: {found}."
TOO_SHORT = "There are too few words here to judge how they sound."
NO_FIGURE = "There is no figure of your run here yet."


@dataclass(frozen=True)
class Letter:
    """A letter that has been read: with its settings' outcome and its figures, sentence by sentence."""

    document: Document
    outcome: Outcome
    figures: list[list[Figure]]

    @property
    def used(self) -> frozenset[tuple[str, str, str]]:
        """One place in the outcome for each figure that has one."""
        return frozenset(min(figure.stands) for sentence in self.figures for figure in sentence if figure.stands)

    @property
    def invented(self) -> list[Figure]:
        return [figure for sentence in self.figures for figure in sentence if figure.invented]

    @property
    def words(self) -> int:
        return len(re.findall(r"[^\W\d_]+", self.document.masked))


@dataclass(frozen=True)
class Sign:
    """A wording looked for, what is said where it is missing (or there), and a question."""

    id: str
    pattern: re.Pattern[str]
    message: str
    ask: str


@dataclass(frozen=True)
class Signs:
    """All wordings that are looked for; `refused` stands before one that is denied ("this does not prove")."""

    asks: re.Pattern[str]
    refused: re.Pattern[str]
    named: tuple[Sign, ...]
    certain: tuple[Sign, ...]


def price_exercise(name: str, start: Path | None = None) -> Exercise:
    """The exercise made from the model cost/`name`.toml. Raises FaultError where it is unknown or broken."""
    sheet = read_sheet(find(KIND, name, ".toml", start))
    letters = [f"settings: default\n\n{letter}" for letter in model_letters(sheet)]
    limits = [f"- {limit}" for limit in sheet.limits]
    return Exercise(
        name=name,
        title=sheet.title,
        minutes=sheet.minutes,
        magic=f"%%price {name}",
        starter=STARTER,
        prompt=PROMPT.format(scene=sheet.scene),
        material="\n".join(["**What the model can't do**", "", *limits, "", sheet.works]),
        parts=PARTS,
        model="\n\n---\n\n".join(letters),
        key=letters[0],
        source=f"{KIND}/{name}.toml",
        judge=lambda answer: judge(sheet, answer),
        setup=f"%price {name}",
    )


def judge(sheet: Sheet, answer: str) -> Grade:
    """The grade of `answer`: a line of settings, then a letter. Raises FaultError where a setting is not the model's,
    or where the letter is not in English."""
    return grade_letter(sheet, read_settings(answer), answer)


def grade_letter(sheet: Sheet, settings: Mapping[str, float], text: str) -> Grade:
    """The grade of the letter `text`, held against the model's run with `settings`; raises as `judge` does."""
    letter = _read(sheet, settings, text)
    return Grade(sheet.name, (_figures(letter), _range(letter), _language(letter)))


def read_settings(answer: str) -> dict[str, float]:
    """The settings that the first line of `answer` names; none where it says "default" or is not there.

    >>> read_settings("settings: blame_a=50, seed=3\\n\\nDear Ana, …")
    {'blame_a': 50.0, 'seed': 3.0}
    """
    line = SETTINGS.match(answer)
    if not line or line[1].strip().casefold() in ("", "default", "defaults"):
        return {}
    found = {name.replace("-", "_"): float(value) for name, value in SETTING.findall(line[1])}
    if SETTING.sub("", line[1]).strip(" ,;\t."):
        mend = "write `settings: default`, or names and numbers such as `settings: blame_a=50, seed=3`"
        raise FaultError([Fault("settings", "the line can't be read", mend)])
    return found


def _read(sheet: Sheet, settings: Mapping[str, float], text: str) -> Letter:
    if len(text) > MOST_CHARACTERS:
        what = f"{len(text):,} characters, and the most is {MOST_CHARACTERS:,}"
        raise FaultError([Fault("your letter", what, "keep to a few sentences")])
    outcome = simulate(sheet, settings)
    text = SETTINGS.sub(_blank, text, count=1).replace(PLACEHOLDER, " " * len(PLACEHOLDER))
    spoken = other_language(text)
    if spoken:
        raise FaultError(
            [Fault("your letter", f"it is in {spoken}, which can't be judged here", "write it in English")]
        )
    document = read_document(text)
    return Letter(document, outcome, read_figures(document, sheet, outcome, _signs().asks))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _figures(letter: Letter) -> Criterion:
    """Ten points a figure up to four; each invented one takes ten away."""
    used, invented = letter.used, letter.invented
    kinds = len({measure for measure, _, _ in used})
    enough = len(used) >= FIGURES and kinds >= KINDS
    remarks = [] if enough else [_missing(WANTED.format(wanted=FIGURES, kinds=KINDS, found=len(used)), "figure")]
    remarks += [_invented(figure) for figure in invented]
    counted = min(len(used), FIGURES if kinds >= KINDS else FIGURES - 1)
    points = max(0, 10 * (counted - len(invented)))
    return Criterion("figures", not remarks, True, points, PARTS[0].points, tuple(remarks))


def _range(letter: Letter) -> Criterion:
    """Eight points a range up to two, four for saying "a model", four for saying how unsure, six for no certainty."""
    if not letter.used:
        return Criterion("range", False, True, 0, PARTS[1].points, (_missing(NO_FIGURE, "range"),))
    told = {found for sentence in letter.figures for found in ranges(sentence, letter.document)}
    missing = [sign for sign in _signs().named if not sign.pattern.search(letter.document.masked)]
    certain = list(_certain(letter.document))
    short = [] if len(told) >= RANGES else [_missing(ONE_RANGE.format(wanted=RANGES, found=len(told)), "range")]
    remarks = [*short, *(Remark("", 0, 0, sign.id, sign.message, sign.ask) for sign in missing), *certain]
    points = 8 * min(len(told), RANGES) + 4 * (len(_signs().named) - len(missing)) + (0 if certain else 6)
    return Criterion("range", not remarks, True, points, PARTS[1].points, tuple(remarks))


def _language(letter: Letter) -> Criterion:
    if letter.words < LEAST_WORDS or not letter.used:
        missing = TOO_SHORT if letter.used else NO_FIGURE
        return Criterion("language", False, True, 0, PARTS[2].points, (_missing(missing, "language"),))
    return language(check_document(letter.document), judgements(letter.document))


def _certain(document: Document) -> Iterator[Remark]:
    for sentence in document.sentences:
        for sign in _signs().certain:
            for found in sign.pattern.finditer(sentence.text):
                if _signs().refused.search(sentence.text[: found.start()]):
                    continue
                start, end = document.span(sentence.start + found.start(), sentence.start + found.end())
                yield Remark(document.source[start:end], start, end, "certain", sign.message, sign.ask)


def _invented(figure: Figure) -> Remark:
    message = "Neither the run with your settings nor what you put in has this figure."
    return Remark(figure.text, figure.start, figure.end, "figure", message, "What does the table say in this place?")


def _missing(message: str, family: str) -> Remark:
    ask = "Which rows of the table would your manager ask about first?"
    return Remark("", 0, 0, family, message, ask if family != "language" else "")


def model_letters(sheet: Sheet) -> list[str]:
    """The sheet's model letters with the figures of its default run in their places."""
    outcome = simulate(sheet)
    shown = {each.id: replace(each, a=_shown(each.a), b=_shown(each.b)) for each in outcome.measures}
    names = {"people": int(outcome.values["people"]), "months": int(outcome.values["months"]), "runs": outcome.runs}
    return [letter.format_map({**names, **shown}) for letter in sheet.letters]


def _shown(found: Range) -> Range:
    return Range(*(int(rounded(value)) for value in (found.low, found.middle, found.high)))


@cache
def _signs() -> Signs:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    named, certain = (tuple(_sign(row) for row in data[key]) for key in ("named", "certain"))
    return Signs(_pattern(data["asks"]), _pattern(data["refused"]), named, certain)


def _sign(row: Mapping[str, str]) -> Sign:
    return Sign(row.get("id", "certain"), _pattern(row["pattern"]), row["message"], row["ask"])


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
