"""Reading Markdown into sentences keeps every offset true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whathow.text.document import read_document, read_line

REPORT = """---
title: x
---
# Heading with `code`

First line. Second line with [a link](https://example.org/human-error) and **bold words**.

- item one
- item two: "quoted words"

| Time | Who |
|------|-----|
| 07:40 | Priya started it |

```
he should have checked
```

> He wrote this.
"""


def texts(source: str) -> list[str]:
    return [sentence.text.strip() for sentence in read_document(source).sentences]


def test_code_blocks_and_front_matter_hold_no_sentences() -> None:
    """What stands in a fence or in the front matter is not read as prose."""
    assert not any("checked" in text or "title" in text for text in texts(REPORT))


def test_each_table_cell_is_read_by_itself() -> None:
    """A cell is a sentence."""
    assert {"Time", "Who", "07:40", "Priya started it"} <= set(texts(REPORT))


def test_link_targets_are_masked_and_their_words_kept() -> None:
    """The words of a link are prose, its address is not."""
    joined = " ".join(texts(REPORT))
    assert "a link" in joined
    assert "human-error" not in joined


def test_quotations_are_noted() -> None:
    """The range of quoted words is known."""
    [sentence] = [found for found in read_document(REPORT).sentences if "quoted" in found.text]
    [(start, end)] = sentence.quotes
    assert sentence.text[start:end] == '"quoted words"'


def test_abbreviations_do_not_end_a_sentence() -> None:
    """A dot after Dr or a.m. goes on."""
    assert texts("Dr. Osei came at 9 a.m. and left. Then it rained.") == [
        "Dr. Osei came at 9 a.m. and left.",
        "Then it rained.",
    ]


def test_lines_of_a_chat_log_are_sentences() -> None:
    """A line that starts with a time starts anew, with or without a full stop before it."""
    assert len(texts("14:02 ana: deploying now\n14:05 bo: graphs look odd\n14:06 ana: rolling back")) == 3


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_numbers_count_every_kind_of_newline(newline: str) -> None:
    """Unix, Windows and old Mac line ends give the same lines."""
    document = read_document(newline.join(["# A", "", "One.", "", "Two."]))
    last = document.sentences[-1]
    assert document.position(document.span(last.start, last.end)[0])[0] == 5


@pytest.mark.parametrize("text", ["he sh\u200bould have", "he shоuld have", "he ｓｈｏｕｌｄ have", "he should have"])
def test_disguised_words_are_read_as_what_they_look_like(text: str) -> None:
    """Zero-width characters, look-alike letters and wide letters are folded away."""
    assert read_line(text).sentences[0].text == "he should have"


def test_words_all_in_another_script_stay_as_they_are() -> None:
    """Cyrillic text is not turned into Latin nonsense."""
    assert read_line("он ошибся").sentences[0].text == "он ошибся"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab .!?\n\t*_`[]()<>|#->\"'\u200b\r\x00é0:"), max_size=200))
def test_any_text_is_read_with_offsets_inside_the_source(source: str) -> None:
    """No text breaks the reader, and every sentence lies within the source."""
    document = read_document(source)
    for sentence in document.sentences:
        start, end = document.span(sentence.start, sentence.end)
        assert 0 <= start <= end <= len(source)
        line, column = document.position(start)
        assert line >= 1
        assert column >= 1
