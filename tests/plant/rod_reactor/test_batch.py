"""Growth, time and mass of a batch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from polysight.errors import UsageError
from polysight.plant.rod_reactor.batch import (
    batch,
    diameter_at,
    diameter_nodes,
    reactors_needed,
)
from tests.plant.rod_reactor.example import golden, reactor

EXPONENT = st.floats(-1.0, 1.5)


@pytest.mark.parametrize("case", golden("core"), ids=lambda case: str(case["percent"]))
def test_core_share(case: dict[str, Any]) -> None:
    got = batch(reactor(**{k: case[k] for k in ("core_diameter_mm", "final_diameter_mm")}))
    assert 100.0 * got.core_share == pytest.approx(case["percent"], abs=0.005)


@pytest.mark.parametrize("case", golden("output"), ids=lambda case: str(case["rod_pairs"]))
def test_yearly_output(case: dict[str, Any]) -> None:
    got = batch(reactor(rod_pairs=case["rod_pairs"])).product_t_per_year
    assert got == pytest.approx(case["t_per_year"], rel=case["tolerance"])


@given(st.floats(10.0, 20.0), st.floats(100.0, 200.0), st.floats(2.0, 20.0), st.integers(4, 72))
def test_mass_is_that_of_the_geometry(core: float, final: float, growth: float, pairs: int) -> None:
    got = batch(
        reactor(
            core_diameter_mm=core,
            final_diameter_mm=final,
            growth_um_per_min=growth,
            rod_pairs=pairs,
        )
    )
    per_leg = 2.329 * 2.8 * np.pi / 4.0 * np.array([core, final]) ** 2 / 1e6
    assert got.core_t == pytest.approx(2 * pairs * per_leg[0])
    assert got.rods_t == pytest.approx(2 * pairs * per_leg[1])
    assert got.deposition_h == pytest.approx((final - core) / 2.0 * 1000.0 / growth / 60.0)
    assert got.cycle_h == got.deposition_h + 12.0
    assert got.product_t_per_year == pytest.approx(8760.0 * 0.92 / got.cycle_h * got.deposited_t)


@given(EXPONENT, st.floats(2.0, 20.0))
def test_growth_follows_its_law(exponent: float, growth: float) -> None:
    design = reactor(growth_exponent=exponent, growth_um_per_min=growth)
    edges = diameter_at(design, np.linspace(0.0, 1.0, 11))[0]
    assert edges[0] == pytest.approx(8.0)
    assert edges[-1] == pytest.approx(150.0)
    time = [quad(lambda d: d**-exponent, 8.0, end)[0] for end in edges]
    np.testing.assert_allclose(np.array(time) / time[-1], np.linspace(0.0, 1.0, 11), atol=1e-7)


def test_growth_proportional_to_the_diameter_is_the_limit() -> None:
    at, near = (
        diameter_at(reactor(growth_exponent=m), np.linspace(0.0, 1.0, 7)) for m in (1.0, 1.0 - 1e-9)
    )
    np.testing.assert_allclose(at, near, rtol=1e-7)


def test_nodes_share_out_the_whole_time() -> None:
    nodes = diameter_nodes(reactor())
    assert sum(share for _, share in nodes) == pytest.approx(1.0)
    mean = sum(share * diameter for diameter, share in nodes)
    np.testing.assert_allclose(mean, (8.0 + 150.0) / 2.0)


def test_reactors_are_whole() -> None:
    assert reactors_needed([0.0, 1.0, 500.0, 500.1, 1e5], 500.0).tolist() == [0, 1, 1, 2, 200]
    with pytest.raises(UsageError, match="capacity_t_per_year"):
        reactors_needed(-1.0, 500.0)


@pytest.mark.parametrize(
    ("capacity", "product", "told"),
    [
        (1000.0, 0.0, "product_t_per_year 0 .* any value above 0"),
        (np.inf, 500.0, "capacity_t_per_year is not a finite number"),
        (1000.0, [500.0, np.nan], "product_t_per_year is not a finite number"),
        (1e300, 1.0, "reactors 1e.300"),
    ],
)
def test_reactors_can_be_counted(capacity: float, product: object, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        reactors_needed(capacity, np.asarray(product))


@pytest.mark.parametrize("exponent", [-1e6, 1e6])
def test_growth_that_no_number_tells_is_refused(exponent: float) -> None:
    with pytest.raises(UsageError, match=r"growth_exponent .* nearest possible value is") as caught:
        batch(reactor(growth_exponent=exponent))
    nearest = dict(caught.value.problems[0].fields)["nearest"]
    assert np.isfinite(batch(reactor(growth_exponent=float(nearest))).product_t_per_year).all()


def test_a_batch_of_draws_equals_its_elements() -> None:
    growth = np.array([[8.0, 9.0], [11.0, 14.0]])
    together = batch(reactor(growth_um_per_min=growth)).product_t_per_year
    for place in np.ndindex(growth.shape):
        alone = batch(reactor(growth_um_per_min=growth[place])).product_t_per_year
        assert together[place] == alone[0]
