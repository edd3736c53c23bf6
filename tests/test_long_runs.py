"""No text makes the checker's time run away: long runs of anything are read in time that grows with their length."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from whathow.check import check

# The pieces of which Markdown, quotations, dates, names and patterns are made.
PIECES = st.lists(
    st.sampled_from(
        [
            *("`", "*", "_", "[", "](", ")", '"', "'", "<", ">", "<!--", "-->", "|", "|-", "#", "- ", "> ", "\n", "\t"),
            *(
                " ",
                ".",
                ",",
                ":",
                "/",
                "@",
                "-",
                "0",
                "12:30",
                "a",
                "A",
                "it ",
                "should ",
                "have ",
                "not ",
                "PERSON ",
                "'s ",
            ),
            *(
                "who ",
                "that ",
                "failed ",
                "to ",
                "Ana ",
                "nurse ",
                "http://",
                "www.",
                "```\n",
                "---\n",
                "\u200b",
                "\u00e9",
            ),
        ]
    ),
    min_size=1,
    max_size=4,
).map("".join)
RUN = 4_000  # characters; what is not linear takes minutes on so many
PATIENCE = timedelta(seconds=60)


@given(PIECES)
@settings(max_examples=60, deadline=PATIENCE)
def test_a_long_run_is_read_in_time(piece: str) -> None:
    """Four thousand characters of any few pieces, over and over, are checked within the deadline."""
    check((piece * (RUN // len(piece) + 1))[:RUN])
