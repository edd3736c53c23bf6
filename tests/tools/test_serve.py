"""The server: this machine only, the next port when one is taken, and a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tools import serve
from tools.serve import HOST, address, has_browser, main, open_server, serving

SITE_FILES = {
    "a.mjs": "text/javascript",
    "b.wasm": "application/wasm",
    "c.json": "application/json",
    "d.js": "text/javascript",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a file of each type that a worker loads."""
    for name in SITE_FILES:
        (tmp_path / name).write_text("x")
    return tmp_path


@pytest.mark.parametrize(("name", "kind"), SITE_FILES.items())
def test_files_have_the_type_that_a_worker_needs(site: Path, name: str, kind: str) -> None:
    """A browser refuses a module or a WebAssembly file of another type."""
    with serving(site) as url, urllib.request.urlopen(url + name) as answer:
        assert answer.headers.get_content_type() == kind
        assert answer.headers["Cache-Control"] == "no-cache"


def test_nothing_outside_the_site_is_served(site: Path) -> None:
    """A path that climbs out finds nothing."""
    (site / "inner").mkdir()
    (site / "secret").write_text("s")
    with serving(site / "inner") as url, pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(url + "../secret")
    assert refused.value.code == 404


def test_a_taken_port_moves_on_to_the_next(site: Path) -> None:
    """The second server stands one or more ports further on."""
    with open_server(site, 18_000) as first, open_server(site, first.server_address[1]) as second:
        assert second.server_address[1] > first.server_address[1]


def test_only_this_machine_can_ask(site: Path) -> None:
    """The server listens on the loopback address alone."""
    with open_server(site, 0, tries=1) as server:
        assert server.server_address[0] == HOST == "127.0.0.1"
        assert address(server, "a.html").startswith("http://127.0.0.1:")


def test_no_free_port_is_one_line(site: Path) -> None:
    """When every port is taken, the fault says which were tried."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match=f"no free port from {port} to {port}"):
            open_server(site, port, tries=1)


@pytest.mark.skipif(os.name != "posix", reason="signals are told apart on POSIX only")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_ends_it_cleanly(built_site: Path, root: Path, name: str) -> None:
    """Exit code 0, no traceback, and the address was said before."""
    command = [sys.executable, "-m", "tools.serve", "--no-browser", "--port", "18100"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert "http://127.0.0.1:18" in process.stdout.readline() + process.stdout.readline()
        process.send_signal(getattr(signal, name))
        said, error = process.communicate(timeout=20)
    assert (process.returncode, error) == (0, "")
    assert "Stopped." in said


def test_no_browser_is_opened_where_there_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text browser would take the terminal, and a server has nobody to look."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("CI", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert not has_browser()
    monkeypatch.setenv("DISPLAY", ":0")
    assert has_browser()
    monkeypatch.setenv("CI", "true")
    assert not has_browser()


def test_a_site_that_was_not_built_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to run, and the exit code is 2."""
    monkeypatch.setattr(serve, "SITE", tmp_path)
    assert main([]) == 2
    assert "run `make book`" in capsys.readouterr().err
