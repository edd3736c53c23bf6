"""The house in order: commands explained, locks in step, pages found, licences whole."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE)
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "STYLE.md", "CHANGELOG.md"]


def normal(name: str) -> str:
    """A distribution's name as the index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(name: str = "requirements.in") -> list[str]:
    """The distributions that `requirements.in` asks for."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return [normal(re.split(r"[<>=!~ \[;]", line)[0]) for line in lines if line]


def locked() -> dict[str, str]:
    """The distributions that the lock file pins, each with its lines."""
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return {normal(pin.split("==")[0]): pin for pin in re.split(r"\n(?=\S)", lock) if "==" in pin.split("\n")[0]}


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_says_what_it_does(target: str) -> None:
    """`make` lists each command with one line."""
    assert re.search(rf"^{target}:.*  ## \S", MAKEFILE, re.MULTILINE)


def test_make_alone_lists_every_target() -> None:
    """The default goal is the list, and nothing is built by asking for it."""
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert TARGETS
    assert all(re.search(rf"^  {target} ", listed, re.MULTILINE) for target in TARGETS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_in_documents_are_there(document: str) -> None:
    """A `make` command that a reader is told to type exists."""
    told = re.findall(r"`make ([a-z]+)|^    make ([a-z]+)", (ROOT / document).read_text(encoding="utf-8"), re.MULTILINE)
    assert {first or second for first, second in told} <= set(TARGETS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    """No link in a document leads to a file that is not there."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / document).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_readme_leads_with_the_two_commands() -> None:
    """`make start` and `make test` come before the first section."""
    opening = README.split("\n## ")[0]
    assert "    make start" in opening
    assert "    make test" in opening


def test_readme_speaks_to_the_four_readers() -> None:
    """Each finds what happens next for them."""
    assert len(re.findall(r"^\*\*You ", README, re.MULTILINE)) == 4


@pytest.mark.parametrize("name", wanted())
def test_every_requirement_is_locked_with_hashes(name: str) -> None:
    """What is asked for is pinned, and can be nothing else."""
    assert "--hash=sha256:" in locked().get(name, "")


def test_the_lock_holds_nothing_without_a_hash_or_a_reason() -> None:
    """Every pin has hashes, and is asked for by us or by something that is."""
    for name, pin in locked().items():
        assert "--hash=sha256:" in pin, name
        assert "# via" in pin, name
        assert ("-r requirements.in" in pin) == (name in wanted()), f"{name}: run `make lock`"


def test_requirements_have_a_reason() -> None:
    """Every line that asks for a distribution says why."""
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.strip() and "#" not in line] == []


def test_what_the_package_needs_is_in_the_environment() -> None:
    """The package's own dependencies, the optional ones too, are asked for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    assert {normal(re.split(r"[<>=!~ \[;]", need)[0]) for need in needs} <= set(wanted())


def test_npm_lock_is_whole() -> None:
    """It is in step with package.json, pins exact versions, checks every package and names no registry."""
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for kind in ("dependencies", "devDependencies"):
        assert packages[""][kind] == asked[kind]
        assert {name: packages[f"node_modules/{name}"]["version"] for name in asked[kind]} == asked[kind]
    assert [path for path, entry in packages.items() if path and not entry.get("integrity")] == []
    assert [path for path, entry in packages.items() if "resolved" in entry] == []


def named_in_toc(node: object) -> list[str]:
    """Every page, or pattern of pages, that a table of contents names."""
    if isinstance(node, dict):
        own = [node[key] for key in ("root", "file", "glob") if key in node]
        return own + [name for value in node.values() for name in named_in_toc(value)]
    return [name for item in node for name in named_in_toc(item)] if isinstance(node, list) else []


def test_every_page_in_the_toc_is_there_and_every_page_there_is_in_the_toc() -> None:
    """No page is promised and missing, and none is written and lost."""
    toc = named_in_toc(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8")))
    pages = [page for page in (ROOT / "book").rglob("*") if page.suffix in {".md", ".ipynb"}]
    written = {page.relative_to(ROOT).with_suffix("").as_posix() for page in pages}
    in_book = {page for page in written if page.split("/")[1] not in {"_ext", "site_assets"}}
    assert {page for page in in_book if not any(fnmatch(page, name) for name in toc)} == set()
    assert {name for name in toc if not any(fnmatch(page, name) for page in in_book)} == set()


def test_licences_are_whole() -> None:
    """Code is under BSD-3-Clause and text under CC BY 4.0, both in full."""
    assert "Redistributions in binary form" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    text = (ROOT / "LICENSE-text").read_text(encoding="utf-8")
    assert "Attribution 4.0 International" in text
    assert "Section 8 -- Interpretation." in text


def test_ci_runs_the_readme_s_test_command() -> None:
    """What is checked for everybody is what everybody is told to run."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1].startswith("make test")


def test_hooks_download_nothing() -> None:
    """Every hook before a commit is our own environment's."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    assert all(hook["entry"].startswith(".venv/bin/") for hook in hooks["repos"][0]["hooks"])
    assert {hook["language"] for hook in hooks["repos"][0]["hooks"]} == {"unsupported"}


def test_an_older_python_is_told_so_in_a_line(tmp_path: Path) -> None:
    """`make setup` with a Python before 3.11 says what it needs and how to name another."""
    old = tmp_path / "old-python"
    old.write_text('#!/bin/sh\ncase "$1" in -V) echo Python 3.9.18;; *) exit 1;; esac\n', encoding="utf-8")
    old.chmod(0o755)
    command = ["make", "setup", f"PYTHON={old}", f"VENV={tmp_path}/venv"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "whathow needs Python 3.11 or later" in done.stderr
    assert "Python 3.9.18" in done.stderr
    assert "make setup PYTHON=" in done.stderr
