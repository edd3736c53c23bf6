"""An exercise's file, read: TOML with the keys that its kind needs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from whathow.fault import Fault, FaultError

Made = TypeVar("Made")


def read_source(path: Path, make: Callable[[dict[str, Any]], Made]) -> Made:
    """What `make` makes of the file at `path`. Raises FaultError, one line, where the file can't be read or lacks what
    `make` asks for."""
    try:
        return make(tomllib.loads(path.read_text(encoding="utf-8")))
    except KeyError as error:
        what, mend = f"{error} is missing", f"give every part its key {error}, as the exercises that came along do"
    except (ValueError, TypeError, AttributeError) as error:
        what, mend = f"not an exercise ({' '.join(str(error).split())})", "compare it with one that came along"
    except OSError as error:
        what, mend = f"can't be read ({error.strerror})", "check the path"
    raise FaultError([Fault(str(path), what, mend)])
