"""Electricity that an electric boiler takes for a kilogram of steam, from rows."""

from __future__ import annotations

from polysight.evidence.store import Evidence
from polysight.study.footprint_amounts import STEAM_ENTHALPY, row
from polysight.study.references import References


def electric_boiler_kwh_per_kg(evidence: Evidence, known: References) -> float:
    """Electricity of a kilogram of steam.

    ``(h_steam - h_feed) / eta`` with the enthalpies of saturated steam and of feed water, and the
    efficiency of the boiler. The footprint draws the same three rows.

    Parameters
    ----------
    evidence : Evidence
        Units.
    known : References
        Index of the rows.

    Returns
    -------
    float
        kWh/kg at central values.
    """
    steam, feed = (
        known.number(name, "kWh/kg", evidence)
        for name in (STEAM_ENTHALPY, row(known, "feed_water_enthalpy"))
    )
    return (steam - feed) / known.number(row(known, "electric_boiler_efficiency"), "1", evidence)
