"""Emission per kilowatt hour that a plant takes, by place and by contract, on one basis.

By place (location-based) a kilowatt hour from the grid counts with the average of the grid,
whatever was bought with it. By contract (market-based) green contracts and retired certificates
count with their own source, and what remains counts without what others have claimed: with the
residual factor. A private line and a captive unit count with their own factor both ways; but power
of a private line whose certificates were sold on is, by contract, as grey as the grid's remainder.
Arrays have free axes (draw, plant) and broadcast against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.carbon.basis import ElectricityBasis
from polysight.carbon.supply_shares import Supply
from polysight.errors import BasisError, DataError, refusal

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]


class ResidualOrigin(StrEnum):
    """Where the factor of the remainder comes from.

    ``OFFICIAL`` is published. ``ASSUMED`` was scaled by the caller (see `scaled_residual`), for
    there is no official one on the life-cycle basis. ``ABSENT`` means that no claim can be settled.
    """

    OFFICIAL = "official"
    ASSUMED = "assumed"
    ABSENT = "absent"


class Remainder(StrEnum):
    """When the remainder counts with the residual factor.

    ``WHERE_CLAIMED``: where this plant claims green power, or has sold the certificates of its own.
    ``ALWAYS``: for everyone, as ISO 14067 asks where claims are tracked. Without it, the first
    kilowatt hour claimed lifts the factor of all others.
    """

    WHERE_CLAIMED = "where-claimed"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class PowerFactor:
    """Emission per kilowatt hour of one source, with the basis that it has.

    Parameters
    ----------
    kgco2e_per_kwh : ndarray of float
        Axes ...; not negative; NaN where unknown.
    basis : ElectricityBasis
        How it was counted.
    ids : tuple of str
        Ids of the rows behind it.
    """

    kgco2e_per_kwh: Floats
    basis: ElectricityBasis
    ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if np.any(self.kgco2e_per_kwh < 0) or np.any(np.isinf(self.kgco2e_per_kwh)):
            raise refusal(DataError, "carbon.power_factor", ids=", ".join(self.ids) or "-")


@dataclass(frozen=True, slots=True)
class SupplyFactors:
    """Factors of all ways of supply, proved to be of one basis.

    Parameters
    ----------
    grid : PowerFactor
        Average of the grid that the plant stands on; its basis is that of the result.
    residual : PowerFactor or None
        Grid without what others have claimed; None where nobody states one.
    residual_origin : ResidualOrigin
        Where that comes from.
    contract, certificate, direct_line, captive_coal : PowerFactor or None
        Sources by name; None where the plant has no such supply.

    Raises
    ------
    BasisError
        If the grid factor is neither life-cycle nor combustion average, another factor is of
        another basis, or the residual is of the wrong one.
    """

    grid: PowerFactor
    residual: PowerFactor | None = None
    residual_origin: ResidualOrigin = ResidualOrigin.ABSENT
    contract: PowerFactor | None = None
    certificate: PowerFactor | None = None
    direct_line: PowerFactor | None = None
    captive_coal: PowerFactor | None = None

    def __post_init__(self) -> None:
        basis = self.grid.basis
        if basis not in {ElectricityBasis.LIFE_CYCLE, ElectricityBasis.COMBUSTION}:
            raise refusal(BasisError, "carbon.grid_basis", basis=basis)
        for name in ("contract", "certificate", "direct_line", "captive_coal"):
            factor: PowerFactor | None = getattr(self, name)
            if factor is not None and factor.basis not in {basis, ElectricityBasis.NONE}:
                told = {"name": name, "got": factor.basis, "expected": basis}
                raise refusal(BasisError, "carbon.supply_basis", **told)
        self._require_residual()

    def _require_residual(self) -> None:
        if (self.residual is None) != (self.residual_origin is ResidualOrigin.ABSENT):
            raise refusal(DataError, "carbon.residual_origin", origin=self.residual_origin)
        if self.residual is None:
            return
        official = self.residual_origin is ResidualOrigin.OFFICIAL
        life_cycle = self.grid.basis is ElectricityBasis.LIFE_CYCLE
        if official and life_cycle:
            raise refusal(BasisError, "carbon.no_life_cycle_residual")
        expected = ElectricityBasis.LIFE_CYCLE if life_cycle else ElectricityBasis.RESIDUAL
        if self.residual.basis is not expected:
            told = {"name": "residual", "got": self.residual.basis, "expected": expected}
            raise refusal(BasisError, "carbon.supply_basis", **told)


def scaled_residual(
    average: PowerFactor, other_average: PowerFactor, other_residual: PowerFactor
) -> PowerFactor:
    """Residual where nobody publishes one, scaled as where somebody does: an assumption.

    The official residual counts combustion and is national. A life-cycle total, and a province,
    have none of their own.

    Parameters
    ----------
    average : PowerFactor
        Average that has no residual: life-cycle, or combustion of a province.
    other_average, other_residual : PowerFactor
        Average and residual of the nation on the combustion basis, of one year.

    Returns
    -------
    PowerFactor
        ``average x residual / average of the nation``, on the life-cycle basis or as a residual of
        combustion. Pass it on as `ResidualOrigin.ASSUMED`.

    Raises
    ------
    BasisError
        If a factor does not have the basis of its place.
    """
    results = {
        ElectricityBasis.LIFE_CYCLE: ElectricityBasis.LIFE_CYCLE,
        ElectricityBasis.COMBUSTION: ElectricityBasis.RESIDUAL,
    }
    places = (
        ("average", average, tuple(results)),
        ("other_average", other_average, (ElectricityBasis.COMBUSTION,)),
        ("other_residual", other_residual, (ElectricityBasis.RESIDUAL,)),
    )
    for name, factor, allowed in places:
        if factor.basis not in allowed:
            told = {"name": name, "got": factor.basis, "expected": ", ".join(allowed)}
            raise refusal(BasisError, "carbon.supply_basis", **told)
    ratio = other_residual.kgco2e_per_kwh / other_average.kgco2e_per_kwh
    return PowerFactor(
        np.asarray(average.kgco2e_per_kwh * ratio),
        results[average.basis],
        (*average.ids, *other_average.ids, *other_residual.ids),
    )


@dataclass(frozen=True, slots=True)
class SuppliedPower:
    """Emission per kilowatt hour used, by both methods and by way of supply.

    Parameters
    ----------
    basis : ElectricityBasis
        Life-cycle, or combustion average (then all of it is a screening).
    location_kgco2e_per_kwh, market_kgco2e_per_kwh : ndarray of float
        Axes carrier, ...; part of each way of supply, in the order of
        `polysight.carbon.supply_shares.CARRIERS`; per kWh of all
        electricity. NaN where a factor that is needed is unknown.
    claimed : ndarray of float
        Axes ...; share that is green by contract.
    remainder_kgco2e_per_kwh : ndarray of float
        Axes ...; factor that the remainder counts with by contract.
    at_residual : ndarray of bool
        Axes ...; whether that is the residual factor.
    residual_origin : ResidualOrigin
        Where the residual factor comes from.
    """

    basis: ElectricityBasis
    location_kgco2e_per_kwh: Floats
    market_kgco2e_per_kwh: Floats
    claimed: Floats
    remainder_kgco2e_per_kwh: Floats
    at_residual: Truths
    residual_origin: ResidualOrigin

    @property
    def location(self) -> Floats:
        """Location-based factor [kgCO2e/kWh], axes ...: sum over the ways of supply."""
        return np.asarray(self.location_kgco2e_per_kwh.sum(axis=0))

    @property
    def market(self) -> Floats:
        """Market-based factor [kgCO2e/kWh], axes ...: sum over the ways of supply."""
        return np.asarray(self.market_kgco2e_per_kwh.sum(axis=0))

    @property
    def assumed(self) -> bool:
        """True where the market-based factor rests on a residual that nobody publishes."""
        assumed = self.residual_origin is ResidualOrigin.ASSUMED
        return assumed and bool(np.any(self.at_residual))


def supplied_power(
    taken: Supply, factors: SupplyFactors, *, rule: Remainder = Remainder.WHERE_CLAIMED
) -> SuppliedPower:
    """Both factors of a supply.

    Parameters
    ----------
    taken : Supply
        Where the electricity comes from.
    factors : SupplyFactors
        Emission per kWh of each source.
    rule : Remainder
        When the remainder counts with the residual factor.

    Returns
    -------
    SuppliedPower
        Parts by way of supply; they sum to the factors.

    Raises
    ------
    DataError
        If a way of supply is used whose factor is not given.
    BasisError
        If the residual factor is needed and there is none.

    References
    ----------
    GHG Protocol Scope 2 Guidance (2015), chapters 6 and 7 (location- and market-based methods,
    residual mix, power whose attributes were sold); ISO 14067:2018, 6.4.9.4 (electricity).
    """
    at_residual = np.asarray(
        (taken.claimed > 0) | (taken.direct_line_certificates_sold > 0)
        if rule is Remainder.WHERE_CLAIMED
        else taken.remainder > 0
    )
    remainder = _remainder_factor(taken, factors, at_residual)
    average = factors.grid.kgco2e_per_kwh
    certified = _part("certificate", taken.certificates_kept, factors.certificate)
    contracted = _part("contract", taken.contract, factors.contract)
    own = _part("direct_line", taken.direct_line, factors.direct_line)
    sold = taken.direct_line_certificates_sold
    kept = _part("direct_line", taken.direct_line - sold, factors.direct_line)
    captive = _part("captive_coal", taken.captive_coal, factors.captive_coal)
    bare = np.maximum(taken.grid - taken.certificates_kept, 0.0)
    location = (_times(taken.grid, average), _times(taken.contract, average), own, captive)
    market = (
        certified + _times(bare, remainder),
        contracted,
        kept + _times(sold, remainder),
        captive,
    )
    return SuppliedPower(
        basis=factors.grid.basis,
        location_kgco2e_per_kwh=np.stack(np.broadcast_arrays(*location)),
        market_kgco2e_per_kwh=np.stack(np.broadcast_arrays(*market)),
        claimed=taken.claimed,
        remainder_kgco2e_per_kwh=remainder,
        at_residual=at_residual,
        residual_origin=factors.residual_origin,
    )


def _remainder_factor(taken: Supply, factors: SupplyFactors, at_residual: Truths) -> Floats:
    average = factors.grid.kgco2e_per_kwh
    needed = at_residual & (taken.remainder > 0)
    if factors.residual is None:
        if np.any(needed):
            raise refusal(BasisError, "carbon.no_residual", basis=factors.grid.basis)
        return np.asarray(np.where(at_residual, np.nan, average))
    return np.asarray(np.where(at_residual, factors.residual.kgco2e_per_kwh, average))


def _part(name: str, share: Floats, factor: PowerFactor | None) -> Floats:
    if factor is None:
        if np.any(share > 0):
            raise refusal(DataError, "carbon.no_supply_factor", name=name)
        return np.zeros(np.shape(share))
    return _times(share, factor.kgco2e_per_kwh)


def _times(share: Floats, factor: Floats) -> Floats:
    """Nothing taken emits nothing, even where the factor is unknown."""
    return np.asarray(np.where(share == 0, 0.0, share * factor))
