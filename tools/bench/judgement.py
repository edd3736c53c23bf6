"""Judgement on text that the judge has not seen: each voice is judged by a judge trained without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest.mock import patch

from examples import Example, read_examples
from train import number, train_heads

from tools.bench.counts import count
from tools.bench.lines import Line, Report, read_reports, read_voice
from tools.bench.peers import verdicts
from tools.bench.progress import step
from whathow.blame import judge
from whathow.blame.family import families
from whathow.blame.finding import Finding
from whathow.blame.learned import make_model
from whathow.check import check, check_line
from whathow.text.document import read_document, read_line
from whathow.text.exhibits import exhibited

OURS = "whathow"
VOICES = ("dev", "tech", "real", "threads", "narrative")
REPORTS = "reports"
SHOWN_OF_A_VOICE = 2  # false alarms, and misses


class Verdict(NamedTuple):
    """What was found in a line, how far its log-odds lie above the bar (thousandths), and whether it meets a plain
    pattern."""

    found: tuple[Finding, ...]
    margin: int
    plain: bool

    @property
    def blame(self) -> bool:
        return bool(self.families)

    @property
    def families(self) -> tuple[str, ...]:
        """The families of blame; notes are left out."""
        return tuple(one.family for one in self.found if one.level == "blame")


def measure() -> dict[str, Any]:
    """Everything about judgement, as it stands in bench/results.json."""
    with step("Reading the labelled text"):
        examples = read_examples()
    lines = {voice: read_voice(voice) for voice in VOICES}
    peers = verdicts([line.text for voice in VOICES for line in lines[voice]])
    said = {voice: _judge_unseen(examples, voice, lines[voice]) for voice in VOICES}
    with step("Judging whole reports unseen"), judged_without(examples, REPORTS):
        reports = _measure_reports(read_reports())
    return {
        "voices": _voices(lines, said, {name: made["said"] for name, made in peers.items()}),
        "versions": {name: made["version"] for name, made in peers.items()},
        "families": _families(
            [pair for voice in VOICES for pair in zip(lines[voice], said[voice], strict=True)],
        ),
        "alarms": _exhibits(lines, said, blame=False),
        "misses": _exhibits(lines, said, blame=True),
        "plain_alarms": _alarms_by_plain(lines, said),
        REPORTS: reports,
    }


@contextmanager
def judged_without(examples: Sequence[Example], group: str) -> Iterator[None]:
    """Within it, the checker's judge is one trained on all examples but those of a group."""
    trained = make_model(number(train_heads([example for example in examples if example.group != group])))
    judge.weigh.cache_clear()
    try:
        with patch.object(judge, "model", lambda: trained):
            yield
    finally:
        judge.weigh.cache_clear()


def _judge_unseen(examples: Sequence[Example], voice: str, lines: Sequence[Line]) -> list[Verdict]:
    with step(f"Judging {voice} unseen, {len(lines):,} lines"), judged_without(examples, voice):
        return [_verdict(line.text) for line in lines]


def _verdict(text: str) -> Verdict:
    sentence = read_line(text).sentences[0]
    margin = judge.judge(sentence.text, sentence.quotes).margin
    plain = judge.read(sentence.text, sentence.quotes).plain
    return Verdict(check_line(text), margin, bool(plain))


def _voices(
    lines: dict[str, list[Line]], said: dict[str, list[Verdict]], peers: dict[str, list[bool]]
) -> dict[str, Any]:
    made, at = {}, 0
    for voice, own in lines.items():
        labelled = [line.blame for line in own]
        flags = {OURS: [verdict.blame for verdict in said[voice]]}
        flags |= {name: every[at : at + len(own)] for name, every in peers.items()}
        at += len(own)
        counts = {name: count(zip(labelled, flagged, strict=True)) for name, flagged in flags.items()}
        made[voice] = {"lines": len(own), "blame": sum(labelled), "counts": counts}
    return made


def _families(pairs: Sequence[tuple[Line, Verdict]]) -> dict[str, Any]:
    """For each family: lines labelled with it, how many were found, how many had it named, clean lines charged with
    it."""
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for line, verdict in pairs:
        if not line.blame:
            alarms.update(set(verdict.families))
            continue
        own = {name for name in line.families if families()[name].level == "blame"}
        there.update(own)
        found.update(own if verdict.blame else ())
        named.update(own & set(verdict.families))
    order = [name for name, family in families().items() if family.level == "blame"]
    return {n: {"there": there[n], "found": found[n], "named": named[n], "alarms": alarms[n]} for n in order}


def _exhibits(lines: dict[str, list[Line]], said: dict[str, list[Verdict]], blame: bool) -> list[dict[str, Any]]:
    """The worst errors of every voice: clean lines with the highest scores, or blame with the lowest."""
    made = []
    for voice, own in lines.items():
        wrong = [pair for pair in zip(own, said[voice], strict=True) if pair[0].blame == blame != pair[1].blame]
        wrong.sort(key=lambda pair: (pair[1].margin if blame else -pair[1].margin, pair[0].text))
        made += [_exhibit(voice, *pair) for pair in wrong[:SHOWN_OF_A_VOICE]]
    return made


def _exhibit(voice: str, line: Line, verdict: Verdict) -> dict[str, Any]:
    charged = [one for one in verdict.found if one.level == "blame"]
    return {
        "voice": voice,
        "text": line.text,
        "labelled": list(line.families),
        "said": sorted({one.family for one in charged}),
        "words": charged[0].text if charged else "",
        "margin": verdict.margin,
        "plain": verdict.plain,
    }


def _alarms_by_plain(lines: dict[str, list[Line]], said: dict[str, list[Verdict]]) -> int:
    """How many false alarms meet a plain pattern; the others are the learned part's own."""
    return sum(
        verdict.blame and verdict.plain and not line.blame
        for voice in lines
        for line, verdict in zip(lines[voice], said[voice], strict=True)
    )


def _measure_reports(reports: Sequence[Report]) -> dict[str, Any]:
    """Sentences of whole reports at the bars for reports; findings in the reports that blame nobody."""
    pairs, clean_words, clean_findings, clean = [], 0, 0, 0
    for report in reports:
        found = [(one.start, one.end) for one in check(report.text) if one.level == "blame"]
        pairs += _sentences(report, found)
        if not report.blamed:
            clean += 1
            clean_words += len(report.text.split())
            clean_findings += len(found)
    return {
        "reports": len(reports),
        "counts": count(pairs),
        "clean": {"reports": clean, "words": clean_words, "findings": clean_findings},
    }


def _sentences(report: Report, found: Sequence[tuple[int, int]]) -> list[tuple[bool, bool]]:
    document = read_document(report.text)
    shown = exhibited(document.folded.text, document.blocks)
    spans = [document.span(one.start, one.end) for one in document.sentences if one.block not in shown]
    return [(_met(span, report.blamed), _met(span, found)) for span in spans]


def _met(span: tuple[int, int], ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and end > span[0] for start, end in ranges)
