"""An outcome drawn: bands, never one line. Needs matplotlib; a notebook without it, and every page, has the tables too.

Colours are named here once. A page that carries the drawing puts its theme's colours in their place (`INKS`).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from whathow.cost.outcome import Outcome, Range
from whathow.cost.sheet import Sheet

INKS = {"a": "#b4540a", "b": "#1d5c63", "text": "#22282c", "line": "#c9ced1"}
DRAWN = ("incidents", "repeats", "hidden", "leavers", "hours")
STYLE: dict[Any, Any] = {  # matplotlib names its keys one by one
    "svg.fonttype": "none",
    "svg.hashsalt": "whathow",
    "font.family": "sans-serif",
    "font.size": 11,
    "text.color": INKS["text"],
    "axes.edgecolor": INKS["line"],
    "axes.labelcolor": INKS["text"],
    "xtick.color": INKS["text"],
    "ytick.color": INKS["text"],
}


def hidden_svg(outcome: Outcome) -> str:
    """Hidden hazards, month by month: for A and B the middle and the band that eight runs in ten lie in."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(STYLE):
        figure = Figure(figsize=(4.4, 3.0), layout="constrained")
        axes = figure.subplots()
        for way, months, dash in (("a", outcome.hidden_a, "--"), ("b", outcome.hidden_b, "-")):
            _band(axes, months, INKS[way], dash, way.upper())
        axes.set(xlabel="Month", ylabel="Hazards that nobody has told of", xlim=(1, len(outcome.hidden_a) + 1.2))
        axes.set_ylim(bottom=0)
        axes.spines[["top", "right"]].set_visible(False)
        return _svg(figure)


def ranges_svg(sheet: Sheet, outcome: Outcome) -> str:
    """For some measures, each on a scale of its own, the range of A above that of B, with the middles marked."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(STYLE):
        figure = Figure(figsize=(4.4, 0.95 * len(DRAWN)), layout="constrained")
        for axes, name in zip(figure.subplots(len(DRAWN)), DRAWN, strict=True):
            measure = next(each for each in sheet.measures if each.id == name)
            _ranges(axes, measure.name, outcome.measure(name).a, outcome.measure(name).b)
        return _svg(figure)


def _band(axes: Any, months: Sequence[Range], ink: str, dash: str, name: str) -> None:
    at = range(1, len(months) + 1)
    axes.fill_between(at, [m.low for m in months], [m.high for m in months], color=ink, alpha=0.22, linewidth=0)
    axes.plot(at, [m.middle for m in months], dash, color=ink, linewidth=2)
    axes.annotate(name, (len(months) + 0.3, months[-1].middle), color=ink, weight="bold", va="center")


def _ranges(axes: Any, name: str, a: Range, b: Range) -> None:
    from matplotlib.ticker import MaxNLocator

    for height, way, found in ((1, "a", a), (0, "b", b)):
        axes.plot([found.low, found.high], [height, height], color=INKS[way], linewidth=5, alpha=0.45)
        axes.plot([found.middle], [height], marker="os"[height], markersize=8, color=INKS[way])
    axes.set_title(name, loc="left", fontsize=11)
    axes.set_yticks([1, 0], ["A", "B"])
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set(xlim=(0, 1.08 * max(a.high, b.high, 1)), ylim=(-0.7, 1.7))
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(left=False)


def _svg(figure: Any) -> str:
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = drawn.getvalue()
    return text[text.index("<svg") :].strip()
