"""The page that a room sees: served on this machine only, large type, three buttons, no other host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from string import Template
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from whathow.fault import Fault, FaultError
from whathow.workshop.clock import MOVES
from whathow.workshop.keep import Keeper
from whathow.workshop.words import to_room

HOST, PORTS_TRIED, LONGEST = "127.0.0.1", 20, 100
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; form-action 'self'"
)
ASSETS = {"/page.css": "text/css", "/page.js": "text/javascript"}


def begins_at(keeper: Keeper) -> int:
    """When the session begins, in minutes after midnight of this machine's clock."""
    begun = datetime.fromtimestamp(keeper.state.begun)
    return begun.hour * 60 + begun.minute


@contextmanager
def serving(keeper: Keeper, port: int) -> Iterator[str]:
    """The address of the served page; `port`, or one of those after it. Raises FaultError where all are taken."""
    server = _server(keeper, port)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _server(keeper: Keeper, port: int) -> ThreadingHTTPServer:
    class Wall(_Wall):
        session = keeper

    for tried in range(port, port + PORTS_TRIED):
        try:
            server = ThreadingHTTPServer((HOST, tried), Wall)
            Wall.port = server.server_port
            return server
        except (OSError, OverflowError):
            continue
    raise FaultError([Fault(f"--port {port}", f"no free port from here to {port + PORTS_TRIED}", "give another port")])


class _Wall(BaseHTTPRequestHandler):
    """Answers with the page, what is on it now, and its two files; takes moves from the page itself only."""

    session: Keeper
    port: int
    timeout = 10

    def do_GET(self) -> None:
        if not self._from_here():
            self._send(403, "text/plain", "Open this page by the address that the terminal shows.\n")
        elif self.path == "/":
            self._send(200, "text/html", _page(self.session))
        elif self.path == "/now":
            self._send(200, "text/html", _now(self.session))
        elif self.path in ASSETS:
            self._send(200, ASSETS[self.path], _asset(self.path[1:]))
        else:
            self._send(404, "text/plain", "There is no such page.\n")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not self._from_here() or self.path != "/move" or not length.isdecimal() or int(length) > LONGEST:
            self._send(403, "text/plain", "Not a move of this page.\n")
            return
        asked = parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace")).get("move", [""])[0]
        if asked not in MOVES:
            self._send(400, "text/plain", f"Not a move: use one of {', '.join(MOVES)}.\n")
            return
        self.session.move(asked)
        if self.headers.get("Sec-Fetch-Mode") == "navigate":  # a form without the script: show the page again
            self._send(303, "text/plain", "", (("Location", "/"),))
        else:
            self._send(200, "text/html", _now(self.session))

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the terminal belongs to the clock."""

    def _from_here(self) -> bool:
        """Whether the request names this address, and comes from no other page: other sites can't turn the clock."""
        port = self.port
        here = {f"{HOST}:{port}", f"localhost:{port}"}
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in here and (origin is None or urlsplit(origin).netloc in here)

    def _send(self, code: int, kind: str, text: str, extra: tuple[tuple[str, str], ...] = ()) -> None:
        body = text.encode()
        self.send_response(code)
        for name, value in (
            ("Content-Type", f"{kind}; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Security-Policy", POLICY),
            *extra,
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _asset(name: str) -> str:
    return files("whathow.workshop").joinpath("screen", name).read_text(encoding="utf-8")


def _now(keeper: Keeper) -> str:
    return to_room(keeper.plan, keeper.view(), begins_at(keeper))


def _page(keeper: Keeper) -> str:
    return Template(_asset("page.html")).substitute(title=escape(keeper.plan.session.title), now=_now(keeper))
