"""Put the wheels that the page's worker loads into `book/site_assets/vendor/wheels`, with a list of them.

`wheels.json` reads `{"made_by": …, "wheels": [{"file": …, "sha256": …}, …]}`, in the order to unpack them.
Our own wheel is made again whenever the package changes; the others come from the lock file, hashes checked.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tools.fingerprint import ROOT, fingerprint
from tools.vendor import VENDOR

WHEELS = VENDOR / "wheels"
LOCK = ROOT / "requirements.txt"
PURE = ("markdown-it-py", "mdurl", "ruamel-yaml")
"""The distributions, as the lock file names them, that the judging core needs."""
CARRIED = ("incidents", "spot", "questions", "accounts", "timelines", "actions", "assessment", "cost", "rooms", "scenes")
"""The folders of exercises that go into our own wheel; pyproject.toml names them too."""


class WheelError(Exception):
    """A wheel could not be had; the message says which and what pip or hatchling said."""


def make_wheels(target: Path = WHEELS) -> bool:
    """Bring `target` up to date; say whether anything was made. Raises WheelError."""
    target.mkdir(parents=True, exist_ok=True)
    changed = [_fetch_pure(target), _build_own(target)]
    if any(changed) or not (target / "wheels.json").is_file():
        _write_list(target)
    return any(changed)


def own_sources() -> list[str]:
    """What our wheel is built from: files and folders of the project."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return ["pyproject.toml", "README.md", *settings["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]]


def pinned(name: str, lock: str) -> str:
    """The lines of the lock file `lock` that pin `name`, hashes and all. Raises WheelError when it is not pinned."""
    found = re.search(rf"^{re.escape(name)}==.*(?:\n[ \t]+--hash=.*)*", lock, re.MULTILINE)
    if not found:
        raise WheelError(f"{name} is not pinned in {LOCK.name}; run `make lock`")
    return found[0].rstrip("\\ \n")


def _fetch_pure(target: Path) -> bool:
    pins = "\n".join(pinned(name, LOCK.read_text(encoding="utf-8")) for name in PURE)
    if not _stale(target / ".pure", pins):
        return False
    _discard(target, own=False)
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "pins.txt"
        wanted.write_text(pins, encoding="utf-8")
        pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"]
        _run([*pip, "--dest", str(target), "-r", str(wanted)])
    (target / ".pure").write_text(pins, encoding="utf-8")
    return True


def _build_own(target: Path) -> bool:
    carried = [ROOT / "exercises" / folder for folder in CARRIED]
    now = fingerprint([ROOT / "pyproject.toml", ROOT / "README.md", ROOT / "whathow", *carried])
    if not _stale(target / ".own", now):
        return False
    _discard(target, own=True)
    _run(["-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)])
    (target / ".own").write_text(now, encoding="utf-8")
    return True


def _stale(stamp: Path, now: str) -> bool:
    return not stamp.is_file() or stamp.read_text(encoding="utf-8") != now


def _discard(target: Path, own: bool) -> None:
    for wheel in target.glob("*.whl"):
        if wheel.name.startswith("whathow-") == own:
            wheel.unlink()


def _run(arguments: Sequence[str]) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        said = f"{done.stdout}{done.stderr}".strip()
        raise WheelError(f"`python {' '.join(arguments[:4])} …` ended with {done.returncode}:\n{said}")


def _write_list(target: Path) -> None:
    wheels = sorted(target.glob("*.whl"), key=lambda wheel: (wheel.name.startswith("whathow-"), wheel.name))
    listed = [{"file": wheel.name, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()} for wheel in wheels]
    content = {"made_by": "tools/wheel.py", "wheels": listed}
    (target / "wheels.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
