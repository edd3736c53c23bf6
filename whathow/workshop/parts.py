"""A body split at its `## ` headings into an opening text and named parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whathow.text.blocks import Block, read_blocks
from whathow.workshop.fields import Fields

HEADINGS = "headings"
HEADING = re.compile(r"##[ \t]+(?P<kind>.+?)(?:,[ \t]*(?P<minutes>\d+)[ \t]*min)?[ \t]*#*[ \t]*$")


@dataclass(frozen=True)
class Part:
    """One part of a body: its `kind` (the heading), its `minutes` (0 where it has none) and its `text` (Markdown)."""

    kind: str
    minutes: int
    text: str


def split_parts(fields: Fields, kinds: Sequence[str]) -> tuple[str, tuple[Part, ...]]:
    """The text before the first heading, and the parts below headings named in `kinds`; the others are faults."""
    body = fields.page.body
    headings = [block for block in read_blocks(body) if block.kind == "heading" and not block.quoted]
    edges = [*(heading.start for heading in headings), len(body)]
    parts = (
        _part(fields, heading, body[heading.end : end], kinds) for heading, end in zip(headings, edges[1:], strict=True)
    )
    return body[: edges[0]].strip(), tuple(part for part in parts if part)


def _part(fields: Fields, heading: Block, text: str, kinds: Sequence[str]) -> Part | None:
    line = fields.page.body.count("\n", 0, heading.start)
    words = fields.page.body[heading.start : heading.end].strip()
    match = HEADING.match(words)
    if heading.level != 2 or not match or match["kind"] not in kinds:
        fields.unsound.add(HEADINGS)
        mend = f"use `## ` and one of: {', '.join(kinds)}"
        fields.fault_in_body(line, f"the heading `{words}` is not known here", mend)
        return None
    if not text.strip():
        fields.fault_in_body(
            line, f"nothing stands below `{words}`", "write the prompt below the heading, or remove the heading"
        )
    return Part(match["kind"], int(match["minutes"] or 0), text.strip())
