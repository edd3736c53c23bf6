"""A team's figure: from five people on, and about nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whathow.assess.shell import main
from whathow.assess.team import read_results, team_lines
from whathow.fault import FaultError
from whathow.learner.page import respond


def file(code: str, before: int | None = None, after: int | None = None, later: int | None = None) -> str:
    """A results file of somebody with so many of eight right."""
    rights = {"before": before, "after": after, "later": later}
    told = {
        occasion: {"right": right, "of": 8, "sure": 0.8, "brier": 0.2, "rewrite": 30, "rewrite_of": 60}
        for occasion, right in rights.items()
        if right is not None
    }
    return json.dumps({"whathow": "whathow assessment results", "version": 1, "code": code, "occasions": told})


FIVE = [file(f"p{n}", before=3 + n % 2, after=6) for n in range(5)]


def lines(texts: list[str]) -> list[str]:
    return team_lines([read_results(text, "a file") for text in texts])


def test_a_team_of_four_is_told_nothing() -> None:
    """Not even a mean; the number five is said."""
    told = lines(FIVE[:4])
    assert len(told) == 1 and "Below 5 nothing is said" in told[0]


def test_a_team_of_five_gets_one_figure_with_its_interval() -> None:
    """Means, the mean change with Student's interval, and what it can't say; nobody's own figure."""
    told = "\n".join(lines(FIVE))
    assert "5 people, before the course and after the course: 3.4 and 6.0 of 8 right on average" in told
    assert "2.6 more right (95 % interval: 1.9 more to 3.3 more)" in told
    assert "nobody was drawn by lot" in told
    assert all(f"p{n}" not in told for n in range(5))


def test_a_comparison_needs_five_people_who_have_both() -> None:
    """Five files in which four have done the last list say nothing about the last list."""
    texts = [file(f"p{n}", before=3, after=6, later=5 if n else None) for n in range(5)]
    told = "\n".join(lines(texts))
    assert told.count("Fewer than 5 have done the lists") == 2
    assert "and one week later:" not in told.replace("before the course and one week later, so", "")


def test_two_files_of_one_person_count_once() -> None:
    """The fuller one; sending again after a week does not make a team of four into one of five."""
    assert "Below 5" in lines([*FIVE[:4], file("p0", before=3, after=6, later=6)])[0]
    told = lines([*FIVE, file("p0", before=3, after=6, later=6)])
    assert told[0].startswith("5 people") and told[1].startswith("1 came from somebody")


@pytest.mark.parametrize(
    "text",
    ["", "no", "[]", "{}", "null", "[" * 5000, " " * 30_000, file("", before=3), file("p"), file("p", before=9),
     file("p", before=3).replace("0.2", "NaN"), file("p", before=3).replace("assessment results", "kept work")],
)  # fmt: skip
def test_what_is_no_results_file_gets_one_line(text: str) -> None:
    """With its name, and what to ask for."""
    with pytest.raises(FaultError, match=r"^odd\.json: it is no results file; ask for the file"):
        read_results(text, "odd.json")


def test_shell_and_page_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`whathow team` prints the lines that the page shows."""
    for n, text in enumerate(FIVE):
        (tmp_path / f"{n}.json").write_text(text, encoding="utf-8")
    assert main([str(path) for path in sorted(tmp_path.iterdir())]) == 0
    request = {"verb": "team", "files": [{"name": f"{n}", "text": text} for n, text in enumerate(FIVE)]}
    assert capsys.readouterr().out.splitlines() == json.loads(respond(json.dumps(request)))["lines"]


def test_every_bad_file_is_named_and_no_figure_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing one too; the exit code is 2."""
    (tmp_path / "a.json").write_bytes(b"\xff\x00")
    assert main([str(tmp_path / "a.json"), str(tmp_path / "gone.json")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "a.json: it is no results file" in said.err and "gone.json: can't be read" in said.err
