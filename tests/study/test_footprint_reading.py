"""What is told of a footprint adds up and cites."""

from __future__ import annotations

import numpy as np
import pytest

from tests.study.footprint_plants import GRANULES, ROD, told


@pytest.mark.parametrize("name", [ROD, GRANULES])
def test_stages_scopes_and_gases_sum_to_the_total(name: str) -> None:
    one = told(name).reading.life_cycle
    for lines in (one.stages, one.scopes, one.gases):
        assert sum(line.location.central for line in lines) == pytest.approx(one.location.central)
        assert sum(line.market.central for line in lines) == pytest.approx(one.market.central)
        assert sum(line.share for line in lines) == pytest.approx(1.0)


def test_shares_of_the_variance_sum_to_one() -> None:
    assert sum(share for _, share in told(ROD).reading.life_cycle.variance) == pytest.approx(1.0)


def test_a_plant_year_is_kilograms_times_capacity() -> None:
    found, one = told(ROD).footprint, told(ROD).reading.life_cycle
    assert one.yearly is not None
    capacity = found.plant.capacity_t_per_year
    assert capacity is not None
    assert one.yearly.central == pytest.approx(one.location.central * capacity)


def test_suppliers_sum_to_what_is_covered() -> None:
    reading = told(ROD).reading
    known = [one.emission.central for one in reading.suppliers]
    total = reading.life_cycle.location.central
    assert np.nansum(known) == pytest.approx(total)


def test_every_supplier_cites() -> None:
    assert all(one.rows for one in told(ROD).reading.suppliers)


def test_a_route_alone_has_no_plant_year() -> None:
    assert told("siemens").reading.life_cycle.yearly is None
