"""A report as it comes, a file of any kind that people keep reports in, opened as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePath

from whathow.fault import Fault, FaultError
from whathow.own.cells import cells_markdown, looks_like_notebook
from whathow.own.decode import decode
from whathow.own.hypertext import html_markdown, looks_like_html
from whathow.own.word import is_zip, word_markdown
from whathow.rubric.grade import MOST_CHARACTERS

MOST_BYTES = 10_000_000
BINARY_SHARE = 0.01  # of characters that no text has; a file with more of them is none
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
# What a reader does not see could part a name in two: soft hyphens, zero-width and direction marks. Joiners inside
# emoji and scripts that need them go as well; a report loses nothing by that.
UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
UNREADABLE: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "open it, copy its text and paste that"),
    (b"\xd0\xcf\x11\xe0", "an old or a locked Office file", "save it as .docx without a password"),
    (b"{\\rtf", "a rich text file", "save it as .docx or as plain text"),
    (b"\x89PNG", "a picture", "type off what it says, and paste that"),
    (b"\xff\xd8\xff", "a picture", "type off what it says, and paste that"),
    (b"GIF8", "a picture", "type off what it says, and paste that"),
    (b"\x1f\x8b", "a packed file", "unpack it, and open the report itself"),
)


@dataclass(frozen=True)
class Report:
    """A report as Markdown: its `text`, the `form` it came in, and a line for each thing that was left out."""

    text: str
    form: str
    notes: tuple[str, ...] = ()


def read_report(path: Path) -> Report:
    """The report in the file at `path`. Raises FaultError as `open_report` does, and where it can't be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "can't be opened"
        raise FaultError([Fault(str(path), f"can't be read ({reason})", "check the path")]) from None
    return open_report(data, str(path))


def open_report(data: bytes, name: str) -> Report:
    """The report in the bytes of a file named `name`: Markdown, plain text, HTML, Word (.docx) or a notebook (.ipynb).

    Its kind is read from what is in it; the name only helps. Raises FaultError, one line, where it can't be opened.

    >>> open_report(b"<h1>Friday</h1><p>The queue <b>grew</b>.<script>steal()</script>", "friday.html").text
    '# Friday\\n\\nThe queue grew.\\n'
    """
    if len(data) > MOST_BYTES:
        what = f"larger than {MOST_BYTES // 1_000_000} MB"
        raise FaultError([Fault(name, what, "take pictures and logs out of it, or paste the text alone")])
    for mark, what, mend in UNREADABLE:
        if data.startswith(mark):
            raise FaultError([Fault(name, f"{what}, which can't be opened here", mend)])
    if is_zip(data):
        text, notes = word_markdown(data, name)
        return _report(text, "word", notes, name)
    decoded, notes = decode(data)
    _refuse_binary(decoded, name)
    form, read = _reader(decoded, name)
    text, more = read(decoded, name)
    return _report(text, form, (*notes, *more), name)


def clean_text(text: str, name: str = "your text") -> Report:
    """Text that was pasted, made ready. Raises FaultError, one line, where it is empty or too long.

    >>> clean_text("At 14:02\\r\\nDa\\u200bve looked.").text
    'At 14:02\\nDave looked.\\n'
    """
    return _report(text, "text", (), name)


def sample() -> str:
    """An invented report with everything in it that should be redacted."""
    return (files(__package__) / "sample.md").read_text(encoding="utf-8")


Reader = Callable[[str, str], tuple[str, tuple[str, ...]]]


def _reader(text: str, name: str) -> tuple[str, Reader]:
    """What form a text is in, and what reads it."""
    suffix = PurePath(name).suffix.lower()
    if looks_like_notebook(text, suffix):
        return "notebook", cells_markdown
    if looks_like_html(text, suffix):
        return "html", html_markdown
    return "markdown" if suffix in (".md", ".markdown") else "text", lambda text, name: (text, ())


def _report(text: str, form: str, notes: tuple[str, ...], name: str) -> Report:
    plain = re.sub(r"\r\n?|[\u2028\u2029\x85]", "\n", text)
    seen = UNSEEN.sub("", CONTROLS.sub("", plain))
    if len(seen) < len(plain.removeprefix("\ufeff")):
        notes = (*notes, "Characters that nobody sees were taken out.")
    body = re.sub(r"[ \t]+$", "", seen, flags=re.MULTILINE).strip("\n")
    if not body.strip():
        raise FaultError([Fault(name, "there is no text in it", "paste your report, or open another file")])
    if len(body) > MOST_CHARACTERS:
        what = f"it has {len(body):,} characters, and up to {MOST_CHARACTERS:,} can be read"
        raise FaultError([Fault(name, what, "keep the report alone, without logs and attachments")])
    return Report(body + "\n", form, notes)


def _refuse_binary(text: str, name: str) -> None:
    odd = len(CONTROLS.findall(text)) + text.count("\ufffd")
    if odd > BINARY_SHARE * len(text):
        raise FaultError([Fault(name, "not a text", "open a report, or paste its text")])
