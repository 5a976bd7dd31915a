"""The plant of the golden case, whose footprint was worked out by hand."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.data_quality import INDICATORS, PedigreeTable
from polysight.carbon.electricity_supply import ResidualOrigin
from polysight.evidence.store import Evidence
from polysight.study.footprint_account import Account, CutOff, account
from polysight.study.footprint_inventory import STAGES, Exchange, Inventory
from polysight.study.footprint_power import OwnPower, Residual, own_power
from polysight.study.footprint_rows import Pedigree
from polysight.study.footprint_suppliers import Grid, Suppliers, suppliers
from polysight.study.plant_supply import Energy, SteamSource
from tests.study.footprint_example import data

PATH = Path(__file__).parents[1] / "golden" / "carbon" / "plant_footprint.toml"
COUNT = 3


@cache
def case() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def tables(rows: list[dict[str, Any]]) -> Evidence:
    """Evidence with these inventories and nothing else of them."""
    shipped = data()
    units = {row.cells["code"]: row.cells["unit"] for row in shipped.tables["activities"]}
    codes = dict.fromkeys(row["activity"] for row in rows)
    outputs = [
        {"activity": code, "direction": "output", "flow": code, "amount": 1.0} for code in codes
    ]
    stated = [_cells(place, row, units) for place, row in enumerate([*outputs, *rows])]
    own = {**shipped.tables, "inventories": [SimpleNamespace(cells=one) for one in stated]}
    return cast(Evidence, SimpleNamespace(units=shipped.units, tables=own))


def _cells(place: int, row: dict[str, Any], units: dict[str, str]) -> dict[str, str]:
    emission = row["direction"] == "emission"
    gas = row.get("gas", "")
    unit = ("kgCO2e" if gas == "CO2e" else "kg") if emission else units[row["flow"]]
    plain = dict.fromkeys(("low", "high", "ref", *(one.value for one in INDICATORS)), "")
    return plain | {
        "id": f"G{place:02}", "activity": row["activity"], "direction": row["direction"],
        "flow": row["flow"], "amount": str(row["amount"]), "unit": unit, "gas": gas,
        "basic": "none", "basis": "", "tier": "secondary", "source": "", "note": "",
    }  # fmt: skip


def quality() -> Pedigree:
    return Pedigree(PedigreeTable("none", np.ones((len(INDICATORS), 5))), {}, ())


def chains() -> Suppliers:
    grid = Grid("CN", 2024, np.full(COUNT + 1, case()["grid"]["average"]), "grid")
    return suppliers(
        tables(case()["rows"]), ElectricityBasis.LIFE_CYCLE, grid, grid, quality(),
        case()["potentials"], seed=1, count=COUNT,
    )  # fmt: skip


def energy() -> Energy:
    green = case()["power"]["green_contract_share"]
    return Energy(
        grid_share=1.0 - green, green_contract_share=green, grid_region="CN",
        steam_source=SteamSource.COAL_BOILER, steam_recovered_share=0.0,
    )  # fmt: skip


def power(behind: Suppliers) -> OwnPower:
    grid = Grid("CN", 2024, np.full(COUNT + 1, case()["grid"]["average"]), "grid")
    left = Residual(
        np.full(COUNT + 1, case()["grid"]["residual"]), ElectricityBasis.LIFE_CYCLE,
        ResidualOrigin.ASSUMED, ("residual",),
    )  # fmt: skip
    return own_power(energy(), grid, left, behind)


def taken() -> Inventory:
    stated = {one["stage"]: one for one in case()["taken"]}
    found = []
    for stage in STAGES:
        one = stated.get(stage)
        amount = np.full(COUNT + 1, 0.0 if one is None else one["amount"])
        activity = "nothing" if one is None else one["activity"]
        found.append(Exchange(stage, activity, "kg/kg", amount, ("golden",)))
    return Inventory(tuple(found), (), ())


def by_hand() -> Account:
    behind = chains()
    return account(taken(), behind, power(behind), CutOff(0.01, 0.05, {}, ()))
