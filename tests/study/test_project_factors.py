"""Factors and correlations of a project file; what is measured, modelled and assumed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.study import project_factors as project_factors_module
from polysight.study.project_factors import (
    CONSUMPTION,
    FactorCorrelation,
    measured_correlation,
    project_factors,
    without,
)
from polysight.uncertainty.margin import Sampled
from tests.study.project_doubt_text import USUAL, doubtful, pair, spread
from tests.study.project_file_text import resolved

pytestmark = pytest.mark.slow


def test_factors_stand_as_the_file_states_them() -> None:
    got = project_factors(doubtful())
    assert got.keys == ("price", "load", "capital", "input:electricity", "loan-rate", "delay")
    assert [one.central for one in got.factors] == [1, 1, 1, 1, 0, 0]
    assert got.factors[0].inputs == (
        "project:uncertainty.price.low",
        "project:uncertainty.price.high",
    )
    assert got.largest_change == 0.0
    one = got.correlations[0]
    assert (one.between, one.origin, one.rank) == (("price", "load"), "assumed", 0.6)
    assert one.used == pytest.approx(0.6)
    assert one.inputs == ("project:correlations.0",)
    assert got.copula[0, 1] == pytest.approx(2 * np.sin(np.pi * 0.6 / 6))


def test_price_and_silicon_metal_are_measured_with_their_window() -> None:
    got = measured_correlation(doubtful().view, "price", "input:silicon-metal")
    assert got.origin == "measured"
    assert got.count >= 20
    assert got.first < got.last
    assert 0.5 < got.rank < 1.0
    assert got.effective_count < got.count
    assert got.low <= got.rank <= got.high
    assert len(got.inputs) > 20
    turned = measured_correlation(doubtful().view, "input:silicon-metal", "price")
    assert turned.rank == pytest.approx(got.rank)


def test_what_is_measured_and_tells_nothing_is_shown_and_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = doubtful(
        spread("price", "uniform", 0.5, 1.5), spread("load", "uniform", 0.5, 1.5),
        pair("price", "load", None),
    )  # fmt: skip
    vague = FactorCorrelation(
        ("price", "load"), "measured", 0.79, 0.79, -1.0, 1.0, 20, 3.0, "2024-01", "2025-08", ("a",)
    )
    monkeypatch.setattr(project_factors_module, "measured_correlation", lambda *_: vague)
    got = project_factors(told)
    assert got.correlations[0].uninformative
    assert (got.correlations[0].rank, got.correlations[0].used) == (0.79, 0.0)
    assert np.array_equal(got.copula, np.eye(2))
    sure = replace(vague, low=0.5, high=0.9)
    monkeypatch.setattr(project_factors_module, "measured_correlation", lambda *_: sure)
    assert project_factors(told).correlations[0].used == pytest.approx(0.79)


def test_consumptions_of_the_plant_model_vary_together() -> None:
    chance = np.random.default_rng(1)
    power = 50 + chance.normal(size=400)
    told = doubtful()
    metal = replace(told.case.inputs[0], key="metal", quantity_per_kg=1.1)
    case = replace(told.case, inputs=(*told.case.inputs, metal))
    drawn = {"electricity": power, "metal": 1.1 + 0.01 * power + 0.005 * chance.normal(size=400)}
    got = project_factors(replace(told, case=case, draws=drawn))
    assert got.keys[-2:] == (f"{CONSUMPTION}electricity", f"{CONSUMPTION}metal")
    margin = got.factors[-2].margin
    assert isinstance(margin, Sampled)
    assert np.median(margin.ordered) == pytest.approx(1.0, abs=0.01)
    last = got.correlations[-1]
    assert (last.origin, last.count) == ("modelled", 400)
    assert last.rank > 0.7


def test_a_stated_consumption_stands_before_the_plant_model() -> None:
    told = doubtful(spread("consumption:electricity", "uniform", 0.9, 1.2))
    drawn = {"electricity": np.linspace(40, 60, 100)}
    got = project_factors(replace(told, draws=drawn))
    assert got.keys == ("consumption:electricity",)
    assert not isinstance(got.factors[0].margin, Sampled)


def test_statements_that_do_not_fit_are_repaired_and_told() -> None:
    got = project_factors(
        doubtful(
            spread("price", "uniform", 0.5, 1.5), spread("load", "uniform", 0.5, 1.5),
            spread("capital", "uniform", 0.5, 1.5),
            pair("price", "load", -0.9), pair("price", "capital", -0.9),
            pair("load", "capital", -0.9),
        )
    )  # fmt: skip
    assert got.largest_change > 0.1
    assert np.linalg.eigvalsh(got.copula)[0] > 0
    used = [one.used for one in got.correlations]
    np.testing.assert_allclose(used, -0.48, atol=0.03)
    assert [one.rank for one in got.correlations] == [-0.9] * 3


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ((spread("prise", "uniform", 0.5, 1.5),), "prise"),
        ((USUAL, pair("price", "carbon", 0.2)), "carbon"),
        ((USUAL, pair("price", "price", 0.2)), "itself"),
        ((USUAL, pair("price", "input:electricity", None)), "series"),
        ((spread("delay", "uniform", -3, 6, "months"),), "delayed"),
        ((spread("load", "triangular", 1.1, 1.5),), "order"),
    ],
)
def test_what_cannot_be_is_refused(tables: tuple[str, ...], told: str) -> None:
    with pytest.raises(DataError, match=told):
        project_factors(doubtful(*tables))


def test_a_project_without_doubt_is_refused() -> None:
    with pytest.raises(DataError, match=r"uncertainty\.price") as caught:
        project_factors(resolved())
    assert "不确定" in caught.value.told("zh")


def test_a_correlation_is_a_plain_record() -> None:
    one = FactorCorrelation(("a", "b"), "assumed", 0.1, 0.1, np.nan, np.nan, 0, 0.0, "", "", ())
    assert one.count == 0


def test_a_factor_that_is_left_out_takes_its_correlations_with_it() -> None:
    every = project_factors(doubtful())
    got = without(every, "price")
    assert got.keys == every.keys[1:]
    assert got.correlations == ()
    np.testing.assert_array_equal(got.copula, every.copula[1:, 1:])
    alone = project_factors(doubtful(spread("price", "lognormal", 0.7, 1.4)))
    with pytest.raises(DataError, match="nothing"):
        without(alone, "price")
