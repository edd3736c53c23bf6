"""A scene as cards for a role-play: one for the manager, one for each person in the room, one for whoever watches.

Made by `python -m whathow.scene cards`; `python -m whathow.scene print` sets them for paper, a card a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt

from whathow.scene.paper import COMMENT, EXHIBIT, effect, listed
from whathow.scene.scene import LEVELS, Line, Person, Scene, Turn

MADE = "<!-- made by `make cards` from exercises/scenes/{slug}.toml: do not edit -->"
START = {"silent": "closed", "official": "careful", "offered": "open"}
ANSWERS = ("**Closed:**", "**Careful:**", "**Open:**")
HOW = """\
{minutes} minutes for {players} people: one is the manager, {number} play the others, at least one watches. Cut, hand
out, give two minutes to read. The one who watches reads each moment aloud. The manager says one line, in their own
words. The person whom the moment is about answers. Then comes the next moment, whatever was said.

Afterwards, ten minutes: "What did you not say? Which words decided that?" The pieces are read out last.

Play people you like, on a hard morning. Passing is allowed."""
INSIDE = """\
You begin **{start}**. After each line of the manager’s, whoever it was for, go a step:

- **towards open**, where they asked what you saw or how something works, gave something, promised what they can keep,
  or owned a part of it;
- **towards closed**, where somebody was blamed, had to defend themself, was ordered about or cut short;
- **nowhere**, where it was kind or polite and asked nothing.

*Closed* says as little as it can. *Careful* says what is in the report. *Open* tells what you know. A slip that the
manager mends aloud brings you back, once."""
WATCH = """\
Read each moment aloud. Write down the manager’s words, as they were said, and what came. Don’t help.

The lines below each moment are from others who sat there, with what they did. Read them out afterwards, if at all."""
STYLE = """
@page { margin: 15mm }
body { font: 11pt/1.4 Georgia, serif; max-width: 48em; margin: 2em auto; color: #000; background: #fff }
section { break-after: page; margin-bottom: 3em }
section:last-child { break-after: auto }
h1 { font-size: 1.5em } h2 { font-size: 1.3em } h3 { font-size: 1.05em; margin: 1em 0 0.2em } p, ul { margin: 0.5em 0 }
blockquote { margin: 0.7em 0 0.4em; padding: 0 1em; border-left: 2pt solid #000 }
li, h3, tr, blockquote { break-inside: avoid } h3 { break-after: avoid }
table { border-collapse: collapse }
td, th { padding: 0.25em 0.8em 0.25em 0; text-align: left; vertical-align: top; border-bottom: 0.5pt solid #000 }
code { font: inherit; letter-spacing: 0.05em }
"""


def to_markdown(scene: Scene) -> str:
    """All cards of `scene` as one Markdown page, a card below each second heading."""
    cards = [_cover(scene), _manager(scene), *(_person(scene, person) for person in scene.people), _watcher(scene)]
    return "\n\n".join([MADE.format(slug=scene.slug), *cards]) + "\n"


def to_html(scene: Scene) -> str:
    """The same as a whole HTML page to print, a card a sheet; no script, nothing from elsewhere."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    cards = COMMENT.sub("", to_markdown(scene)).split("\n## ")
    sections = "\n".join(
        f"<section>\n{markdown.render(card if n == 0 else f'## {card}')}</section>" for n, card in enumerate(cards)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(scene.title)}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n{sections}\n</body>\n</html>\n"
    )


def _cover(scene: Scene) -> str:
    number = len(scene.people)
    how = HOW.format(minutes=2 * scene.minutes + 6, players=f"{number + 2} to {number + 4}", number=number)
    return f"# Role-play: {scene.title}\n\n{scene.place}.\n\n{how}"


def _manager(scene: Scene) -> str:
    people = "\n".join(f"- **{person.name}**, {person.role}" for person in scene.people)
    return (
        f"## The manager\n\n{scene.story}\n\n{scene.need}\n\nIn the room:\n\n{people}\n\n"
        "One line at each moment, as you would say it. Silence is a line."
    )


def _person(scene: Scene, person: Person) -> str:
    mine = "\n\n".join(_moment(turn) for turn in scene.turns if turn.keeper == person.name)
    known = "\n".join(f"- {piece.says}" for piece in scene.pieces if piece.who == person.name)
    inside = INSIDE.format(start=START[LEVELS[person.level]])
    told = f"**What the manager has been told:**\n\n{quote(scene.story)}"
    own = f"**What only you know:**\n\n{known or '- Nothing yet.'}"
    moments = f"### Your moments\n\n{mine or 'None. You listen.'}"
    return "\n\n".join([f"## {person.name}, {person.role}", told, own, inside, moments])


def _moment(turn: Turn) -> str:
    replies = "\n\n".join(f"{name} {reply}" for name, reply in zip(ANSWERS, turn.replies, strict=True))
    return f"{quote(turn.text)}\n\n{replies}"


def _watcher(scene: Scene) -> str:
    moments = "\n\n".join(_watched(scene, n) for n in range(len(scene.turns)))
    pieces = "\n".join(f"- **{p.who}:** {p.says} *Told:* {p.told} *Not told:* {p.kept}" for p in scene.pieces)
    return f"## Whoever watches\n\n{WATCH}\n\n{moments}\n\n### What there was to tell\n\n{pieces}"


def _watched(scene: Scene, place: int) -> str:
    turn, before = scene.turns[place], scene.turns[place - 1 : place]
    parts = [f"### {place + 1}. {turn.keeper}", *map(_only_after, before), quote(turn.text)]
    closed = [name for name, by in turn.event.items() if by < 0]
    if closed:
        parts.append(f"*{listed(closed)}: before you answer, a step towards closed.*")
    return "\n\n".join([*filter(None, parts), "".join(_rows(turn.lines))])


def _only_after(before: Turn) -> str:
    """When this moment comes at all, where the one before it may lead past it."""
    levels = [level for level in range(len(LEVELS)) if level not in before.then]
    answers = listed([f"*{START[LEVELS[level]]}*" for level in levels])
    return f"Only where {before.keeper} has just answered {answers}; else go on to the next." if before.then else ""


def _rows(lines: tuple[Line, ...]) -> Iterator[str]:
    yield EXHIBIT if any(line.exhibit for line in lines) else ""
    yield "| Somebody said | It did |\n|---|---|"
    for line in lines:
        yield f"\n| {_cell(line.shown)} | {_cell(f'{line.landing.why} {effect(line.landing)}')} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def quote(markdown: str) -> str:
    """`markdown` as a quotation; what is an exhibit in it stays one."""
    body = COMMENT.sub("", markdown)
    mark = EXHIBIT if body != markdown else ""
    return mark + "\n".join(f"> {line}".rstrip() for line in body.splitlines())
