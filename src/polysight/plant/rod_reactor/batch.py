"""How a batch grows, how long it takes and what it weighs.

Growth follows dr/dt = g d^m. Its mean over the batch is what operators quote, so g is set by it:
time = (d_f - d_0) / (2 growth) for every exponent m, and m only moves growth between the thin and
the thick rod.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.constants as constants
from numpy.typing import ArrayLike, NDArray

from polysight.plant.rod_reactor.design import RodReactorDesign
from polysight.plant.rod_reactor.refusals import bounded

Floats = NDArray[np.float64]

#: Gauss nodes over the time of a batch; the energy of a batch is met to 1e-5.
_NODES = 6
_AT, _WEIGHT = np.polynomial.legendre.leggauss(_NODES)

#: Whole numbers up to here are exact.
_MOST_REACTORS = 2.0**53

_YEAR_H = constants.year / constants.hour


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch of one reactor, and a year of them.

    Parameters
    ----------
    deposition_h, cycle_h : ndarray of float
        Axes ...; growth alone, and growth with turnaround.
    deposited_t, core_t : ndarray of float
        Axes ...; silicon grown in a batch, and the slim rods it grew on, which were rods before.
    batches_per_year : ndarray of float
        Axes ....
    product_t_per_year : ndarray of float
        Axes ...; silicon grown by one reactor, slim rods not counted.
    """

    deposition_h: Floats
    cycle_h: Floats
    deposited_t: Floats
    core_t: Floats
    batches_per_year: Floats
    product_t_per_year: Floats

    @property
    def rods_t(self) -> Floats:
        """Rods as they leave the reactor, cores included."""
        return np.asarray(self.deposited_t + self.core_t)

    @property
    def core_share(self) -> Floats:
        """Share of the rods' mass that is core: (d_0 / d_f)^2."""
        return np.asarray(self.core_t / self.rods_t)


def batch(design: RodReactorDesign) -> Batch:
    """Time, mass and yearly output of one reactor.

    Parameters
    ----------
    design : RodReactorDesign
        The reactor; it is checked.

    Returns
    -------
    Batch
        Axes ....

    Raises
    ------
    UsageError
        If the reactor cannot be run so.
    """
    design.check()
    _check_growth(design)
    deposition_h = deposition_time_h(design)
    length_m = 2.0 * design.rod_pairs * design.leg_length_m
    per_area = length_m * design.silicon_density_kg_per_m3 * np.pi / 4.0 * constants.milli**3
    core, final = design.core_diameter_mm, design.final_diameter_mm
    deposited_t = per_area * (final - core) * (final + core)
    cycle_h = deposition_h + design.turnaround_h
    batches = _YEAR_H * design.operating_share / cycle_h
    return Batch(
        deposition_h=deposition_h,
        cycle_h=np.asarray(cycle_h),
        deposited_t=np.asarray(deposited_t),
        core_t=np.asarray(per_area * core**2),
        batches_per_year=np.asarray(batches),
        product_t_per_year=np.asarray(batches * deposited_t),
    )


def reactors_needed(
    capacity_t_per_year: ArrayLike, product_t_per_year: ArrayLike
) -> NDArray[np.int64]:
    """Reactors for a capacity, whole.

    Parameters
    ----------
    capacity_t_per_year : array_like of float
        Axes ...; wanted yearly output, at least zero.
    product_t_per_year : array_like of float
        Axes ...; yearly output of one reactor, above zero.

    Returns
    -------
    ndarray of int
        Axes ....

    Raises
    ------
    UsageError
        If the capacity is negative, a reactor makes nothing, or so many cannot be counted.
    """
    capacity = bounded("capacity_t_per_year", capacity_t_per_year, least=0.0, key="plant.negative")
    product = bounded("product_t_per_year", product_t_per_year, above=0.0)
    reactors = np.ceil(capacity / product * (1.0 - np.finfo(np.float64).eps))
    bounded("reactors", reactors, most=_MOST_REACTORS)
    return np.asarray(reactors, dtype=np.int64)


def _check_growth(design: RodReactorDesign) -> None:
    """The change of growth with the diameter can be told in numbers of a computer."""
    ratio = np.asarray(design.final_diameter_mm / design.core_diameter_mm)
    steepest = np.log(np.finfo(np.float64).max) / np.log(ratio.max(initial=np.e))
    exponent = design.growth_exponent
    bounded("growth_exponent", exponent, least=1.0 - steepest, most=1.0 + steepest)


def deposition_time_h(design: RodReactorDesign) -> Floats:
    """Hours of growth, (d_f - d_0) / (2 growth).

    Parameters
    ----------
    design : RodReactorDesign
        The reactor.

    Returns
    -------
    ndarray of float
        Axes ....
    """
    gain_mm = design.final_diameter_mm - design.core_diameter_mm
    growth_mm = design.growth_um_per_min * (constants.micro / constants.milli)
    return np.asarray(gain_mm / (2.0 * growth_mm) * (constants.minute / constants.hour))


def diameter_nodes(design: RodReactorDesign) -> list[tuple[Floats, float]]:
    """Diameters at which a batch is sampled, and the share of its time that each stands for.

    Parameters
    ----------
    design : RodReactorDesign
        The reactor.

    Returns
    -------
    list of (ndarray, float)
        For each node the diameter [mm], axes ... of diameters and growth exponent, and the share
        of the time. The shares sum to one.
    """
    times = (1.0 + _AT) / 2.0
    return [
        (diameter_at(design, times[node : node + 1])[..., 0], float(_WEIGHT[node]) / 2.0)
        for node in range(_NODES)
    ]


def diameter_at(design: RodReactorDesign, time_share: Floats) -> Floats:
    """Diameter after a share of the deposition time [mm].

    t/T = (d^(1-m) - d_0^(1-m)) / (d_f^(1-m) - d_0^(1-m)), and its limit in logarithms at m = 1.

    Parameters
    ----------
    design : RodReactorDesign
        The reactor.
    time_share : ndarray of float
        Axis time; 0 at the start, 1 at the end.

    Returns
    -------
    ndarray of float
        Axes ..., time.
    """
    core, final, exponent = (
        np.asarray(given)[..., None]
        for given in (design.core_diameter_mm, design.final_diameter_mm, design.growth_exponent)
    )
    power = 1.0 - exponent
    ratio = np.log(final / core)
    # expm1 and log1p keep the limit at power zero exact.
    safe = np.where(power == 0.0, 1.0, power)
    bent = np.log1p(time_share * np.expm1(safe * ratio)) / safe
    return np.asarray(core * np.exp(np.where(power == 0.0, time_share * ratio, bent)))
