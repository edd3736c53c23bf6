"""Meetings to hold, live in a page: the `hold-the-room` directive.

    ```{hold-the-room}
    :scene: who-approved-this
    ```

It names a scene of `exercises/scenes/`. The page is whole without script: the scene as a text, turn by turn, with what
each line does in a reveal. `site_assets/scene/` brings it to life.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from exercise import section_depth, skip
from exercise.markdown import render_markdown
from jinja2 import Environment, FileSystemLoader
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from whathow.fault import FaultError
from whathow.scene import Scene, read_scene
from whathow.scene.hear import LONGEST
from whathow.scene.paper import COMMENT, effect, plain

SCENES = Path("exercises/scenes")
STYLES = ("exercise/exercise.css", "scene/scene.css")
templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
templates.filters["plain"] = plain


class SceneNode(nodes.General, nodes.Element):
    """A scene that can be held; `scene` is what goes in."""


class HoldTheRoom(SphinxDirective):
    """One scene."""

    option_spec = {"scene": directives.unchanged_required}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        path = Path(self.env.srcdir) / SCENES / f"{self.options.get('scene', '')}.toml"
        self.env.note_dependency(str(path))
        try:
            return [SceneNode("", scene=read_scene(path))]
        except FaultError as error:
            raise self.error(str(error)) from None


def visit_html(translator: Any, node: SceneNode) -> None:
    scene: Scene = node["scene"]
    level = min(section_depth(node) + 1, 5)
    html = templates.get_template("scene.html").render(
        scene=scene,
        roles={person.name: person.role for person in scene.people},
        level=level,
        lang=translator.builder.config.language or "en",
        longest=LONGEST,
        effect=effect,
        markdown=lambda text: render_markdown(COMMENT.sub("", text), level + 1),
    )
    translator.body.append(html)
    raise nodes.SkipNode


def load_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Only a page with a scene asks for the scripts."""
    if doctree is not None and next(doctree.findall(SceneNode), None) is not None:
        for style in STYLES:
            app.add_css_file(style)
        app.add_js_file("scene/main.js", type="module")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_node(SceneNode, html=(visit_html, None), latex=(skip, None), text=(skip, None), man=(skip, None))
    app.add_directive("hold-the-room", HoldTheRoom)
    app.connect("html-page-context", load_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
