"""Whether a plant must give up allowances, for which of its units, and what that costs.

The Chinese scheme covers sectors from a date on and leaves out bought electricity and heat. A
plant that takes its power from the grid therefore owes nothing, however much it uses; a coal unit
of its own is covered as a power unit where its emissions reach the threshold. Its obligation is
what it emits less the allowances that it is given.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SectorCoverage:
    """A sector that a scheme covers.

    Parameters
    ----------
    sector : str
        Code of the sector, for example ``power``.
    first : datetime.date
        First day of the first period that must be settled.
    last : datetime.date or None
        Last day; None where it is open.
    threshold_tco2e_per_year : float
        Direct emissions of an operator from which on it is covered.
    source : str
        Key of the source.
    """

    sector: str
    first: dt.date
    last: dt.date | None
    threshold_tco2e_per_year: float
    source: str

    def holds(self, day: dt.date) -> bool:
        """Whether the sector is covered on a day.

        Parameters
        ----------
        day : datetime.date
            The day.

        Returns
        -------
        bool
            True from the first to the last day.
        """
        return self.first <= day and (self.last is None or day <= self.last)


class Status(StrEnum):
    """Why an installation owes allowances or not."""

    COVERED = "covered"
    SECTOR_NOT_COVERED = "sector-not-covered"
    BELOW_THRESHOLD = "below-threshold"
    NO_DIRECT_EMISSIONS = "no-direct-emissions"


@dataclass(frozen=True, slots=True)
class Installation:
    """A part of a plant that emits by itself.

    Parameters
    ----------
    name : str
        Code of the part, for example ``captive-coal-unit`` or ``polysilicon-plant``.
    sector : str
        Code of the sector that a scheme counts it to.
    direct_tco2e_per_year : ndarray of float
        Axes ...; emissions of its own stacks and chemistry. Bought power and heat stay out.
    free_tco2e_per_year : ndarray of float or None
        Axes ...; allowances given (see `benchmark_allocation`); None where no benchmark is known.
    """

    name: str
    sector: str
    direct_tco2e_per_year: Floats
    free_tco2e_per_year: Floats | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Allowances per unit of output of a power unit, of one class and year.

    Parameters
    ----------
    id : str
        Id of the row.
    power_tco2e_per_mwh : float
        Allowances per megawatt hour of the output that the year's plan counts: delivered up to
        2022, generated from 2023 on.
    heat_tco2e_per_gj : float
        Allowances per gigajoule of heat delivered; nought for a unit without heat.
    """

    id: str
    power_tco2e_per_mwh: float
    heat_tco2e_per_gj: float


def benchmark_allocation(
    power_mwh_per_year: Floats,
    heat_gj_per_year: Floats,
    benchmark: Benchmark,
    correction: Floats | float = 1.0,
) -> Floats:
    """Allowances that a power unit is given.

    Parameters
    ----------
    power_mwh_per_year, heat_gj_per_year : ndarray of float
        Axes ...; power and heat of the year, as the plan of the benchmark counts them.
    benchmark : Benchmark
        Allowances per unit of output.
    correction : ndarray or float
        Axes ...; product of the corrections of the plan (cooling, load, peak shaving), by data.

    Returns
    -------
    ndarray of float
        Axes ... [tCO2e/a]; ``(P B_p k + Q B_h)``: corrections apply to power alone.

    Raises
    ------
    DataError
        If a number is negative or missing.

    References
    ----------
    Ministry of Ecology and Environment, allocation plans of the power sector: allowances of a
    unit are those of its power and those of its heat.
    """
    numbers = (
        power_mwh_per_year,
        heat_gj_per_year,
        np.asarray(correction),
        np.asarray((benchmark.power_tco2e_per_mwh, benchmark.heat_tco2e_per_gj)),
    )
    if not all(np.all(np.isfinite(each)) and np.all(each >= 0) for each in numbers):
        raise refusal(DataError, "carbon.allocation_number", id=benchmark.id)
    power = power_mwh_per_year * benchmark.power_tco2e_per_mwh * correction
    return np.asarray(power + heat_gj_per_year * benchmark.heat_tco2e_per_gj)


@dataclass(frozen=True, slots=True)
class Obligation:
    """What one installation owes in a year.

    Parameters
    ----------
    installation : Installation
        The installation.
    status : Status
        Whether it is covered, and why not. Above and below the threshold in different draws, it
        is covered where it is above.
    covered : ndarray of bool
        Axes ...; whether it is covered.
    net_tco2e_per_year : ndarray of float
        Axes ...; emissions less allowances given; negative where allowances are left over; nought
        where it is not covered; NaN where it is covered and no benchmark is known.
    source : str
        Source of the coverage; empty where no sector is covered.
    """

    installation: Installation
    status: Status
    covered: NDArray[np.bool_]
    net_tco2e_per_year: Floats
    source: str

    def cost_cny_per_year(self, price_cny_per_tco2e: Floats | float) -> Floats:
        """Cost of the allowances that are missing, or worth of those left over.

        Parameters
        ----------
        price_cny_per_tco2e : ndarray or float
            Axes ...; price of an allowance.

        Returns
        -------
        ndarray of float
            Axes ... [CNY/a]; negative where allowances are left over and sold.
        """
        return np.asarray(self.net_tco2e_per_year * price_cny_per_tco2e)


