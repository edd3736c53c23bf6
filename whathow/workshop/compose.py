"""A session composed for the minutes, the people and the audience that a facilitator has.

What opens and what closes is always in. Of the rest the choice is the one that serves the audience most: segments at
its heart first, as few cuts as possible. The same wish gives the same session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whathow.fault import Fault, FaultError
from whathow.workshop.plan import Plan, make_plan
from whathow.workshop.segment import Cut, Segment
from whathow.workshop.session import Item, Session

THEIRS, HEART, OTHER = 9, 6, 3  # at the heart of this audience alone, of this one too, of others
A_CUT = 2  # a cut taken now is one that a late session no longer has
SITTING = {False: 75, True: 60}  # minutes that people sit before they need a break, in a room and on a call
SHORT_BREAK, LONG_BREAK, LONG_SESSION = 5, 10, 120
AIM = "Composed by `whathow workshop plan`. Read each segment once, and say aloud what is to be said."


@dataclass(frozen=True)
class Wish:
    """What a facilitator has: `minutes` (15 to 480), `people`, one `audience`, and whether it is `remote`."""

    minutes: int
    people: int
    audience: str
    remote: bool = False


@dataclass(frozen=True)
class Omission:
    """Something that is not in the session: a segment, or a part of one, and why not."""

    what: str
    why: str


@dataclass(frozen=True)
class Composition:
    """A composed session as a `plan`, the segments `left_out`, and the parts of segments that were `cut`."""

    plan: Plan
    left_out: tuple[Omission, ...]
    cut: tuple[Omission, ...]


def compose(wish: Wish, segments: Mapping[str, Segment], incident: str = "") -> Composition:
    """The session that serves `wish` best; `incident` is the slug to work on where a segment needs a report.

    Raises FaultError where what opens and closes, and one segment between, can't be had in the time.
    """
    unfit = {slug: why for slug, segment in segments.items() if (why := _unfit(segment, wish))}
    fit = sorted((s for s in segments.values() if s.slug not in unfit), key=lambda s: (s.order, s.slug))
    chosen = _choose(fit, wish)
    if chosen is None:
        what = f"no session fits {wish.minutes} minutes, {wish.people} people and {wish.audience}"
        raise FaultError([Fault("plan", what, "change the minutes, the people or the audience")])
    cuts = _cuts(chosen, _over(chosen, wish)) or ()
    items = _with_breaks(tuple(_item(segment, cuts) for segment in chosen), wish)
    title = f"{wish.minutes} minutes for {wish.people} {wish.audience}{', on a call' if wish.remote else ''}"
    report = incident if any(segment.incident for segment in chosen) else ""
    session = Session(_slug(wish), title, wish.minutes, (wish.audience,), wish.people, report, items, AIM, ())
    plan = make_plan(session)
    left_out = (
        *_left_out(fit, chosen, plan.slack),
        *(Omission(segments[slug].title, why) for slug, why in sorted(unfit.items())),
    )
    return Composition(plan, left_out, tuple(Omission(s.title, f"{c.what} ({c.saves} min)") for s, c in cuts))


def _unfit(segment: Segment, wish: Wish) -> str:
    """Why `segment` can't serve `wish` however long the session, or nothing."""
    if not segment.order:
        return "it belongs to a session of its own"
    if wish.audience not in segment.audiences:
        return f"it is made for {' and '.join(segment.audiences)}"
    if wish.people not in segment.sizes:
        return f"it takes {segment.sizes} people, and you are {wish.people}"
    return "it can't be run on a call" if wish.remote and not segment.remote else ""


def _choose(fit: Sequence[Segment], wish: Wish) -> tuple[Segment, ...] | None:
    """The best choice of `fit`, in order; None where no choice has both ends and something between."""
    search = _Search(wish, _room(wish))
    search.look(tuple(fit), ())
    return search.best if sum(segment.always for segment in search.best) >= 2 else None


