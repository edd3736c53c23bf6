"""A composed session on paper: what a facilitator reads in the terminal, and the session file to keep."""

from __future__ import annotations

from collections.abc import Iterator

from whathow.workshop.compose import Composition, Omission
from whathow.workshop.paper import title_of
from whathow.workshop.plan import show_time

LEFT_OUT, CUT = "Left out", "Cut already"


def to_proposal(composition: Composition, begin: int | None = None) -> str:
    """The times of `composition`, what was cut and what was left out and why, as plain text.

    `begin` is the start in minutes after midnight; without it times run from 0:00.
    """
    plan = composition.plan
    lines = [plan.session.title, ""]
    lines += [f"{show_time(row.start, begin):>5}  {row.item.minutes:>3} min  {title_of(row.item)}" for row in plan.rows]
    lines += [f"{show_time(plan.total, begin):>5}           End; {plan.slack} min left over"]
    if plan.session.incident:
        lines += ["", f"Incident: {plan.session.incident}"]
    for head, omissions in ((CUT, composition.cut), (LEFT_OUT, composition.left_out)):
        if omissions:
            lines += ["", f"{head}:", *(f"  {line}" for line in _by_reason(omissions))]
    return "\n".join(lines) + "\n"


def to_file(composition: Composition) -> str:
    """`composition` as a session file, which `show`, `sheets` and `run` read; edit it as you like."""
    return "\n".join(_file(composition)) + "\n"


def _file(composition: Composition) -> Iterator[str]:
    session = composition.plan.session
    yield from ("---", f"title: {session.title}", f"minutes: {session.minutes}")
    yield from (f"audience: {session.audience[0]}", f"people: {session.people}")
    if session.incident:
        yield f"incident: {session.incident}"
    yield "segments:"
    for item in session.items:
        if item.segment is None:
            yield f"  - break: {item.minutes}"
        elif item.minutes == item.segment.minutes:
            yield f"  - {item.segment.slug}"
        else:
            yield from (f"  - segment: {item.segment.slug}", f"    minutes: {item.minutes}")
    yield from ("---", session.aim)
    if composition.cut or composition.left_out:
        yield from ("", "## Before", *_bullets(CUT, composition.cut), *_bullets(LEFT_OUT, composition.left_out))


def _bullets(head: str, omissions: tuple[Omission, ...]) -> Iterator[str]:
    if omissions:
        yield from ("", f"**{head}**", "")
    yield from (f"- {line}" for line in _by_reason(omissions))


def _by_reason(omissions: tuple[Omission, ...]) -> Iterator[str]:
    """A line a reason, with all that it holds for."""
    for why in dict.fromkeys(one.why for one in omissions):
        yield f"{'; '.join(one.what for one in omissions if one.why == why)}: {why}"
