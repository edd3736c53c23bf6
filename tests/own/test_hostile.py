"""What can't be opened gets one clear line, soon, and never a traceback."""

from __future__ import annotations

import io
import json
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.own.files import bomb, paragraph, with_password, word
from whathow.fault import FaultError
from whathow.own import clean_text, open_report, suggest_redactions, suggest_statements

SOON = 20  # seconds, on a busy machine; a pattern that goes wrong takes minutes
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def packed(**parts: bytes) -> bytes:
    """A zip of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


def fault(data: bytes, name: str) -> str:
    """The line that the file gets; it must be one."""
    with pytest.raises(FaultError) as caught:
        open_report(data, name)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"{name}: ") and "; " in line
    return line


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"", "empty.md", "no text in it"),
        (b" \n\t\n", "blank.txt", "no text in it"),
        (b"a" * 10_000_001, "big.md", "larger than 10 MB"),
        (b"word " * 50_000, "long.md", "249,999 characters"),
        (b"%PDF-1.7 ...", "report.pdf", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "report.doc", "an old or a locked Office file"),
        (b"{\\rtf1 x}", "report.rtf", "a rich text file"),
        (b"\x89PNG\r\n", "shot.png", "a picture"),
        (b"\x1f\x8b\x08\x00", "report.gz", "a packed file"),
        (bytes(range(256)) * 40, "program", "not a text"),
        (packed(**{"xl/workbook.xml": b"<x/>"}), "sheet.xlsx", "without a Word document in it"),
        (word(paragraph("whole"))[:200], "half.docx", "it is damaged"),
        (b"PK\x03\x04" + b"\x00" * 500, "zero.docx", "it is damaged"),
        (packed(**{"word/document.xml": b"<w:document><w:p>"}), "torn.docx", "its text is damaged"),
        (with_password(), "locked.docx", "it has a password"),
        (bomb(40_000_000), "bomb.docx", "unpacks to more than 30 MB"),
        (word("", prolog=ENTITIES), "entities.docx", "declares a document type"),
        (b"{not json", "a.ipynb", "not JSON"),
        (b'{"cells": []}', "b.ipynb", "without notebook cells"),
        (b"<html><script>x", "only-script.html", "no text in it"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_opened_gets_a_line(data: bytes, name: str, what: str) -> None:
    """It names the file, says what is wrong and how to mend it."""
    assert what in fault(data, name)


def test_a_bomb_is_not_unpacked() -> None:
    """Forty megabytes in forty kilobytes are given up on in a moment."""
    data = bomb(40_000_000)
    assert len(data) < 100_000
    begun = time.monotonic()
    fault(data, "bomb.docx")
    assert time.monotonic() - begun < SOON


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "</", "<![CDATA[", "<div>", "<ul><li>", "<td>a", "&", "<script>", '<a b="', "<?"]
)
def test_hostile_html_ends_soon(piece: str) -> None:
    """Whatever is left open: it ends in a text or in a line."""
    data = ("<html><p>" + piece * (1_900_000 // len(piece))).encode()
    begun = time.monotonic()
    with pytest.raises(FaultError):
        open_report(data, "a.html")
    assert time.monotonic() - begun < SOON


PIECES = (
    *("a.", "a-", "1 ", ":", "a@", "-----BEGIN A PRIVATE KEY-----\n", "http://", "Aa-", "Aa ", "db1-", "A.", "aB3/"),
    *("web01 ", "10.0.0.1 ", "password=", "Regards,\n", "customer Aa ", "[Person A] "),
)


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_is_looked_through_soon(piece: str) -> None:
    """Two hundred thousand characters of what a pattern might stumble over."""
    text = piece * (199_000 // len(piece))
    begun = time.monotonic()
    suggest_redactions(text)
    assert time.monotonic() - begun < SOON


@pytest.mark.parametrize("piece", ["a-", "db1-", "aB3/"])
def test_hostile_text_is_read_soon(piece: str) -> None:
    """The same for sentences."""
    begun = time.monotonic()
    suggest_statements(piece * (199_000 // len(piece)))
    assert time.monotonic() - begun < SOON


def test_a_log_is_not_put_before_a_reader() -> None:
    """More things to hide than anybody looks through are refused in a line; none is left standing in silence."""
    log = "\n".join(f"10.0.{n // 250}.{n % 250} asked" for n in range(600))
    with pytest.raises(FaultError, match="more than 500 things to hide"):
        suggest_redactions(log)


def test_script_in_a_page_is_not_carried_along() -> None:
    """What an attribute or a script holds is not in the report."""
    page = b'<p onclick="steal()">It fell.<script>steal()</script><svg onload=steal()></svg><iframe src=//x></iframe>'
    assert open_report(page + b"</p><p></p><p></p>", "a.html").text == "It fell.\n"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.md", "a.html", "a.docx", "a.ipynb", ""]))
def test_any_bytes_end_in_a_text_or_a_line(data: bytes, name: str) -> None:
    """No other exception comes out, whatever goes in."""
    for given_data in (data, b"PK\x03\x04" + data, b"<html>" + data):
        try:
            assert open_report(given_data, name).text.strip()
        except FaultError as error:
            assert str(error)


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_any_json_with_cells_ends_in_a_text_or_a_line(value: object) -> None:
    """A notebook that is none."""
    try:
        open_report(json.dumps({"cells": value, "cell_type": 1}).encode(), "a.ipynb")
    except FaultError as error:
        assert str(error)


def test_pasted_text_that_is_too_long_gets_a_line() -> None:
    """With the figure, and what to do."""
    with pytest.raises(FaultError, match="10,000,000 characters, and up to 200,000"):
        clean_text("a" * 10_000_000)
