"""A rewrite to take away: clean Markdown, and one HTML page that prints and asks nobody for anything."""

from __future__ import annotations

import re
from html import escape

from markdown_it import MarkdownIt

from whathow.own.opening import CONTROLS, UNSEEN

COMMENT = re.compile(r"<!--.*?-->[ \t]*\n?", re.DOTALL)
STYLE = """
body{font:11pt/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:42rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3,h4{line-height:1.25;break-after:avoid}
table{border-collapse:collapse}
th,td{text-align:start;vertical-align:top;padding:.3rem .7rem .3rem 0;border-bottom:1px solid #bbb}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid #bbb}
pre{white-space:pre-wrap;overflow-wrap:anywhere}li,tr,blockquote{break-inside:avoid}
@page{margin:2cm}@media print{body{margin:0;padding:0;max-width:none}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_markdown(text: str) -> str:
    """The rewrite as Markdown without comments, invisible characters and blanks at line ends.

    >>> to_markdown("# Friday  \\r\\n<!-- whathow: exhibit -->\\r\\nAna ra\\u200bng.\\n\\n\\n\\n")
    '# Friday\\nAna rang.\\n'
    """
    plain = UNSEEN.sub("", CONTROLS.sub("", re.sub(r"\r\n?", "\n", text)))
    shut = COMMENT.sub("", plain)
    return re.sub(r"[ \t]+$", "", shut, flags=re.MULTILINE).strip("\n") + "\n"


def to_html(title: str, text: str) -> str:
    """The rewrite as one page of HTML, headed by `title` where it has no heading of its own.

    HTML in the text is shown and not used, pictures become links, and the page forbids itself any script or request.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    body = markdown.render(to_markdown(text))
    heading = "" if "<h1>" in body else f"<h1>{escape(title)}</h1>\n"
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n"
    )
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}</head>\n<body>\n{heading}{body}</body>\n</html>\n'
