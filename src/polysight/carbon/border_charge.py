"""What the EU border mechanism would charge for a kilogram, under honest bounds of the unknown.

The good's benchmark is unknown where the law has none: then the charge lies between that of no
benchmark at all and that of a benchmark as high as the good's own emissions. The mechanism counts
direct emissions alone for some goods and electricity too for others; both are shown. Heat is direct
and electricity indirect wherever either is made. A whole life cycle is more than the mechanism
counts for any good and may stand beside the two. A good that the annex does not list owes nothing:
its charge is a scenario, and the type of the result says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

KG_PER_TONNE = 1000.0


class Standing(StrEnum):
    """Whether anybody owes the charge."""

    SCENARIO = "scenario-good-not-listed"
    OBLIGATION = "good-listed"


class Phase(StrEnum):
    """What the mechanism asks for in a year."""

    NONE = "none"
    REPORTING = "reporting-only"
    CHARGED = "charged"


class Exposure(StrEnum):
    """Which emissions are counted."""

    DIRECT = "direct-only"
    FULL = "full"
    LIFE_CYCLE = "life-cycle"


class Bound(StrEnum):
    """Which benchmark stands in for one that is unknown, or that the law gives one."""

    NO_BENCHMARK = "no-benchmark"
    OWN_EMISSIONS = "benchmark-as-own-emissions"
    STATED = "stated-benchmark"


#: What the mechanism itself counts, of one good or another.
MECHANISM = (Exposure.DIRECT, Exposure.FULL)
UNKNOWN_BENCHMARK = (Bound.NO_BENCHMARK, Bound.OWN_EMISSIONS)


@dataclass(frozen=True, slots=True)
class FreeShares:
    """Share of free allocation that is kept, and with it not charged, by year.

    Parameters
    ----------
    years : tuple of int
        Years without a gap, rising.
    kept : tuple of float
        Share kept in each, a fraction: 0.975 in 2026, of which 0.025 is charged. It falls to
        nought in the last year and stays there.
    reporting_from : int
        First year of the phase in which imports are reported and nothing is charged.

    Raises
    ------
    DataError
        If a share is no fraction, the years have gaps, or the shares do not fall to nought: a
        path that rises is the charged share, the commonest mistake about this mechanism.
    """

    years: tuple[int, ...]
    kept: tuple[float, ...]
    reporting_from: int

    def __post_init__(self) -> None:
        first = self.years[0] if self.years else 0
        if len(self.years) != len(self.kept) or not self.years:
            raise refusal(DataError, "carbon.free_share_years", years=self.years)
        if self.years != tuple(range(first, first + len(self.years))):
            raise refusal(DataError, "carbon.free_share_years", years=self.years)
        if not all(0.0 <= share <= 1.0 for share in self.kept):
            raise refusal(DataError, "carbon.free_share_fraction", got=self.kept)
        if list(self.kept) != sorted(self.kept, reverse=True) or self.kept[-1] != 0.0:
            raise refusal(DataError, "carbon.free_share_inverted", got=self.kept)

    def phase(self, year: int) -> Phase:
        """Phase of a year.

        Parameters
        ----------
        year : int
            Year of import.

        Returns
        -------
        Phase
            None, reporting only, or charged.
        """
        if year >= self.years[0]:
            return Phase.CHARGED
        return Phase.REPORTING if year >= self.reporting_from else Phase.NONE

    def kept_in(self, year: int) -> float:
        """Share kept in a year of the charged phase.

        Parameters
        ----------
        year : int
            Year of import.

        Returns
        -------
        float
            Fraction; nought after the last year.

        Raises
        ------
        DataError
            If nothing is charged in that year yet.
        """
        if self.phase(year) is not Phase.CHARGED:
            raise refusal(DataError, "carbon.free_share_before", year=year, first=self.years[0])
        return self.kept[self.years.index(year)] if year in self.years else 0.0


@dataclass(frozen=True, slots=True)
class Embedded:
    """Emissions embedded in a kilogram of the good.

    Parameters
    ----------
    direct_kgco2e_per_kg : ndarray of float
        Axes ...; of the process and of the heat that it takes, wherever that heat is made.
    full_kgco2e_per_kg : ndarray of float
        Axes ...; with the electricity that it takes, wherever that is made.
    mark_up : float
        Addition where values are defaults and not measured, a fraction; nought for own values.
    life_cycle_kgco2e_per_kg : ndarray of float or None
        Axes ...; footprint from cradle to gate, which is more than the mechanism counts; None
        leaves it out.
    """

    direct_kgco2e_per_kg: Floats
    full_kgco2e_per_kg: Floats
    mark_up: float = 0.0
    life_cycle_kgco2e_per_kg: Floats | None = None

    @property
    def exposures(self) -> tuple[Exposure, ...]:
        """What is counted, in the order of the first axis of `counted`."""
        return MECHANISM if self.life_cycle_kgco2e_per_kg is None else tuple(Exposure)

    def counted(self) -> Floats:
        """Emissions with the addition.

        Returns
        -------
        ndarray of float
            Axes exposure (as `exposures`), ... [kgCO2e/kg].

        Raises
        ------
        DataError
            If the direct part is above the full one or that above the life cycle, or a number is
            negative or missing.
        """
        stated = [self.direct_kgco2e_per_kg, self.full_kgco2e_per_kg]
        if self.life_cycle_kgco2e_per_kg is not None:
            stated.append(self.life_cycle_kgco2e_per_kg)
        rows = np.stack(np.broadcast_arrays(*stated))
        if not np.all(np.isfinite(rows)) or np.any(rows < 0) or self.mark_up < 0:
            raise refusal(DataError, "carbon.embedded")
        if np.any(rows[:-1] > rows[1:]):
            raise refusal(DataError, "carbon.embedded_direct")
        return np.asarray(rows * (1.0 + self.mark_up))


@dataclass(frozen=True, slots=True)
class BorderTerms:
    """What the charge of a year depends on besides the good.

    Parameters
    ----------
    certificate_eur_per_tco2e : ndarray of float
        Axes ...; price of a certificate.
    cross_sectoral_factor : float
        Correction of free allocation, a fraction.
    paid_eur_per_kg : ndarray of float
        Axes ...; carbon price already paid where the good was made, for the emissions counted.
    stated_benchmark_kgco2e_per_kg : float or None
        Benchmark of the law; None where it has none for this good.
    """

    certificate_eur_per_tco2e: Floats
    cross_sectoral_factor: float
    paid_eur_per_kg: Floats
    stated_benchmark_kgco2e_per_kg: float | None = None


@dataclass(frozen=True, slots=True)
class ShadowCharge:
    """Charge of a kilogram imported in a year, by what is counted and by bound.

    Parameters
    ----------
    standing : Standing
        Scenario where the annex does not list the good: then nobody owes it.
    phase : Phase
        What the mechanism asks for in the year.
    year : int
        Year of import.
    free_share_kept : float
        Share of free allocation kept; NaN before the charged phase.
    exposures : tuple of Exposure
        Keys of the first axis.
    bounds : tuple of Bound
        Keys of the second axis.
    charged_kgco2e_per_kg : ndarray of float
        Axes exposure, bound, ...; emissions for which certificates would be given up.
    cost_eur_per_kg : ndarray of float
        Axes exposure, bound, ...; charge after what was paid elsewhere, never below nought.
    """

    standing: Standing
    phase: Phase
    year: int
    free_share_kept: float
    exposures: tuple[Exposure, ...]
    bounds: tuple[Bound, ...]
    charged_kgco2e_per_kg: Floats
    cost_eur_per_kg: Floats

    @property
    def scenario(self) -> bool:
        """True where the good is not listed."""
        return self.standing is Standing.SCENARIO

    def cost_cny_per_kg(self, exchange_cny_per_eur: Floats | float) -> Floats:
        """Charge in yuan.

        Parameters
        ----------
        exchange_cny_per_eur : ndarray or float
            Axes ...; exchange rate.

        Returns
        -------
        ndarray of float
            Axes exposure, bound, ... [CNY/kg].
        """
        rate = np.asarray(exchange_cny_per_eur, dtype=np.float64)
        return _spread(self.cost_eur_per_kg, 2, rate.shape) * rate


def shadow_charge(
    embedded: Embedded, terms: BorderTerms, shares: FreeShares, *, year: int, listed: bool
) -> ShadowCharge:
    """Charge of a kilogram imported in a year.

    Parameters
    ----------
    embedded : Embedded
        Emissions of the good.
    terms : BorderTerms
        Prices, factors and what was paid.
    shares : FreeShares
        Share of free allocation kept by year.
    year : int
        Year of import.
    listed : bool
        Whether the annex lists the good. Polysilicon (CN 2804 61 00) is not listed.

    Returns
    -------
    ShadowCharge
        ``max(0, max(0, SEE - BM f CSCF) P - paid)`` with BM of nought and BM of SEE, or the
        stated benchmark; nought before the charged phase.

    Raises
    ------
    DataError
        If a number is negative or missing.

    References
    ----------
    Regulation (EU) 2023/956, Articles 2, 9, 21 and 31, Annexes I and II; Directive 2003/87/EC,
    Article 10a(1a), for the share kept.
    """
    _require_terms(terms)
    price = np.asarray(terms.certificate_eur_per_tco2e) / KG_PER_TONNE
    shape = np.broadcast_shapes(price.shape, np.shape(terms.paid_eur_per_kg))
    counted = _spread(embedded.counted(), 1, shape)
    stated = terms.stated_benchmark_kgco2e_per_kg
    bounds = UNKNOWN_BENCHMARK if stated is None else (Bound.STATED,)
    phase = shares.phase(year)
    kept = shares.kept_in(year) if phase is Phase.CHARGED else np.nan
    free = _free(counted, bounds, stated, kept * terms.cross_sectoral_factor)
    charged = np.maximum(0.0, counted[:, None] - free)
    if phase is not Phase.CHARGED:
        charged = np.zeros_like(free)
    cost = np.maximum(0.0, charged * price - terms.paid_eur_per_kg)
    return ShadowCharge(
        standing=Standing.OBLIGATION if listed else Standing.SCENARIO,
        phase=phase,
        year=year,
        free_share_kept=kept,
        exposures=embedded.exposures,
        bounds=bounds,
        charged_kgco2e_per_kg=np.asarray(charged),
        cost_eur_per_kg=np.asarray(cost),
    )


def _free(counted: Floats, bounds: tuple[Bound, ...], stated: float | None, kept: float) -> Floats:
    """Emissions that free allocation covers, axes exposure, bound, ...."""
    rows = {
        Bound.NO_BENCHMARK: np.zeros_like(counted),
        Bound.OWN_EMISSIONS: counted * kept,
        Bound.STATED: np.full_like(counted, (stated or 0.0) * kept),
    }
    return np.stack([rows[bound] for bound in bounds], axis=1)


def _spread(numbers: Floats, leading: int, free: tuple[int, ...]) -> Floats:
    """Numbers with their free axes broadcast to those of another array; leading axes stay."""
    shape = np.broadcast_shapes(numbers.shape[leading:], free)
    missing = len(shape) - (numbers.ndim - leading)
    padded = numbers.reshape(*numbers.shape[:leading], *(1,) * missing, *numbers.shape[leading:])
    return np.broadcast_to(padded, (*numbers.shape[:leading], *shape))


def _require_terms(terms: BorderTerms) -> None:
    stated = terms.stated_benchmark_kgco2e_per_kg
    numbers = (
        terms.certificate_eur_per_tco2e,
        np.asarray(terms.cross_sectoral_factor),
        terms.paid_eur_per_kg,
        np.asarray(0.0 if stated is None else stated),
    )
    if not all(np.all(np.isfinite(each)) and np.all(each >= 0) for each in numbers):
        raise refusal(DataError, "carbon.border_terms")
    if terms.cross_sectoral_factor > 1:
        raise refusal(DataError, "carbon.cross_sectoral", got=terms.cross_sectoral_factor)
