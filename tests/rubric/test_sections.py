"""What is an action and what is account is told by titles of every make."""

from __future__ import annotations

import pytest

from whathow.rubric.sections import names_actions, read_sections
from whathow.text.document import read_document


@pytest.mark.parametrize(
    "title",
    [
        "Actions", "Action items", "Action Items and Owners", "Follow-ups", "Next steps", "What we will change",
        "What we'll change", "What happens now", "Measures", "Corrective measures", "Preventive actions",
        "Remedial measures", "Improvements", "Fixes", "To do", "Recommendations", "5. Actions", "Actions we agreed",
        "How we will prevent this", "Corrective and preventive actions", "Remediation", "Agreed measures",
    ],
)  # fmt: skip
def test_a_title_that_opens_actions_is_known(title: str) -> None:
    """What means "actions" opens them."""
    assert names_actions(title)


@pytest.mark.parametrize(
    "title",
    ["What happened", "Timeline", "Summary", "How it made sense at the time", "Impact", "What went well", "Background"],
)
def test_other_titles_open_none(title: str) -> None:
    """The rest of a report is account."""
    assert not names_actions(title)


@pytest.mark.parametrize(
    "opening", ["## Actions\n", "**Actions**\n", "Actions:\n", "**Next steps:**\n", "Actions\n", "Actions\n=======\n"]
)
def test_actions_are_found_below_any_kind_of_title(opening: str) -> None:
    """Headings, bold lines, lines with a colon, a bare line above a list."""
    sections = read_sections(read_document(f"It fell over.\n\n{opening}\n- Refuse it.\n- Count it.\n"))
    assert [unit.text for unit in sections.actions] == ["Refuse it.", "Count it."]
    assert [unit.text for unit in sections.account] == ["It fell over."]


def test_a_heading_of_the_same_rank_ends_the_actions() -> None:
    """What follows under a new heading is account again."""
    sections = read_sections(read_document("## Actions\n\n- Refuse it.\n\n## Thanks\n\nTo all.\n"))
    assert [unit.text for unit in sections.account] == ["To all."]


def test_a_table_of_actions_leaves_its_header_out() -> None:
    """Each row below the header is an action."""
    table = "## Actions\n\n| What | Who |\n|---|---|\n| Refuse it | Ana |\n| Count it | Bo |\n"
    assert len(read_sections(read_document(table)).actions) == 2
