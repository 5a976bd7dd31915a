"""Inventories of the user's own: both forms of a table, a datapackage, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import openpyxl
import pytest

from polysight.carbon.solve import characterised_intensities, supply
from polysight.errors import DataError, UsageError
from polysight.evidence.store import Evidence, evidence
from polysight.study import inventory_import
from polysight.study.inventory import Inventory, weighing
from polysight.study.inventory_import import brightway, inventory
from tests.study.inventory_files import long_file, wide_file

GASES = ("CO2", "CH4")
POTENTIALS = {"CO2": 1.0, "CH4": 30.0}
INTENSITIES = {"electricity-grid": np.array([0.5, 0.1]), "quartz": np.array([0.02, 0.0])}


@pytest.fixture(scope="module")
def known() -> Evidence:
    return evidence()


@pytest.fixture(params=["long", "wide"])
def read(request: pytest.FixtureRequest, tmp_path: Path, known: Evidence) -> Inventory:
    path = long_file(tmp_path) if request.param == "long" else wide_file(tmp_path)
    return inventory(path, known)


def test_both_forms_give_the_footprint_by_hand(read: Inventory) -> None:
    assert read.own == ("smelter", "mine")
    method = weighing(read, GASES, POTENTIALS, INTENSITIES)
    found = characterised_intensities(read.foreground, method)
    mine = [10 * 0.5, 10 * 0.1 + 8 * 30.0]  # per tonne: 36 MJ are 10 kWh
    smelter = [
        4.2 + 12 * 0.5 + 2.7 * 0.02 + 1.5e-3 * mine[0],
        12 * 0.1 + 1.5e-3 * mine[1],
    ]
    place = read.foreground.place
    np.testing.assert_allclose(found[:, place("mine")], mine, rtol=1e-12)
    np.testing.assert_allclose(found[:, place("smelter")], smelter, rtol=1e-12)


def test_units_and_gases_are_told(read: Inventory) -> None:
    units = dict(zip(read.foreground.activities, read.units, strict=True))
    assert units == {"smelter": "kg", "mine": "t", "electricity-grid": "kWh", "quartz": "kg"}
    gases = dict(zip(read.foreground.flows, read.gases, strict=True))
    assert gases["Carbon dioxide, fossil"] == "CO2"
    assert gases["Gas of the seam"] == "CH4"
    assert gases["Silica dust"] == gases["Water, river (resource)"] == ""
    running = supply(read.foreground, read.foreground.demand("smelter"))
    np.testing.assert_allclose(running[:2], [1.0, 1.5e-3])


def test_what_counts_nothing_is_told(read: Inventory) -> None:
    keys = {each.key: str(each.sentence()) for each in read.remarks}
    assert "Silica dust" in keys["inventory.no_gas"]
    assert "diesel" in keys["inventory.cut_off"]


def test_a_formula_is_no_amount(tmp_path: Path, known: Evidence) -> None:
    path = wide_file(tmp_path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["E5"] = "=1+0"
    book.save(path)
    with pytest.raises(DataError, match="formula"):
        inventory(path, known)


def test_refusals_of_files(tmp_path: Path, known: Evidence) -> None:
    with pytest.raises(UsageError, match="no file"):
        inventory(tmp_path / "missing.csv", known)


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="bw_processing")

    monkeypatch.setattr(inventory_import, "loaded", missing)
    with pytest.raises(UsageError, match=r"polysight\[brightway\]"):
        brightway("reading")
