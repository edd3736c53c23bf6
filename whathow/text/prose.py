"""Is what is marked as code a sentence in plain words? A code span is no place to hide one."""

from __future__ import annotations

import re

from whathow.lexicon.grammar import grammar

FEWEST_WORDS = 4
LITTLE = ("determiner", "preposition", "modal", "be", "have", "do", "i", "he", "they", "relative")
LITTLE_WORDS = 2  # of these classes
SYMBOLS = re.compile(r"[=(){}\[\];<>|\\/$#@*_+^~&%]|--|:\S")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
MOST_SYMBOLS = 0.1  # a word


def reads_as_prose(code: str) -> bool:
    """Is `code` (without its marks) a sentence rather than code: words, some of them of grammar, and hardly a symbol?

    >>> reads_as_prose("Dave should have checked the table."), reads_as_prose("drop table if exists t")
    (True, False)
    """
    words = [word.lower() for word in WORD.findall(code)]
    if len(words) < FEWEST_WORDS or len(SYMBOLS.findall(code)) > MOST_SYMBOLS * len(words):
        return False
    little = frozenset().union(*(grammar()[name] for name in LITTLE))
    return sum(word in little for word in words) >= LITTLE_WORDS
