"""Your own incident as the book's page asks for it: plain data in, plain data out (see whathow.learner.page).

{"verb": "own-open", "name": "<file name>", "data": "<its bytes in base64>"}, or "text" for what was pasted
{"verb": "own-redact", "text": "<the report>", "extra": [{"words": "…", "kind": "person"}, …], "labels": {…}}
{"verb": "own-suggest", "text": "<the redacted report>"}
{"verb": "own-groups", "says": "<a fact or a condition>", "groups": ["…"] or null, "text": "<the report>"}
{"verb": "own-build", "draft": {…}}            the incident file, and what it lacks
{"verb": "own-grade", "draft": {…}, "text": "<the rewrite>"}
{"verb": "own-export", "title": "…", "text": "<the rewrite>"}
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from whathow.fault import Fault, FaultError
from whathow.own.draft import build, read_draft, to_incident
from whathow.own.export import to_html, to_markdown
from whathow.own.groups import suggest_groups, told_by
from whathow.own.opening import Report, clean_text, open_report
from whathow.own.redact import labels_in, suggest_redactions
from whathow.own.shapes import kinds
from whathow.own.statements import suggest_statements
from whathow.rubric import grade
from whathow.rubric.criterion import Grade

Request = Mapping[str, Any]


def opened(request: Request) -> dict[str, Any]:
    """A file's `data` and `name`, or pasted `text` → the report as Markdown, its form, and what was left out."""
    return asdict(_opened(request))


def redacted(request: Request) -> dict[str, Any]:
    """`text`, the reader's own `extra` words and the `labels` given so far → what to hide, and the kinds there are."""
    extra = [(_text(each, "words"), _text(each, "kind")) for each in _objects(request, "extra")]
    labels = {key: str(label) for key, label in _object({"labels": {}, **request}, "labels").items()}
    finds = suggest_redactions(_text(request, "text"), extra, labels)
    return {"finds": [asdict(find) for find in finds], "kinds": [asdict(kind) for kind in kinds().values()]}


def suggested(request: Request) -> dict[str, Any]:
    """The redacted `text` → facts and conditions that it may hold, and the labels in it."""
    text = _text(request, "text")
    return {"statements": [asdict(each) for each in suggest_statements(text)], "labels": labels_in(text)}


def grouped(request: Request) -> dict[str, Any]:
    """What a statement `says`, its `groups` (None: suggest some) and the report `text` → groups, and whether the report
    tells it by them."""
    says, given = _text(request, "says"), request.get("groups")
    groups = [str(group) for group in given] if isinstance(given, list) else list(suggest_groups(says))
    return {"groups": groups, "told": told_by(says, groups, _text(request, "text"))}


def built(request: Request) -> dict[str, Any]:
    """A `draft` → its incident file, with what keeps it from being graded and from being proved."""
    return asdict(build(read_draft(_object(request, "draft"))))


def graded(request: Request) -> Grade:
    """A `draft` and the rewrite `text` → the grade, as for any incident. Raises FaultError with what is missing."""
    draft = replace(read_draft(_object(request, "draft")), rewrite="")
    return grade(to_incident(draft), _text(request, "text"))


def exported(request: Request) -> dict[str, Any]:
    """`title` and `text` of a rewrite → the files to keep, labels that still stand in it, and what may have to be
    hidden in it."""
    text = to_markdown(_text(request, "text"))
    if not text.strip():
        raise FaultError([Fault("Your rewrite", "it is empty", "write it first")])
    left = [find.forms[0] for find in suggest_redactions(text)]
    return {"markdown": text, "html": to_html(_text(request, "title"), text), "labels": labels_in(text), "left": left}


VERBS: Mapping[str, Callable[[Request], dict[str, Any]]] = {
    "own-open": opened,
    "own-redact": redacted,
    "own-suggest": suggested,
    "own-groups": grouped,
    "own-build": built,
    "own-export": exported,
}
"""The verbs whose answer is plain data; `graded` gives a grade, which the page's bridge tells as it tells all."""


def _opened(request: Request) -> Report:
    if "data" not in request:
        return clean_text(_text(request, "text"))
    name = _text(request, "name")
    try:
        data = base64.b64decode(_text(request, "data"), validate=True)
    except (binascii.Error, ValueError):
        raise FaultError([Fault(name, "it did not arrive whole", "open it once more")]) from None
    return open_report(data, name)


def _text(request: Request, key: str) -> str:
    value = request.get(key)
    if not isinstance(value, str):
        raise FaultError([Fault("request", f"`{key}` is missing or is not text", f"send `{key}` as a string")])
    return value


def _object(request: Request, key: str) -> Request:
    value = request.get(key)
    if not isinstance(value, dict):
        raise FaultError([Fault("request", f"`{key}` is missing or no object", f"send `{key}` as an object")])
    return value


def _objects(request: Request, key: str) -> list[Request]:
    value = request.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise FaultError([Fault("request", f"`{key}` is no list of objects", f"send `{key}` as a list")])
    return value
