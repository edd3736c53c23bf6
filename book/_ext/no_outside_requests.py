"""Keep every page's requests on the site's own host.

Jupyter Book always loads sphinx-thebe, which names a CDN in every page. No page of ours runs on thebe, so its listeners
and its stylesheet are taken off before a page is written.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config


def drop_thebe(app: Sphinx, config: Config) -> None:
    """Disconnect whatever sphinx-thebe connected; by now every extension has been set up."""
    for listeners in list(app.events.listeners.values()):
        for listener in list(listeners):
            if listener.handler.__module__.startswith("sphinx_thebe"):
                app.disconnect(listener.id)
    app.registry.css_files = [(name, rest) for name, rest in app.registry.css_files if name != "sphinx-thebe.css"]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("config-inited", drop_thebe)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
