"""Factors of grids as rows of the evidence: averages by place, and what is left once claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.data_quality import INDICATORS, Scores, log_deviations, multipliers
from polysight.carbon.electricity_supply import PowerFactor, ResidualOrigin, scaled_residual
from polysight.carbon.factors import Factor, Level, Question, factor_for, factor_or_none
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.study.footprint_amounts import row as row_of
from polysight.study.footprint_draws import Floats, in_front
from polysight.study.footprint_power import Delivery, Residual
from polysight.study.footprint_rows import Pedigree
from polysight.study.footprint_suppliers import GRID, Grid
from polysight.study.references import References
from polysight.study.view import UNVERIFIED
from polysight.uncertainty.stream import uniforms

UNIT = "kgCO2e/kWh"
QUANTITY, DELIVERY = "grid_factor", "transmission_factor"
#: Group of the basic uncertainty of an official factor, and what its scores are called as rows.
BASIC, SCORE = "energy", "grid_factor_{}"
#: All grids share one deviate: what is wrong with official factors is wrong in each alike.
STREAM = "footprint.grid.quality"
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


@dataclass(frozen=True, slots=True, eq=False)
class GridQuality:
    """How far the grids may lie from their official factors.

    Parameters
    ----------
    multipliers : ndarray, [draw]
        What each draw makes of one; one first.
    rows : tuple of str
        Ids of the rows behind the scores.
    """

    multipliers: Floats
    rows: tuple[str, ...]


def grid_quality(
    evidence: Evidence, known: References, quality: Pedigree, *, seed: int, count: int
) -> GridQuality:
    """Spread of an official factor that is used in the year after its own.

    Parameters
    ----------
    evidence : Evidence
        Units.
    known : References
        The rows ``grid_factor_...`` with a score for each respect of the pedigree matrix.
    quality : Pedigree
        What scores add.
    seed, count : int
        Start of the random sequence, and number of draws.

    Returns
    -------
    GridQuality
        One lognormal of median one, shared by every grid, basis and use.
    """
    rows = tuple(row_of(known, SCORE.format(one.value)) for one in INDICATORS)
    scores = Scores(*(round(known.number(one, "1", evidence)) for one in rows))
    basic = np.array([quality.basic[BASIC]])
    deviation = log_deviations(quality.table, (scores,), basic)
    chance = uniforms(seed, STREAM, count)
    places = np.zeros(1, dtype=np.int64)
    return GridQuality(
        in_front(np.ones(1), multipliers(deviation, places, chance[None, :])[0], count), rows
    )


def grid(
    factors: tuple[Factor, ...],
    basis: ElectricityBasis,
    region: str,
    year: int,
    multipliers: Floats,
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
    multipliers : ndarray, [draw]
        See `GridQuality`.

    Returns
    -------
    Grid
        The last factor that is not after the year.

    Raises
    ------
    BasisError
        If the region has factors on other bases alone.
    DataError
        If the region has none at all.
    """
    found = factor_for(factors, Question(GRID, basis, region, year))
    share, rows = _burnt(factors, found)
    return Grid(region, found.year, found.value * multipliers, found.id, share, rows)


def _burnt(factors: tuple[Factor, ...], found: Factor) -> tuple[float | None, tuple[str, ...]]:
    """Part of a factor that power plants burn, by the last year that has both kinds of factor."""
    if found.basis is ElectricityBasis.COMBUSTION:
        return 1.0, ()
    asked = Question(GRID, ElectricityBasis.COMBUSTION, found.region, found.year)
    burnt = factor_or_none(factors, asked)
    if burnt is None:
        return None, ()
    whole = factor_or_none(factors, Question(GRID, found.basis, found.region, burnt.year))
    if whole is None or whole.year != burnt.year:
        return None, ()
    return burnt.value / whole.value, (burnt.id, whole.id)


def grid_or_none(
    factors: tuple[Factor, ...],
    basis: ElectricityBasis,
    region: str,
    year: int,
    multipliers: Floats,
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
    multipliers : ndarray, [draw]
        See `GridQuality`.

    Returns
    -------
    Grid or None
        None where the region has no factor on this basis.
    """
    found = factor_or_none(factors, Question(GRID, basis, region, year))
    return None if found is None else grid(factors, basis, region, year, multipliers)


def delivery(
    evidence: Evidence,
    basis: ElectricityBasis,
    country: str,
    year: int,
    multipliers: Floats,
) -> Delivery | None:
    """What the grid adds to power that is bought at a power plant, losses included.

    Parameters
    ----------
    evidence : Evidence
        Observations.
    basis : ElectricityBasis
        Basis of the electricity.
    country : str
        Region code of the country.
    year : int
        Last year whose factor may answer.
    multipliers : ndarray, [draw]
        See `GridQuality`; the average of the grid holds this part too, so that both move together.

    Returns
    -------
    Delivery or None
        Nought on the combustion basis, for a grid burns nothing; None where nobody states one.
    """
    if basis is ElectricityBasis.COMBUSTION:
        return Delivery(np.zeros_like(multipliers), ())
    rows = evidence.select(
        DELIVERY,
        geography=country,
        where=lambda one: one.basis.get("losses") == "included" and one.period.end.year <= year,
    )
    if not rows:
        return None
    last = max(rows, key=lambda one: one.period.end)
    value = evidence.units.convert(last.middle, last.canonical_unit, UNIT)
    return Delivery(value * multipliers, (last.id,))


def residual(
    factors: tuple[Factor, ...], average: Grid, basis: ElectricityBasis, country: str
) -> Residual | None:
    """Factor of what is left of a grid once others have claimed theirs.

    It is published for combustion in the whole country alone. A life-cycle average, and that of a
    province, are scaled as that one is, which is an assumption.

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

    References
    ----------
    `polysight.carbon.electricity_supply.scaled_residual`.
    """
    asked = Question(GRID, ElectricityBasis.RESIDUAL, country, average.year)
    published = factor_or_none(factors, asked)
    if published is None:
        return None
    same_year = Question(GRID, ElectricityBasis.COMBUSTION, country, published.year)
    combustion = factor_or_none(factors, same_year)
    if combustion is None or combustion.year != published.year:
        return None
    told = [
        PowerFactor(np.asarray(value), kind, (row_id,))
        for value, kind, row_id in (
            (average.kgco2e_per_kwh, basis, average.row),
            (combustion.value, ElectricityBasis.COMBUSTION, combustion.id),
            (published.value, ElectricityBasis.RESIDUAL, published.id),
        )
    ]
    scaled = scaled_residual(*told)
    official = average.row == combustion.id
    return Residual(
        scaled.kgco2e_per_kwh, scaled.basis,
        ResidualOrigin.OFFICIAL if official else ResidualOrigin.ASSUMED,
        (published.id,) if official else scaled.ids,
    )  # fmt: skip
