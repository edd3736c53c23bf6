"""Write the reference page of every family of blame from its data file: book/reference/families/.

usage: python -m tools.families
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from whathow.blame.family import Family, families

PAGES = Path(__file__).resolve().parent.parent / "book" / "reference" / "families"
MADE = "% Made by `make families` from whathow/blame/families/{name}.toml; edit that file.\n"
LIMITS = (
    "This is experts' argument from cases and from practice. Nobody has measured in a trial what each way of writing "
    "does to a team."
)


def page(family: Family) -> str:
    """The page of one family, as MyST Markdown."""
    kind = (
        "The checker gives this as a note. It is never counted as blame."
        if family.level == "note"
        else "The checker counts this as blame, whoever it falls on, the writer included."
    )
    parts = [
        MADE.format(name=family.id),
        "<!-- whathow: exhibit -->",
        f"# {family.title}\n",
        f"`{family.id}`\n",
        "<!-- whathow: exhibit -->",
        f"{family.what}\n",
        f"{kind}\n",
        "## What it does\n",
        "<!-- whathow: exhibit -->",
        f"{family.hurts}\n",
        "## What to ask instead\n",
        "<!-- whathow: exhibit -->",
        _list(family.questions),
        "## Five that are found\n",
        "<!-- whathow: exhibit -->",
        _list(family.examples),
        "## Five that only look like it\n",
        "<!-- whathow: exhibit -->",
        _list(family.lookalikes),
        "## Where this comes from\n",
        f"{family.source}\n",
        f"{LIMITS}\n",
        "The same on the shell:\n",
        f"    whathow explain {family.id}\n",
    ]
    return "\n".join(parts)


def index() -> str:
    """The page that lists the families."""
    rows = [
        f"| [{family.title}](families/{family.id}) | `{family.id}` | {family.what} |" for family in families().values()
    ]
    return "\n".join(
        [
            "% Made by `make families` from whathow/blame/families/; edit the files there.\n",
            "# The families of blame\n",
            "What the checker finds, in the order in which it tells it. The last two are notes: no blame, but "
            "such words cost a report its use.\n",
            "<!-- whathow: exhibit -->",
            "| family | id | what it does |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _list(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def pages() -> dict[Path, str]:
    """Every page that is made, by its path."""
    made = {PAGES / f"{family.id}.md": page(family) for family in families().values()}
    return {PAGES.with_suffix(".md"): index(), **made}


def main() -> None:
    """Write them."""
    PAGES.mkdir(parents=True, exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
