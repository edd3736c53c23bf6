"""What should be hidden in a text before anybody else sees it, and the text with it hidden.

A list like this is never complete: it knows shapes and words, and no more. Whoever redacts reads the text as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whathow.fault import Fault, FaultError
from whathow.own.names import is_everyday
from whathow.own.people import Named, customers, people
from whathow.own.shapes import Kind, Spot, kinds, spots

LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"  # without I, which reads as a word
LABEL = re.compile(r"\[[^\W\d_][^\]\[\n]{0,60}\]")
MOST_EXTRA, MOST_FINDS = 200, 500
YOURS = "You named it."


@dataclass(frozen=True)
class Find:
    """One thing to hide, wherever it stands: its `places` (offsets in the text), the `forms` in which it is written,
    the `label` that takes its place, and why it is suggested. `key` stays the same as long as the thing does."""

    key: str
    kind: str
    label: str
    reason: str
    forms: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def suggest_redactions(
    text: str, extra: Sequence[tuple[str, str]] = (), labels: Mapping[str, str] | None = None
) -> tuple[Find, ...]:
    """What to hide in `text`, in order of first appearance; `extra` are words of the reader's own, each with its kind.

    Every thing has one label throughout, the one of `labels` where its key is there. Raises
    FaultError for an unknown kind, and where there are more than 500.

    >>> [(find.label, find.forms) for find in suggest_redactions("Ana Lima rang web-03. Ana waited.")]
    [('[Person A]', ('Ana Lima', 'Ana')), ('[Host 1]', ('web-03',))]
    """
    _check(extra)
    taken = _Taken(text)
    for words, kind in extra:
        taken.claim(f"{kind}:{words.casefold()}", kind, YOURS, _places(text, words, loose=True))
    found = list(spots(text))
    named: dict[str, list[Named]] = {kind: [] for kind in kinds()}
    for each in (*customers(text), *people(text)):
        named[each.kind].append(each)
    _refuse_logs(len({text[spot.start : spot.end] for spot in found}) + sum(map(len, named.values())))
    for kind in kinds():
        _claim_named(taken, text, named[kind])
        for words, places in _by_words(text, [spot for spot in found if spot.kind == kind]).items():
            reason = next(spot.reason for spot in found if text[spot.start : spot.end] == words)
            taken.claim(f"{kind}:{words.casefold()}", kind, reason, places)
    return taken.finds(labels or {})


def _by_words(text: str, found: Sequence[Spot]) -> dict[str, list[tuple[int, int]]]:
    """The places of each stretch that was found, and of the same words elsewhere."""
    places: dict[str, list[tuple[int, int]]] = {}
    for spot in found:
        places.setdefault(text[spot.start : spot.end], []).append((spot.start, spot.end))
    return {words: [*own, *_places(text, words, loose=False)] for words, own in places.items()}


def _refuse_logs(count: int) -> None:
    if count > MOST_FINDS:
        what = f"more than {MOST_FINDS} things to hide, which nobody looks through"
        raise FaultError([Fault("your text", what, "keep the report alone, without logs and lists")])


def redact(text: str, finds: Sequence[Find], labels: Mapping[str, str | None] | None = None) -> str:
    """`text` with every find replaced by its label; `labels` gives another one by the find's key, or None to leave it.

    >>> text = "Ana rang web-03."
    >>> redact(text, suggest_redactions(text), {"host:web-03": None})
    '[Person A] rang web-03.'
    """
    chosen = {find.key: find.label for find in finds} | dict(labels or {})
    places = sorted((start, end, chosen[find.key]) for find in finds for start, end in find.places)
    pieces, at = [], 0
    for start, end, label in places:
        pieces += [text[at:start], text[start:end] if label is None else label]
        at = end
    return "".join([*pieces, text[at:]])


def labels_in(text: str) -> tuple[str, ...]:
    """The labels that stand in a text, each once, in order: what a reader may want to put a role in place of.

    >>> labels_in("[Person B] told [Person A]. [Person B] left.")
    ('[Person B]', '[Person A]')
    """
    names = {each.label for each in kinds().values()}
    found = (match.group() for match in LABEL.finditer(text))
    return tuple(dict.fromkeys(label for label in found if label[1:-1].rpartition(" ")[0] in names))


class _Taken:
    """The stretches of a text that somebody has claimed, and for what."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.free = bytearray(b"\1" * len(text))
        for match in LABEL.finditer(text):  # what was hidden before stays hidden
            if match.group() in labels_in(match.group()):
                self.free[match.start() : match.end()] = bytes(match.end() - match.start())
        self.claims: dict[str, tuple[str, str, list[tuple[int, int]]]] = {}

    def claim(self, key: str, kind: str, reason: str, places: Sequence[tuple[int, int]]) -> None:
        for start, end in places:
            if start < end and self.free.find(0, start, end) < 0:
                self.free[start:end] = bytes(end - start)
                self.claims.setdefault(key, (kind, reason, []))[2].append((start, end))

    def finds(self, labels: Mapping[str, str]) -> tuple[Find, ...]:
        ordered = sorted(self.claims.items(), key=lambda claim: min(claim[1][2]))
        counts = dict.fromkeys(kinds(), 0)
        finds = []
        used = {*labels_in(self.text), *labels.values()}
        for key, (kind, reason, places) in ordered:
            label = labels.get(key, "")
            while not label or (label in used and key not in labels):
                counts[kind] += 1
                label = _label(kinds()[kind], counts[kind])
            forms = dict.fromkeys(self.text[start:end] for start, end in sorted(places))
            by_length = sorted(forms, key=lambda form: -len(form))
            finds.append(Find(key, kind, label, reason, tuple(by_length), tuple(sorted(places))))
        return tuple(finds)


