"""Copy what the site loads from `node_modules` into `book/site_assets/vendor`, so that no page asks another host."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.fingerprint import ROOT, fingerprint

MODULES = ROOT / "node_modules"
VENDOR = ROOT / "book" / "site_assets" / "vendor"

COPIES = {
    "pyodide/pyodide.mjs": "pyodide",
    "pyodide/pyodide.asm.mjs": "pyodide",
    "pyodide/pyodide.asm.wasm": "pyodide",
    "pyodide/python_stdlib.zip": "pyodide",
    "pyodide/pyodide-lock.json": "pyodide",
    "mathjax/es5/tex-mml-chtml.js": "mathjax",
    "mathjax/es5/output/chtml/fonts/woff-v2": "mathjax/output/chtml/fonts/woff-v2",
    "@jupyter-widgets/html-manager/dist/embed.js": "html-manager",
    "d3/dist/d3.min.js": "plot",
    "@observablehq/plot/dist/plot.umd.min.js": "plot",
}
"""What is copied, below `node_modules`, and the folder below `vendor` that it goes to (a folder takes that name)."""


def vendor(modules: Path = MODULES, target: Path = VENDOR) -> bool:
    """Copy the files of `COPIES`; say whether anything had to be copied.

    Raises FileNotFoundError when a package is not installed.
    """
    stamp = target / ".copied"
    now = fingerprint([ROOT / "package-lock.json", Path(__file__)])
    if stamp.is_file() and stamp.read_text() == now:
        return False
    for source, folder in COPIES.items():
        _copy(modules / source, target / folder)
    stamp.write_text(now)
    return True


def _copy(source: Path, folder: Path) -> None:
    if not source.exists():
        raise FileNotFoundError(f"{source} is not there; run `make setup`")
    if source.is_dir():
        shutil.copytree(source, folder, dirs_exist_ok=True)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, folder / source.name)


if __name__ == "__main__":
    print("The site's libraries are copied." if vendor() else "The site's libraries are in place.")
