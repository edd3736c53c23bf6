"""The course as the progress of a learner is counted on it: the ways through it, and what each page is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whathow.text import frontmatter

WELCOME = "book/welcome"
WAYS = {"engineer": "You are an engineer", "manager": "You lead people", "facilitator": "You facilitate"}
"""The ways, each with how its heading on the first page begins."""
LISTED = re.compile(r"^\d+\. .+$", re.MULTILINE)
LINK = re.compile(r"\]\(([\w./-]+)\.md\)")
OBJECTIVES = re.compile(r"^After this page you can\n\n((?:- .+\n(?:  .+\n)*)+)", re.MULTILINE)


def read_course(root: Path) -> dict[str, Any]:
    """Ways and pages, as plain data: {"ways": {"engineer": ["book/…", …], …}, "pages": {"book/…": {"title", "minutes",
    "objectives"}, …}}. A way is the numbered list under its heading on the first page; pages come in their order."""
    welcome = (root / f"{WELCOME}.md").read_text(encoding="utf-8")
    ways = {way: list(_linked(_section(welcome, begins))) for way, begins in WAYS.items()}
    pages = dict.fromkeys(page for way in ways.values() for page in way)
    return {"ways": ways, "pages": {page: _page(root / f"{page}.md") for page in pages}}


def _section(text: str, begins: str) -> str:
    _, _, rest = text.partition(f"\n### {begins}")
    return re.split(r"^##", rest, maxsplit=1, flags=re.MULTILINE)[0]


def _linked(section: str) -> Iterator[str]:
    named = (name for line in LISTED.findall(section) for name in LINK.findall(line))
    yield from dict.fromkeys(f"book/{name}" for name in named)


def _page(path: Path) -> dict[str, Any]:
    page = frontmatter.read(path.read_text(encoding="utf-8"), str(path))
    title = re.search(r"^# (.+)$", page.body, re.MULTILINE)
    listed = OBJECTIVES.search(page.body)
    objectives = re.findall(r"^- ((?:.+\n)(?:  .+\n)*)", listed[1], re.MULTILINE) if listed else []
    return {
        "title": title[1].strip() if title else path.stem,
        "minutes": page.data.get("minutes"),
        "objectives": [_plain(objective) for objective in objectives],
    }


def _plain(markdown: str) -> str:
    """An objective without marks, and without the comma or the point that its list has."""
    return re.sub(r"[*_`]", "", " ".join(markdown.split())).rstrip(",.; ")