def _label(kind: Kind, count: int) -> str:
    """[Person A] … [Person Z], [Person AA]; [Host 1]."""
    if not kind.letters:
        return f"[{kind.label} {count}]"
    rounds, place = divmod(count - 1, len(LETTERS))
    return f"[{kind.label} {LETTERS[place] * (rounds + 1)}]"


def _check(extra: Sequence[tuple[str, str]]) -> None:
    if len(extra) > MOST_EXTRA:
        raise FaultError([Fault("your own words", f"more than {MOST_EXTRA}", "hide the whole sentence instead")])
    for words, kind in extra:
        if kind not in kinds():
            mend = f"use one of: {', '.join(kinds())}"
            raise FaultError([Fault(repr(words[:40]), f"there is no kind {kind!r}", mend)])


def _claim_named(taken: _Taken, text: str, everybody: Sequence[Named]) -> None:
    """Full names first, so that a first name shared by two is not taken from them."""
    for longest in (True, False):
        for named in everybody:
            key = f"{named.kind}:{named.forms[0].casefold()}"
            for form in named.forms:
                if (form == named.forms[0]) == longest:
                    taken.claim(key, named.kind, named.reason, _places(text, form, named.loose))


def _places(text: str, words: str, loose: bool) -> list[tuple[int, int]]:
    """Where the words stand as words: as they are written or in capitals; `loose`, in any letters, unless the words
    mean something by themselves."""
    words = words.strip()
    if not words:
        return []
    pattern = _spelled(words)
    if loose and not is_everyday(words.lower()):
        return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    spans = [match.span() for match in re.finditer(pattern, text)]
    if words.isalpha() and len(words) > 2 and not words.isupper():
        spans += [match.span() for match in re.finditer(_spelled(words.upper()), text)]
    return spans


def _spelled(words: str) -> str:
    """A pattern for the words with any white space between them, and no letter or digit beside them."""
    parts = (re.escape(part) + (r"\.?" if len(part) == 1 else "") for part in words.split())  # "John P. Smith"
    body = r"\s+".join(parts)
    before, behind = r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else ""
    return f"{before}{body}{behind}"
