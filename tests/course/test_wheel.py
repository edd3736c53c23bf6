"""The wheel carries the incidents and lists: a learner on a hub has it and a notebook, and no clone of the project."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
USE = """
import sys
from whathow.course.shelf import open_exercise
print(*(open_exercise(name).title for name in sys.argv[1:]), sep="\\n")
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def test_every_exercise_opens_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    """In an empty folder, with nothing of the clone on the path."""
    names = [path.stem for path in sorted((ROOT / "exercises" / "source").glob("*/*.ipynb"))]
    assert names
    code = f"import sys; sys.path[:] = [{str(installed)!r}] + [p for p in sys.path if p != {str(ROOT)!r}]\n{USE}"
    command = [sys.executable, "-c", code, *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr.splitlines()[-1:]
    assert len(done.stdout.splitlines()) == len(names)
