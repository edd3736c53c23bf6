"""The assessments, live in a page: the `assessment`, `assessment-results` and `team-results` directives.

    ```{assessment} before
    ```

`assessment` takes an occasion: before, after or later. Its page is whole without script: the first plan's sentences and
short report, to be answered on paper, with our answers folded away. `assessment-results` shows what was handed in so
far, and `team-results` merges files that learners sent. `site_assets/assessment/` brings them to life.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from exercise import section_depth, skip
from jinja2 import Environment, FileSystemLoader
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from whathow.assess.bank import Bank, read_bank
from whathow.assess.plan import OCCASIONS, plans
from whathow.assess.short import MOST_CHARACTERS
from whathow.fault import FaultError

FOLDER = Path("exercises/assessment")
STYLES = ("exercise/exercise.css", "assessment/assessment.css")
SURE = (50, 60, 70, 80, 90, 100)
MINUTES = 6
templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)


class AssessmentNode(nodes.General, nodes.Element):
    """A part of an assessment: `template` names the file that writes it, `values` is what goes in."""


class Assessment(SphinxDirective):
    """The list of one occasion; with `:alone:` handing it in is all there is to do in its page."""

    required_arguments = 1
    option_spec: ClassVar = {"alone": directives.flag}

    def run(self) -> list[nodes.Node]:
        occasion = self.arguments[0]
        if occasion not in OCCASIONS:
            raise self.error(f"there is no occasion {occasion!r}: write one of {', '.join(OCCASIONS)}")
        folder = Path(self.env.srcdir) / FOLDER
        for path in sorted(folder.iterdir()):
            self.env.note_dependency(str(path))
        try:
            values = list_values(read_bank(folder), occasion)
        except FaultError as error:
            raise self.error(str(error)) from None
        return [node("list", alone="alone" in self.options, **values)]


class Part(SphinxDirective):
    """What is made by the script alone; its name says what."""

    def run(self) -> list[nodes.Node]:
        return [node(self.name)]


def node(template: str, **values: Any) -> AssessmentNode:
    return AssessmentNode("", template=f"{template}.html", values=values)


def list_values(bank: Bank, occasion: str) -> dict[str, Any]:
    """The first plan's list for the page, and all plans with what they are about for the script."""
    drawn = plans(bank)
    places = {item.id: n for n, item in enumerate(bank.items)}
    shorts = {short.id: n for n, short in enumerate(bank.shorts)}
    data = {
        "occasion": occasion,
        "most": MOST_CHARACTERS,
        "items": [{"id": item.id, "text": item.text} for item in bank.items],
        "shorts": [{"id": short.id, "text": short.text} for short in bank.shorts],
        "plans": [
            {"items": [places[id] for id in plan.sentences[occasion]], "short": shorts[plan.rewrite[occasion]]}
            for plan in drawn
        ],
    }
    items = [bank.item[id] for id in drawn[0].sentences[occasion]]
    short = bank.short[drawn[0].rewrite[occasion]]
    return {"occasion": occasion, "items": items, "short": short, "data": data, "sure": SURE, "minutes": MINUTES}


def visit_html(translator: Any, node: AssessmentNode) -> None:
    level = min(section_depth(node) + 1, 5)
    language = translator.builder.config.language or "en"
    html = templates.get_template(node["template"]).render(node["values"], level=level, lang=language)
    translator.body.append(html)
    raise nodes.SkipNode


def load_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only a page with a part of ours asks for the scripts."""
    if doctree is not None and next(doctree.findall(AssessmentNode), None) is not None:
        for style in STYLES:
            app.add_css_file(style)
        app.add_js_file("assessment/main.js", type="module")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(AssessmentNode, html=(visit_html, None), latex=(skip, None), text=(skip, None), man=(skip, None))
    app.add_directive("assessment", Assessment)
    app.add_directive("assessment-results", Part)
    app.add_directive("team-results", Part)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
