"""An incident's texts as HTML for a page: plain Markdown, no HTML of its own, headings that fit where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup


def render_markdown(text: str, top: int) -> Markup:
    """The text as HTML; its highest heading becomes `h<top>`, and no level is skipped on the way down.

    HTML in the text is shown, not used; an image is a link, so that no page asks another host for it.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    tokens = markdown.parse(text)
    fit_headings(tokens, top)
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))


def fit_headings(tokens: Sequence[Token], top: int) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    levels = sorted({token.tag for token in headings})
    for token in headings:
        token.tag = f"h{min(top + levels.index(token.tag), 6)}"
