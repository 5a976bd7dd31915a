"""A footprint as one foreground gives the footprint again, here and in bw2calc."""

from __future__ import annotations

import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path

import bw2calc
import bw_processing
import numpy as np
import pytest

from polysight.carbon.solve import characterised_intensities
from polysight.errors import DataError
from polysight.study import footprint_account
from polysight.study.footprint import Footprint, footprint
from polysight.study.footprint_imported import weighed
from polysight.study.footprint_matrices import PRODUCT, matrices
from polysight.study.inventory_export import export
from polysight.study.inventory_import import inventory
from tests.study.footprint_example import DRAWS, data

PLANTS = ("siemens-captive-coal-old", "siemens-inner-mongolia-new", "granular-inner-mongolia")


@cache
def plant(name: str) -> Footprint:
    return footprint(name, data(), count=DRAWS)


@pytest.mark.parametrize("name", PLANTS)
def test_every_draw_gives_the_total_again(name: str) -> None:
    found = plant(name)
    for screening, account in enumerate((found.life_cycle, found.screening)):
        assert account is not None
        for whole, by in ((account.location, "location"), (account.market, "market")):
            behind = matrices(found, data(), screening=bool(screening), by=by)  # type: ignore[arg-type]
            got = characterised_intensities(behind.foreground, behind.method)[..., -1]
            np.testing.assert_allclose(got, whole.by_gas, rtol=1e-9, atol=1e-12)
            np.testing.assert_allclose(got.sum(axis=-1), whole.total, rtol=1e-9)


@pytest.mark.parametrize("name", PLANTS)
def test_bw2calc_gives_the_total_of_the_package(tmp_path: Path, name: str) -> None:
    found = plant(name)
    behind = matrices(found, data(), draws=4)
    target = export(
        behind.foreground, behind.method, tmp_path / "package", title=name, units=behind.units
    )
    with warnings.catch_warnings():
        # The reader leaves files to be closed when they are forgotten.
        warnings.simplefilter("ignore", ResourceWarning)
        system = bw_processing.generic_directory_filesystem(dirpath=target)
        package = bw_processing.load_datapackage(system)
    product = behind.foreground.place(PRODUCT) + 1
    score = bw2calc.LCA({product: 1.0}, data_objs=[package], use_arrays=True)
    score.lci()
    score.lcia()
    scores = [score.score]
    for _ in range(4):
        next(score)
        scores.append(score.score)
    np.testing.assert_allclose(scores, found.life_cycle.location.total[:5], rtol=1e-9)


def test_the_central_value_alone_has_no_draws() -> None:
    found = plant(PLANTS[0])
    behind = matrices(found, data(), draws=0)
    assert behind.foreground.free_shape == ()
    got = characterised_intensities(behind.foreground, behind.method)[..., -1].sum()
    np.testing.assert_allclose(got, found.life_cycle.location.total[0], rtol=1e-9)


def test_every_activity_has_its_unit() -> None:
    found = plant(PLANTS[0])
    behind = matrices(found, data(), screening=True, draws=0)
    named = dict(zip(behind.foreground.activities, behind.units, strict=True))
    assert named[PRODUCT] == "kg"
    assert {named[code] for code in named if "power" in code or "electricity" in code} == {"kWh"}


def unknown_distances(found: Footprint) -> Footprint:
    """The same with distances that nobody knows, which leaves no total."""
    exchanges = tuple(
        replace(one, amount=one.amount * np.nan) if one.stage == "transport" else one
        for one in found.inventory.exchanges
    )
    taken, told = replace(found.inventory, exchanges=exchanges), found.life_cycle
    life_cycle = footprint_account.account(taken, told.chains, told.power, told.rule)
    return replace(found, inventory=taken, life_cycle=life_cycle)


def test_a_footprint_without_total_is_not_handed_on() -> None:
    found = unknown_distances(plant(PLANTS[2]))
    with pytest.raises(DataError, match="not covered: transport"):
        matrices(found, data())


def test_a_package_is_read_back_and_told_by_its_mean(tmp_path: Path) -> None:
    found = plant(PLANTS[1])
    behind = matrices(found, data())
    target = export(behind.foreground, behind.method, tmp_path / "package.zip", title="x")
    told = weighed(inventory(target, data()), data(), PRODUCT)
    np.testing.assert_allclose(told.total, found.life_cycle.location.total.mean(), rtol=1e-9)
