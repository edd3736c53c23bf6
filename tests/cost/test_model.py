"""The model: the same seed gives the same runs, both ways live in one world, and the parts pull where we say."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whathow.cost.life import Way, live
from whathow.cost.outcome import RUNS, Outcome, quantiles, rounded, simulate
from whathow.cost.sheet import Sheet
from whathow.cost.table import months, rows, settings_line, summary
from whathow.cost.world import draw_world


def middle(outcome: Outcome, name: str, way: str = "b") -> float:
    """The middle of a measure."""
    return float(getattr(outcome.measure(name), way).middle)


def test_the_same_seed_gives_the_same_runs(model: Sheet) -> None:
    """World by world, also when it is drawn anew."""
    chosen = model.defaults
    assert draw_world(model, chosen, 7) == draw_world(model, chosen, 7)
    assert draw_world(model, chosen, 7) != draw_world(model, chosen, 8)
    assert draw_world(model, chosen, 7) != draw_world(model, chosen | {"seed": 2.0}, 7)


def test_the_default_run_is_what_it_was(model: Sheet) -> None:
    """A change of the model or of its numbers is seen here first; the chapter and the letters speak of it."""
    incidents = simulate(model).measure("incidents")
    assert [rounded(value) for value in (incidents.a.low, incidents.a.high)] == [25, 58]
    assert [rounded(value) for value in (incidents.b.low, incidents.b.high)] == [16, 37]


def test_two_hundred_worlds_are_lived_through(model: Sheet) -> None:
    """Each counts once: more, fewer and as many add up."""
    outcome = simulate(model)
    assert outcome.runs == RUNS == 200
    assert all(each.more + each.fewer <= RUNS for each in outcome.measures)
    assert {each.id for each in outcome.measures} == {measure.id for measure in model.measures}


def test_answering_alike_gives_alike(model: Sheet) -> None:
    """Where A and B answer in the same way, every run of the one is the run of the other."""
    outcome = simulate(model, {"blame_b": 70, "process_b": 20})
    assert all((each.more, each.fewer) == (0, 0) and each.a == each.b for each in outcome.measures)
    assert outcome.hidden_a == outcome.hidden_b


def test_other_dice_move_the_middle_a_little(model: Sheet) -> None:
    """Another seed is another 200 worlds, and tells the same story."""
    one, other = simulate(model), simulate(model, {"seed": 2})
    assert one != other
    assert middle(other, "incidents") == pytest.approx(middle(one, "incidents"), rel=0.2)


def test_blame_alone_hides(model: Sheet) -> None:
    """As much mended as in A, and less blame: more is told, less is hidden."""
    outcome = simulate(model, {"blame_b": 0, "process_b": 20})
    assert middle(outcome, "reports") > middle(outcome, "reports", "a")
    assert middle(outcome, "hidden") < middle(outcome, "hidden", "a")
    assert middle(outcome, "quiet") < middle(outcome, "quiet", "a")


def test_telling_without_mending_does_not_help(model: Sheet) -> None:
    """The chapter says so: with no change to the process, incidents don't fall and hours don't either."""
    outcome = simulate(model, {"process_b": 0})
    assert middle(outcome, "incidents") >= middle(outcome, "incidents", "a")
    assert outcome.measure("hours").fewer > RUNS / 2


def test_changes_can_take_more_hours_than_they_save(model: Sheet) -> None:
    """The chapter says so: where a change takes 60 hours, B takes more in nearly all runs."""
    assert simulate(model, {"hours_process": 60}).measure("hours").fewer > 0.9 * RUNS


def test_with_the_defaults_the_hours_overlap(model: Sheet) -> None:
    """The chapter says so: neither way takes more hours in two runs of three."""
    hours = simulate(model).measure("hours")
    assert max(hours.more, hours.fewer) < 2 / 3 * RUNS


def test_what_is_put_in_stays_in_its_world(model: Sheet) -> None:
    """With no spread every world has the sheet's own numbers; with some, none is turned round."""
    still = draw_world(model, model.defaults | {"spread": 0.0}, 1).values
    assert still["hours_incident"] == 40 and still["tell_open"] == 0.6
    worlds = [draw_world(model, model.defaults | {"spread": 50.0, "leave_blame": 1.0}, n).values for n in range(50)]
    assert {own["leave_blame"] for own in worlds} == {1.0}
    assert all(0 <= own[name] <= 1 for own in worlds for name in ("tell_open", "fix_process"))


def test_every_setting_moves_something(model: Sheet) -> None:
    """No slider is there for show."""
    before = simulate(model)
    for parameter in (each for each in model.parameters if each.id != "seed"):
        far = parameter.high if parameter.default < (parameter.low + parameter.high) / 2 else parameter.low
        after = simulate(model, {parameter.id: far})
        assert after.measures != before.measures, parameter.id


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_any_settings_give_ranges_in_order(model: Sheet, data: st.DataObject) -> None:
    """Nothing divides by nothing, and low ≤ middle ≤ high everywhere."""
    drawn = {each.id: data.draw(st.sampled_from([each.low, each.default, each.high])) for each in model.parameters}
    outcome = simulate(model, drawn)
    found = [getattr(each, way) for each in outcome.measures for way in ("a", "b", "difference")]
    assert all(each.low <= each.middle <= each.high for each in [*found, *outcome.hidden_a, *outcome.hidden_b])
    assert all(each.a.low >= 0 and each.b.low >= 0 for each in outcome.measures)


def test_what_is_counted_adds_up(model: Sheet) -> None:
    """Every answer is a change or a word; a repeat is an incident; every near miss is told or kept quiet."""
    world = draw_world(model, model.defaults, 3)
    tally = live(world, Way(0.7, 0.2))
    assert tally.changes + tally.words == tally.reports + tally.incidents
    assert 0 <= tally.repeats < tally.incidents
    kept = live(replace(world, values={**world.values, "fix_person": 0.0, "fix_process": 0.0}), Way(1.0, 0.0))
    assert kept.reports + kept.quiet + kept.incidents == sum(len(hazard.showings) for hazard in world.hazards)


def test_the_model_is_quick(model: Sheet) -> None:
    """A learner waits for it after each move of a slider, in a browser five times as long as here."""
    started = time.perf_counter()
    simulate(model, {"seed": 77})
    assert time.perf_counter() - started < 2


def test_quantiles_are_numbers_that_are_there() -> None:
    """Also of few, and of one."""
    assert quantiles([3]) == quantiles([3, 3, 3])
    assert quantiles([5, 1, 3]).middle == 3


def test_tables_say_what_the_outcome_says(model: Sheet) -> None:
    """A row for each measure, every third month, one line aloud, and the settings that differ."""
    outcome = simulate(model, {"blame_b": 0, "seed": 3})
    assert [row.name for row in rows(model, outcome)] == [measure.name for measure in model.measures]
    assert [row.name for row in months(outcome)] == ["3", "6", "9", "12", "15", "18", "21", "24"]
    assert f"A takes more in {outcome.measure('hours').more} of 200 runs" in summary(outcome)
    assert settings_line(model, outcome.values) == "settings: blame_b=0, seed=3"
    assert settings_line(model, model.defaults) == "settings: default"
