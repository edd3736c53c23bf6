"""The wheels that the page's worker loads: ours as it is now, the others as they are locked."""

from __future__ import annotations

import ast
import hashlib
import json
import sys
import zipfile
from pathlib import Path

import pytest

from tools.fingerprint import files_under
from tools.wheel import PURE, WHEELS, WheelError, own_sources, pinned

LOCK = """\
ruamel-yaml==0.19.1 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via -r requirements.in
ruamel-yaml-clib==0.2 ; python_full_version < '3.13' \\
    --hash=sha256:cc
"""


@pytest.fixture(scope="module")
def wheels(built_site: Path) -> list[dict[str, str]]:
    """The wheels that the site lists."""
    listed = json.loads((built_site / "_static" / "vendor" / "wheels" / "wheels.json").read_text(encoding="utf-8"))
    return list(listed["wheels"])


def test_a_pin_comes_with_its_hashes_and_nothing_else() -> None:
    """The lines of one distribution, ready for pip."""
    assert pinned("ruamel-yaml", LOCK) == ("ruamel-yaml==0.19.1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb")


def test_what_is_not_pinned_is_refused() -> None:
    """A name is taken whole: `ruamel` pins nothing."""
    with pytest.raises(WheelError, match="ruamel is not pinned"):
        pinned("ruamel", LOCK)


def test_the_list_names_what_is_there(wheels: list[dict[str, str]]) -> None:
    """Every wheel listed is there, whole and pure; ours comes last."""
    for wheel in wheels:
        content = (WHEELS / wheel["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == wheel["sha256"]
        assert wheel["file"].endswith("-none-any.whl")
    assert len(wheels) == len(PURE) + 1
    assert wheels[-1]["file"].startswith("whathow-")


def test_our_wheel_is_the_package_as_it_is_now(wheels: list[dict[str, str]], root: Path) -> None:
    """Every file of the package is in it, byte for byte, and the incidents and lists that exercises are made from."""
    with zipfile.ZipFile(WHEELS / wheels[-1]["file"]) as wheel:
        inside = {name: wheel.read(name) for name in wheel.namelist() if name.startswith("whathow/")}
    folders = [root / source for source in own_sources() if (root / source).is_dir()]
    files = [file for folder in folders for file in files_under(folder)]
    places = {file: file.relative_to(root).as_posix() for file in files}
    moved = {file: f"whathow/{place}" if place.startswith("exercises/") else place for file, place in places.items()}
    assert inside == {place: file.read_bytes() for file, place in moved.items()}


def test_whatever_a_wheel_imports_is_at_hand(wheels: list[dict[str, str]]) -> None:
    """A new import of the core that the worker could not have is found here, before it is in a browser."""
    modules, needed = set(), set()
    for listed in wheels:
        with zipfile.ZipFile(WHEELS / listed["file"]) as wheel:
            names = [name for name in wheel.namelist() if name.endswith(".py")]
            modules |= {name.split("/")[0].removesuffix(".py") for name in names}
            if listed is wheels[-1]:
                core = [name for name in names if name.split("/")[1] not in ("cli.py", "course", "learner", "workshop")]
                needed = set().union(*(_top_imports(wheel.read(name)) for name in core))
    assert needed <= modules | sys.stdlib_module_names


def _top_imports(source: bytes) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found
