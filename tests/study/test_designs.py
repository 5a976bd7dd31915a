"""Parameters with their spread, their range and their row; changes and draws."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError, PolysightError, UsageError
from polysight.evidence.store import Evidence, evidence
from polysight.study.designs import Design, changed, design, stated_range
from polysight.study.references import references
from tests.study.example_design import folder


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


@pytest.fixture
def example(data: Evidence, tmp_path: Path) -> Design:
    return design("example", data, references(data), folder(tmp_path))


def test_a_parameter_carries_row_spread_and_range(example: Design) -> None:
    loss = example.parameters["mill.loss_kg_per_kg"]
    assert (loss.source, loss.estimate.observations) == ("MB01", ("MB01",))
    assert (loss.estimate.low, loss.estimate.value, loss.estimate.high) == (19.0, 19.291, 20.0)
    assert (loss.minimum, loss.maximum) == (-math.inf, math.inf)
    heat = example.parameters["reactor.temperature_c"]
    assert heat.source == "design:example.reactor.temperature_c"
    assert heat.assumption is not None
    assert heat.stream == "example.reactor.temperature_c"


def test_a_row_without_spread_is_fixed_and_one_with_a_range_keeps_it(data: Evidence) -> None:
    known = references(data)
    assert stated_range("MB01", "kg/kg", data, known) == (19.291,) * 3
    ranged = next(row for row in data.observations if row.low is not None and row.value is not None)
    low, value, high = stated_range(ranged.id, ranged.canonical_unit, data, known)
    assert low <= value <= high
    assert low < high


def test_central_values_have_a_draw_axis_of_length_one(example: Design) -> None:
    assert example.central("reactor.temperature_c").tolist() == [550.0]
    assert example.drawn("reactor.ratio_mol_per_mol", seed=1, count=9).shape == (1,)


@given(st.integers(0, 2**32), st.integers(1, 50), st.integers(0, 30))
def test_draws_join_without_a_seam_and_stay_inside(
    data: Evidence, tmp_path_factory: pytest.TempPathFactory, seed: int, count: int, first: int
) -> None:
    one = design("example", data, references(data), folder(tmp_path_factory.mktemp("data")))
    whole = one.drawn("reactor.temperature_c", seed=seed, count=first + count)
    part = one.drawn("reactor.temperature_c", seed=seed, count=count, first=first)
    assert np.array_equal(whole[first:], part)
    assert ((whole >= 500.0) & (whole <= 580.0)).all()


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("reactor.temperature_c=600", 600.0),
        (" reactor.temperature_c = 600 degC ", 600.0),
        ("mill.loss_kg_per_kg=2 t/t", 2.0),
        ("reactor.ratio_mol_per_mol=300%", 3.0),
    ],
)
def test_a_change_is_a_number_without_spread_that_cites_the_user(
    example: Design, data: Evidence, change: str, value: float
) -> None:
    key = change.partition("=")[0].strip()
    one = changed(example, change, data).parameters[key]
    assert one.estimate.low == one.estimate.value == one.estimate.high == pytest.approx(value)
    assert one.source == f"set:{key}"
    assert example.parameters[key].source != one.source


@pytest.mark.parametrize(
    ("change", "rule", "told"),
    [
        ("reactor.temperature_c", "design.set_form", ""),
        ("reactor.temperatur_c=600", "design.set_unknown", "reactor.temperature_c"),
        ("temperature_c=600", "design.set_unknown", "reactor.temperature_c"),
        ("kiln.temperature_c=600", "design.set_unknown", "reactor.temperature_c"),
        ("reactor.temperature_c=hot", "design.set_number", "degC"),
        ("reactor.temperature_c=nan", "design.set_number", "degC"),
        ("reactor.temperature_c=", "design.set_number", "degC"),
        ("reactor.temperature_c=900", "design.set_outside", "700 degC"),
        ("reactor.temperature_c=-5", "design.set_outside", "400 degC"),
        ("reactor.ratio_mol_per_mol=0", "design.set_outside", "0.5 mol/mol"),
        ("reactor.temperature_c=600 bar", "unit.dimension", "degC"),
    ],
)
def test_an_impossible_change_is_refused_in_both_languages(
    example: Design, data: Evidence, change: str, rule: str, told: str
) -> None:
    with pytest.raises(PolysightError) as caught:
        changed(example, change, data)
    problem = caught.value.problems[0]
    assert problem.key == rule
    assert told in problem.sentence("en")
    assert told in problem.sentence("zh")


def test_a_spread_outside_the_range_and_an_unknown_row_are_refused(
    data: Evidence, tmp_path: Path
) -> None:
    root = folder(tmp_path)
    path = root / "designs" / "example.toml"
    text = path.read_text("utf-8")
    for old, new, rule in (
        ("minimum = 400.0", "minimum = 520.0", "design.spread_outside"),
        ('ref = "MB01"', 'ref = "MB001"', "study.reference_unknown"),
        ("low = 500.0", "low = 560.0", "uncertainty.order"),
    ):
        path.write_text(text.replace(old, new), "utf-8")
        with pytest.raises(DataError) as caught:
            design("example", data, references(data), root)
        assert caught.value.problems[0].key == rule


def test_an_unknown_route_is_refused(data: Evidence) -> None:
    with pytest.raises(UsageError):
        design("simens", data, references(data))
