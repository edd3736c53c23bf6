"""Run one long command and show that it moves.

    python3 tools/step.py "Installing the environment" -- pip install …

On a terminal one line is kept up to date; elsewhere a line is written every ten seconds. The command's own output is
shown only when it fails. Needs nothing but the standard library, because it runs before the environment exists.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence

QUIET_SECONDS = 10.0
TERMINAL_SECONDS = 0.5
WIDTH = 100
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Progress:
    """Says what is being done and for how long: `Progress("Building the book").run(command)`."""

    def __init__(
        self,
        title: str,
        failed: str = "FAILED",
        write: Callable[[str], object] | None = None,
        terminal: bool | None = None,
    ) -> None:
        self.title = title
        self.failed = failed
        self.write = write or _write
        self.terminal = sys.stdout.isatty() if terminal is None else terminal
        self.last = ""
        self.began = time.monotonic()

    @property
    def seconds(self) -> int:
        """Whole seconds since the step began."""
        return int(time.monotonic() - self.began)

    def run(self, command: Sequence[str]) -> tuple[int, list[str]]:
        """Run `command`; return its exit code and every line it wrote, standard error included."""
        if not self.terminal:
            self.write(f"{self.title} …\n")
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
        except OSError as error:
            return 127, [f"{command[0]}: {error.strerror}\n"]
        done = threading.Event()
        beat = threading.Thread(target=self._beat, args=(done,), daemon=True)
        beat.start()
        lines = self._read(process.stdout or ())
        code = process.wait()
        done.set()
        beat.join()
        self._close(code)
        return code, lines

    def _read(self, stream: Iterable[str]) -> list[str]:
        lines = []
        for line in stream:
            lines.append(line)
            self.last = " ".join(COLOUR.sub("", line).split()) or self.last
        return lines

    def _beat(self, done: threading.Event) -> None:
        while not done.wait(TERMINAL_SECONDS if self.terminal else QUIET_SECONDS):
            line = f"{self.title} … {self.seconds} s  {self.last}"[:WIDTH]
            self.write(f"\r\x1b[K{line}" if self.terminal else line + "\n")

    def _close(self, code: int) -> None:
        verdict = "done" if code == 0 else self.failed
        line = f"{self.title} … {verdict} in {self.seconds} s\n"
        self.write(f"\r\x1b[K{line}" if self.terminal else line)


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Run `TITLE -- COMMAND…`; the exit code is the command's own."""
    if len(arguments) < 3 or arguments[1] != "--":
        print('usage: step.py "What is being done" -- COMMAND …', file=sys.stderr)
        return 2
    title, command = arguments[0], arguments[2:]
    code, lines = Progress(title).run(command)
    if code:
        sys.stderr.writelines(lines)
        print(f"{title}: `{shlex.join(command)}` ended with {code}.", file=sys.stderr)
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
