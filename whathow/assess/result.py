"""A learner's assessments, as a page keeps them, made into what they are shown and into what they may send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from whathow.assess.bank import Bank
from whathow.assess.plan import OCCASIONS
from whathow.assess.score import Answer, Score, gain, score
from whathow.assess.short import POINTS, judge_short
from whathow.assess.words import change, say
from whathow.fault import Fault, FaultError
from whathow.rubric.criterion import Grade

KIND, VERSION = "whathow assessment results", 1
LEAST_SURE, MOST_SURE = 50, 100


@dataclass(frozen=True)
class Sitting:
    """One assessment that was handed in: the answers, their score, and the short rewrite with its grade."""

    occasion: str
    answers: tuple[Answer, ...]
    score: Score
    short: str
    text: str
    grade: Grade


def read_sitting(bank: Bank, data: Mapping[str, Any]) -> Sitting:
    """A sitting from plain data: {"occasion", "answers": [{"id", "blame", "sure"}, …], "rewrite": {"id", "text"}},
    `sure` in percent. Raises FaultError where something is missing or unknown, or the rewrite can't be judged."""
    try:
        answers = tuple(_answer(bank, each) for each in data["answers"])
        short, text, occasion = bank.short[data["rewrite"]["id"]], str(data["rewrite"]["text"]), data["occasion"]
        if occasion not in OCCASIONS or not answers:
            raise ValueError
    except (KeyError, TypeError, ValueError, AttributeError):
        what = "it does not fit the sentences that the course has now"
        raise FaultError(
            [Fault("this assessment", what, "the answers are kept; an older copy of it reads them")]
        ) from None
    return Sitting(occasion, answers, score(answers), short.id, text, judge_short(short, text))


def _answer(bank: Bank, data: Mapping[str, Any]) -> Answer:
    sure = data["sure"]
    if not isinstance(data["blame"], bool) or not LEAST_SURE <= sure <= MOST_SURE:
        raise ValueError
    return Answer(bank.item[data["id"]], data["blame"], sure / 100)


def show_sitting(bank: Bank, sitting: Sitting) -> dict[str, Any]:
    """What a page shows of one sitting: lines, each sentence with its answer, the grade, and two good rewrites."""
    return {
        "occasion": sitting.occasion,
        "score": asdict(sitting.score),
        "lines": score_lines(sitting.score),
        "items": [
            {
                "text": answer.item.text,
                "said": answer.blame,
                "sure": round(100 * answer.sure),
                "blame": answer.item.blame,
                "right": answer.right,
                "why": answer.item.why,
            }
            for answer in sitting.answers
        ],
        "text": sitting.text,
        "grade": sitting.grade.to_dict(),
        "good": list(bank.short[sitting.short].good),
    }


def score_lines(result: Score) -> list[str]:
    """A score in sentences."""
    share = result.right / result.of
    off = result.sure - share
    fit = "even" if abs(off) < 1 / result.of else "surer" if off > 0 else "humbler"
    figures = {"right": result.right, "of": result.of, "sure": round(100 * result.sure), "share": round(100 * share)}
    return [
        f"{say('score', 'right', **figures)} {say('score', fit, of=result.of)}",
        say("score", "brier", brier=f"{result.brier:.2f}"),
    ]


def gain_lines(sittings: Sequence[Sitting]) -> list[str]:
    """What the last of the sittings says beside each earlier one, in sentences; none where it is the only one."""
    *earlier, last = sorted(sittings, key=lambda sitting: OCCASIONS.index(sitting.occasion))
    lines = [line for one in earlier for line in _gain(one, last)]
    return [*lines, say("gain", "caveat")] if lines else []


def _gain(one: Sitting, last: Sitting) -> list[str]:
    found = gain(one.answers, last.answers)
    if found is None:
        return [say("gain", "unmatched")]
    by = say(
        "gain",
        "by",
        earlier=say("occasion", one.occasion),
        change=change(found.by),
        of=last.score.of,
        low=change(found.low, "end_"),
        high=change(found.high, "end_"),
    )
    brier = say("gain", "brier", before=f"{one.score.brier:.2f}", after=f"{last.score.brier:.2f}")
    rewrite = say("gain", "rewrite", before=one.grade.points, after=last.grade.points, most=POINTS)
    return [f"{by} {brier} {rewrite}"]


def results_file(sittings: Sequence[Sitting], code: str) -> dict[str, Any]:
    """What a learner may send to whoever gathers for the team: counts and points by occasion. No name, no answer, no
    text, no date; `code` is a random word that only tells two files of one browser from files of two people."""
    occasions = {
        sitting.occasion: {**_rounded(sitting.score), "rewrite": sitting.grade.points, "rewrite_of": POINTS}
        for sitting in sittings
    }
    return {"whathow": KIND, "version": VERSION, "code": code, "occasions": occasions}


def _rounded(result: Score) -> dict[str, Any]:
    return {"right": result.right, "of": result.of, "sure": round(result.sure, 3), "brier": round(result.brier, 4)}
