"""Where silicon for wafers is used in China, and how far its provinces lie from each other.

No row of the evidence tells wafer capacity by province: shares are rows of their own table, from
memory, and every page that uses them says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence

Floats = NDArray[np.float64]

TABLE = "wafer_regions"
#: Region that stands for plants without a province, and for provinces without a row.
ELSEWHERE = "CN"
#: Mean distance within a province, and radius of the earth [km].
WITHIN_KM, EARTH_KM = 100.0, 6371.0


@dataclass(frozen=True, slots=True)
class WaferRegion:
    """A province that makes polysilicon or pulls ingots for wafers.

    Parameters
    ----------
    id, region : str
        Id of the row, and code of the region.
    place_en, place_zh : str
        Place that stands for the region.
    latitude, longitude : float
        Degrees north and east.
    share, low, high : float
        Share of the ingots of China, and its range [1].
    """

    id: str
    region: str
    place_en: str
    place_zh: str
    latitude: float
    longitude: float
    share: float
    low: float
    high: float


def wafer_regions(evidence: Evidence, day: dt.date) -> dict[str, WaferRegion]:
    """Provinces as a day knew them.

    Parameters
    ----------
    evidence : Evidence
        Its tables hold the rows.
    day : datetime.date
        Day of knowledge.

    Returns
    -------
    dict of str to WaferRegion
        By code of the region, in the order of the table; empty where no row was known.
    """
    names = ("latitude", "longitude", "value", "low", "high")
    found = {}
    for row in evidence.tables[TABLE]:
        cells = row.cells
        if dt.date.fromisoformat(cells["first_known"]) <= day:
            words = (cells["id"], cells["region"], cells["place_en"], cells["place_zh"])
            found[cells["region"]] = WaferRegion(*words, *(float(cells[one]) for one in names))
    return found


def distances(origins: list[WaferRegion], targets: list[WaferRegion]) -> Floats:
    """Straight distances over the ground.

    Parameters
    ----------
    origins, targets : list of WaferRegion
        Ends.

    Returns
    -------
    ndarray of float
        Axes origin, target [km]; `WITHIN_KM` within a region.
    """
    here, there = (
        np.radians(np.array([(one.latitude, one.longitude) for one in ends]))
        for ends in (origins, targets)
    )
    apart = there[None] - here[:, None]
    half = np.sin(apart / 2.0) ** 2
    turn = half[..., 0] + np.cos(here[:, None, 0]) * np.cos(there[None, :, 0]) * half[..., 1]
    return np.asarray(np.maximum(2.0 * EARTH_KM * np.arcsin(np.sqrt(turn)), WITHIN_KM))
