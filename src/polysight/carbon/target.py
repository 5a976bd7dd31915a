"""Which green share, or which silicon metal, brings a footprint down to a target, draw by draw.

The footprint is linear in both, so the answer is in closed form. A draw in which even the whole
lever does not suffice has no answer; such draws stand beyond every number when a range is told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

#: What rounding may leave, relatively, where the end of a lever just suffices.
SHARE_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Reach:
    """What a lever must be set to, in each draw.

    Parameters
    ----------
    needed : ndarray of float
        Axes ..., draw; setting that just reaches the target; NaN where none within the bounds
        does. Where the present setting is enough it is the present one.
    reachable : ndarray of bool
        Axes ..., draw; whether a setting within the bounds does.
    already : ndarray of bool
        Axes ..., draw; whether the present setting does.
    downwards : bool
        True where a lower setting is the harder one (an intensity), False for a share.
    """

    needed: Floats
    reachable: Truths
    already: Truths
    downwards: bool

    @property
    def reachable_share(self) -> Floats:
        """Share of the draws in which the target can be reached, axes ...."""
        return np.asarray(self.reachable.mean(axis=-1))

    def setting(self, confidence: float) -> Floats:
        """Setting that reaches the target in at least a share of the draws.

        Parameters
        ----------
        confidence : float
            Share of the draws, above nought, at most one.

        Returns
        -------
        ndarray of float
            Axes ...; the mildest such setting; NaN where the target is out of reach in too many.

        Raises
        ------
        DataError
            If the confidence is no such share.
        """
        if not 0.0 < confidence <= 1.0:
            raise refusal(DataError, "carbon.confidence", got=confidence)
        sign = -1.0 if self.downwards else 1.0
        hardness = np.sort(np.where(self.reachable, sign * self.needed, np.inf), axis=-1)
        count = hardness.shape[-1]
        # The first count that is no smaller than the share, rounding of the product forgiven.
        place = int(np.ceil(confidence * count * (1.0 - np.finfo(float).eps))) - 1
        found = hardness[..., min(max(place, 0), count - 1)]
        return np.asarray(np.where(np.isfinite(found), sign * found, np.nan))


@dataclass(frozen=True, slots=True)
class GreenLever:
    """Electricity whose green share may be raised; arrays have axes ..., draw.

    Parameters
    ----------
    electricity_kwh_per_kg : ndarray of float
        Electricity that may turn green [kWh/kg]; what a captive unit makes cannot and stays out.
    remainder_kgco2e_per_kwh : ndarray of float
        Factor of what is not green once green power is claimed (residual).
    green_kgco2e_per_kwh : ndarray of float
        Factor of the green power.
    unclaimed_kgco2e_per_kwh : ndarray of float
        Factor of all of it while nothing is claimed (average of the grid); the remainder's own
        where claims change nothing.
    present : float
        Green share of today, a fraction.
    most : float
        Largest green share of this electricity that can be had; at most one.
    """

    electricity_kwh_per_kg: Floats
    remainder_kgco2e_per_kwh: Floats
    green_kgco2e_per_kwh: Floats
    unclaimed_kgco2e_per_kwh: Floats
    present: float
    most: float


def green_share_needed(target: Floats | float, other: Floats, lever: GreenLever) -> Reach:
    """Green share with which a footprint just meets a target.

    Parameters
    ----------
    target : ndarray or float
        Footprint wanted [kgCO2e/kg].
    other : ndarray of float
        Axes ..., draw; footprint without the electricity of the lever [kgCO2e/kg].
    lever : GreenLever
        The electricity; power of a captive unit belongs to ``other``.

    Returns
    -------
    Reach
        ``s = (other + e r - target) / (e (r - g))`` within ``present`` and ``most``.

    Raises
    ------
    DataError
        If a share is no fraction, the present one is above the largest, or a number is missing.

    Notes
    -----
    A first claim turns the rest from average to residual. A small share may therefore raise the
    footprint; the share needed is the one at which it falls below the target for good.
    """
    if not 0.0 <= lever.present <= lever.most <= 1.0:
        raise refusal(DataError, "carbon.lever_share", present=lever.present, most=lever.most)
    power, rest, green = np.broadcast_arrays(
        lever.electricity_kwh_per_kg, lever.remainder_kgco2e_per_kwh, lever.green_kgco2e_per_kwh
    )
    _require_known(other, power, rest, green)
    untouched = rest if lever.present > 0 else lever.unclaimed_kgco2e_per_kwh
    today = other + power * (lever.present * green + (1.0 - lever.present) * untouched)
    with np.errstate(divide="ignore", invalid="ignore"):
        wanted = (other + power * rest - target) / (power * (rest - green))
    return _reach(np.asarray(wanted), np.asarray(today <= target), lever.present, lever.most)


def _reach(wanted: Floats, already: Truths, present: float, most: float) -> Reach:
    """Upwards within bounds; a lever that moves nothing or the wrong way reaches nothing."""
    within = np.isfinite(wanted) & (wanted <= most + SHARE_CLOSE)
    reachable = already | within
    needed = np.where(already, present, np.where(within, np.clip(wanted, present, most), np.nan))
    return Reach(np.asarray(needed), np.asarray(reachable), already, downwards=False)


@dataclass(frozen=True, slots=True)
class MetalLever:
    """Silicon metal that may be bought elsewhere; arrays have axes ..., draw.

    Parameters
    ----------
    silicon_metal_kg_per_kg : ndarray of float
        Silicon metal per kg of polysilicon.
    present_kgco2e_per_kg : ndarray of float
        Footprint of the metal of today.
    least_kgco2e_per_kg : ndarray of float
        Lowest footprint on offer: that of the best origin.
    """

    silicon_metal_kg_per_kg: Floats
    present_kgco2e_per_kg: Floats
    least_kgco2e_per_kg: Floats


def metal_intensity_needed(target: Floats | float, other: Floats, lever: MetalLever) -> Reach:
    """Footprint that silicon metal may have at most for a target to be met.

    Parameters
    ----------
    target : ndarray or float
        Footprint wanted [kgCO2e/kg].
    other : ndarray of float
        Axes ..., draw; footprint without silicon metal [kgCO2e/kg].
    lever : MetalLever
        The metal.

    Returns
    -------
    Reach
        ``i = (target - other) / amount`` [kgCO2e per kg of metal], not below the best origin.

    Raises
    ------
    DataError
        If a number is missing or no metal is used.
    """
    amount, present, least = np.broadcast_arrays(
        lever.silicon_metal_kg_per_kg, lever.present_kgco2e_per_kg, lever.least_kgco2e_per_kg
    )
    _require_known(other, amount, present, least)
    if np.any(amount <= 0):
        raise refusal(DataError, "carbon.no_metal")
    wanted = (target - other) / amount
    already = np.asarray(present <= wanted)
    reachable = np.asarray(already | (least * (1.0 - SHARE_CLOSE) <= wanted))
    needed = np.where(already, present, np.where(reachable, np.maximum(wanted, least), np.nan))
    return Reach(np.asarray(needed), reachable, already, downwards=True)


def metal_intensity_for(
    target: Floats | float, other: Floats, lever: GreenLever, metal_kg_per_kg: Floats, share: Floats
) -> Floats:
    """The line on which both levers together meet a target.

    Parameters
    ----------
    target : ndarray or float
        Footprint wanted [kgCO2e/kg].
    other : ndarray of float
        Axes ..., draw; footprint without this electricity and without silicon metal [kgCO2e/kg].
    lever : GreenLever
        The electricity.
    metal_kg_per_kg : ndarray of float
        Axes ..., draw; silicon metal per kg of polysilicon.
    share : ndarray of float
        Axis share; green shares to try, fractions.

    Returns
    -------
    ndarray of float
        Axes share, ..., draw; footprint that the metal may have at most [kgCO2e per kg of metal];
        negative where that green share cannot meet the target with any metal.
    """
    free = np.broadcast_shapes(np.shape(other), np.shape(lever.electricity_kwh_per_kg))
    taken = np.reshape(share, (-1, *(1 for _ in free)))
    rest = np.where(taken > 0, lever.remainder_kgco2e_per_kwh, lever.unclaimed_kgco2e_per_kwh)
    factor = taken * lever.green_kgco2e_per_kwh + (1.0 - taken) * rest
    power = lever.electricity_kwh_per_kg * factor
    return np.asarray((target - other - power) / metal_kg_per_kg)


def _require_known(*numbers: Floats) -> None:
    if not all(np.all(np.isfinite(each)) for each in numbers):
        raise refusal(DataError, "carbon.incomplete_target")
