"""Draws and factors of an inventory that was read."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.solve import characterised_intensities
from polysight.errors import DataError
from polysight.evidence.store import evidence
from polysight.study.inventory import Inventory, weighing
from polysight.study.inventory_import import inventory
from tests.study.inventory_files import long_file

GASES = ("CO2", "CH4")
POTENTIALS = {"CO2": 1.0, "CH4": 30.0}
INTENSITIES = {"electricity-grid": np.array([0.5, 0.1]), "quartz": np.array([0.02, 0.0])}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Inventory:
    return inventory(long_file(tmp_path_factory.mktemp("inventory")), evidence())


def test_draws_follow_the_stated_spread(read: Inventory) -> None:
    drawn = read.drawn(seed=3, count=4000)
    again = read.drawn(seed=3, count=1000, first=1000)
    assert np.array_equal(drawn.biosphere.values[1000:2000], again.biosphere.values)
    place = read.foreground.flows.index("Carbon dioxide, fossil")
    column = int(np.flatnonzero(read.foreground.biosphere.rows == place)[0])
    logs = np.log(drawn.biosphere.values[:, column] / 4.2)
    np.testing.assert_allclose([logs.mean(), logs.std()], [0.0, np.log(1.2)], atol=0.01)
    fixed = np.ptp(drawn.technosphere.values, axis=0) == 0
    assert fixed.sum() == len(fixed) - 1


def test_intensities_of_suppliers_may_be_draws(read: Inventory) -> None:
    power = np.array([[0.5, 0.1], [0.6, 0.2]])
    many = {**INTENSITIES, "electricity-grid": power}
    drawn = weighing(read, GASES, POTENTIALS, many)
    found = characterised_intensities(read.foreground, drawn)
    for draw in range(2):
        one = {**many, "electricity-grid": power[draw]}
        alone = characterised_intensities(read.foreground, weighing(read, GASES, POTENTIALS, one))
        np.testing.assert_allclose(found[draw], alone, rtol=1e-12)


def test_nothing_is_counted_as_nought_unseen(read: Inventory) -> None:
    with pytest.raises(DataError, match="quartz has no intensity"):
        weighing(read, GASES, POTENTIALS, {"electricity-grid": INTENSITIES["electricity-grid"]})
    with pytest.raises(DataError, match="quartz has no intensity"):
        weighing(read, GASES, POTENTIALS, {**INTENSITIES, "quartz": np.array([np.nan, 0.0])})
    with pytest.raises(DataError, match="CH4 has no warming potential"):
        weighing(read, GASES, {"CO2": 1.0}, INTENSITIES)


def test_every_exchange_has_a_stream_of_its_own(read: Inventory) -> None:
    drawn = read.drawn(seed=1, count=500)
    moving = [part.values[:, np.ptp(part.values, axis=0) > 0]
              for part in (drawn.technosphere, drawn.biosphere)]  # fmt: skip
    both = np.concatenate(moving, axis=1)
    assert both.shape[1] == 2
    assert abs(np.asarray(np.corrcoef(both.T))[0, 1]) < 0.15
