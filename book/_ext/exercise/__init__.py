"""Exercises that are live in a page of the book: the `rewrite`, `exercise` and `try-a-sentence` directives.

    ```{rewrite} the-pool-that-was-too-small
    ```

    ```{exercise} spot-the-blame
    ```

    ```{try-a-sentence} Type a sentence or a question
    Why did nobody check the host name?
    What did the console show at 14:02?
    ```

`rewrite` names an incident in `exercises/incidents/`, `exercise` any other exercise that is a list of things to answer.
`try-a-sentence` may have its own label, and sentences to try, one a line. All write a page that is whole without
script; `site_assets/exercise/` brings it to life.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from exercise.markdown import render_markdown
from whathow.course.shelf import open_exercise
from whathow.fault import FaultError
from whathow.incident import Incident, parse_incident
from whathow.rubric.grade import MOST_CHARACTERS

COURSE = Path("exercises")
INCIDENTS = COURSE / "incidents"
templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)


class ExerciseNode(nodes.General, nodes.Element):
    """An exercise: `template` names the file that writes it, `values` is what goes in."""


class Rewrite(SphinxDirective):
    """The rewrite exercise of one incident."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        slug = self.arguments[0]
        path = Path(self.env.srcdir) / INCIDENTS / f"{slug}.md"
        self.env.note_dependency(str(path))
        try:
            source = path.read_text(encoding="utf-8")
            incident = parse_incident(source, str(INCIDENTS / path.name))
        except OSError:
            raise self.error(f"there is no incident {slug!r}: write {INCIDENTS / path.name}, or name another") from None
        except FaultError as error:
            raise self.error(str(error)) from None
        return [exercise_node("rewrite", slug=slug, source=source, incident=incident, most=MOST_CHARACTERS)]


class Listed(SphinxDirective):
    """An exercise that is a list: sentences to judge, questions to turn, lines to tell anew."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        course = Path(self.env.srcdir) / COURSE
        try:
            exercise = open_exercise(name, course)
        except FaultError as error:
            raise self.error(str(error)) from None
        if exercise.form is None:
            raise self.error(f"{name!r} is no list of things to answer; it has a directive of its own")
        self.env.note_dependency(str(course / exercise.source))
        shown = {key: getattr(exercise, key) for key in ("name", "title", "minutes", "parts")}
        form = exercise.form
        return [exercise_node(form.kind, exercise=shown, form=form, model=form.model, most=MOST_CHARACTERS)]


class TryASentence(SphinxDirective):
    """One line to type in, with the checker's word on it."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        label = self.arguments[0] if self.arguments else "Type a sentence or a question"
        number = self.env.new_serialno("try-a-sentence")
        samples = [line.strip() for line in self.content if line.strip()]
        return [exercise_node("try-a-sentence", id=f"try-a-sentence-{number}", label=label, samples=samples)]


def exercise_node(template: str, **values: Any) -> ExerciseNode:
    return ExerciseNode("", template=f"{template}.html", values=values)


def visit_html(translator: Any, node: ExerciseNode) -> None:
    level = min(section_depth(node) + 1, 5)
    values = {key: told(value, level) for key, value in node["values"].items()}
    language = translator.builder.config.language or "en"
    markdown = partial(render_markdown, top=level + 2)
    html = templates.get_template(node["template"]).render(values, level=level, lang=language, markdown=markdown)
    translator.body.append(html)
    raise nodes.SkipNode


def told(value: Any, level: int) -> Any:
    """What the template gets: an incident's Markdown is HTML by now, under headings that fit the page."""
    if not isinstance(value, Incident):
        return value
    texts = {name: render_markdown(getattr(value, name), level + 2) for name in ("report", "rewrite")}
    plain = {name: getattr(value, name) for name in ("title", "difficulty", "minutes")}
    return {**plain, **texts, "plain_report": value.report.strip() + "\n"}


def section_depth(node: nodes.Node) -> int:
    depth, parent = 0, node.parent
    while parent is not None:
        depth += isinstance(parent, nodes.section)
        parent = parent.parent
    return max(depth, 1)


def skip(translator: Any, node: ExerciseNode) -> None:
    raise nodes.SkipNode


def load_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only a page with an exercise asks for the scripts."""
    if doctree is not None and next(doctree.findall(ExerciseNode), None) is not None:
        app.add_css_file("exercise/exercise.css")
        app.add_css_file("exercise/result.css")
        app.add_css_file("exercise/lists.css")
        app.add_js_file("exercise/main.js", type="module")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(ExerciseNode, html=(visit_html, None), latex=(skip, None), text=(skip, None), man=(skip, None))
    app.add_directive("rewrite", Rewrite)
    app.add_directive("exercise", Listed)
    app.add_directive("try-a-sentence", TryASentence)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
