"""What a session hands out, as HTML to print: a sheet a page, and the incident's report with room to write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from markdown_it import MarkdownIt

from whathow.incident import Incident
from whathow.workshop.card import Card, to_markdown
from whathow.workshop.plan import Plan
from whathow.workshop.segment import HAND_OUT

STYLE = """
@page { margin: 18mm }
body { font: 13pt/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; color: #000; background: #fff }
section { break-after: page; margin-bottom: 4em }
section:last-child { break-after: auto }
pre, code { font: inherit; white-space: pre-wrap }
pre, blockquote { margin: 1em 0; padding: 0.8em 1em; border: 1px solid #000; line-height: 2 }
blockquote li { margin-bottom: 1.6em }
td, th { padding: 0.4em 1em 0.4em 0; text-align: left; vertical-align: top }
footer { margin-top: 2em; font-size: 9pt }
.report { font-size: 11pt; line-height: 1.4 }
.room { height: 15em; border: 1px solid #000; break-inside: avoid }
"""
COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
ASK_TO_REWRITE = "Write it again: what happened, how it made sense at the time, and what will change."


def to_sheets(plan: Plan, incident: Incident | None = None, cards: Mapping[str, Card] | None = None) -> str:
    """The sheets of `plan` as a whole HTML page with no scripts.

    `incident` is the one that the session uses; `cards` are the guide's, of which segments name some.
    """
    title = escape(f"Sheets: {plan.session.title}")
    sections = "\n".join(f"<section>\n{sheet}</section>" for sheet in _sheets(plan, incident, cards or {}))
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n{sections}\n</body>\n</html>\n"
    )


def _sheets(plan: Plan, incident: Incident | None, cards: Mapping[str, Card]) -> Iterator[str]:
    # Markup in a file stays text: a sheet comes from whoever wrote the segment.
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    for segment in (row.item.segment for row in plan.rows if row.item.segment):
        footer = f"<footer>{escape(segment.title)}</footer>\n"
        for prompt in segment.prompts:
            if prompt.kind == HAND_OUT:
                yield markdown.render(COMMENT.sub("", prompt.text)) + footer
        for card in (cards[slug] for slug in segment.cards if slug in cards):
            yield markdown.render(COMMENT.sub("", to_markdown(card))) + footer
    if incident:
        yield f'<div class="report">\n{markdown.render(COMMENT.sub("", incident.report))}</div>\n'
        yield f"<p><strong>{escape(incident.title)}.</strong> {ASK_TO_REWRITE}</p>\n{'<div class=room></div>' * 3}\n"
