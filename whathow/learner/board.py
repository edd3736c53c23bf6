"""The cost model in a notebook: sliders, the table, and the figures where matplotlib is there.

What is saved with the notebook is the default run as a table; the widgets follow where a front end shows them. Sliders
are ipywidgets' own: Tab goes to one, the arrow keys move it, and its value stands beside it.
"""

from __future__ import annotations

import importlib.util
from html import escape
from typing import Any

from whathow.cost.outcome import Outcome, simulate
from whathow.cost.sheet import Parameter, Sheet
from whathow.cost.table import months, rows, settings_line, summary

HEAD = "<tr><th scope='col'></th><th scope='col'>A</th><th scope='col'>B</th><th scope='col'>A less B</th></tr>"
RANGE = "Eight runs in ten lie in the range; half of them below the middle."


def table_html(sheet: Sheet, outcome: Outcome) -> str:
    """The outcome as two tables, escaped."""
    body = "".join(
        f"<tr><th scope='row'>{escape(row.name)}</th><td>{row.a}</td><td>{row.b}</td><td>{row.difference}</td></tr>"
        for row in rows(sheet, outcome)
    )
    by_month = "".join(
        f"<tr><th scope='row'>{row.name}</th><td>{row.a}</td><td>{row.b}</td></tr>" for row in months(outcome)
    )
    head = "<tr><th scope='col'>Month</th><th scope='col'>A</th><th scope='col'>B</th></tr>"
    fold = f"<summary>Hidden hazards month by month, as a table</summary><table>{head}{by_month}</table>"
    return f"<p>{RANGE}</p><table>{HEAD}{body}</table><details>{fold}</details>"


def table_text(sheet: Sheet, outcome: Outcome) -> str:
    """The outcome for a terminal: its limits, a line for each measure, and the settings."""
    lines = [f"{row.name}: A {row.a}; B {row.b}" for row in rows(sheet, outcome)]
    return "\n".join([*sheet.limits, "", *lines, summary(outcome), settings_line(sheet, outcome.values)])


def board(sheet: Sheet) -> Any:
    """Sliders for every parameter, and what comes of them. Needs ipywidgets."""
    import ipywidgets as widgets

    sliders = {parameter.id: _slider(widgets, parameter) for parameter in sheet.parameters}
    pane = widgets.HTML()

    def run(_: object = None) -> None:
        outcome = simulate(sheet, {name: slider.value for name, slider in sliders.items()})
        pane.value = _result_html(sheet, outcome)

    for slider in sliders.values():
        slider.observe(run, names="value")
    run()
    first = [_group(widgets, sheet, name, title, sliders) for name, title in sheet.groups[:2]]
    rest = [_group(widgets, sheet, name, title, sliders) for name, title in sheet.groups[2:]]
    more = widgets.Accordion([widgets.VBox(rest)], titles=["The other settings, with their sources"])
    return widgets.VBox([widgets.HTML(_limits(sheet)), *first, more, pane])


def _slider(widgets: Any, parameter: Parameter) -> Any:
    return widgets.FloatSlider(
        value=parameter.default,
        min=parameter.low,
        max=parameter.high,
        step=parameter.step,
        description=f"{parameter.name} ({parameter.unit})" if parameter.unit else parameter.name,
        readout_format=".1f" if parameter.step < 1 else ".0f",
        continuous_update=False,
        style={"description_width": "22em"},
        layout={"width": "100%", "max_width": "48em"},
    )


def _group(widgets: Any, sheet: Sheet, name: str, title: str, sliders: dict[str, Any]) -> Any:
    own = [parameter for parameter in sheet.parameters if parameter.group == name]
    notes = "".join(f"<li>{escape(parameter.name)}: {escape(parameter.source)}</li>" for parameter in own)
    sources = widgets.HTML(f"<details><summary>Where these come from</summary><ul>{notes}</ul></details>")
    heading = widgets.HTML(f"<h4>{escape(title)}</h4>")
    return widgets.VBox([heading, *(sliders[parameter.id] for parameter in own), sources])


def _limits(sheet: Sheet) -> str:
    listed = "".join(f"<li>{escape(limit)}</li>" for limit in sheet.limits)
    return f"<details><summary>What the model can't do</summary><ul>{listed}</ul></details>"


def _result_html(sheet: Sheet, outcome: Outcome) -> str:
    line = f"<p>The first line of your letter: <code>{escape(settings_line(sheet, outcome.values))}</code></p>"
    said = f"<p role='status'>{escape(summary(outcome))}</p>"
    return said + line + _drawn(sheet, outcome) + table_html(sheet, outcome)


def _drawn(sheet: Sheet, outcome: Outcome) -> str:
    """The figures, on white whatever the theme; nothing where matplotlib is not there."""
    if importlib.util.find_spec("matplotlib") is None:
        return ""
    from whathow.learner.figure import hidden_svg, ranges_svg

    pictures = hidden_svg(outcome), ranges_svg(sheet, outcome)
    boxes = "".join(f"<div style='background:#fff;max-width:32em'>{picture}</div>" for picture in pictures)
    return f"<div aria-hidden='true'>{boxes}</div>"
