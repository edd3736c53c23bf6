"""A learner in JupyterLab, in Chromium, with the keyboard alone: run the cell, walk through the remarks, compare."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from whathow.course.assignment import notebook_source
from whathow.course.shelf import exercise_names, open_exercise

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COURSE = Path(__file__).resolve().parents[2] / "exercises"
NAME = next(name for name in exercise_names(COURSE) if name.startswith("rewrite-"))
SCRIPT = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
ANSWER = f"Dave should have read the runbook.\n\nHe could have called Ana.\n\n{SCRIPT}"
STARTS_WITHIN = 60


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab whose folder holds one released notebook, its answer typed in."""
    folder = tmp_path_factory.mktemp("lab")
    notebook = json.loads(notebook_source(open_exercise(NAME, COURSE)))
    next(cell for cell in notebook["cells"] if cell["id"] == "answer")["source"] = (
        f"{open_exercise(NAME, COURSE).magic}\n{ANSWER}"
    )
    (folder / f"{NAME}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    homes = {f"JUPYTER_{name}_DIR": str(folder / f".{name}") for name in ("CONFIG", "DATA", "RUNTIME")}
    settings = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token="]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *settings, "--LabApp.news_url=", f"--ServerApp.root_dir={folder}"],
        env={**os.environ, **homes},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api", server)
        yield f"{address}/lab/tree/{NAME}.ipynb"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(address, timeout=2).close()
            return
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not start within {STARTS_WITHIN} s")


def _tab_to(page: Page, label: str) -> None:
    """Move the focus forward with the Tab key until it is on the button `label`."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == label:
            return
    pytest.fail(f"the Tab key does not reach “{label}”")


def test_feedback_is_walked_with_the_keyboard(lab: str, browser: Browser) -> None:
    """Run all, Tab to a button, Enter: the next remark with its words marked. No script in the answer runs."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(60_000)
    page.goto(lab)
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.locator(".jp-Notebook .jp-Cell").first.click()
    page.get_by_text("| Idle").wait_for()
    for _ in range(4):
        page.keyboard.press("Shift+Enter")
    page.get_by_role("button", name="Next remark").wait_for()
    current = page.locator("mark[aria-current]")
    seen = [current.inner_text()]
    _tab_to(page, "Next remark")
    page.keyboard.press("Enter")
    page.wait_for_function("seen => document.querySelector('mark[aria-current]')?.innerText !== seen", arg=seen[0])
    seen.append(current.inner_text())
    assert "should have" in seen[0] and "could have" in seen[1]
    assert page.get_by_role("button", name="Compare with the last try").is_disabled()
    assert page.get_by_text("Try 1: ").first.is_visible()
    assert page.title() != "owned" and page.locator("img[onerror]").count() == 0
    page.close()
