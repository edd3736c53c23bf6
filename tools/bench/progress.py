"""Long work that says that it moves."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

QUIET_SECONDS = 10.0


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is done, a line every ten seconds, and how long it took."""
    print(f"{title} …", flush=True)
    began, done = time.monotonic(), threading.Event()

    def beat() -> None:
        while not done.wait(QUIET_SECONDS):
            print(f"{title} … {time.monotonic() - began:.0f} s", flush=True)

    threading.Thread(target=beat, daemon=True).start()
    try:
        yield
    finally:
        done.set()
    print(f"{title} … done in {time.monotonic() - began:.0f} s", flush=True)
