"""What the book's pages get when they ask the core."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from whathow.check import check
from whathow.incident import parse_incident
from whathow.learner import page
from whathow.rubric import grade

ROOT = Path(__file__).resolve().parents[2]
INCIDENTS = sorted((ROOT / "exercises" / "incidents").glob("*.md"))
BLAME = "Maria should have read the log."


def ask(request: Any) -> dict[str, Any]:
    answer = json.loads(page.respond(json.dumps(request)))
    assert isinstance(answer, dict)
    return answer


def grade_request(path: Path, text: str) -> dict[str, str]:
    return {"verb": "grade", "incident": path.read_text(encoding="utf-8"), "name": path.stem, "text": text}


@pytest.mark.parametrize("path", INCIDENTS, ids=lambda path: path.stem)
def test_grade_is_the_rubrics_own(path: Path) -> None:
    """`grade` answers with what the rubric says of the report, to the last remark."""
    incident = parse_incident(path.read_text(encoding="utf-8"), path.stem)
    answer = ask(grade_request(path, incident.report))
    assert answer["ok"] is True
    assert answer["grade"] == json.loads(json.dumps(grade(incident, incident.report).to_dict()))
    assert answer["grade"]["incident"] == path.stem


def test_check_gives_every_finding_and_what_its_family_means() -> None:
    """`check` answers with the findings of the check, and title, level and harm of each family named."""
    answer = ask({"verb": "check", "text": BLAME})
    assert [finding["text"] for finding in answer["findings"]] == [finding.text for finding in check(BLAME)]
    assert answer["findings"]
    assert answer["families"]["counterfactual"]["level"] == "blame"
    assert all(set(meaning) == {"title", "level", "hurts"} for meaning in answer["families"].values())


def test_other_language_is_not_praised() -> None:
    """A text that the core can't read is refused with a line, where no finding would read as praise."""
    answer = ask({"verb": "check", "text": "Она должна была прочитать журнал, прежде чем удалить таблицу."})
    assert answer["ok"] is False
    assert "can't be judged" in answer["faults"][0]["what"]


def test_answer_has_no_markup_of_its_own() -> None:
    """A learner's markup comes back as the very text it was, for the page to show as text."""
    text = "Maria <script>alert(1)</script> should have read the log."
    finding = ask({"verb": "check", "text": text})["findings"][0]
    assert text[finding["start"] : finding["end"]] == finding["text"]


@pytest.mark.parametrize(
    ("request_json", "what"),
    [
        ("", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("{", "not a JSON object"),
        ("{}", "`verb`"),
        ('{"verb": "run"}', "no verb 'run'"),
        ('{"verb": "check"}', "`text`"),
        ('{"verb": "check", "text": 3}', "`text`"),
        ('{"verb": "grade", "text": "x", "name": "x"}', "`incident`"),
    ],
)
def test_wrong_request_is_refused_with_a_line(request_json: str, what: str) -> None:
    """What can't be answered gets a fault that says what is wrong and how to mend it."""
    answer = json.loads(page.respond(request_json))
    assert answer["ok"] is False
    assert what in answer["faults"][0]["what"]
    assert answer["faults"][0]["mend"]


@pytest.mark.parametrize("text", ["", "   \n", "x" * 10_000_000], ids=["empty", "blank", "10 MB"])
def test_answer_that_cannot_be_graded_gets_a_line(text: str) -> None:
    """Empty and over-long rewrites come back as one fault each, not as a grade."""
    answer = ask(grade_request(INCIDENTS[0], text))
    assert answer["ok"] is False
    assert len(answer["faults"]) == 1


ODD = {
    "NUL": "\x00",
    "half a pair": "a\ud800b",
    "bidi": "\u202eabc",
    "zero width": "\u200b",
    "BOM": "\ufeff" + BLAME,
    "Chinese": "看起来没问题。",
    "braces": "{" * 5000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("verb", ["check", "grade"])
def test_odd_text_is_no_defect(verb: str, text: str) -> None:
    """NULs, half surrogates, bidi and zero-width characters and other scripts are judged or refused in a line."""
    answer = ask({**grade_request(INCIDENTS[0], text), "verb": verb})
    assert answer["ok"] or all("defect of ours" not in fault["what"] for fault in answer["faults"])


def test_broken_incident_tells_every_fault() -> None:
    """An incident that does not hold together comes back with all of its faults."""
    answer = ask({"verb": "grade", "incident": "---\ntitle: x\n---\n", "name": "broken", "text": "text"})
    assert answer["ok"] is False
    assert len(answer["faults"]) > 1


def test_defect_of_ours_becomes_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a verb crashes, the learner gets a line that takes the blame off them."""

    def crash(request: page.Request) -> page.Answer:
        raise RecursionError

    monkeypatch.setitem(page.VERBS, "check", crash)  # type: ignore[arg-type]
    answer = ask({"verb": "check", "text": "x"})
    assert answer["ok"] is False
    assert "defect of ours" in answer["faults"][0]["what"]
    assert "RecursionError" in answer["faults"][0]["what"]
