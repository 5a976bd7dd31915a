"""Carbon capture as a measure: what it catches, what it costs in energy, what is truly avoided.

Capture works on stacks of the plant's own (a captive coal unit, a boiler, burnt vent gas). It does
nothing about bought electricity, which is most of the footprint of polysilicon; so it is off
unless asked for, and its result names the stream that it works on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal

Floats = NDArray[np.float64]

TONNES_PER_KG = 1e-3


@dataclass(frozen=True, slots=True)
class Capture:
    """A capture plant on one stream; arrays have axes ....

    Parameters
    ----------
    captured_share : ndarray of float
        Part of the stream's CO2 that is caught, a fraction.
    lost_share : ndarray of float
        Part of the caught CO2 that is lost on the way to storage, a fraction.
    electricity_kwh_per_kgco2e : ndarray of float
        Electricity per kg caught: capture, compression, transport.
    heat_mj_per_kgco2e : ndarray of float
        Heat per kg caught.
    other_kgco2e_per_kgco2e : ndarray of float
        Other emissions of the chain (solvent, transport) per kg caught.
    cost_cny_per_tco2e : ndarray of float
        Cost per tonne caught, energy left out, transport and storage included.
    """

    captured_share: Floats
    lost_share: Floats
    electricity_kwh_per_kgco2e: Floats
    heat_mj_per_kgco2e: Floats
    other_kgco2e_per_kgco2e: Floats
    cost_cny_per_tco2e: Floats


@dataclass(frozen=True, slots=True)
class EnergySupply:
    """Energy that the capture plant takes; arrays have axes ....

    Parameters
    ----------
    electricity_kgco2e_per_kwh, heat_kgco2e_per_mj : ndarray of float
        Emission per unit, on the basis of the footprint.
    electricity_cny_per_kwh, heat_cny_per_mj : ndarray of float
        Price per unit.
    """

    electricity_kgco2e_per_kwh: Floats
    heat_kgco2e_per_mj: Floats
    electricity_cny_per_kwh: Floats
    heat_cny_per_mj: Floats


@dataclass(frozen=True, slots=True)
class CaptureEffect:
    """What capture does per kg of polysilicon.

    Parameters
    ----------
    caught_kgco2e_per_kg : ndarray of float
        Axes ...; CO2 caught.
    penalty_kgco2e_per_kg : ndarray of float
        Axes ...; losses, energy and the rest of the chain.
    cost_cny_per_kg : ndarray of float
        Axes ...; cost with energy.
    """

    caught_kgco2e_per_kg: Floats
    penalty_kgco2e_per_kg: Floats
    cost_cny_per_kg: Floats

    @property
    def avoided_kgco2e_per_kg(self) -> Floats:
        """CO2 truly avoided, axes ...: caught less penalty; negative where capture emits more."""
        return np.asarray(self.caught_kgco2e_per_kg - self.penalty_kgco2e_per_kg)

    @property
    def cost_cny_per_tco2e(self) -> Floats:
        """Cost per tonne avoided, axes ...; infinite where nothing is avoided."""
        avoided = self.avoided_kgco2e_per_kg * TONNES_PER_KG
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(avoided > 0, self.cost_cny_per_kg / avoided, np.inf))


def capture_effect(
    stream_kgco2e_per_kg: Floats, capture: Capture, energy: EnergySupply
) -> CaptureEffect:
    """Effect of a capture plant on a stream.

    Parameters
    ----------
    stream_kgco2e_per_kg : ndarray of float
        Axes ...; CO2 of the stream per kg of polysilicon.
    capture : Capture
        The capture plant.
    energy : EnergySupply
        Energy that it takes.

    Returns
    -------
    CaptureEffect
        ``caught = c S``; ``penalty = caught (l + w f_w + h f_h + o)``.

    Raises
    ------
    DataError
        If a share is no fraction, or another number is negative or missing.

    References
    ----------
    IPCC Special Report on Carbon Dioxide Capture and Storage (2005), figure TS.11: captured
    against avoided CO2.
    """
    _require(stream_kgco2e_per_kg, capture, energy)
    caught = np.asarray(stream_kgco2e_per_kg * capture.captured_share)
    power, heat = capture.electricity_kwh_per_kgco2e, capture.heat_mj_per_kgco2e
    emitted = power * energy.electricity_kgco2e_per_kwh + heat * energy.heat_kgco2e_per_mj
    penalty = caught * (capture.lost_share + emitted + capture.other_kgco2e_per_kgco2e)
    bought = power * energy.electricity_cny_per_kwh + heat * energy.heat_cny_per_mj
    cost = caught * (capture.cost_cny_per_tco2e * TONNES_PER_KG + bought)
    return CaptureEffect(caught, np.asarray(penalty), np.asarray(cost))


def _require(stream: Floats, capture: Capture, energy: EnergySupply) -> None:
    for name in ("captured_share", "lost_share"):
        share = getattr(capture, name)
        if not np.all((share >= 0) & (share <= 1)):
            raise refusal(DataError, "carbon.capture_share", name=name)
    numbers = (
        stream,
        capture.electricity_kwh_per_kgco2e,
        capture.heat_mj_per_kgco2e,
        capture.other_kgco2e_per_kgco2e,
        capture.cost_cny_per_tco2e,
        energy.electricity_kgco2e_per_kwh,
        energy.heat_kgco2e_per_mj,
        energy.electricity_cny_per_kwh,
        energy.heat_cny_per_mj,
    )
    if not all(np.all(np.isfinite(each)) and np.all(each >= 0) for each in numbers):
        raise refusal(DataError, "carbon.capture_number")