@dataclass
class _Search:
    """Looks through every choice of segments that could be the best: branch and bound."""

    wish: Wish
    room: int
    best: tuple[Segment, ...] = ()
    score: tuple[int, int] = (0, 0)

    def look(self, fit: tuple[Segment, ...], chosen: tuple[Segment, ...]) -> None:
        """Extend `chosen` by what of `fit` can follow, as long as that can beat the best so far."""
        if sum(segment.least_minutes for segment in chosen) > self.room:
            return
        if self._worth(chosen) + self._worth(fit) < self.score[0]:
            return
        if not fit:
            self._judge(chosen)
            return
        first, rest = fit[0], fit[1:]
        if {segment.slug for segment in chosen}.issuperset(first.needs):
            self.look(rest, (*chosen, first))
        if not first.always:
            self.look(rest, chosen)

    def _judge(self, chosen: tuple[Segment, ...]) -> None:
        cuts = _cuts(chosen, _over(chosen, self.wish))
        if cuts is None or all(segment.always for segment in chosen):
            return
        used = sum(segment.minutes for segment in chosen) - sum(cut.saves for _, cut in cuts)
        score = (self._worth(chosen) - A_CUT * len(cuts), used)
        if score > self.score:
            self.best, self.score = chosen, score

    def _worth(self, some: tuple[Segment, ...]) -> int:
        mine = self.wish.audience
        return sum(OTHER if mine not in s.heart else THEIRS if s.heart == (mine,) else HEART for s in some)


def _room(wish: Wish) -> int:
    """The minutes for segments: without breaks, and without the minute in thirty that stays free."""
    count, minutes = _breaks(wish, wish.minutes)
    return wish.minutes - count * minutes - max(1, wish.minutes // 30)


def _over(chosen: Sequence[Segment], wish: Wish) -> int:
    return max(0, sum(segment.minutes for segment in chosen) - _room(wish))


def _breaks(wish: Wish, minutes: int) -> tuple[int, int]:
    """How many breaks `minutes` of sitting need, and the minutes of each."""
    return (minutes - 1) // SITTING[wish.remote], LONG_BREAK if wish.minutes > LONG_SESSION else SHORT_BREAK


def _cuts(chosen: Sequence[Segment], over: int) -> tuple[tuple[Segment, Cut], ...] | None:
    """Few cuts that save `over` minutes, each segment's in the order it gives; None where they can't."""
    taken: list[tuple[Segment, Cut]] = []
    waiting = {segment.slug: list(segment.cut) for segment in chosen}
    while over > 0:
        ready = [(segment, waiting[segment.slug][0]) for segment in chosen if waiting[segment.slug]]
        if not ready:
            return None
        enough = [pair for pair in ready if pair[1].saves >= over]
        pick = min(enough, key=lambda pair: pair[1].saves) if enough else max(ready, key=lambda pair: pair[1].saves)
        waiting[pick[0].slug].pop(0)
        taken.append(pick)
        over -= pick[1].saves
    return tuple(taken)


def _item(segment: Segment, cuts: Sequence[tuple[Segment, Cut]]) -> Item:
    return Item(segment, segment.minutes - sum(cut.saves for whose, cut in cuts if whose is segment))


def _with_breaks(items: tuple[Item, ...], wish: Wish) -> tuple[Item, ...]:
    """`items` with breaks where one segment ends, as evenly as can be; none beside what opens or closes."""
    total = sum(item.minutes for item in items)
    count, minutes = _breaks(wish, min(wish.minutes, total + SHORT_BREAK))
    ends = {n: sum(item.minutes for item in items[:n]) for n in range(2, len(items) - 1)}
    places: set[int] = set()
    for part in range(1, count + 1):
        free = [n for n in ends if n not in places]
        if free:
            places.add(min(free, key=lambda n: abs(ends[n] - total * part / (count + 1))))
    paused: list[Item] = []
    for n, item in enumerate(items):
        paused += [Item(None, minutes), item] if n in places else [item]
    return tuple(paused)


def _left_out(fit: Sequence[Segment], chosen: Sequence[Segment], left: int) -> Iterator[Omission]:
    there = {segment.slug for segment in chosen}
    titles = {segment.slug: segment.title for segment in fit}
    for segment in fit:
        missing = [titles.get(need, need) for need in segment.needs if need not in there]
        if segment.slug in there:
            continue
        if missing:
            yield Omission(segment.title, f"it needs {' and '.join(missing)} before it")
        else:
            least = f"{segment.least_minutes} with every cut" if segment.cut else "and can't be cut"
            yield Omission(segment.title, f"no time: it takes {segment.minutes} minutes, {least}; {left} are free")


def _slug(wish: Wish) -> str:
    return f"{wish.audience}-{wish.minutes}{'-remote' if wish.remote else ''}"
