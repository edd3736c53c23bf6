"""The shell reads, redacts and drafts: the text on standard output, everything said about it on standard error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own.files import paragraph, word
from whathow.cli import main
from whathow.own import sample


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The sample as a file."""
    path = tmp_path / "report.md"
    path.write_text(sample(), encoding="utf-8")
    return path


def test_read_gives_a_word_file_as_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing else."""
    path = tmp_path / "report.docx"
    path.write_bytes(word(paragraph("Friday", "Heading1") + paragraph("It fell.")))
    assert main(["read", str(path)]) == 0
    assert capsys.readouterr() == ("# Friday\n\nIt fell.\n", "")


def test_redact_hides_and_says_what_and_why(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each thing with its label and reason; that the list is never complete comes last."""
    assert main(["redact", str(report)]) == 0
    out, err = capsys.readouterr()
    assert "Tomasz" not in out and "[Person B] ran the certificate renewal" in out
    assert "06:12" in out and "412 parcels" in out
    assert "[Person B]: Tomasz Wrona, Tomasz (5 times). Person. A first name that we know." in err
    assert err.strip().splitlines()[-1].startswith("This list is never complete. Look for yourself")


def test_redact_takes_words_of_one_s_own(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Some hidden, some left; with --list the text isn't printed."""
    assert main(["redact", str(report), "--hide", "Gdańsk", "--keep", "lbl-prod-02"]) == 0
    out, _ = capsys.readouterr()
    assert "Ålesund, [Name A] and Rotterdam" in out and "lbl-prod-02" in out
    assert main(["redact", str(report), "--list"]) == 0
    assert capsys.readouterr().out == ""


def test_a_word_to_keep_that_is_not_hidden_gets_a_line(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2; a name mistyped would be hidden in silence otherwise."""
    assert main(["redact", str(report), "--keep", "Thomas"]) == 2
    assert capsys.readouterr().err == "--keep 'Thomas': nothing of that name is hidden; write it as in the list\n"


def test_a_draft_becomes_an_incident_that_only_lacks_a_rewrite(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`redact`, `draft` and `incident` follow each other."""
    main(["redact", str(report)])
    redacted = tmp_path / "redacted.md"
    redacted.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["draft", str(redacted)]) == 0
    draft, said = capsys.readouterr()
    assert said == ""
    incident = tmp_path / "incident.md"
    incident.write_text(draft, encoding="utf-8")
    assert main(["incident", str(incident)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines
    assert all("the model rewrite does not tell" in line or "`# Rewrite` earns" in line for line in lines)


def test_a_draft_of_a_report_with_names_in_it_says_so(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is drafted all the same."""
    assert main(["draft", str(report)]) == 0
    assert "still seem to stand in it: redact it first" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["read", "redact", "draft"])
def test_a_file_that_cannot_be_opened_gets_one_line(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, nothing on standard output."""
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert main([verb, str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"{path}: a PDF, which can't be opened here; open it, copy its text and paste that\n"
