"""A report is opened as it comes: Markdown, text, HTML, Word, a notebook, in any encoding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.own.files import paragraph, row, word
from whathow.fault import FaultError
from whathow.own import clean_text, open_report, read_report

TEXT = "# Friday\n\nAt 14:02 Zoë rang – “nothing prints”.\n"
PAGE = """<!doctype html><html><head><title>Tab</title><style>p{color:red}</style></head><body>
<nav hidden>Menu</nav><h2>What  happened</h2><p>At 14:02 <b>Zoë</b><br>rang &amp; waited.</p>
<ul><li>one<ul><li>under one</li></ul></li><li><p>two</p></li></ul>
<blockquote><p>It was quiet.</p></blockquote><pre>rm -rf  x
ls</pre><table><tr><th>When</th><th>What</th></tr><tr><td>9:10</td><td>a|b</td></tr></table>
<div style="display: none">hidden</div><script>alert(1)</script><img src=x alt="a graph"></body></html>"""
READ = """Tab

## What happened

At 14:02 Zoë
rang & waited.

- one
  - under one
- two

> It was quiet.

```
rm -rf  x
ls
```

| When | What |
| --- | --- |
| 9:10 | a\\|b |

a graph
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    """With a mark at the start or without."""
    assert open_report(TEXT.encode(encoding), "friday.md").text == TEXT


def test_a_guess_at_the_encoding_is_told() -> None:
    """Letters may have come out wrong, so the reader is asked to look."""
    assert open_report(TEXT.encode("cp1252"), "a.txt").notes == ("Not saved as UTF-8: look at letters with accents.",)
    assert open_report(TEXT.encode(), "a.txt").notes == ()


def test_a_page_s_own_word_for_its_encoding_counts() -> None:
    """A page says which one it has."""
    page = '<meta charset="iso-8859-2"><p>Wałęsa rang.</p>'
    assert open_report(page.encode("iso-8859-2"), "a.html").text == "Wałęsa rang.\n"


def test_html_keeps_what_a_reader_sees() -> None:
    """Headings, lists, quotes, code and tables stay; scripts, styles and hidden parts go."""
    report = open_report(PAGE.encode(), "export.html")
    assert report.text == READ
    assert report.form == "html"
    assert report.notes == ("Pictures were left out.",)


def test_html_is_known_without_its_name() -> None:
    """By how it begins, or by its tags; a text about HTML stays a text."""
    assert open_report(b"<html><p>It fell.", "saved").form == "html"
    assert open_report(b"<div><p>It</p><p>fell</p></div>", "saved").form == "html"
    assert open_report(b"The tag <p> was open; x < y.", "notes.txt").text == "The tag <p> was open; x < y.\n"


def test_less_than_is_no_tag() -> None:
    """A sign that a writer meant as such stays."""
    assert open_report(b"<html><p>x < y and y<3</p>", "a.html").text == "x < y and y<3\n"


def test_a_word_file_keeps_headings_lists_and_tables() -> None:
    """In the order in which they stand."""
    body = (
        paragraph("Friday", "Heading1")
        + paragraph("At 14:02 Zoë rang.")
        + paragraph("one", "ListParagraph", listed=True)
        + paragraph("two", "ListParagraph", listed=True)
        + f"<w:tbl>{row('When', 'What')}{row('9:10', 'It fell')}</w:tbl>"
        + paragraph("Schluss", "berschrift2")
    )
    table = "| When | What |\n| --- | --- |\n| 9:10 | It fell |"
    assert open_report(word(body), "a.docx").text == (
        f"# Friday\n\nAt 14:02 Zoë rang.\n\n- one\n- two\n\n{table}\n\n## Schluss\n"
    )


def test_a_word_file_gives_what_was_kept_and_says_what_was_left_out() -> None:
    """Insertions count and deletions don't; a text box is read once; comments and footnotes are named."""
    body = (
        "<w:p><w:r><w:t>It</w:t><w:tab/><w:t>fell</w:t></w:r><w:del><w:r><w:delText>slowly</w:delText><w:t>no</w:t></w:r>"
        "</w:del><w:ins><w:r><w:t> fast</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
    )
    report = open_report(word(body, part="word/document2.xml", comments="<x/>"), "a.docx")
    assert report.text == "It fell fast\n\nbox\n"
    assert report.notes == ("Headers, footers, footnotes and comments were left out.",)


def test_a_notebook_gives_its_cells() -> None:
    """Prose as it stands, code in fences, outputs left out and said to be."""
    cells = [
        {"cell_type": "markdown", "source": ["# Friday\n", "\n", "It fell.\n"], "metadata": {}},
        {"cell_type": "code", "source": "df.head()", "outputs": [{"text": "secret"}], "metadata": {}},
    ]
    report = open_report(json.dumps({"cells": cells, "nbformat": 4}).encode(), "review.ipynb")
    assert report.text == "# Friday\n\nIt fell.\n\n```\ndf.head()\n```\n"
    assert report.notes == ("The outputs of code cells were left out.",)


def test_what_nobody_sees_is_taken_out_and_told() -> None:
    """A name parted by an invisible character is a name again."""
    report = clean_text("Da\u200bve\u202e rang.\x00")
    assert report.text == "Dave rang.\n"
    assert report.notes == ("Characters that nobody sees were taken out.",)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    """And one that isn't there gets a line."""
    path = tmp_path / "a.md"
    path.write_text(TEXT, encoding="utf-8")
    assert read_report(path).text == TEXT
    with pytest.raises(FaultError, match=r"no\.md: can't be read"):
        read_report(tmp_path / "no.md")
