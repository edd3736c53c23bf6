"""An incident file is read whole, and every fault in it is told at once."""

from __future__ import annotations

import pytest

from whathow.fault import FaultError
from whathow.incident import parse_incident

GOOD = """---
title: The pool
domain: deploys
difficulty: 1
minutes: 20
people:
  - name: Dave Miller
    role: on-call engineer
    also: [Dave]
facts:
  - id: deployed
    says: Dave deployed the pool at 14:02.
    match: ["14:02", "deploy*", "pool"]
conditions:
  - id: idle
    says: Staging carries no load.
    match: ["staging", "no load | idle"]
---
# Report
Dave carelessly deployed the pool at 14:02. Staging carries no load.
# Rewrite
At 14:02 Dave deployed the pool. Staging was idle.
# Notes
Ask the room.
"""


def faults(source: str) -> list[str]:
    with pytest.raises(FaultError) as raised:
        parse_incident(source, "pool.md")
    return [str(fault) for fault in raised.value.faults]


def test_a_good_file_is_read_whole() -> None:
    """Front matter and parts become an incident whose slug is the file's name."""
    incident = parse_incident(GOOD, "pool.md")
    assert incident.slug == "pool"
    assert incident.facts[0].match == (("14:02",), ("deploy*",), ("pool",))
    assert incident.people[0].also == ("Dave",)
    assert incident.notes == "Ask the room.\n"


def test_five_faults_are_told_at_once_with_their_lines() -> None:
    """Each fault has file and line, what is wrong and how to mend it."""
    bad = (
        GOOD.replace("difficulty: 1", "difficulty: 7")
        .replace("domain: deploys", "dominion: deploys")
        .replace("id: idle", "id: deployed")
        .replace('match: ["staging", "no load | idle"]', 'match: ["staging", "no load | "]')
        .replace("# Notes\nAsk the room.\n", "")
    )
    told = faults(bad)
    assert len(told) == 6  # the misspelt key is unknown, and the right one is missing
    assert any("pool.md:3" in fault and "dominion" in fault for fault in told)
    assert any("pool.md:4" in fault and "1 to 3" in fault for fault in told)
    assert any("there twice" in fault for fault in told)
    assert any("empty alternative" in fault for fault in told)
    assert any("# Notes" in fault for fault in told)
    assert all(";" in fault for fault in told)


NO_INCIDENT = (
    "", "no front matter", "---\ntitle: x\n", "---\n- a\n---\n", "---\ntitle: [\n---\n", "---\na: \x00\n---\n",
    "---\n{\n---\n",
)  # fmt: skip


@pytest.mark.parametrize("source", NO_INCIDENT)
def test_a_file_that_is_none_gets_one_clear_line(source: str) -> None:
    """No traceback for what is not an incident at all."""
    told = faults(source)
    assert len(told) == 1
    assert told[0].startswith("pool.md:")
