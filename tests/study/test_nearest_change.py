"""Every nearest possible value that a refusal names is accepted by the very same command."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from polysight.errors import PolysightError, UsageError, refusal
from polysight.evidence.store import Evidence, evidence
from polysight.study.designs import Design, design
from polysight.study.nearest_change import possible
from polysight.study.plant_model import plant_model
from polysight.study.references import references
from tests.plant.routes.plants import plant
from tests.study.example_design import folder

HEAT, RATIO, LOSS = "reactor.temperature_c", "reactor.ratio_mol_per_mol", "mill.loss_kg_per_kg"
ROUTES = ("siemens", "silane-fbr", "hybrid", "umg")
#: Few draws are enough: the same ones judge a value before and after it is named.
DRAWS = 40
#: Sets of changes that are tried by the sweep; all ends of all parameters are about a thousand.
SAMPLE = 24


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


@pytest.fixture
def example(data: Evidence, tmp_path: Path) -> Design:
    return design("example", data, references(data), folder(tmp_path))


def limited(key: str, most: float, rule: str = "design.draws") -> Callable[[Design], float]:
    """A plant that takes a parameter up to a limit, and whose message names another one."""

    def attempt(one: Design) -> float:
        value = one.parameters[key].estimate.value
        if value > most:
            raise refusal(UsageError, rule, got=1, near=2)
        return value

    return attempt


def test_what_is_possible_is_worked_through_once(example: Design, data: Evidence) -> None:
    assert possible(limited(HEAT, 600.0), example, (f"{HEAT}=590",), data) == 590.0
    assert possible(limited(HEAT, 600.0), example, (f"{HEAT}=690", f"{HEAT}=580"), data) == 580.0


@pytest.mark.parametrize(("changes", "told"), [
    ((f"{HEAT}=690",), ("design.set_nearest", "599.98")),
    ((f"{HEAT}=900",), ("design.set_outside", "599.98")),
    ((f"{RATIO}=1", f"{HEAT}=900"), ("design.set_outside", "599.98")),
    ((f"{HEAT}=300",), ("design.set_outside", "400")),
])  # fmt: skip
def test_the_nearest_value_has_been_tried(
    example: Design, data: Evidence, changes: tuple[str, ...], told: tuple[str, str]
) -> None:
    attempt = limited(HEAT, 599.987)
    with pytest.raises(UsageError) as caught:
        possible(attempt, example, changes, data)
    problem = caught.value.problems[-1]
    assert (problem.key, dict(problem.fields)["near"]) == told
    mended = (*changes[:-1], f"{HEAT}={told[1]}")
    assert possible(attempt, example, mended, data) == float(told[1])


def test_all_impossible_changes_are_told_at_once(example: Design, data: Evidence) -> None:
    def attempt(one: Design) -> None:
        limited(HEAT, 560.0)(one)
        limited(RATIO, 4.0)(one)

    with pytest.raises(UsageError) as caught:
        possible(attempt, example, (f"{HEAT}=690", f"{RATIO}=9", f"{LOSS}=2"), data)
    found = [dict(one.fields) for one in caught.value.problems if one.key == "design.set_nearest"]
    assert [one["name"] for one in found] == [HEAT, RATIO]
    assert [float(one["near"]) for one in found] == pytest.approx([560.0, 4.0], abs=0.01)


def test_an_open_bound_is_told_as_such(example: Design, data: Evidence) -> None:
    def attempt(one: Design) -> None:
        if one.parameters[RATIO].estimate.value <= 0.5:
            raise refusal(UsageError, "design.draws", got=1, near=2)

    with pytest.raises(UsageError, match="any value above it"):
        possible(attempt, example, (f"{RATIO}=0.5",), data)


def test_a_plant_that_never_runs_tells_its_own_rule(example: Design, data: Evidence) -> None:
    with pytest.raises(UsageError) as caught:
        possible(limited(HEAT, 0.0), example, (f"{HEAT}=600",), data)
    assert [one.key for one in caught.value.problems] == ["design.draws"]


@pytest.mark.parametrize("change", [
    "by_products.stc_outlet_share=1", "by_products.stc_outlet_share=7",
    "make_up.tcs_bought_kg_per_kg=20", "waste_heat.jacket_return_temperature_c=138",
    "rod_reactor.rod_pairs=12.5", "rod_reactor.pitch_mm=5 mm",
])  # fmt: skip
def test_limits_of_a_plant_hold_for_all_its_draws(change: str) -> None:
    assert named_is_accepted("siemens", (change,)) == 1


def named_is_accepted(route: str, changes: Sequence[str]) -> int:
    """Refusals of some changes, each mended by what it named; 0 where they are possible."""
    try:
        plant_model(route, evidence(), changes, count=DRAWS)
    except UsageError as fault:
        values = dict(change.split("=") for change in changes)
        for key, value in mended(fault, values).items():
            values[key] = value
        plant_model(
            route, evidence(), [f"{key}={value}" for key, value in values.items()], count=DRAWS
        )
        return 1
    return 0


def mended(fault: PolysightError, values: dict[str, str]) -> dict[str, str]:
    """Value of each changed parameter that a refusal names as possible, by its name."""
    found = {}
    for problem in fault.problems:
        told = dict(problem.fields)
        assert problem.sentence("zh") != problem.sentence("en")
        if told.get("name") in values and "near" in told:
            found[told["name"]] = told["near"]
        elif problem.key in ("design.set_above", "design.set_below"):
            found[told["name"]] = _beside(told["got"], problem.key)
    if found:
        return found
    # The rule itself speaks of the one parameter that was changed.
    assert len(values) == len(fault.problems) == 1, fault
    key, value = next(iter(values.items()))
    told = dict(fault.problems[0].fields)
    if told.get("nearest", value) != value:
        assert told["nearest"] in str(fault)
        return {key: told["nearest"]}
    assert "any value above" in str(fault), fault
    return {key: _beside(value, "design.set_above")}


def _beside(value: str, rule: str) -> str:
    number, sign = float(value), 1.0 if rule == "design.set_above" else -1.0
    return repr(number + sign * 1e-3 * max(1.0, abs(number)))


def ends(route: str) -> list[tuple[str, str]]:
    """Every parameter of a route at and beyond its ends, and at extremes."""
    found = []
    for key, one in plant(route).design.parameters.items():
        span = max(abs(one.estimate.value), 1e-3)
        least, most = one.minimum, one.maximum
        for end, sign in ((least, -1.0), (most, 1.0)):
            if math.isfinite(end):
                found += [(key, repr(end)), (key, repr(end + sign * 0.01 * span))]
        found += [(key, "0"), (key, "-1"), (key, "1e6"), (key, "1e-12")]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("route", ROUTES)
def test_sweep_of_all_parameters(route: str) -> None:
    every = ends(route)
    chosen = np.random.default_rng(11).permutation(len(every))[: SAMPLE // len(ROUTES)]
    refused = sum(named_is_accepted(route, [f"{every[at][0]}={every[at][1]}"]) for at in chosen)
    assert refused > 0


@pytest.mark.slow
def test_sweep_of_pairs() -> None:
    every = ends("siemens")
    order = np.random.default_rng(5).permutation(len(every))[:5]
    for one, other in pairwise(order):
        pair = {every[one][0]: every[one][1], every[other][0]: every[other][1]}
        try:
            plant_model("siemens", evidence(), [f"{k}={v}" for k, v in pair.items()], count=DRAWS)
        except UsageError as fault:
            if any("near" in dict(problem.fields) for problem in fault.problems):
                values = pair | mended(fault, pair)
                changes = [f"{key}={value}" for key, value in values.items()]
                plant_model("siemens", evidence(), changes, count=DRAWS)
