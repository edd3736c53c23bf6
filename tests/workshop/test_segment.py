"""A segment file says what it holds, or every fault in it at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workshop.samples import SEGMENT
from whathow.fault import FaultError
from whathow.workshop.segment import Cut, ideas, parse_segment, read_segments


def faults_of(source: str) -> list[str]:
    with pytest.raises(FaultError) as told:
        parse_segment(source, "story.md")
    return str(told.value).splitlines()


def test_a_whole_segment_is_read() -> None:
    """Every key and prompt of a good file arrives."""
    segment = parse_segment(SEGMENT, "segments/story.md")
    assert (segment.slug, segment.title, segment.minutes, segment.remote) == ("story", "Hear a story", 10, True)
    assert segment.cut == (Cut("One pair instead of two", 3),)
    assert segment.least_minutes == 7
    assert 4 in segment.sizes and 21 not in segment.sizes
    assert [(part.kind, part.minutes) for part in segment.prompts] == [
        ("Say", 2),
        ("Ask", 8),
        ("Watch for", 0),
        ("Remote", 0),
    ]
    assert segment.sources[0].limits == "one country."


def test_five_faults_are_told_at_once() -> None:
    """Five faults in a file are five lines, in order, each with its own line number and a way to mend it."""
    source = (
        SEGMENT.replace("minutes: 10", "minutes: soon")
        .replace("[what-then-how]", "[what-then-why]")
        .replace("saves: 3", "saves: a few")
        .replace("## Ask, 8 min", "## Shout")
        .replace("- A long story.\n", "")
    )
    faults = faults_of(source)
    whats = (
        "`minutes` is not",
        "`what-then-why`",
        "`saves` is not",
        "`## Shout`",
        "nothing stands below `## Watch for`",
    )
    assert len(faults) == 5
    for fault, line, what in zip(faults, (3, 4, 12, 25, 29), whats, strict=True):
        assert fault.startswith(f"story.md:{line}: ") and what in fault
    assert all("; " in fault for fault in faults)


@pytest.mark.parametrize(
    ("good", "bad", "what"),
    [
        ("title: Hear a story", "title: ", "story.md:2: `title` is missing"),
        ("minutes: 10", "minutes: 12", "add up to 10 minutes and the segment has 12"),
        ("minutes: 10", "minutes: true", "`minutes` is not a whole number"),
        ("saves: 3", "saves: 10", "the cuts save all of the 10 minutes"),
        ("remote: yes", "remote: perhaps", "`remote` is neither yes nor no"),
        ("remote: yes", "remoet: yes", "unknown key `remoet`"),
        ("[engineers, managers]", "[pilots]", "`pilots` is no known entry of `audiences`"),
        ("{least: 4, most: 20}", "{least: 20, most: 4}", "`least` is more than `most`"),
        ("{least: 4, most: 20}", "12", "`sizes` is missing or has no least and most"),
        ("ideas: [what-then-how]", "ideas: []", "`ideas` is missing or empty"),
        ("    limits: one country.\n", "", "`limits` is missing"),
        ("cut:\n  - what: One pair instead of two\n    saves: 3\n", "", "`cut` is missing"),
        ("People have heard a story.", "", "no aim stands before"),
        ("## Say, 2 min\n\nTell your partner what broke.\n\n## Ask, 8 min", "## Ask, 10 min", "there is no `## Say`"),
        ("\n## Remote\n\nBreakout rooms.\n", "", "there is no `## Remote`"),
    ],
)
def test_a_fault_is_told(good: str, bad: str, what: str) -> None:
    """Each way to spoil a segment has its own line."""
    assert good in SEGMENT
    source = SEGMENT.replace(good, bad)
    assert what in "\n".join(faults_of(source))


def test_a_heading_in_a_code_block_is_text() -> None:
    """A `## ` line inside a code fence is part of the prompt."""
    source = SEGMENT.replace("What happened next?", "```text\n## Shout\n```")
    assert "## Shout" in parse_segment(source, "story.md").prompts[1].text


def test_faults_of_all_files_are_told(guide: Callable[[dict[str, str]], Path]) -> None:
    """Two faulty files are told together."""
    bad = SEGMENT.replace("minutes: 10", "minutes: 0")
    root = guide({"segments/one.md": bad, "segments/two.md": bad})
    with pytest.raises(FaultError) as told:
        read_segments(root / "facilitator_guide" / "segments")
    assert "one.md" in str(told.value) and "two.md" in str(told.value)


def test_an_unknown_need_is_told(guide: Callable[[dict[str, str]], Path]) -> None:
    """A segment that needs one that is not there is a fault."""
    root = guide({"segments/one.md": SEGMENT.replace("needs: []", "needs: [two]")})
    with pytest.raises(FaultError, match="needs a segment `two`"):
        read_segments(root / "facilitator_guide" / "segments")


def test_bytes_that_are_no_text_are_told(guide: Callable[[dict[str, str]], Path]) -> None:
    """A file that is not UTF-8 is one clear line."""
    root = guide({"segments/one.md": SEGMENT})
    (root / "facilitator_guide/segments/one.md").write_bytes(b"---\xff\xfe")
    with pytest.raises(FaultError, match="not UTF-8"):
        read_segments(root / "facilitator_guide" / "segments")


def test_there_are_twenty_ideas() -> None:
    """The list of ideas holds those of the session, each with a sentence."""
    assert len(ideas()) == 20
    assert all(sentence.strip() for sentence in ideas().values())
