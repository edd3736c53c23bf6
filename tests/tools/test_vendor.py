"""What the site loads is copied out of `node_modules`, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.vendor import COPIES, vendor


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """A `node_modules` with something under every name that is copied."""
    for source in COPIES:
        path = tmp_path / "node_modules" / source
        if path.suffix:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source)
        else:
            path.mkdir(parents=True)
            (path / "font.woff2").write_text(source)
    return tmp_path / "node_modules"


def test_everything_is_copied_and_only_once(modules: Path, tmp_path: Path) -> None:
    """The second call has nothing to do."""
    target = tmp_path / "vendor"
    assert vendor(modules, target)
    assert (target / "pyodide" / "pyodide.mjs").read_text() == "pyodide/pyodide.mjs"
    assert (target / "mathjax" / "output" / "chtml" / "fonts" / "woff-v2" / "font.woff2").is_file()
    assert not vendor(modules, target)


def test_a_missing_package_says_what_to_run(modules: Path, tmp_path: Path) -> None:
    """The message names the file and the command."""
    (modules / "pyodide" / "pyodide.mjs").unlink()
    with pytest.raises(FileNotFoundError, match=r"pyodide\.mjs is not there; run `make setup`"):
        vendor(modules, tmp_path / "vendor")
