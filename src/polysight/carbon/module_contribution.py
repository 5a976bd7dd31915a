"""What the polysilicon in a module adds to the footprint of a kilowatt of it.

Limits for modules (tenders, eco-labels, certification) count kilograms of CO2 equivalent per
kilowatt of rated power. Polysilicon adds its own footprint times the silicon that a kilowatt takes;
the rest of the chain is not ours, so a limit is told as the share that polysilicon uses up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

#: Density of crystalline silicon at 25 degC [g/cm3]: a constant of nature (CODATA lattice
#: parameter of silicon, 8 x 28.0855 u / a^3).
SILICON_DENSITY = 2.329
#: Cubic centimetres in a slice of one micrometre over one square millimetre.
CM3_PER_UM_MM2 = 1e-6


@dataclass(frozen=True, slots=True)
class Slicing:
    """From polysilicon to a cell; arrays have axes ....

    Parameters
    ----------
    thickness_um : ndarray of float
        Thickness of the wafer.
    kerf_um : ndarray of float
        Silicon that the wire turns to slurry for each wafer, as a thickness.
    area_mm2 : ndarray of float
        Area of a wafer, rounded corners taken off.
    crystal_yield : ndarray of float
        Mass of bricks ready to slice per mass of polysilicon charged, a fraction; heads, tails
        and slabs that are charged again are counted as used.
    slicing_yield, cell_yield, module_yield : ndarray of float
        Good pieces out of pieces in, fractions.
    cell_power_w : ndarray of float
        Rated power of the module over its cells: what each cell adds at the frame.
    """

    thickness_um: Floats
    kerf_um: Floats
    area_mm2: Floats
    crystal_yield: Floats
    slicing_yield: Floats
    cell_yield: Floats
    module_yield: Floats
    cell_power_w: Floats


def silicon_per_watt(slicing: Slicing) -> Floats:
    """Polysilicon that a watt of module takes.

    Parameters
    ----------
    slicing : Slicing
        Wafer, losses and power.

    Returns
    -------
    ndarray of float
        Axes ... [g/W]; ``rho A (t + k) / (y_crystal y_slice y_cell y_module P)``.

    Raises
    ------
    DataError
        If a yield is no fraction above nought, a length, area or power is not above nought, or
        kerf is negative.

    Examples
    --------
    >>> one = np.array(1.0)
    >>> wafer = Slicing(130 * one, 50 * one, 33124 * one, one, one, one, one, 8.0 * one)
    >>> round(float(silicon_per_watt(wafer)), 4)
    1.7358
    """
    for name in ("crystal_yield", "slicing_yield", "cell_yield", "module_yield"):
        share = getattr(slicing, name)
        if not np.all((share > 0) & (share <= 1)):
            raise refusal(DataError, "carbon.yield", name=name)
    for name in ("thickness_um", "area_mm2", "cell_power_w"):
        if not np.all(getattr(slicing, name) > 0):
            raise refusal(DataError, "carbon.slicing", name=name)
    if not np.all(slicing.kerf_um >= 0):
        raise refusal(DataError, "carbon.slicing", name="kerf_um")
    sawn = slicing.area_mm2 * (slicing.thickness_um + slicing.kerf_um) * CM3_PER_UM_MM2
    kept = slicing.crystal_yield * slicing.slicing_yield * slicing.cell_yield
    return np.asarray(SILICON_DENSITY * sawn / (kept * slicing.module_yield * slicing.cell_power_w))


def module_contribution(intensity_kgco2e_per_kg: Floats, silicon_g_per_w: Floats) -> Floats:
    """Footprint that polysilicon brings into a kilowatt of module.

    Parameters
    ----------
    intensity_kgco2e_per_kg : ndarray of float
        Axes ...; footprint of polysilicon at the gate.
    silicon_g_per_w : ndarray of float
        Axes ...; polysilicon per watt with kerf and yields (see `silicon_per_watt`).

    Returns
    -------
    ndarray of float
        Axes ... [kgCO2e/kW]; grams per watt are kilograms per kilowatt.

    Raises
    ------
    DataError
        If a number is negative.
    """
    if np.any(intensity_kgco2e_per_kg < 0) or np.any(silicon_g_per_w < 0):
        raise refusal(DataError, "carbon.module_number")
    return np.asarray(intensity_kgco2e_per_kg * silicon_g_per_w)


@dataclass(frozen=True, slots=True)
class ModuleLimit:
    """A limit on the footprint of a module.

    Parameters
    ----------
    id : str
        Id of the row.
    name : str
        Code of the scheme and its class.
    limit_kgco2e_per_kw : float
        Limit per kilowatt of rated power, above nought.
    method : str
        Code of the method that it is counted by.
    strict : bool
        True where a footprint at the limit is already too high.
    """

    id: str
    name: str
    limit_kgco2e_per_kw: float
    method: str
    strict: bool = False


class LimitOutcome(StrEnum):
    """What polysilicon alone says about a limit. It can break one, and cannot keep one."""

    EXCEEDED = "exceeded-by-polysilicon-alone"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class LimitUse:
    """Part of a limit that polysilicon uses up.

    Parameters
    ----------
    limit : ModuleLimit
        The limit.
    used : ndarray of float
        Axes ...; contribution over limit, a fraction.
    left_kgco2e_per_kw : ndarray of float
        Axes ...; what remains for all other stages; negative where nothing does.
    exceeded_share : float
        Share of all elements in which polysilicon alone is above the limit.
    outcome : LimitOutcome
        Exceeded where it is so in more than half of them.
    same_method : bool
        Whether the footprint was counted by the method of the limit. Where it was not, the
        numbers are an indication.
    """

    limit: ModuleLimit
    used: Floats
    left_kgco2e_per_kw: Floats
    exceeded_share: float
    outcome: LimitOutcome
    same_method: bool


def limit_uses(
    contribution_kgco2e_per_kw: Floats, limits: tuple[ModuleLimit, ...], *, method: str
) -> tuple[LimitUse, ...]:
    """Limits with the part that polysilicon uses up.

    Parameters
    ----------
    contribution_kgco2e_per_kw : ndarray of float
        Axes ...; see `module_contribution`.
    limits : tuple of ModuleLimit
        The limits.
    method : str
        Code of the method by which the footprint was counted.

    Returns
    -------
    tuple of LimitUse
        In the order given.

    Raises
    ------
    DataError
        If a limit is not above nought or a contribution is missing.
    """
    if np.any(np.isnan(contribution_kgco2e_per_kw)):
        raise refusal(DataError, "carbon.module_number")
    for limit in limits:
        if not limit.limit_kgco2e_per_kw > 0:
            raise refusal(DataError, "carbon.module_limit", id=limit.id)
    return tuple(_use(contribution_kgco2e_per_kw, limit, method) for limit in limits)


def _use(contribution: Floats, limit: ModuleLimit, method: str) -> LimitUse:
    ceiling = limit.limit_kgco2e_per_kw
    exceeded = float(np.mean(contribution >= ceiling if limit.strict else contribution > ceiling))
    return LimitUse(
        limit=limit,
        used=np.asarray(contribution / ceiling),
        left_kgco2e_per_kw=np.asarray(ceiling - contribution),
        exceeded_share=exceeded,
        outcome=LimitOutcome.EXCEEDED if exceeded > 0.5 else LimitOutcome.OPEN,
        same_method=method == limit.method,
    )
