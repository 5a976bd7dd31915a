"""The tables that ship fit the kernels: labels, pedigree, free shares, coverage, limits."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.border_charge import FreeShares
from polysight.carbon.counted_power import Counted
from polysight.carbon.data_quality import INDICATORS, PedigreeTable
from polysight.carbon.emissions_trading import (
    Benchmark,
    Installation,
    SectorCoverage,
    Status,
    benchmark_allocation,
    obligation,
)
from polysight.carbon.factors import Factor, Level, Mislabelled, Question, factor_for, label_faults
from polysight.evidence.location import data_folder

GRID = "electricity-grid"


def rows(name: str) -> list[dict[str, str]]:
    with (data_folder() / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def grid_factor(row: dict[str, str], electricity: str = "") -> Factor:
    basis = electricity or dict(part.split("=") for part in row["basis"].split(";"))["electricity"]
    region = row["geography"]
    return Factor(
        id=row["id"],
        supplier=GRID,
        value=float(row["value"]),
        low=None,
        high=None,
        unit=row["unit"],
        basis=ElectricityBasis(basis),
        level=Level.PROVINCIAL if "-" in region else Level.NATIONAL,
        region=region,
        year=int(row["period"][:4]),
        tier=row["tier"],
    )


FACTORS = tuple(
    grid_factor(row)
    for row in rows("observations/grid_factors.csv")
    if row["quantity"] == "grid_factor" and row["value"]
)
MISLABELLED = tuple(
    Mislabelled(
        id=row["id"],
        supplier=row["supplier"],
        value=float(row["value"]),
        tolerance=float(row["tolerance"]),
        unit=row["unit"],
        wrong_basis=ElectricityBasis(row["wrong_basis"]),
        right_basis=ElectricityBasis(row["right_basis"]),
        wrong_issuer=row["wrong_issuer"],
        source=row["source"],
    )
    for row in rows("mislabelled_factors.csv")
)


def test_no_factor_that_ships_has_a_label_known_to_be_wrong() -> None:
    assert len(FACTORS) > 50
    assert label_faults(FACTORS, MISLABELLED) == ()


def test_0_5703_as_an_official_average_is_flagged() -> None:
    (told,) = (row for row in rows("observations/grid_factors.csv") if row["value"] == "0.5703")
    for electricity in ("combustion", "life-cycle"):
        (problem,) = label_faults((grid_factor(told, electricity),), MISLABELLED)
        assert "ets-reporting" in problem.sentence("en")


@pytest.mark.parametrize(
    ("region", "year", "value"),
    [("CN-XJ", 2022, 0.6231), ("CN-XJ", 2023, 0.6021), ("CN", 2023, 0.5306)],
)
def test_factors_that_ship_answer_by_vintage(region: str, year: int, value: float) -> None:
    asked = Question(GRID, ElectricityBasis.COMBUSTION, region, year)
    assert factor_for(FACTORS, asked).value == value


def test_pedigree_tables_that_ship_widen_with_the_score() -> None:
    found: dict[str, dict[tuple[str, int], float]] = defaultdict(dict)
    for row in rows("pedigree.csv"):
        if row["indicator"] in set(INDICATORS):
            found[row["edition"]][row["indicator"], int(row["score"])] = float(row["value"])
    assert len(found) >= 2
    for edition, values in found.items():
        grid = [[values[indicator, score] for score in range(1, 6)] for indicator in INDICATORS]
        assert PedigreeTable(edition, np.array(grid)).log_variance.shape == (5, 5)


def test_free_shares_that_ship_are_the_kept_ones() -> None:
    shares = {
        int(row["period"]): float(row["value"]) / 100.0
        for row in rows("border_carbon.csv")
        if row["code"] == "free_share_kept"
    }
    path = FreeShares(tuple(sorted(shares)), tuple(shares[year] for year in sorted(shares)), 2023)
    assert path.kept_in(2026) == pytest.approx(0.975)
    assert path.kept_in(2035) == 0.0


TRADING = rows("emissions_trading.csv")
COVERAGE = tuple(
    SectorCoverage(
        row["sector"],
        dt.date.fromisoformat(row["from"]),
        dt.date.fromisoformat(row["to"]) if row["to"] else None,
        float(row["value"]),
        row["source"],
    )
    for row in TRADING
    if row["code"] == "coverage"
)


def owed(sector: str, day: dt.date, free: Any = None) -> Status:
    unit = Installation("unit", sector, np.asarray(1e6), free)
    return obligation(unit, COVERAGE, day).status


def test_coverage_that_ships() -> None:
    today = dt.date(2026, 11, 22)
    assert owed("polysilicon", today) is Status.SECTOR_NOT_COVERED
    assert owed("power", today) is Status.COVERED
    assert owed("steel", dt.date(2023, 12, 31)) is Status.SECTOR_NOT_COVERED
    assert owed("steel", dt.date(2024, 1, 1)) is Status.COVERED


def test_heat_benchmarks_that_ship_fall_from_year_to_year() -> None:
    values: dict[str, list[float]] = defaultdict(list)
    for row in sorted(TRADING, key=lambda row: row["from"]):
        if row["code"] == "heat_benchmark":
            values[row["unit_class"]].append(float(row["value"]))
    for found in values.values():
        assert found == sorted(found, reverse=True)
        heat = Benchmark("heat", 0.0, found[-1])
        one = benchmark_allocation(np.asarray(0.0), np.asarray(1000.0), heat)
        assert float(one) == pytest.approx(1000.0 * found[-1])


def test_power_benchmarks_that_ship_say_which_power_they_count() -> None:
    for row in TRADING:
        if row["code"] == "power_benchmark":
            later = row["from"] >= "2023-01-01"
            assert Counted(row["counted"]) is (Counted.GENERATED if later else Counted.SENT_OUT)
        else:
            assert row["counted"] == ""
