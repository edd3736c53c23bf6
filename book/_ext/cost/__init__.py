"""What blame costs, live in a page: the `cost-model`, `own-cost` and `cost-letter` directives.

    ```{cost-model} price-the-blame
    ```

`cost-model` and `cost-letter` name a file of `exercises/cost/`, `own-cost` one of `exercises/cost/calculator/`. Each
writes a page that is whole without script: the model is run with its defaults while the book is built, and its figures
and tables are in the page. `site_assets/cost/` brings it to life.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from exercise import section_depth, skip
from exercise.markdown import render_markdown
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from whathow.cost.outcome import simulate
from whathow.cost.own import price_own
from whathow.cost.sheet import Sheet, read_sheet
from whathow.cost.table import figure, months, rows, settings_line, summary
from whathow.course.price import MOST_CHARACTERS, PARTS, model_letters
from whathow.fault import FaultError
from whathow.learner.figure import DRAWN, INKS, hidden_svg, ranges_svg

COURSE = Path("exercises")
FOLDERS = {"cost-model": "cost", "cost-letter": "cost", "own-cost": "cost/calculator"}
STYLES = ("exercise/exercise.css", "exercise/result.css", "cost/cost.css")
templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
templates.filters["figure"] = figure


class CostNode(nodes.General, nodes.Element):
    """A part of the cost page: `template` names the file that writes it, `values` is what goes in."""


class Cost(SphinxDirective):
    """Any of the three; its name says which."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        path = Path(self.env.srcdir) / COURSE / FOLDERS[self.name] / f"{name}.toml"
        self.env.note_dependency(str(path))
        try:
            sheet = read_sheet(path)
            values = VALUES[self.name](sheet)
        except FaultError as error:
            raise self.error(str(error)) from None
        return [CostNode("", template=f"{self.name}.html", values={"sheet": sheet, **values})]


def model_values(sheet: Sheet) -> dict[str, Any]:
    """The default run: its figures, its tables and its summary."""
    outcome = simulate(sheet)
    names = {measure.id: measure.name for measure in sheet.measures if measure.id in DRAWN}
    return {
        "hidden": themed(hidden_svg(outcome), "hidden"),
        "ranges": themed(ranges_svg(sheet, outcome), "ranges"),
        "rows": rows(sheet, outcome),
        "months": months(outcome),
        "summary": summary(outcome),
        "settings": settings_line(sheet, outcome.values),
        "data": {"name": sheet.name, "drawn": [{"id": name, "title": names[name]} for name in DRAWN]},
    }


def own_values(sheet: Sheet) -> dict[str, Any]:
    """The bill for the defaults."""
    return {"statement": price_own(sheet), "data": {"name": sheet.name}}


def letter_values(sheet: Sheet) -> dict[str, Any]:
    """What the letter is graded on, and the model letters, which open after a pass."""
    data = {"name": sheet.name, "report": "", "most": MOST_CHARACTERS}
    return {"parts": PARTS, "letters": model_letters(sheet), "data": data}


VALUES = {"cost-model": model_values, "own-cost": own_values, "cost-letter": letter_values}


def themed(svg: str, name: str) -> Markup:
    """A drawing of ours with the theme's colours for its own, ids that no other has, and no size but its shape."""
    for ink, colour in INKS.items():
        svg = svg.replace(colour, f"var(--wh-ink-{ink})")
    for mark in ('id="', 'href="#', "url(#"):
        svg = svg.replace(mark, f"{mark}{name}-")
    head, _, rest = svg.partition(">")
    kept = [part for part in head.split() if not part.startswith(("width=", "height="))]
    return Markup(" ".join(kept) + ">" + rest)


def visit_html(translator: Any, node: CostNode) -> None:
    level = min(section_depth(node) + 1, 5)
    language = translator.builder.config.language or "en"
    told = {"level": level, "lang": language, "markdown": lambda text: render_markdown(text, level + 2)}
    translator.body.append(templates.get_template(node["template"]).render(node["values"], **told))
    raise nodes.SkipNode


def load_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only a page with a part of ours asks for the scripts."""
    if doctree is not None and next(doctree.findall(CostNode), None) is not None:
        for style in STYLES:
            app.add_css_file(style)
        app.add_js_file("cost/main.js", type="module")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(CostNode, html=(visit_html, None), latex=(skip, None), text=(skip, None), man=(skip, None))
    for name in FOLDERS:
        app.add_directive(name, Cost)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
