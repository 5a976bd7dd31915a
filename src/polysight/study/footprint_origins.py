"""Where a plant gets energy and materials: from its file, or as little as a route alone tells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.plant_supply import (
    ChlorineSource,
    Energy,
    HydrogenSource,
    Materials,
    Mode,
    SteamSource,
    Transport,
)

Floats = NDArray[np.float64]

#: Silicon metal and grid of a plant that is nowhere in particular.
NATIONAL = "national"
KG_PER_TONNE = 1000.0


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """Distances by road that stand in where nobody states any, axis draw [km].

    Parameters
    ----------
    silicon_metal_km, chemicals_km, waste_km : ndarray of float
        The central value first.
    rows : tuple of str
        Ids of the rows.
    """

    silicon_metal_km: Floats
    chemicals_km: Floats
    waste_km: Floats
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """Where a plant gets energy and materials.

    Parameters
    ----------
    id : str
        What it is cited as: ``plant-file:...``, or ``route:...`` for a route alone.
    energy : Energy
        Electricity and steam.
    materials : Materials or None
        Silicon metal, hydrogen, chlorine; None for a route alone, which takes hydrogen as its
        design says and silicon metal of the country.
    transport : Transport or None
        Distances; None where nobody states them, so that assumed ones stand in.
    """

    id: str
    energy: Energy
    materials: Materials | None
    transport: Transport | None

    @property
    def hydrogen(self) -> HydrogenSource | None:
        """Source of the hydrogen; None where the design of the route says it."""
        return None if self.materials is None else self.materials.hydrogen_source

    @property
    def chlorine(self) -> ChlorineSource:
        """Source of chlorine and hydrogen chloride; bought where nobody says."""
        bought = ChlorineSource.BOUGHT
        return bought if self.materials is None else self.materials.chlorine_source

    def hauls(
        self, silicon_metal: Floats, chemicals: Floats, waste: Floats, assumed: Distances
    ) -> tuple[tuple[Mode, Floats], ...]:
        """Carriage by mode.

        Parameters
        ----------
        silicon_metal, chemicals, waste : ndarray of float
            What is carried [kg/kg]; axes ....
        assumed : Distances
            What stands in where nobody states a distance: all by road.

        Returns
        -------
        tuple of (Mode, ndarray of float)
            Tonne kilometres per kilogram of polysilicon.
        """
        stated, road = self.transport, Mode.ROAD
        one = assumed if stated is None else stated
        modes = (
            (road, road, road)
            if stated is None
            else (stated.silicon_metal_mode, stated.chemicals_mode, stated.waste_mode)
        )
        loads = (
            silicon_metal * one.silicon_metal_km,
            chemicals * one.chemicals_km,
            waste * one.waste_km,
        )
        hauls = tuple(zip(modes, loads, strict=True))
        return tuple(
            (mode, np.asarray(sum(part for own, part in hauls if own is mode)) / KG_PER_TONNE)
            for mode in Mode
            if mode in modes
        )


def of_route(code: str, region: str) -> Origins:
    """Origins of a route that stands nowhere in particular.

    Parameters
    ----------
    code : str
        Code of the route.
    region : str
        Code of the country whose grid it takes.

    Returns
    -------
    Origins
        Everything from the grid, steam bought and none of it recovered, distances assumed.
    """
    energy = Energy(
        grid_share=1.0,
        grid_region=region,
        steam_source=SteamSource.BOUGHT,
        steam_recovered_share=0.0,
    )
    return Origins(f"route:{code}", energy, None, None)
