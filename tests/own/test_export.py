"""A rewrite goes out clean: Markdown without what was ours, and a page of HTML that does nothing but print."""

from __future__ import annotations

import pytest

from whathow.own import to_html, to_markdown

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://elsewhere.example/a.png)",
    '<a href="https://elsewhere.example" onclick=alert(1)>x</a>',
    "<style>@import 'https://elsewhere.example'</style>",
    "# <script>alert(1)</script>",
)


def test_comments_and_unseen_characters_stay_here() -> None:
    """Marks of ours, zero-width characters and blanks at line ends are no part of a report."""
    assert to_markdown("<!-- whathow: exhibit -->\n# A  \r\n\r\nIt\u200b fell.\t\n") == "# A\n\nIt fell.\n"


def test_html_has_the_text_s_structure() -> None:
    """Headings, lists, tables; the title where the text has none of its own."""
    page = to_html("Labels", "## What\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    for part in ("<h1>Labels</h1>", "<h2>What</h2>", "<li>one</li>", "<td>1</td>", '<html lang="en">', "<title>Labels"):
        assert part in page
    assert "<h1>Labels</h1>" not in to_html("Labels", "# My own title\n")


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_of_a_learner_is_shown_and_not_used(attack: str) -> None:
    """No tag, address or handler of the text's own comes through."""
    page = to_html(attack, f"It fell.\n\n{attack}\n")
    body = page.partition("<body>")[2]
    for live in (
        "<script",
        "<img",
        "<style",
        'href="javascript',
        'src="',
        '<a href="https://elsewhere.example" onclick',
    ):
        assert live not in body
    assert page.count("<title>") == 1


def test_html_forbids_itself_any_request() -> None:
    """By its own policy, which comes before anything that could ask."""
    page = to_html("A", "text")
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert "default-src 'none'" in page
