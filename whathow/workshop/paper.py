"""A run sheet on paper: Markdown for the book and for print, plain text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from whathow.incident import Incident
from whathow.workshop.parts import Part
from whathow.workshop.plan import Plan, Row, show_time
from whathow.workshop.segment import Segment, Source
from whathow.workshop.session import Item

MADE = "<!-- made by `make sheets` from facilitator_guide/sessions/{slug}.md and its segments: do not edit -->"
BREAK = "Break"


def to_markdown(plan: Plan, incident: Incident | None = None, begin: int | None = None) -> str:
    """The run sheet of `plan` as a page of Markdown.

    `incident` is the one that the session uses; `begin` is the start in minutes after midnight (without it times run
    from 0:00).
    """
    return "\n".join([MADE.format(slug=plan.session.slug), *_page(plan, incident, begin)]).rstrip() + "\n"


def to_text(plan: Plan, begin: int | None = None, width: int = 100) -> str:
    """The run sheet of `plan` as plain text: the times first, then what to say and do in each segment."""
    session = plan.session
    lines = [f"{session.title}: {session.minutes} minutes, {session.people} people", ""]
    for row in plan.rows:
        lines.append(f"{show_time(row.start, begin):>5}  {row.item.minutes:>3} min  {title_of(row.item)}")
    lines += [
        f"{show_time(plan.total, begin):>5}           End; {plan.slack} min left over",
        "",
        *_fill(f"Bring: {'; '.join(_materials(plan))}.", width),
    ]
    for row in plan.rows:
        if row.item.segment:
            times = f"{row.item.minutes} min; start by {show_time(row.latest, begin)}"
            head = f"{show_time(row.start, begin)}  {title_of(row.item)} ({times})"
            lines += ["", head, "-" * min(len(head), width), *_text_segment(row.item.segment, width)]
    return "\n".join(lines) + "\n"


def _page(plan: Plan, incident: Incident | None, begin: int | None) -> Iterator[str]:
    session = plan.session
    yield from (f"# Run sheet: {session.title}", "", session.aim, "")
    yield f"**{session.minutes} minutes, planned for {session.people} people ({' and '.join(session.audience)}).**"
    yield from ("", *_clock_note(session.slug, begin), "", "## At a glance", "", *_table(plan, begin), "")
    yield f"The lines take {plan.total} minutes. The other {plan.slack} are yours."
    yield '"Start by" is the last moment at which a line can begin and the session still end in time,'
    yield "if you make every cut from there on."
    yield from ("", "## Bring", "", *_bullets(_materials(plan)), "")
    yield from _checklist(session.parts, "Before")
    if incident:
        yield from _key(incident)
    for row in plan.rows:
        yield from _row(row, begin)
    yield from (
        "## If you run late",
        "",
        "Cut from where you are downward, and say nothing about it: nobody misses what they never saw.",
        "",
        *_cuts(plan),
        "",
    )
    yield from _checklist(session.parts, "After")
    yield from _sources(plan)


def _clock_note(slug: str, begin: int | None) -> tuple[str, ...]:
    if begin is not None:
        return (f"Clock times for a start at {show_time(0, begin)}.",)
    return (
        "Times run from 0:00. For clock times, give your start time:",
        "",
        "```shell",
        f"whathow workshop show {slug} --start 13:30",
        "```",
    )


def _table(plan: Plan, begin: int | None) -> Iterator[str]:
    yield "| Time | Minutes | What | Start by |"
    yield "|---|---|---|---|"
    for row in plan.rows:
        cells = (show_time(row.start, begin), row.item.minutes, _cell(title_of(row.item)), show_time(row.latest, begin))
        yield f"| {' | '.join(map(str, cells))} |"
    yield f"| {show_time(plan.total, begin)} | | End | {show_time(plan.session.minutes, begin)} |"


def _row(row: Row, begin: int | None) -> Iterator[str]:
    yield f"## {show_time(row.start, begin)} {title_of(row.item)} ({row.item.minutes} min)"
    yield ""
    segment = row.item.segment
    if segment is None:
        yield from (f"Say when you go on: {show_time(row.end, begin)}. Start then, whoever is back.", "")
        return
    yield from (segment.aim, "")
    # A session that shortens a segment leaves its steps to the facilitator: only their lengths are then shown.
    at = row.start if row.item.minutes == segment.minutes else None
    for prompt in segment.prompts:
        yield from (f"**{prompt.kind}**{_step(prompt, at, begin)}", "", *_prompt(prompt), "")
        at = at + prompt.minutes if at is not None else None


def _step(prompt: Part, at: int | None, begin: int | None) -> str:
    if not prompt.minutes:
        return ""
    return f" ({prompt.minutes} min)" if at is None else f" ({prompt.minutes} min, from {show_time(at, begin)})"


def _prompt(prompt: Part) -> Iterable[str]:
    """What is said aloud stands as a quote, so that the eye finds it."""
    lines = prompt.text.splitlines()
    return (f"> {line}".rstrip() for line in lines) if prompt.kind == "Say" else lines


def _key(incident: Incident) -> Iterator[str]:
    yield from (
        f"## The incident: {incident.title}",
        "",
        "A rewrite keeps these facts. Use them to see what a pair has left out.",
        "",
    )
    yield from _bullets(fact.says for fact in incident.facts)
    yield from ("", "It tells these conditions, which is the *how*. Ask for the ones you don't hear.", "")
    yield from _bullets(condition.says for condition in incident.conditions)
    yield from ("", incident.notes.strip(), "")


def _cuts(plan: Plan) -> Iterator[str]:
    yield "| In | Cut | Saves |"
    yield "|---|---|---|"
    for segment in _segments(plan):
        for cut in segment.cut:
            yield f"| {_cell(segment.title)} | {_cell(cut.what)} | {cut.saves} min |"


def _sources(plan: Plan) -> Iterator[str]:
    sources: dict[Source, None] = dict.fromkeys(source for segment in _segments(plan) for source in segment.sources)
    if sources:
        yield from ("## Sources", "")
    for source in sources:
        yield f"- {source.what}: <{source.url}>. Used for: {source.used} Limits: {source.limits}"


def _checklist(parts: tuple[Part, ...], kind: str) -> Iterator[str]:
    for part in parts:
        if part.kind == kind:
            yield from (f"## {kind}", "", part.text, "")


def _text_segment(segment: Segment, width: int) -> Iterator[str]:
    for prompt in segment.prompts:
        yield from ("", f"{prompt.kind.upper()}{f' ({prompt.minutes} min)' if prompt.minutes else ''}")
        yield from (f"  {line}".rstrip() for line in prompt.text.splitlines() if not line.startswith("<!--"))
    yield from ("", "CUT FIRST", *_fill("; ".join(f"{cut.what} ({cut.saves} min)" for cut in segment.cut), width))


def _fill(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False)


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    return (f"- {text}" for text in texts)


def _materials(plan: Plan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing for segment in _segments(plan) for thing in segment.materials))


def _segments(plan: Plan) -> Iterator[Segment]:
    return (row.item.segment for row in plan.rows if row.item.segment)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def title_of(item: Item) -> str:
    """What the line of a run sheet is called."""
    return item.segment.title if item.segment else BREAK
