"""The same run wherever it is shown: in a page's answer, in a notebook, as a drawing."""

from __future__ import annotations

import importlib.util
import json
from typing import Any
from xml.etree import ElementTree

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from whathow.cost.outcome import simulate
from whathow.cost.sheet import Sheet
from whathow.cost.table import rows, summary
from whathow.learner import page
from whathow.learner.board import board, table_html, table_text
from whathow.learner.figure import hidden_svg, ranges_svg


def ask(**request: Any) -> dict[str, Any]:
    """What the page's worker answers."""
    answer = json.loads(page.respond(json.dumps(request)))
    assert isinstance(answer, dict)
    return answer


def test_the_page_gets_the_run_of_its_settings(model: Sheet) -> None:
    """Rows, summary, settings and the numbers of the figures."""
    outcome = simulate(model, {"blame_b": 0})
    answer = ask(verb="price", name="price-the-blame", settings={"blame_b": 0})
    assert answer["ok"] and answer["summary"] == summary(outcome)
    assert [row["a"] for row in answer["rows"]] == [row.a for row in rows(model, outcome)]
    assert answer["settings"] == "settings: blame_b=0"
    assert answer["hidden"]["b"][-1]["middle"] == outcome.hidden_b[-1].middle
    assert answer["measures"]["hours"]["a"]["high"] == outcome.measure("hours").a.high


def test_the_page_gets_the_grade_of_a_letter() -> None:
    """Held against the settings that came with it; offsets fit the letter as it was sent."""
    text = (
        "Dear Ana, the model, mostly guesses, gives 25 to 58 incidents as now, and 900 incidents otherwise. You failed."
    )
    answer = ask(verb="letter", name="price-the-blame", settings={}, text=text)
    grade = answer["grade"]
    assert [each["id"] for each in grade["criteria"]] == ["figures", "range", "language"]
    marks = [
        (text[r["start"] : r["end"]], r["text"]) for each in grade["criteria"] for r in each["feedback"] if r["text"]
    ]
    assert marks and all(place == words for place, words in marks)
    other = ask(verb="letter", name="price-the-blame", settings={"hazards": 8}, text=text)
    assert other["grade"]["points"] < grade["points"]


def test_the_page_gets_a_bill() -> None:
    """Sums and assumptions of the calculator."""
    answer = ask(verb="own-cost", name="own-incident", values={"people": 9})
    assert answer["ok"] and ["People who worked on it", "9"] in answer["assumed"]
    assert {"id", "name", "low", "high", "money", "how"} == set(answer["sums"][0])


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"verb": "price", "name": "nothing"}, "no file of that name"),
        ({"verb": "price"}, "no file of that name"),
        ({"verb": "price", "name": "price-the-blame", "settings": {"blame_a": 900}}, "outside its range"),
        ({"verb": "price", "name": "price-the-blame", "settings": {"blame_a": "9"}}, "not a number"),
        ({"verb": "own-cost", "name": "../../own-incident"}, "no file of that name"),
        ({"verb": "own-cost", "name": "own-incident", "values": {"rate": None}}, "not a number"),
        ({"verb": "letter", "name": "price-the-blame"}, "`text` is missing"),
    ],
)
def test_a_request_that_is_none_gets_a_line(request_: dict[str, Any], says: str) -> None:
    """Never a traceback in the page."""
    answer = ask(**request_)
    assert not answer["ok"] and says in answer["faults"][0]["what"]


def test_settings_that_are_no_object_are_none(model: Sheet) -> None:
    """The defaults run."""
    assert ask(verb="price", name="price-the-blame", settings=[1])["summary"] == summary(simulate(model))


def test_a_notebook_shows_the_run_without_widgets(shell: InteractiveShell) -> None:
    """Limits first, then a line for each measure, then the settings; nothing on standard error."""
    with capture_output() as shown:
        shell.run_cell("%price price-the-blame")
    text = shown.outputs[0].data["text/plain"]
    assert text.startswith("This model shows how the parts hang together.")
    assert "Incidents: A 25" in text and text.endswith("settings: default")
    assert shown.stderr == ""


def test_a_notebook_grades_a_letter(shell: InteractiveShell) -> None:
    """The cell magic of the same name."""
    from whathow.course.price import price_exercise

    with capture_output() as shown:
        shell.run_cell(f"%%price price-the-blame\n{price_exercise('price-the-blame').key}")
        points = [shell.run_cell(f'criterion("{name}")').result for name in ("figures", "range", "language")]
    assert points == [40.0, 30.0, 30.0] and shown.stderr == ""


@pytest.mark.parametrize("line", ["", "nothing", "../../etc/passwd"])
def test_an_unknown_model_gets_one_line(shell: InteractiveShell, line: str) -> None:
    """In a line of a notebook too."""
    with capture_output() as shown:
        shell.run_cell(f"%price {line}")
    assert "no file of that name" in shown.stdout and shown.stdout.count("\n") == 1


def test_a_slider_runs_the_model_anew(model: Sheet) -> None:
    """Every parameter has one with its name and range; the letter's first line follows."""
    import ipywidgets

    box = board(model)
    sliders = [widget for widget in _all(box) if isinstance(widget, ipywidgets.FloatSlider)]
    assert [(slider.min, slider.max, slider.value) for slider in sliders] == [
        (each.low, each.high, each.default) for each in model.parameters
    ]
    pane = box.children[-1]
    assert "settings: default" in pane.value and "<svg" in pane.value
    sliders[2].value = 0
    assert "settings: blame_b=0" in pane.value
    assert "<li>This model shows how the parts hang together." in box.children[0].value


def test_without_matplotlib_the_table_stands_alone(model: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a notebook in the browser, where nothing compiled is to be had."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    pane = board(model).children[-1]
    assert "<svg" not in pane.value and "<table>" in pane.value


def _all(widget: Any) -> list[Any]:
    return [widget, *(inner for child in getattr(widget, "children", ()) for inner in _all(child))]


def test_the_table_holds_what_the_figures_show(model: Sheet) -> None:
    """A row for each measure and for every third month."""
    outcome = simulate(model)
    table = table_html(model, outcome)
    assert table.count("<tr>") == 1 + len(model.measures) + 1 + 8
    assert summary(outcome) in table_text(model, outcome)


def test_drawings_are_whole_and_the_same_each_time(model: Sheet) -> None:
    """Valid, with a band for A and one for B, no date, no fonts of their own."""
    outcome = simulate(model)
    for draw in (lambda: hidden_svg(outcome), lambda: ranges_svg(model, outcome)):
        text = draw()
        assert text == draw()
        assert ElementTree.fromstring(text).tag.endswith("svg")
        assert ">A</text>" in text and ">B</text>" in text and "dc:date" not in text
    assert hidden_svg(outcome).count("FillBetween") == 2
