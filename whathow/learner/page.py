"""The judging core as the book's pages ask it: one JSON text in, one JSON text out.

A request is an object with a `verb` and what that verb needs:

    {"verb": "grade", "incident": "<the incident file>", "name": "<its slug>", "text": "<the rewrite>"}
    {"verb": "check", "text": "<any Markdown>"}
    {"verb": "answer", "name": "<an exercise>", "text": "<what one would write below the first line of its notebook>"}
    {"verb": "draw", "name": "<a pool of sentences>", "number": 2}
    {"verb": "price", "name": "<a cost model>", "settings": {"<id>": 50, …}}
    {"verb": "letter", "name": "<a cost model>", "settings": {…}, "text": "<the letter>"}
    {"verb": "assess", "attempts": [{"occasion": "before", "answers": […], "rewrite": {…}}, …], "code": "<random>"}
    {"verb": "team", "files": [{"name": "<a file>", "text": "<a results file>"}, …]}
    {"verb": "hold", "name": "<a scene>", "said": ["<a line>", …]}
    {"verb": "own-cost", "name": "<a calculator>", "values": {"<id>": 50, …}}
    {"verb": "own-grade", …} and the others of whathow.own.page

An answer is `{"ok": true, …}` with plain data, or `{"ok": false, "faults": [{"where", "what", "mend"}, …]}`.
It never holds HTML: the page builds its own nodes. Offsets count characters, as everywhere in the core.

A new verb is one function from a request to plain data, and a line in `VERBS`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from whathow.blame.family import families
from whathow.check import check
from whathow.course.exercise import Exercise, grade_answer
from whathow.course.shelf import open_exercise
from whathow.course.spot import MOST_DRAWS, spot_items
from whathow.fault import Fault, FaultError
from whathow.incident import parse_incident
from whathow.learner.assess import assess, team
from whathow.learner.price import letter, own_cost, price
from whathow.learner.room import hold
from whathow.own import page as own
from whathow.rubric import grade
from whathow.rubric.criterion import Grade
from whathow.text.language import other_language

Request = Mapping[str, Any]
Answer = dict[str, Any]


def respond(request_json: str) -> str:
    """Answer one request. Raises nothing: whatever is wrong comes back as faults."""
    try:
        answer = {"ok": True, **_answer(_read(request_json))}
    except FaultError as error:
        answer = _refuse(error.faults)
    except Exception as error:  # a defect of ours must reach the learner as a line, not as a page that has gone dead
        answer = _refuse([_defect(error)])
    return json.dumps(answer)


def _read(request_json: str) -> Request:
    try:
        request = json.loads(request_json)
    except ValueError:
        request = None
    if not isinstance(request, dict):
        raise FaultError([Fault("request", "this is not a JSON object", 'send {"verb": …}')])
    return request


def _answer(request: Request) -> Answer:
    name = _text(request, "verb")
    if name not in VERBS:
        raise FaultError([Fault("request", f"there is no verb {name!r}", f"use one of: {', '.join(VERBS)}")])
    return VERBS[name](request)


def _grade(request: Request) -> Answer:
    """`incident`, `name`, `text` → the grade as the shell prints it, and what its families mean."""
    incident = parse_incident(_text(request, "incident"), _text(request, "name"))
    return _told(grade(incident, _text(request, "text")))


def _check(request: Request) -> Answer:
    """`text` → its findings, and what their families mean. Raises FaultError where it is not English."""
    text = _text(request, "text")
    language = other_language(text)
    if language:  # nothing would be found in it, which would read as praise
        what = f"it is written in {language}, which can't be judged here"
        raise FaultError([Fault("this text", what, "write it in English")])
    findings = check(text)
    return {
        "findings": [asdict(finding) for finding in findings],
        "families": _meanings(finding.family for finding in findings),
    }


def _answer_exercise(request: Request) -> Answer:
    """`name` of an exercise, `text` → its grade, what its families mean, and the notes on its lines by number."""
    exercise, text = _exercise(_text(request, "name")), _text(request, "text")
    return {**_told(grade_answer(exercise, text)), "notes": dict(exercise.notes(text))}


@cache
def _exercise(name: str) -> Exercise:
    return open_exercise(name)


def _draw(request: Request) -> Answer:
    """`name` of a pool of sentences, `number` of a draw (from 1) → its items."""
    number = request.get("number")
    if not isinstance(number, int) or not 0 < number <= MOST_DRAWS:
        what = f"`number` is missing or is no number from 1 to {MOST_DRAWS}"
        raise FaultError([Fault("request", what, "send `number` as a whole number")])
    return {"items": [asdict(item) for item in spot_items(_text(request, "name"), number)]}


def _letter(request: Request) -> Answer:
    """`name` of a cost model, `settings`, `text` → the grade of the letter, and what its families mean."""
    return _told(letter(request))


def _own_grade(request: Request) -> Answer:
    """A `draft` of an incident, `text` → the grade of the rewrite, and what its families mean."""
    return _told(own.graded(request))


VERBS: Mapping[str, Callable[[Request], Answer]] = {
    "grade": _grade,
    "check": _check,
    "answer": _answer_exercise,
    "draw": _draw,
    "price": price,
    "letter": _letter,
    "own-cost": own_cost,
    "hold": hold,
    "own-grade": _own_grade,
    **own.VERBS,
    "assess": assess,
    "team": team,
}


def _told(result: Grade) -> Answer:
    named = (remark.family for criterion in result.criteria for remark in criterion.feedback)
    return {"grade": result.to_dict(), "families": _meanings(named)}


def _meanings(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Title, level and harm of each family named; a remark may also name a fact or a rung, which has none of these."""
    known = families()
    return {
        id: {"title": known[id].title, "level": known[id].level, "hurts": known[id].hurts}
        for id in sorted(set(ids))
        if id in known
    }


def _text(request: Request, key: str) -> str:
    value = request.get(key)
    if not isinstance(value, str):
        raise FaultError([Fault("request", f"`{key}` is missing or is not text", f"send `{key}` as a string")])
    return value


def _refuse(faults: Iterable[Fault]) -> Answer:
    return {"ok": False, "faults": [asdict(fault) for fault in faults]}


def _defect(error: Exception) -> Fault:
    return Fault(
        "grader",
        f"it stumbled over this text ({type(error).__name__}), which is a defect of ours, not of yours",
        "change a few words and try again, and please report the text",
    )
