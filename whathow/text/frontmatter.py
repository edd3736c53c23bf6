"""Front matter: the YAML between two lines of `---` that opens a content file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from whathow.fault import Fault, FaultError

FENCE = "---"


@dataclass(frozen=True)
class FrontMatter:
    """A content file taken apart: `data` (the YAML mapping), `body` (all after it), and the line on which the body
    starts."""

    name: str
    data: dict[str, Any]
    body: str
    body_line: int

    def where(self, *path: str | int) -> str:
        """`name:line` of the value that `path` (keys and indexes) leads to; of its nearest parent where it has no
        line."""
        node: Any = self.data
        line = 1
        for step in path:
            try:
                position = node.lc.item(step) if isinstance(step, int) else node.lc.key(step)
                node = node[step]
            except (AttributeError, KeyError, IndexError, TypeError):
                break
            line = int(position[0]) + 2
        return f"{self.name}:{line}"


def read(source: str, name: str) -> FrontMatter:
    """Split `source` into front matter and body. `name` is the file's name, used in faults.

    Raises FaultError where there is no front matter, it never ends, or it is not a YAML mapping.

    >>> page = read("---\\ntitle: A pool\\n---\\n# Report\\n", "pool.md")
    >>> page.data["title"], page.body, page.body_line, page.where("title")
    ('A pool', '# Report\\n', 4, 'pool.md:2')
    """
    lines = source.removeprefix("\ufeff").splitlines(keepends=True)
    if not lines or lines[0].strip() != FENCE:
        raise FaultError(
            [Fault(f"{name}:1", "no front matter", "start the file with a line of --- and the keys below it")]
        )
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise FaultError([Fault(f"{name}:1", "the front matter never ends", "close it with a line of ---")])
    return FrontMatter(name, _mapping("".join(lines[1:end]), name), "".join(lines[end + 1 :]), end + 2)


def _mapping(source: str, name: str) -> dict[str, Any]:
    # Here, as loading it takes longer than checking a page, and most pages have no front matter to read.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        data = YAML(typ="rt", pure=True).load(io.StringIO(source))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        problem = " ".join(str(error.problem or error.context or "not readable").split())
        raise FaultError(
            [Fault(f"{name}:{line}", f"YAML that can't be read ({problem})", "check quotes, colons and indents here")]
        ) from None
    except Exception as error:  # ruamel raises its own and built-in errors on hostile input
        what = f"YAML that can't be read ({type(error).__name__})"
        raise FaultError([Fault(f"{name}:1", what, "remove unprintable characters from the front matter")]) from None
    if not isinstance(data, dict):
        raise FaultError(
            [Fault(f"{name}:2", "the front matter is not a list of `key: value` lines", "write one key a line")]
        )
    return data
