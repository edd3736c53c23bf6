"""A session: segments in order, with breaks, for a number of people and a number of minutes.

It lives in `facilitator_guide/sessions/<slug>.md`; the README of `facilitator_guide` shows the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whathow.fault import Fault, FaultError
from whathow.text import frontmatter
from whathow.workshop.fields import Fields, Steps, read_text
from whathow.workshop.parts import Part, split_parts
from whathow.workshop.segment import AUDIENCES, Segment, read_segments

KEYS = ("title", "minutes", "audience", "people", "incident", "segments")
ITEM_KEYS = ("segment", "minutes", "break")
PARTS = ("Before", "After")


@dataclass(frozen=True)
class Item:
    """One line of a session: a `segment`, or a break where that is None, and its `minutes` here."""

    segment: Segment | None
    minutes: int


@dataclass(frozen=True)
class Session:
    """Segments in order. `incident` is the slug of the incident it uses, or empty; `parts` are its checklists."""

    slug: str
    title: str
    minutes: int
    audience: tuple[str, ...]
    people: int
    incident: str
    items: tuple[Item, ...]
    aim: str
    parts: tuple[Part, ...]


def read_sessions(guide: Path) -> dict[str, Session]:
    """Every session of the guide in the folder `guide`, by slug. Raises FaultError with the faults of all files."""
    segments = read_segments(guide / "segments")
    sessions: dict[str, Session] = {}
    faults: list[Fault] = []
    for path in sorted((guide / "sessions").glob("*.md")):
        try:
            sessions[path.stem] = parse_session(read_text(path), str(path), segments)
        except FaultError as error:
            faults.extend(error.faults)
    if faults:
        raise FaultError(faults)
    return sessions


def parse_session(source: str, name: str, segments: Mapping[str, Segment]) -> Session:
    """The session that `source`, the text of a file, makes of `segments`; `name` stands in faults and gives the slug.

    Raises FaultError with every fault in the file; to be over its time is one.
    """
    fields = Fields(frontmatter.read(source, name))
    fields.only(KEYS)
    aim, parts = split_parts(fields, PARTS)
    items = tuple(_items(fields, segments))
    session = Session(
        slug=Path(name).stem,
        title=fields.text("title"),
        minutes=fields.number("minutes", 5, 480),
        audience=fields.words("audience", AUDIENCES, least=1),
        people=fields.number("people", 1, 1000),
        incident=fields.text("incident") if "incident" in fields.page.data else "",
        items=tuple(item for _, item in items),
        aim=aim,
        parts=parts,
    )
    if not aim:
        fields.fault_in_body(
            0, "no aim stands before the first heading", "say in a sentence or two what people leave with"
        )
    if fields.sound("segments"):
        _prove_order(items, fields)
        _prove_time(session, fields)
    for at, item in items:
        if item.segment:
            _prove_fit(session, item.segment, item.minutes, fields, at)
    fields.finish()
    return session


def _items(fields: Fields, segments: Mapping[str, Segment]) -> Iterator[tuple[Steps, Item]]:
    entries = fields.page.data.get("segments")
    if not isinstance(entries, list) or not entries:
        fields.fault(
            ("segments",), "`segments` is missing or not a list", "write `segments:` and one `- slug` below it for each"
        )
        return
    for n, entry in enumerate(entries):
        at: Steps = ("segments", n)
        item = _item(fields, segments, {"segment": entry} if isinstance(entry, str) else entry, at)
        if item:
            yield at, item


def _item(fields: Fields, segments: Mapping[str, Segment], entry: Any, at: Steps) -> Item | None:
    if not isinstance(entry, dict) or ("break" in entry) == ("segment" in entry):
        fields.fault(
            at,
            f"entry {int(at[-1]) + 1} of `segments` is neither a segment nor a break",
            "write `- slug`, or `- break: 5`",
        )
        return None
    fields.only(ITEM_KEYS, at)
    if "break" in entry:
        return Item(None, fields.number("break", 1, 90, at))
    segment = segments.get(str(entry["segment"]))
    if segment is None:
        fields.fault(at, f"there is no segment `{entry['segment']}`", f"use one of: {', '.join(segments)}")
        return None
    return Item(segment, fields.number("minutes", 1, 120, at) if "minutes" in entry else segment.minutes)


def _prove_fit(session: Session, segment: Segment, minutes: int, fields: Fields, at: Steps) -> None:
    for audience in session.audience:
        if audience in AUDIENCES and audience not in segment.audiences:
            mend = f"it is for {', '.join(segment.audiences)}: choose another segment"
            fields.fault(at, f"`{segment.slug}` is not made for {audience}", mend)
    if fields.sound("people") and session.people not in segment.sizes:
        mend = f"it takes {segment.sizes}: change `people`, or the segment"
        fields.fault(at, f"`{segment.slug}` does not work with {session.people} people", mend)
    if minutes < segment.least_minutes:
        mend = f"give it {segment.least_minutes} or more: that is with every cut"
        fields.fault(at, f"`{segment.slug}` can't be done in {minutes} minutes", mend)


def _prove_order(items: tuple[tuple[Steps, Item], ...], fields: Fields) -> None:
    seen: set[str] = set()
    for at, item in items:
        if item.segment is None:
            continue
        if item.segment.slug in seen:
            fields.fault(at, f"`{item.segment.slug}` is there twice", "keep one")
        for need in item.segment.needs:
            if need not in seen:
                fields.fault(at, f"`{item.segment.slug}` needs `{need}` before it", f"put `- {need}` higher up")
        seen.add(item.segment.slug)


def _prove_time(session: Session, fields: Fields) -> None:
    total = sum(item.minutes for item in session.items)
    over = total - session.minutes
    if over > 0 and fields.sound("minutes"):
        what = f"the segments take {total} minutes and the session has {session.minutes}"
        fields.fault(("minutes",), what, f"cut {over} minutes, or drop a segment")
