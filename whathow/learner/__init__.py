"""What a learner meets: cell magics and feedback in a notebook, and the answers to the book's pages."""

from __future__ import annotations

from typing import Any


def load_ipython_extension(shell: Any) -> None:
    """Called by `%load_ext whathow.learner`: gives the notebook its cell magics."""
    from whathow.learner.magic import load_ipython_extension as load  # the page's worker has no IPython

    load(shell)
