"""The page that says how far to trust the checker is made from the results that are stored."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.bench.counts import add, count
from tools.bench.figures import Bar, figures, read_bars
from tools.bench.page import PAGE, README, make_page, read_results, readme
from tools.bench.triggers import read_triggers, trigger_pattern

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_is_fresh() -> None:
    """The page is what `make bench ARGS=--page` writes from the stored results."""
    assert PAGE.read_text(encoding="utf-8") == make_page(read_results())


def test_the_figures_in_the_readme_are_fresh() -> None:
    """The README's table says what the stored results say."""
    text = README.read_text(encoding="utf-8")
    assert "make bench" in text
    assert readme(text, read_results()) == text


def test_the_page_says_that_it_is_made() -> None:
    """On its first line, with the command."""
    assert PAGE.read_text(encoding="utf-8").splitlines()[0].startswith("% Made by `make bench`")


def test_another_result_makes_another_page() -> None:
    """No figure of the page is written by hand."""
    results = copy.deepcopy(read_results())
    for voice in results["judgement"]["voices"].values():
        voice["counts"]["whathow"] = [1, 7, 3, 9]
    results["rewrites"]["let_through"].append({"rewrite": "an-incident/99-new.md", "why": "a reason of its own"})
    page = make_page(results)
    assert "| 0.12 | 0.25 | 0.17 | 1 | 7 | 3 |" in page
    assert "a reason of its own" in page


def test_an_unmet_bar_is_said_plainly() -> None:
    """A figure short of its bar reads "not met", one that reaches it "met"."""
    results = copy.deepcopy(read_results())
    results["rewrites"]["milliseconds"] = 10_000.0
    (row,) = [line for line in make_page(results).splitlines() if line.startswith("| a grade, in milliseconds")]
    assert row.endswith("| 10000 | **not met** |")
    results["rewrites"]["milliseconds"] = 1.0
    (row,) = [line for line in make_page(results).splitlines() if line.startswith("| a grade, in milliseconds")]
    assert row.endswith("| 1 | met |")


def test_every_bar_names_a_figure() -> None:
    """Each has one limit, and a figure to hold against it."""
    known = figures(read_results())
    assert read_bars()
    assert all(bar.key in known and (bar.least is None) != (bar.most is None) for bar in read_bars())


def test_a_bar_is_met_from_its_limit_on() -> None:
    """A figure at the limit meets it, from above or from below."""
    assert [Bar("it", "it", least=2).met(figure) for figure in (1.9, 2, 3)] == [False, True, True]
    assert [Bar("it", "it", most=2).met(figure) for figure in (1.9, 2, 3)] == [True, True, False]


def test_every_tool_judged_the_same_lines() -> None:
    """In each voice, every tool's verdicts add up to its lines, and its blame to the labelled blame."""
    for voice in read_results()["judgement"]["voices"].values():
        for found, alarms, missed, quiet in voice["counts"].values():
            assert found + missed == voice["blame"]
            assert found + alarms + missed + quiet == voice["lines"]


def test_counts_give_the_figures_of_the_page_s_own_example() -> None:
    """Of 100 lines, 40 blame; of 35 flagged, 30 are blame."""
    counted = count([(True, True)] * 30 + [(False, True)] * 5 + [(True, False)] * 10 + [(False, False)] * 55)
    assert counted == (30, 5, 10, 55)
    assert (round(counted.precision, 2), counted.recall, counted.f1) == (0.86, 0.75, 0.8)
    assert round(counted.kappa, 3) == 0.681
    assert add([counted, counted]) == (60, 10, 20, 110)


def test_nothing_flagged_is_no_division_by_zero() -> None:
    """A tool that is silent has precision, recall and F1 of 0."""
    silent = count([(True, False), (False, False)])
    assert (silent.precision, silent.recall, silent.f1, silent.kappa) == (0, 0, 0, 0)


def test_the_triggers_are_thirty_to_forty_whole_words() -> None:
    """They are found in any case, and never inside a longer word."""
    assert 30 <= len(read_triggers()) <= 40
    assert trigger_pattern().search("Obviously it FAILED TO start.")
    assert not trigger_pattern().search("An unblameable culpritless day.")


def test_the_peers_lock_is_whole() -> None:
    """It pins what is asked for, checks every package and names no registry."""
    asked = json.loads((ROOT / "bench" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((ROOT / "bench" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [path for path, entry in packages.items() if path and not entry.get("integrity")] == []
    assert [path for path, entry in packages.items() if "resolved" in entry] == []


@pytest.mark.parametrize("module", ["page", "figures", "counts", "triggers"])
def test_the_page_needs_no_peer_and_no_training(module: str) -> None:
    """What makes the page runs in the environment of `make setup`."""
    code = (
        f"import sys, tools.bench.{module}; sys.exit(bool({{'examples', 'sklearn', 'proselint'}} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
