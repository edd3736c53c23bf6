"""Is a text English at all? What is not can't be judged here, and that has to be said."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

SAMPLE = 20_000  # characters; a language shows early
LEAST_LETTERS = 20
LEAST_WORDS = 12
# Another language's little words must be this common, and so much commoner than English ones, before it is named.
LEAST_SHARE = 0.15
CLEARLY = 1.5


def other_language(text: str) -> str | None:
    """The language or script that `text` is written in where that is not English; None for English or too little text.

    >>> other_language("Der Fehler wurde von der Schicht nicht bemerkt, weil die Anzeige auf der anderen Seite ist.")
    'German'
    >>> other_language("The shift could not see the display, which is on the other side.")
    """
    sample = text[:SAMPLE]
    script = _script(sample)
    if script not in (None, "LATIN"):
        return f"{str(script).capitalize()} script"
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if len(words) < LEAST_WORDS:
        return None
    known = Counter({language: sum(word in little for word in words) for language, little in _little_words().items()})
    best, count = known.most_common(1)[0]
    if best != "English" and count >= LEAST_SHARE * len(words) and count > CLEARLY * known["English"]:
        return best
    return None


def _script(text: str) -> str | None:
    letters = [char for char in text if char.isalpha()]
    if len(letters) < LEAST_LETTERS:
        return None
    scripts = Counter(unicodedata.name(char, "UNKNOWN").split()[0] for char in letters)
    latin = scripts["LATIN"] + scripts["FULLWIDTH"] + scripts["MATHEMATICAL"]
    return "LATIN" if 2 * latin >= len(letters) else scripts.most_common(1)[0][0]


@cache
def _little_words() -> dict[str, frozenset[str]]:
    source = (files("whathow.lexicon") / "words" / "languages.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in source.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in lines}
