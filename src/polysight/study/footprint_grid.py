"""Factors of grids as rows of the evidence: averages by place, and what is left once claimed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.electricity_supply import PowerFactor, ResidualOrigin, scaled_residual
from polysight.carbon.factors import Factor, Level, Question, factor_for, factor_or_none
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.study.footprint_draws import Floats
from polysight.study.footprint_power import Residual
from polysight.study.footprint_suppliers import GRID, Grid
from polysight.study.view import UNVERIFIED

UNIT = "kgCO2e/kWh"
QUANTITY = "grid_factor"
#: Size of an area by the kind of its region; groups of provinces are regional.
LEVELS = {"province": Level.PROVINCIAL, "country": Level.NATIONAL, "world": Level.WORLD}


def grid_factors(evidence: Evidence) -> tuple[Factor, ...]:
    """Factors of all grids, places and bases, verified rows before others.

    Parameters
    ----------
    evidence : Evidence
        Observations.

    Returns
    -------
    tuple of Factor
        One a place, basis and year.
    """
    rows = evidence.select(QUANTITY, product="electricity")
    verified = [row for row in rows if row.tier != UNVERIFIED]
    told = {_key(row) for row in verified}
    others = [row for row in rows if row.tier == UNVERIFIED and _key(row) not in told]
    return tuple(_factors([*verified, *others], evidence))


def _key(row: Observation) -> tuple[str, str | None, int]:
    return row.geography, row.basis.get("electricity"), row.period.end.year


def _factors(rows: list[Observation], evidence: Evidence) -> Iterator[Factor]:
    bases = {one.value: one for one in ElectricityBasis}
    kinds = {row.cells["code"]: row.cells["kind"] for row in evidence.tables["regions"]}
    for row in rows:
        basis = bases.get(row.basis.get("electricity") or "")
        if basis is None or row.kind != "observed":
            continue
        level = LEVELS.get(kinds[row.geography], Level.REGIONAL)
        value = evidence.units.convert(row.middle, row.canonical_unit, UNIT)
        yield Factor(
            row.id, GRID, value, None, None, UNIT, basis, level, row.geography,
            row.period.end.year, row.tier, row.source,
        )  # fmt: skip


def grid(
    factors: tuple[Factor, ...], basis: ElectricityBasis, region: str, year: int, count: int
) -> Grid:
    """Average of a grid.

    Parameters
    ----------
    factors : tuple of Factor
        See `grid_factors`.
    basis : ElectricityBasis
        Wanted basis.
    region : str
        Region code; no other region answers for it.
    year : int
        Last year whose factor may answer.
    count : int
        Number of draws.

    Returns
    -------
    Grid
        The last factor that is not after the year.

    Raises
    ------
    DataError
        If the region has none on this basis.
    """
    found = factor_for(factors, Question(GRID, basis, region, year))
    return Grid(region, found.year, np.full(count + 1, found.value), found.id)


def grid_or_none(
    factors: tuple[Factor, ...], basis: ElectricityBasis, region: str, year: int, count: int
) -> Grid | None:
    """Average of a grid, where it has one.

    Parameters
    ----------
    factors : tuple of Factor
        See `grid_factors`.
    basis : ElectricityBasis
        Wanted basis.
    region : str
        Region code.
    year : int
        Last year whose factor may answer.
    count : int
        Number of draws.

    Returns
    -------
    Grid or None
        None where the region has no factor on this basis.
    """
    found = factor_or_none(factors, Question(GRID, basis, region, year))
    return None if found is None else grid(factors, basis, region, year, count)


def residual(
    factors: tuple[Factor, ...], average: Grid, basis: ElectricityBasis, country: str
) -> Residual | None:
    """Factor of what is left of a grid once others have claimed theirs.

    On the combustion basis it is published, for the country alone. On the life-cycle basis nobody
    publishes one: the average is scaled as on the combustion basis, which is an assumption.

    Parameters
    ----------
    factors : tuple of Factor
        See `grid_factors`.
    average : Grid
        Average of the grid of the plant, on the basis.
    basis : ElectricityBasis
        Life-cycle or combustion.
    country : str
        Region code of the country.

    Returns
    -------
    Residual or None
        None where the country has no published one.
    """
    asked = Question(GRID, ElectricityBasis.RESIDUAL, country, average.year)
    published = factor_or_none(factors, asked)
    if published is None:
        return None
    shape: Floats = np.ones_like(average.kgco2e_per_kwh)
    if basis is ElectricityBasis.COMBUSTION:
        return Residual(
            published.value * shape, ElectricityBasis.RESIDUAL, ResidualOrigin.OFFICIAL,
            (published.id,),
        )  # fmt: skip
    same_year = Question(GRID, ElectricityBasis.COMBUSTION, country, published.year)
    combustion = factor_or_none(factors, same_year)
    if combustion is None or combustion.year != published.year:
        return None
    told = [
        PowerFactor(np.asarray(value * shape), kind, (row,))
        for value, kind, row in (
            (average.kgco2e_per_kwh, ElectricityBasis.LIFE_CYCLE, average.row),
            (combustion.value, ElectricityBasis.COMBUSTION, combustion.id),
            (published.value, ElectricityBasis.RESIDUAL, published.id),
        )
    ]
    scaled = scaled_residual(*told)
    return Residual(
        scaled.kgco2e_per_kwh, ElectricityBasis.LIFE_CYCLE, ResidualOrigin.ASSUMED, scaled.ids
    )
