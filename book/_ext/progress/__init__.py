"""Where a learner is: the `resume`, `ways`, `my-progress` and `completion` directives, and a quiet mark on each page.

Each directive writes what is whole without script: nothing for `resume` and `ways`, the ways as lists to tick on paper
for `my-progress`, what every page is for in `completion`. `site_assets/progress/` brings them to life; it gets the
course from `progress/course.js`, which is written here when the site is built.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from exercise import section_depth, skip
from jinja2 import Environment, FileSystemLoader
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from progress.course import WELCOME, read_course

DIRECTIVES = ("resume", "ways", "my-progress", "completion")
NAMES = {"engineer": "the engineer's way", "manager": "the manager's way", "facilitator": "the facilitator's way"}
SCRIPT = "// Made by book/_ext/progress from the first page and the front matter.\nexport const course = {};\n"
MARK = '<div class="wh-where d-print-none mathjax_ignore" data-progress="where"></div>\n'
templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)


class ProgressNode(nodes.General, nodes.Element):
    """A part of a page that tells of progress; `template` names the file that writes it."""


class Progress(SphinxDirective):
    """Any of the four; its name says which."""

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(Path(self.env.srcdir) / f"{WELCOME}.md"))
        return [ProgressNode("", template=f"{self.name}.html")]


def visit_html(translator: Any, node: ProgressNode) -> None:
    builder = translator.builder
    course = course_of(builder.app)
    here = builder.current_docname
    html = templates.get_template(node["template"]).render(
        level=min(section_depth(node) + 1, 5),
        course=course,
        names=NAMES,
        address=lambda page: builder.get_relative_uri(here, page),
    )
    translator.body.append(html)
    raise nodes.SkipNode


def course_of(app: Sphinx) -> dict[str, Any]:
    """The course, read once a build; each way has its name with it."""
    if not hasattr(app, "whathow_course"):
        app.whathow_course = {**read_course(Path(app.srcdir)), "names": NAMES}  # type: ignore[attr-defined]
    return dict(app.whathow_course)  # type: ignore[attr-defined]


def make_room(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """A page of a way has room for its mark, so that nothing jumps when the script fills it; a part of ours gets the
    look of buttons."""
    if doctree is not None and next(doctree.findall(ProgressNode), None) is not None:
        app.add_css_file("exercise/exercise.css")
    if page in course_of(app)["pages"] and "body" in context:
        context["body"] = MARK + context["body"]


def write_course(app: Sphinx, error: Exception | None) -> None:
    """The course as a script beside ours, once everything else is there."""
    if error is None and app.builder.format == "html":
        target = Path(app.outdir) / "_static" / "progress" / "course.js"
        target.parent.mkdir(parents=True, exist_ok=True)
        data = json.dumps(course_of(app), ensure_ascii=False)
        target.write_text(SCRIPT.replace("{}", data), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(ProgressNode, html=(visit_html, None), latex=(skip, None), text=(skip, None), man=(skip, None))
    for name in DIRECTIVES:
        app.add_directive(name, Progress)
    app.add_css_file("progress/progress.css")
    app.add_js_file("progress/main.js", type="module")
    app.connect("html-page-context", make_room)
    app.connect("build-finished", write_course)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
