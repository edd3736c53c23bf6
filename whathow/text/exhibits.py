"""Exhibit marks: `<!-- whathow: exhibit -->` tells that the next block shows blame in order to talk about it."""

from __future__ import annotations

import re

from whathow.text.blocks import Block

MARK = re.compile(r"<!--\s*whathow:\s*exhibit\s*-->")


def exhibited(text: str, blocks: tuple[Block, ...]) -> frozenset[int]:
    """Indexes of the blocks that are exhibits. A mark covers the whole next block: all of a quote, a list or a
    table."""
    found: set[int] = set()
    for mark in MARK.finditer(text):
        found.update(_covered(blocks, mark.end()))
    return frozenset(found)


def _covered(blocks: tuple[Block, ...], at: int) -> list[int]:
    following = [n for n, block in enumerate(blocks) if block.start >= at - 1 and block.kind != "html"]
    if not following:
        return []
    covered = [following[0]]
    for n in range(following[0] + 1, len(blocks)):
        if not _same_whole(blocks[n - 1], blocks[n]):
            break
        covered.append(n)
    return covered


def _same_whole(one: Block, other: Block) -> bool:
    if one.quoted or other.quoted:
        return one.quoted and other.quoted
    return (one.depth > 0 and other.depth > 0) or (one.kind == other.kind == "row" and one.end >= other.start - 200)
