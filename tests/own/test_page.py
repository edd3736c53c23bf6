"""What the page gets when it asks: plain data, or faults."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from tests.own.files import bomb, paragraph, word
from tests.own.test_draft import LITTLE
from whathow.learner.page import respond
from whathow.own import sample


def ask(verb: str, **request: Any) -> dict[str, Any]:
    """The answer to a request, as the page reads it."""
    answer: dict[str, Any] = json.loads(respond(json.dumps({"verb": verb, **request})))
    return answer


def opened(data: bytes, name: str) -> dict[str, Any]:
    return ask("own-open", name=name, data=base64.b64encode(data).decode())


def test_a_file_s_bytes_come_out_as_a_report() -> None:
    """With the form it came in and what was left out."""
    answer = opened(word(paragraph("It fell."), comments="<x/>"), "a.docx")
    assert (answer["text"], answer["form"]) == ("It fell.\n", "word")
    assert answer["notes"] == ["Headers, footers, footnotes and comments were left out."]


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [(bomb(40_000_000), "bomb.docx", "unpacks to more than 30 MB"), (b"%PDF", "a.pdf", "a PDF")],
    ids=["bomb", "pdf"],
)
def test_a_hostile_file_comes_back_as_one_fault(data: bytes, name: str, what: str) -> None:
    """Named, with a way to mend it."""
    answer = opened(data, name)
    assert answer["ok"] is False
    assert [(fault["where"], what in fault["what"]) for fault in answer["faults"]] == [(name, True)]


def test_pasted_text_is_opened_too() -> None:
    """Made ready as a file is."""
    assert ask("own-open", text="It\u200b fell.\r\n")["text"] == "It fell.\n"


def test_what_to_hide_has_its_places_and_kinds() -> None:
    """Offsets count characters."""
    text = "🙂 Ana Lima rang."
    answer = ask("own-redact", text=text, extra=[{"words": "rang", "kind": "other"}])
    assert [(find["label"], [text[a:b] for a, b in find["places"]]) for find in answer["finds"]] == [
        ("[Person A]", ["Ana Lima"]),
        ("[Name A]", ["rang"]),
    ]
    assert {"id": "person", "name": "Person", "label": "Person", "letters": True} in answer["kinds"]


def test_suggestions_groups_and_the_file_follow_each_other() -> None:
    """A suggested fact goes into a draft as it is, and its groups can be asked for anew."""
    answer = ask("own-suggest", text=LITTLE["report"])
    first = answer["statements"][0]
    assert first["says"] == "At 9:10 the queue grew."
    assert ask("own-groups", says=first["says"], groups=None, text=LITTLE["report"]) == {
        "ok": True,
        "groups": first["groups"],
        "told": True,
    }
    assert ask("own-groups", says="x", groups=["10:10"], text=LITTLE["report"])["told"] is False
    built = ask("own-build", draft=LITTLE)
    assert built["missing"] == []
    assert "At 9:10 the queue grew." in built["file"]


def test_a_rewrite_is_graded_against_the_draft() -> None:
    """With the families that its remarks name; a draft that lacks something is refused with all it lacks."""
    answer = ask("own-grade", draft=LITTLE, text="At 9:10 the queue grew. Maria should have looked.")
    assert answer["grade"]["incident"] == "your-own-incident"
    assert "counterfactual" in answer["families"]
    refused = ask("own-grade", draft={}, text="x")
    assert [fault["where"] for fault in refused["faults"]] == ["Your report", "Your facts", "Your conditions"]


def test_an_export_says_what_still_stands_in_it() -> None:
    """Labels that want a role, and names that came in again."""
    answer = ask("own-export", title="Labels", text="[Person A] told Ana Lima.")
    assert (answer["labels"], answer["left"]) == (["[Person A]"], ["Ana Lima"])
    assert answer["markdown"] == "[Person A] told Ana Lima.\n"
    assert "<h1>Labels</h1>" in answer["html"]


@pytest.mark.parametrize(
    "request_data",
    [
        {"verb": "own-open"},
        {"verb": "own-open", "name": "a", "data": "no base64!"},
        {"verb": "own-redact", "text": 3},
        {"verb": "own-redact", "text": "a", "extra": "b"},
        {"verb": "own-suggest"},
        {"verb": "own-build", "draft": []},
        {"verb": "own-export", "title": "a", "text": " \n"},
    ],
    ids=lambda request: str(request)[:40],
)
def test_a_wrong_request_gets_a_line(request_data: dict[str, Any]) -> None:
    """What can't be answered is told, and is no defect of ours."""
    answer = json.loads(respond(json.dumps(request_data)))
    assert answer["ok"] is False
    assert "defect of ours" not in str(answer["faults"])


def test_the_whole_way_with_the_sample() -> None:
    """Everything that the page does, one after the other."""
    text = ask("own-open", text=sample())["text"]
    finds = ask("own-redact", text=text)["finds"]
    for start, end, label in sorted(((a, b, f["label"]) for f in finds for a, b in f["places"]), reverse=True):
        text = text[:start] + label + text[end:]
    statements = ask("own-suggest", text=text)["statements"]
    draft = {
        "report": text,
        **{
            key: [{"says": each["says"], "match": each["groups"]} for each in statements if each["kind"] == kind]
            for key, kind in (("facts", "fact"), ("conditions", "condition"))
        },
    }
    grade = ask("own-grade", draft=draft, text=text)["grade"]
    criteria = {each["id"]: each["met"] for each in grade["criteria"]}
    assert criteria == {"language": False, "account": True, "how": True, "forward": False}
