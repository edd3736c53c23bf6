"""The items: whole, new, and told where they are broken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from whathow.assess.bank import open_bank, read_bank
from whathow.assess.short import judge_short
from whathow.blame.family import families
from whathow.check import check_line
from whathow.fault import FaultError

ROOT = Path(__file__).resolve().parents[2]
BANK = open_bank()
OTHERS = ("corpus/sentences/*.jsonl", "exercises/spot/*.jsonl")
PAGES = ("book/**/*.md", "facilitator_guide/**/*.md", "exercises/*/*.md", "exercises/*/*.toml")
ALIKE = 0.7  # share of words in common from which on two sentences are the same one

MODELS = [(short, text) for short in BANK.shorts for text in short.good]


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.lower()))


def other_sentences() -> Iterator[str]:
    for pattern in OTHERS:
        for path in ROOT.glob(pattern):
            yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line)


def test_there_are_enough_sentences_of_every_kind() -> None:
    """Sixty or more, half of them blame, half of them hard, every blaming family in equal share."""
    assert len(BANK.items) >= 60
    for kind in ("blame", "hard"):
        assert sum(getattr(item, kind) for item in BANK.items) * 2 == len(BANK.items)
    blaming = {name for name, family in families().items() if family.level == "blame"}
    counts = {name: sum(item.family == name for item in BANK.items) for name in blaming}
    assert len(set(counts.values())) == 1 and sum(counts.values()) == len(BANK.items)


def test_no_sentence_has_been_seen_elsewhere() -> None:
    """None is, or is nearly, a sentence of the corpus or of the exercise that drills the same."""
    mine = [(item.text, words(item.text)) for item in BANK.items]
    seen = [words(text) for text in other_sentences()]
    assert len(seen) > 1000
    twins = [text for text, one in mine for other in seen if len(one & other) >= ALIKE * len(one | other)]
    assert twins == []


def test_no_sentence_stands_in_a_page() -> None:
    """Neither the course nor its guide nor an exercise gives one away."""
    pages = [path for pattern in PAGES for path in ROOT.glob(pattern) if path.parent.name != "assessment"]
    read = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in pages)
    texts = [item.text for item in BANK.items] + [short.text for short in BANK.shorts]
    assert [text for text in texts if text in read] == []


def test_blame_and_clean_are_of_one_length() -> None:
    """Counting words gives nothing away: the means of the two kinds differ by two words at most."""
    lengths = {kind: [len(item.text.split()) for item in BANK.items if item.blame is kind] for kind in (True, False)}
    means = [sum(each) / len(each) for each in lengths.values()]
    assert abs(means[0] - means[1]) <= 2


def test_what_we_say_of_a_sentence_does_not_blame() -> None:
    """Every `why` is free of what it explains."""
    assert [item.why for item in BANK.items if any(one.level == "blame" for one in check_line(item.why))] == []


@pytest.mark.parametrize(("short", "text"), MODELS, ids=[f"{short.id}-{n % 2}" for n, (short, _) in enumerate(MODELS)])
def test_a_good_rewrite_earns_every_point(short, text: str) -> None:  # type: ignore[no-untyped-def]
    """Each of the two, in other words than the other."""
    assert judge_short(short, text).points == 60
    assert len(words(text) & words(short.text)) < len(words(short.text))


@pytest.mark.parametrize("short", BANK.shorts, ids=lambda short: short.id)
def test_what_is_no_rewrite_does_not_pass(short) -> None:  # type: ignore[no-untyped-def]
    """The original earns half for its facts; a sanitised one, an empty one and the bare names earn nothing."""
    assert judge_short(short, short.text).points == 30
    assert judge_short(short, "Mistakes were made. The matter has been resolved.").points == 0
    assert judge_short(short, " \n").points == 0
    assert judge_short(short, "It happened in the morning.").points == 0


@pytest.mark.parametrize(
    "text", ["x" * 2001, "\x00", "Um 04:20 stellte Lucien den Ofen auf die Karte, und das Brot war nicht gut."]
)
def test_what_can_t_be_judged_is_refused_in_a_line(text: str) -> None:
    """Too long, not text, not English."""
    with pytest.raises(FaultError, match=r"^your rewrite"):
        judge_short(BANK.shorts[0], text)


def test_every_broken_line_is_told_at_once(tmp_path: Path) -> None:
    """Where, what and how to mend it, for both files; an id that comes twice too."""
    good = json.dumps({"id": "a", "text": "t", "blame": True, "family": "f", "hard": False, "why": "w"})
    (tmp_path / "sentences.jsonl").write_text(f"{good}\n{good}\nno\n{good.replace('true', '1')}\n", encoding="utf-8")
    (tmp_path / "rewrites.toml").write_text('[[rewrite]]\nid = "x"\n', encoding="utf-8")
    with pytest.raises(FaultError) as caught:
        read_bank(tmp_path)
    told = str(caught.value)
    assert all(part in told for part in ("jsonl:3", "jsonl:4", "'a' is there twice", "rewrite 1: not a short rewrite"))
    (tmp_path / "rewrites.toml").write_bytes(b"\xff")
    with pytest.raises(FaultError, match="can't be read"):
        read_bank(tmp_path)
