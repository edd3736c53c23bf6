"""The exercise `rewrite-<incident>`: the whole report, rewritten, graded on the four criteria."""

from __future__ import annotations

from pathlib import Path

from whathow.course.answers import PLACEHOLDER
from whathow.course.exercise import Exercise, Part
from whathow.course.library import find
from whathow.incident import Incident, read_incident
from whathow.rubric import grade

PREFIX = "rewrite-"
PARTS = (
    Part("language", "Is it free of blame?", 30),
    Part("account", "Could a reader who was not there say what happened?", 30),
    Part("how", "Does it tell how it made sense, or became possible, at the time?", 20),
    Part("forward", "Does it change the system rather than a person?", 20),
)
EXHIBIT = (
    "<!-- whathow: exhibit -->\n"  # tells the checker of the course's own pages that this blame is shown, not spoken
)
PROMPT = """\
Below is a report as somebody wrote it, on the day, under pressure. It says who is to blame. It could say what happened.

Rewrite it so that a person who was not there learns what happened and how it came to make sense at the time.

- Keep the account: who did what, when, and what they could see. Names are fine. Verdicts are not.
- Keep every time and number as the report has it.
- Tell the *how*: what the screen showed, what the runbook said, what was missing, who was carrying how much.
- End with a heading `## Action items` and at least two changes to the system. One of them should make the mistake
  impossible, or let a machine stop it.

You can write Markdown: headings, lists, tables. Run the cell (Shift+Enter) as often as you like. Each try is kept on
your machine and compared with the one before. A model rewrite opens when you pass; it is one good way, not the only
one."""


def rewrite_exercise(slug: str, start: Path | None = None) -> Exercise:
    """The exercise made from the incident `slug`, looked for from `start`. Raises FaultError where the incident is
    unknown or broken."""
    return from_incident(read_incident(find("incidents", slug, ".md", start)), slug)


def from_incident(incident: Incident, slug: str) -> Exercise:
    """The exercise made from `incident`, whose file is named `slug`."""
    return Exercise(
        name=PREFIX + slug,
        title=f"Rewrite: {incident.title}",
        minutes=incident.minutes,
        magic=f"%%rewrite {slug}",
        starter=PLACEHOLDER,
        prompt=PROMPT,
        material=EXHIBIT + quote(incident.report),
        parts=PARTS,
        model=incident.rewrite,
        key=incident.rewrite,
        source=f"incidents/{slug}.md",
        judge=lambda answer: grade(incident, answer),
    )


def quote(markdown: str) -> str:
    """`markdown` as a Markdown quotation."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.strip().splitlines())
