"""HTML as Markdown: headings, paragraphs, lists, tables, quotes and code. Scripts, styles and what is hidden go."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from whathow.fault import Fault, FaultError
from whathow.own.lines import Lines


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SKIPPED = _set("script style template noscript svg math iframe object audio video canvas select button")
VOID = _set("area base br col embed hr img input link meta param source track wbr")
BLOCKS = _set(
    "p div section article header footer main aside nav ul ol dl dt dd figure figcaption form fieldset address center "
    "details summary table thead tbody tfoot caption body html head title hr"
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BEGINS = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|meta)\b", re.I | re.S
)
BLOCK_TAGS = re.compile(r"</(?:p|div|li|td|h[1-6]|table|span)>", re.IGNORECASE)
HEADING = re.compile("h[1-6]")
LISTS = frozenset(("ul", "ol"))
OPENING = {"tr": Lines.begin_row, "td": Lines.begin_cell, "th": Lines.begin_cell, "pre": Lines.begin_code}
CLOSING = {"tr": Lines.end_row, "table": Lines.end_table, "pre": Lines.end_code}
UNSHOWN = re.compile(r"(?P<comment><!--)|<(?P<tag>script|style)\b|<[!?]", re.IGNORECASE)
ENDS = {
    end: re.compile(pattern, re.IGNORECASE)
    for end, pattern in (("-->", "-->"), (">", ">"), ("</script", "</script[^>]*>"), ("</style", "</style[^>]*>"))
}
TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
LOOSE = re.compile(r"<(?![a-zA-Z/][^<>]*>)")  # no tag, and a reader's "less than"
LONGEST_TAG = 4000
MOST_CHARACTERS = 2_000_000  # of HTML; a report saved as a page is a tenth of it
MANY_TAGS = 3
DEEPEST = 20  # nested lists; more is an attack or an accident


def looks_like_html(text: str, suffix: str) -> bool:
    """By its name, by how it begins, or by the tags that a fragment of a page holds."""
    if suffix in (".html", ".htm", ".xhtml") or BEGINS.match(text[:4000]):
        return True
    return text.lstrip().startswith("<") and len(BLOCK_TAGS.findall(text[:20_000])) >= MANY_TAGS


def html_markdown(text: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The page `text` as Markdown, and a line for what was left out. Broken HTML is read as far as it goes.

    Raises FaultError where it is longer than a page of text can be.

    >>> html_markdown("<ul><li>one<li>two</ul><table><tr><th>a<td>b|c</table>", "x.html")[0]
    '- one\\n- two\\n\\n| a | b\\\\|c |\\n| --- | --- |'
    """
    shown = _shown(text)
    if len(shown) > MOST_CHARACTERS:
        what = f"its HTML has {len(shown):,} characters, and up to {MOST_CHARACTERS:,} can be read"
        raise FaultError([Fault(name, what, "copy what the page shows, and paste that")])
    reader = _Reader()
    reader.feed(shown)
    reader.close()
    return reader.lines.text(), (("Pictures were left out.",) if reader.pictures else ())


def _shown(text: str) -> str:
    """The page without comments, scripts, styles and declarations, which the parser is slow to find the end of; one
    that never ends takes the rest along, as in a browser."""
    pieces, at = [], 0
    while opened := UNSHOWN.search(text, at):
        pieces.append(text[at : opened.start()])
        end = f"</{opened['tag'].lower()}" if opened["tag"] else "-->" if opened["comment"] else ">"
        found = ENDS[end].search(text, opened.end())
        if not found:
            at = len(text)
            break
        at = found.end()
    return LOOSE.sub("&lt;", TAG.sub(_tag, "".join([*pieces, text[at:]])))


def _tag(match: re.Match[str]) -> str:
    """A tag as long as a picture written into it is left out: the parser would be long about it."""
    return match.group() if len(match.group()) <= LONGEST_TAG else " "


class _Reader(HTMLParser):
    """Turns tags into lines as they come; nothing is kept of a page but the lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = Lines()
        self.skipping: list[str] = []  # open tags inside something that is left out
        self.lists = 0
        self.pictures = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.skipping or tag in SKIPPED or _is_hidden(given):
            if tag not in VOID:
                self.skipping.append(tag)
        else:
            self._open(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag in self.skipping:  # what was left open inside closes with it
                while self.skipping.pop() != tag:
                    pass
            return
        self._close(tag)

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.lines.add(data)

    def _open(self, tag: str, given: dict[str, str | None]) -> None:
        lines = self.lines
        if HEADING.fullmatch(tag):
            lines.begin("#" * int(tag[1]) + " ")
        elif tag in LISTS:
            self.lists += 1
            lines.close()
        elif tag == "li":
            lines.begin("  " * (min(max(self.lists, 1), DEEPEST) - 1) + "- ")
        elif tag == "br":
            lines.line_break()
        elif tag == "img":
            self.pictures = True
            lines.add(given.get("alt") or "")
        elif tag == "blockquote":
            lines.quote(+1)
        elif tag in OPENING:
            OPENING[tag](lines)
        elif tag in BLOCKS:
            lines.end()

    def _close(self, tag: str) -> None:
        lines = self.lines
        if tag in LISTS:
            self.lists = max(self.lists - 1, 0)
            lines.close()
        elif tag == "li" or HEADING.fullmatch(tag):
            lines.close()
        elif tag == "blockquote":
            lines.quote(-1)
        elif tag in CLOSING:
            CLOSING[tag](lines)
        elif tag in BLOCKS:
            lines.end()


def _is_hidden(given: dict[str, str | None]) -> bool:
    return "hidden" in given or HIDDEN.search(given.get("style") or "") is not None
