# mypy: disable-error-code="misc, no-any-return, no-untyped-call"
# (nbconvert and nbformat come without types)
"""nbgrader's feedback page, made safe: what learners wrote is shown there, and their own markup must not act."""

from __future__ import annotations

import re
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbformat.notebooknode import NotebookNode

SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
NO_SCRIPTS = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; font-src data:\">"
)


class FeedbackPage(HTMLExporter):
    """nbgrader's feedback page, in which no script runs and from which no request leaves: what learners wrote is
    shown there."""

    def from_notebook_node(self, nb: NotebookNode, resources: Any = None, **kw: Any) -> Any:
        html, resources = super().from_notebook_node(nb, resources, **kw)
        head, start, rest = html.partition("<head>")
        inside, end, body = rest.partition("</head>")
        if not end:
            raise ValueError("nbgrader's feedback template has no <head> in which scripts could be forbidden")
        inside = SCRIPT.sub("", inside)  # MathJax, which the policy would stop, but not before the browser had tried
        return f"{head}{start}\n{NO_SCRIPTS}{inside}{end}{body}", resources
