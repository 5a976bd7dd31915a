"""Parameters with their spread, their range and their row; changes and draws."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import DataError, UsageError
from polysight.evidence.store import Evidence, evidence
from polysight.study.designs import Design, design, stated_range
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
