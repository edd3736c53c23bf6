"""Your own incident, live in a page: the `your-own-incident` directive.

    ```{your-own-incident}
    ```

It writes the five steps and, for a page without script, a worksheet with the same steps to print. `site_assets/own/`
brings the steps to life.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from exercise import section_depth, skip
from jinja2 import Environment, FileSystemLoader
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from whathow.own import sample
from whathow.own.draft import NAME
from whathow.own.opening import MOST_BYTES
from whathow.rubric.grade import MOST_CHARACTERS

STYLES = ("exercise/exercise.css", "exercise/result.css", "own/own.css", "own/sheet.css")
templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)


class OwnNode(nodes.General, nodes.Element):
    """The place of the steps in a page."""


class YourOwnIncident(SphinxDirective):
    """The steps, once in the book: what is kept is kept under one name."""

    def run(self) -> list[nodes.Node]:
        if self.env.new_serialno(NAME):
            raise self.error("a page has one of these at most: take the second away")
        return [OwnNode()]


def visit_html(translator: Any, node: OwnNode) -> None:
    level = min(section_depth(node) + 1, 5)
    language = translator.builder.config.language or "en"
    rewrite = {"name": NAME, "source": "", "report": "-", "most": MOST_CHARACTERS}
    data = {"sample": sample(), "most": MOST_CHARACTERS, "bytes": MOST_BYTES, "name": NAME}
    html = templates.get_template(f"{NAME}.html").render(level=level, lang=language, data=data, rewrite=rewrite)
    translator.body.append(html)
    raise nodes.SkipNode


def load_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only the page that has the steps asks for the scripts; it gives up its own contents for a wider desk."""
    if doctree is not None and next(doctree.findall(OwnNode), None) is not None:
        for style in STYLES:
            app.add_css_file(style)
        app.add_js_file("own/main.js", type="module")
        context["meta"] = {**(context.get("meta") or {}), "html_theme.sidebar_secondary.remove": True}


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(OwnNode, html=(visit_html, None), latex=(skip, None), text=(skip, None), man=(skip, None))
    app.add_directive(NAME, YourOwnIncident)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
