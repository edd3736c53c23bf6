"""Files that a learner may open, made in the test: Word files whole, broken and hostile."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def word(body: str, part: str = "word/document.xml", prolog: str = "", **more: str) -> bytes:
    """A Word file whose body is the XML `body`; `more` are further parts by their name without `.xml`."""
    document = f'{prolog}<w:document xmlns:w="{W}" xmlns:mc="{CONTENT}"><w:body>{body}</w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(part, document)
        for name, text in more.items():
            file.writestr(f"word/{name}.xml", text)
    return packed.getvalue()


def paragraph(text: str, style: str = "", listed: bool = False) -> str:
    """A paragraph of one run."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>' if style or listed else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    """A row of a table."""
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"


def bomb(size: int) -> bytes:
    """A Word file of some kilobytes whose text unpacks to `size` bytes."""
    return word(f"<w:p><w:r><w:t>{'a' * size}</w:t></w:r></w:p>")


def with_password() -> bytes:
    """A Word file whose document is marked as locked."""
    data = bytearray(word(paragraph("locked")))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := data.find(mark, at)) >= 0:
            data[at + flag] |= 1
            at += 4
    return bytes(data)
