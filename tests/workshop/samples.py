"""A whole segment and a whole session as files, and makers of others."""

from __future__ import annotations

from dataclasses import replace

from whathow.workshop.segment import Cut, Segment, parse_segment
from whathow.workshop.session import Item, Session

SEGMENT = """\
---
title: Hear a story
minutes: 10
ideas: [what-then-how]
needs: []
materials: [a pen]
audiences: [engineers, managers]
sizes: {least: 4, most: 20}
remote: yes
cut:
  - what: One pair instead of two
    saves: 3
sources:
  - what: A book
    url: https://example.org/book
    used: the shape.
    limits: one country.
---
People have heard a story.

## Say, 2 min

Tell your partner what broke.

## Ask, 8 min

What happened next?

## Watch for

- A long story.

## Remote

Breakout rooms.
"""

SESSION = """\
---
title: A short hour
minutes: 30
audience: engineers
people: 12
segments:
  - story
  - break: 5
  - segment: again
    minutes: 8
---
People leave with a story.

## Before

- Book a room.
"""


WHOLE = parse_segment(SEGMENT, "story.md")


def make_segment(slug: str, minutes: int = 10, saves: int = 3) -> Segment:
    """A segment of `minutes` whose one cut saves `saves`."""
    return replace(WHOLE, slug=slug, minutes=minutes, cut=(Cut("A round", saves),), prompts=WHOLE.prompts[:1])


def make_session(items: list[tuple[int, int]], minutes: int) -> Session:
    """A session of `minutes` from pairs of minutes and what a cut saves; where nothing is saved it is a break."""
    made = tuple(Item(make_segment(f"s{n}", m, s) if s else None, m) for n, (m, s) in enumerate(items))
    return Session("made", "Made", minutes, ("engineers",), 12, "", made, "An aim.", ())
