"""A segment: one activity for a room, with its minutes, its prompts, and what to cut when time is short.

It lives in `facilitator_guide/segments/<slug>.md`; the README of `facilitator_guide` shows the form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from ruamel.yaml import YAML

from whathow.fault import Fault, FaultError
from whathow.text import frontmatter
from whathow.workshop.fields import Fields, Span, read_text
from whathow.workshop.parts import HEADINGS, Part, split_parts

KEYS = (
    *("title", "minutes", "ideas", "needs", "materials", "audiences", "sizes", "remote"),
    *("order", "always", "heart", "incident", "cards", "cut", "sources"),
)
AUDIENCES = ("engineers", "managers", "facilitators")
HAND_OUT = "Hand out"
PROMPTS = ("Do", "Say", "Ask", HAND_OUT, "Watch for", "Answers", "Remote")
CUT_KEYS = ("what", "saves")
SOURCE_KEYS = ("what", "url", "used", "limits")


@dataclass(frozen=True)
class Cut:
    """Something to leave out when time is short, and the minutes it `saves`."""

    what: str
    saves: int


@dataclass(frozen=True)
class Source:
    """A work that a segment stands on: `what` it is, its `url`, what was `used` of it, and its `limits`."""

    what: str
    url: str
    used: str
    limits: str


@dataclass(frozen=True)
class Segment:
    """One activity. `needs` are slugs of segments that come before it; `cut` is in the order to cut in.

    Four keys serve the composing of a session: `order` is its place among others (0: it belongs to sessions of its own
    and is never composed), `always` puts it into every session, `heart` names the audiences that it matters most to,
    and `incident` says that it works on a report. `cards` are the slugs of cards of the guide that it hands out.
    """

    slug: str
    title: str
    minutes: int
    ideas: tuple[str, ...]
    needs: tuple[str, ...]
    materials: tuple[str, ...]
    audiences: tuple[str, ...]
    sizes: Span
    remote: bool
    order: int
    always: bool
    heart: tuple[str, ...]
    incident: bool
    cards: tuple[str, ...]
    cut: tuple[Cut, ...]
    sources: tuple[Source, ...]
    aim: str
    prompts: tuple[Part, ...]

    @property
    def least_minutes(self) -> int:
        """The minutes left after every cut."""
        return self.minutes - sum(cut.saves for cut in self.cut)


@cache
def ideas() -> dict[str, str]:
    """The ideas that the course teaches: what the session said, by id."""
    source = files("whathow.workshop").joinpath("ideas.yml").read_text(encoding="utf-8")
    return dict(YAML(typ="safe", pure=True).load(source))


def read_segments(folder: Path) -> dict[str, Segment]:
    """Every segment in `folder`, by slug. Raises FaultError with the faults of all files."""
    segments: dict[str, Segment] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob("*.md")):
        try:
            segments[path.stem] = parse_segment(read_text(path), str(path))
        except FaultError as error:
            faults.extend(error.faults)
    faults.extend(_unknown_needs(segments, folder) if not faults else ())
    if faults:
        raise FaultError(faults)
    return segments


def parse_segment(source: str, name: str) -> Segment:
    """The segment that `source`, the text of a segment file, describes; `name` stands in faults and gives the slug.

    Raises FaultError with every fault in the file.
    """
    fields = Fields(frontmatter.read(source, name))
    fields.only(KEYS)
    aim, prompts = split_parts(fields, PROMPTS)
    segment = Segment(
        slug=Path(name).stem,
        title=fields.text("title"),
        minutes=fields.number("minutes", 1, 120),
        ideas=fields.words("ideas", ideas(), least=1),
        needs=fields.words("needs"),
        materials=fields.words("materials"),
        audiences=fields.words("audiences", AUDIENCES, least=1),
        sizes=fields.span("sizes"),
        remote=fields.yes_no("remote"),
        order=fields.number("order", 1, 99) if "order" in fields.page.data else 0,
        always="always" in fields.page.data and fields.yes_no("always"),
        heart=fields.words("heart", AUDIENCES),
        incident="incident" in fields.page.data and fields.yes_no("incident"),
        cards=fields.words("cards"),
        cut=tuple(
            Cut(fields.text("what", at), fields.number("saves", 1, 60, at))
            for at in fields.records("cut", CUT_KEYS, least=1)
        ),
        sources=tuple(
            Source(*(fields.text(key, at) for key in SOURCE_KEYS)) for at in fields.records("sources", SOURCE_KEYS)
        ),
        aim=aim,
        prompts=prompts,
    )
    _prove_prompts(segment, fields)
    _prove_minutes(segment, fields)
    fields.finish()
    return segment


def _prove_prompts(segment: Segment, fields: Fields) -> None:
    kinds = {prompt.kind for prompt in segment.prompts}
    if not segment.aim:
        fields.fault_in_body(
            0, "no aim stands before the first heading", "say in a sentence or two what people leave with"
        )
    if not fields.sound(HEADINGS):
        return
    for needed in ({"Say"}, {"Ask", "Do"}, {"Watch for"}):
        if not needed & kinds:
            names = " or ".join(f"`## {kind}`" for kind in sorted(needed))
            fields.fault_in_body(0, f"there is no {names}", "add the heading and the prompt below it")
    if segment.remote and "Remote" not in kinds:
        fields.fault_in_body(
            0, "`remote: yes`, but there is no `## Remote`", "say how it runs on a call, or write `remote: no`"
        )


def _prove_minutes(segment: Segment, fields: Fields) -> None:
    if fields.sound("minutes", "cut") and segment.least_minutes < 1:
        fields.fault(
            ("cut",),
            f"the cuts save all of the {segment.minutes} minutes",
            "leave at least one minute, or let the session drop the segment",
        )
    steps = sum(prompt.minutes for prompt in segment.prompts)
    if fields.sound("minutes", HEADINGS) and steps and steps != segment.minutes:
        fields.fault(
            ("minutes",),
            f"the prompts add up to {steps} minutes and the segment has {segment.minutes}",
            "make the two agree",
        )


def _unknown_needs(segments: dict[str, Segment], folder: Path) -> list[Fault]:
    return [
        Fault(
            f"{folder / slug}.md:1",
            f"it needs a segment `{need}` that is not there",
            f"use one of: {', '.join(segments)}",
        )
        for slug, segment in segments.items()
        for need in segment.needs
        if need not in segments
    ]
