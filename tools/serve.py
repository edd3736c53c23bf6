"""Serve the built site on this machine only, and say where.

    python -m tools.serve [--port 8000] [--no-browser]

A taken port moves on to the next. Ctrl-C ends it with exit code 0, under `make` too.
"""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.book import SITE, START_PAGE

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 100


class SiteHandler(SimpleHTTPRequestHandler):
    """Files of one folder, with the types that a worker needs, asked afresh each time, and no log."""

    extensions_map = {  # noqa: RUF012  (the base class declares it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
        ".json": "application/json",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Let no stale page or wheel be shown after a rebuild."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a reader's terminal is not an access log."""


class SiteServer(ThreadingHTTPServer):
    """A server that a reader who leaves a page early can't make complain."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet about a connection that the browser closed; show anything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def open_server(site: Path, port: int = FIRST_PORT, tries: int = PORTS_TRIED) -> SiteServer:
    """A server of `site` on the first free port from `port` on (0: any). Raises OSError when none is free."""
    handler = partial(SiteHandler, directory=str(site))
    for candidate in range(port, port + tries):
        try:
            return SiteServer((HOST, candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(errno.EADDRINUSE, f"no free port from {port} to {port + tries - 1}")


def address(server: SiteServer, page: str = "") -> str:
    """The address of `page` on `server`."""
    return f"http://{HOST}:{server.server_address[1]}/{page}"


@contextmanager
def serving(site: Path, port: int = 0) -> Iterator[str]:
    """Serve `site` from a thread while the block runs; yields the address of its root."""
    with open_server(site, port, tries=1 if port == 0 else PORTS_TRIED) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield address(server)
        finally:
            server.shutdown()


@contextmanager
def foreground() -> Iterator[None]:
    """Take Ctrl-C from the terminal alone.

    `make` gets it too otherwise, and reports an interrupted recipe even when the server ended well. Away from a
    terminal nothing is changed.
    """
    if not (hasattr(os, "tcsetpgrp") and sys.stdin.isatty() and os.getpid() != os.getpgrp()):
        yield
        return
    terminal, group = sys.stdin.fileno(), os.tcgetpgrp(sys.stdin.fileno())
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # a background group that takes the terminal would be stopped
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)  # Ctrl-Z would stop us behind make's back
    os.setpgid(0, 0)
    os.tcsetpgrp(terminal, os.getpgrp())
    try:
        yield
    finally:
        os.tcsetpgrp(terminal, group)


def has_browser() -> bool:
    """Is there a window system that a browser could open in? (A text browser would take the terminal.)"""
    if os.environ.get("CI"):
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def serve(site: Path, port: int, browser: bool) -> int:
    """Serve until interrupted; returns the exit code."""
    server = open_server(site, port)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: threading.Thread(target=server.shutdown).start())
    where = address(server, START_PAGE)
    print(f"\nThe course is at {where}\nCtrl-C ends it.", flush=True)
    if browser and has_browser():
        threading.Thread(target=webbrowser.open, args=(where,), daemon=True).start()
    with server, foreground():
        server.serve_forever()
    print("\nStopped.", flush=True)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; exit code 0 when it was ended by Ctrl-C, 2 when it could not start."""
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description="Serve the built course.")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or FIRST_PORT, help="first port to try")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    chosen = parser.parse_args(arguments)
    if not (SITE / START_PAGE).is_file():
        print(f"{SITE / START_PAGE} is not there; run `make book`.", file=sys.stderr)
        return 2
    try:
        return serve(SITE, chosen.port, not chosen.no_browser)
    except OSError as error:
        print(f"The course can't be served: {error.strerror}.", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
