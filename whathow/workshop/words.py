"""What a running session says: to the facilitator in the terminal, and to the room on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from whathow.workshop.clock import View
from whathow.workshop.paper import title_of
from whathow.workshop.plan import Plan, show_time


def show_left(seconds: float) -> str:
    """`seconds` as minutes and seconds.

    >>> show_left(95), show_left(-5)
    ('1:35', '0:05')
    """
    minutes, rest = divmod(int(abs(seconds)), 60)
    return f"{minutes}:{rest:02}"


def show_clock(begin: int, seconds: float) -> str:
    """The clock time `seconds` into a session that begins at `begin` minutes after midnight."""
    return show_time(int(seconds // 60), begin)


def status(plan: Plan, view: View, begin: int) -> str:
    """One line for the terminal: the time, the segment, what is left of it, and when the session ends."""
    clock = show_clock(begin, view.elapsed)
    if view.at == len(plan.rows):
        return f"{clock}  End"
    if view.waiting:
        return f"{clock}  Starts at {show_time(0, begin)}"
    left = f"{show_left(view.left)} {'left' if view.left >= 0 else 'over'}"
    held = "  paused" if view.paused else ""
    return f"{clock}  {title_of(plan.rows[view.at].item)}  {left}{held}  ends {_end(plan, view, begin)}"


def lead(plan: Plan, view: View, begin: int) -> str:
    """What a facilitator needs when a line begins: what it is, what to leave out of it, and what comes when."""
    if view.at == len(plan.rows):
        return "== End. Thank you. (q leaves)\n"
    lines = [f"== {title_of(plan.rows[view.at].item)}", *(f"   leave out: {cut.what}" for cut in view.cuts)]
    for line in view.coming:
        minutes = int(line.length // 60)
        lines.append(f"   {show_clock(begin, line.start)}  {minutes:>3} min  {title_of(line.item)}")
        lines += [f"{'':18}leave out: {cut.what}" for cut in line.cuts]
    if view.late:
        lines.append(
            f"   With every cut you are {show_left(view.late)} over. Drop a segment, or ask the room for the time."
        )
    return "\n".join(lines) + "\n"


def to_room(plan: Plan, view: View, begin: int) -> str:
    """What the room sees, as HTML: the segment, the time left, what is next. Cuts are the facilitator's business."""
    spoken = escape(say(plan, view, begin), quote=True)
    return "\n".join((f'<div id="now" data-say="{spoken}">', *_room(plan, view, begin), "</div>\n"))


def say(plan: Plan, view: View, begin: int) -> str:
    """What a screen reader says aloud: it changes when a line begins, at five minutes, at one, and at the end."""
    if view.at == len(plan.rows):
        return "The end."
    title = title_of(plan.rows[view.at].item)
    if view.waiting:
        return f"Starts at {show_time(0, begin)}."
    if view.paused:
        return f"{title}. Paused."
    left = next((f"{n} minute{'s' * (n > 1)} left" for n in (1, 5) if view.left <= n * 60), "")
    return f"{title}. {'Time is up' if view.left < 0 else left}".strip()


def _room(plan: Plan, view: View, begin: int) -> Iterator[str]:
    yield f'<p class="clock">{show_clock(begin, max(0.0, view.elapsed))}</p>'
    if view.at == len(plan.rows):
        yield "<h1>Thank you</h1>"
        return
    if view.waiting:
        yield f"<h1>{escape(plan.session.title)}</h1><p class=next>We start at {show_time(0, begin)}</p>"
        return
    over = " over" if view.left < 0 else ""
    label = "paused" if view.paused else over.strip() or "left"
    yield f"<h1>{escape(title_of(plan.rows[view.at].item))}</h1>"
    yield f'<p class="left{over}" role="timer">{show_left(view.left)} <span>{label}</span></p>'
    yield f'<p class="next">{_next(view, begin)}</p>'
    yield f'<p class="end">We end at {_end(plan, view, begin)}</p>'


def _next(view: View, begin: int) -> str:
    if not view.coming:
        return "Then we are done"
    line = view.coming[0]
    return f"Next: {escape(title_of(line.item))}, at {show_clock(begin, line.start)}"


def _end(plan: Plan, view: View, begin: int) -> str:
    """The end that was promised, or a later one where every cut there is does not hold it."""
    return show_clock(begin, plan.session.minutes * 60 + view.late)