def obligation(
    installation: Installation, coverage: tuple[SectorCoverage, ...], day: dt.date
) -> Obligation:
    """What an installation owes for the year of a day.

    Parameters
    ----------
    installation : Installation
        The installation with its direct emissions.
    coverage : tuple of SectorCoverage
        Sectors that the scheme covers, with their dates.
    day : datetime.date
        The day.

    Returns
    -------
    Obligation
        Nought where the sector is not covered on the day or emissions stay below the threshold.

    Raises
    ------
    DataError
        If emissions are negative or missing, or a sector is covered twice on the day.
    """
    emitted = installation.direct_tco2e_per_year
    if not np.all(np.isfinite(emitted) & (emitted >= 0)):
        raise refusal(DataError, "carbon.direct_emissions", name=installation.name)
    held = [each for each in coverage if each.sector == installation.sector and each.holds(day)]
    if len(held) > 1:
        raise refusal(DataError, "carbon.covered_twice", sector=installation.sector, day=day)
    if not held or not np.any(emitted > 0):
        status = Status.SECTOR_NOT_COVERED if not held else Status.NO_DIRECT_EMISSIONS
        nothing = np.zeros(np.shape(emitted))
        return Obligation(installation, status, nothing.astype(bool), nothing, "")
    covered = np.asarray(emitted >= held[0].threshold_tco2e_per_year)
    free = installation.free_tco2e_per_year
    net = emitted - (np.nan if free is None else free)
    status = Status.COVERED if np.any(covered) else Status.BELOW_THRESHOLD
    owed = np.asarray(np.where(covered, net, 0.0))
    return Obligation(installation, status, covered, owed, held[0].source)


@dataclass(frozen=True, slots=True)
class PricePath:
    """Price of an allowance by year, as a scenario or as observed.

    Parameters
    ----------
    name : str
        Code of the path.
    years : tuple of int
        Years, rising.
    price_cny_per_tco2e : tuple of float
        Mean price of each year.

    Raises
    ------
    DataError
        If years do not rise, a price is negative, or the two differ in length.
    """

    name: str
    years: tuple[int, ...]
    price_cny_per_tco2e: tuple[float, ...]

    def __post_init__(self) -> None:
        rising = all(one < other for one, other in zip(self.years, self.years[1:], strict=False))
        same = len(self.years) == len(self.price_cny_per_tco2e)
        priced = all(np.isfinite(each) and each >= 0 for each in self.price_cny_per_tco2e)
        if not (rising and same and priced and self.years):
            raise refusal(DataError, "carbon.price_path", name=self.name)

    def price(self, year: int) -> float:
        """Price of a year.

        Parameters
        ----------
        year : int
            Year.

        Returns
        -------
        float
            Price [CNY/tCO2e]; between two years of the path on the straight line.

        Raises
        ------
        DataError
            If the year lies outside the path: prices are not extended.
        """
        if not self.years[0] <= year <= self.years[-1]:
            told = {"name": self.name, "first": self.years[0], "last": self.years[-1]}
            raise refusal(DataError, "carbon.price_year", year=year, **told)
        return float(np.interp(year, self.years, self.price_cny_per_tco2e))


@dataclass(frozen=True, slots=True)
class CreditUse:
    """Carbon credits (CCER) bought for a year.

    Parameters
    ----------
    settled_tco2e_per_year : ndarray of float
        Axes ...; credits that settle part of an obligation.
    voluntary_tco2e_per_year : ndarray of float
        Axes ...; the rest: given up of free will. A product footprint never counts them.
    cost_cny_per_year : ndarray of float
        Axes ...; price of all of them.
    saved_cny_per_year : ndarray of float
        Axes ...; allowances that the settled part replaces.
    """

    settled_tco2e_per_year: Floats
    voluntary_tco2e_per_year: Floats
    cost_cny_per_year: Floats
    saved_cny_per_year: Floats


@dataclass(frozen=True, slots=True)
class CreditTerms:
    """On which terms credits are bought and settle an obligation.

    Parameters
    ----------
    most_share : float
        Largest part of the emissions to be settled that credits may settle, a fraction.
    credit_cny_per_tco2e, allowance_cny_per_tco2e : float
        Price of a credit and of an allowance.
    """

    most_share: float
    credit_cny_per_tco2e: float
    allowance_cny_per_tco2e: float


def credit_use(bought_tco2e_per_year: Floats, owed: Obligation, terms: CreditTerms) -> CreditUse:
    """What bought credits do: settle an allowed part, and beyond that nothing but good will.

    Parameters
    ----------
    bought_tco2e_per_year : ndarray of float
        Axes ...; credits bought.
    owed : Obligation
        What the installation owes.
    terms : CreditTerms
        Limit and prices.

    Returns
    -------
    CreditUse
        All of them voluntary where the installation is not covered.

    Raises
    ------
    DataError
        If fewer than none are bought or the limit is no fraction.

    References
    ----------
    ISO 14067:2018, 6.3.1 and 6.4: offsetting is outside the footprint of a product.
    """
    if not np.all(bought_tco2e_per_year >= 0) or not 0.0 <= terms.most_share <= 1.0:
        raise refusal(DataError, "carbon.credits", share=terms.most_share)
    emitted = owed.installation.direct_tco2e_per_year
    allowed = np.where(owed.covered, terms.most_share * emitted, 0.0)
    needed = np.maximum(owed.net_tco2e_per_year, 0.0)
    settled = np.minimum(bought_tco2e_per_year, np.minimum(allowed, needed))
    return CreditUse(
        settled_tco2e_per_year=np.asarray(settled),
        voluntary_tco2e_per_year=np.asarray(bought_tco2e_per_year - settled),
        cost_cny_per_year=np.asarray(bought_tco2e_per_year * terms.credit_cny_per_tco2e),
        saved_cny_per_year=np.asarray(settled * terms.allowance_cny_per_tco2e),
    )
