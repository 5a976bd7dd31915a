"""What plants of an age take in a year: the fleet's curve, and plants about it.

No survey by plant was found. A plant is taken to have been built as the fleet of its year, and to
have followed a part of the fleet's progress since (``fleet_spread``); plants of one age scatter.
How high all rod plants stand together is set in `polysight.study.fleet_level`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from polysight.evidence.location import data_folder
from polysight.evidence.once import once
from polysight.evidence.store import Evidence
from polysight.plant.operation import Operation
from polysight.plant.sections import DEPOSITION, whole_plant
from polysight.study.design_file import content_of, design_path
from polysight.study.plant_facts import ENERGY
from polysight.study.plant_model import plant_model
from polysight.study.references import references
from polysight.uncertainty.stream import uniforms

Floats = NDArray[np.float64]

TABLE = "fleet_spread"
RETROFIT, SCATTER = "retrofit_share", "plant_scatter"
#: Years for which the curve is worked out: close where the steam of the fleet fell.
YEARS = (2006, 2012, 2016, 2020, 2021, 2022, 2023, 2024, 2026, 2028, 2030)
#: Year whose fleet tells what measures do to a plant.
MEASURED_YEAR = 2024
#: Routes of which the plant model tells the energy.
ROUTES = ("siemens", "silane-fbr")
RODS = "siemens"
#: Parameters of law that the fleet answers, with their units.
ANSWERED = {ENERGY: "kgce/kg", "total-electricity": "kWh/kg", "reduction-electricity": "kWh/kg"}
#: Rows of the coal equivalents with which the standard counts, and their units.
CONVERSION = {"electricity": ("EF0012", "kgce/kWh"), "steam": ("EF0013", "kgce/kg")}
SMALLEST = 2.0**-54


@dataclass(frozen=True, eq=False)
class FleetCurve:
    """What the fleet of a route took, year by year.

    Parameters
    ----------
    values : ndarray of float
        Axes `YEARS`, draw; the first draw is the central value.
    unit : str
        Unit of the values.
    """

    values: Floats
    unit: str

    def at(self, year: Floats) -> Floats:
        """Value in a year, linear between `YEARS` and held outside.

        Parameters
        ----------
        year : ndarray of float
            Axes ..., draw; calendar years.

        Returns
        -------
        ndarray of float
            Axes ..., draw.
        """
        grid = np.array(YEARS, dtype=np.float64)
        inside = np.clip(year, grid[0], grid[-1])
        low = np.minimum(np.searchsorted(grid, inside, side="right") - 1, grid.size - 2)
        part = (inside - grid[low]) / (grid[low + 1] - grid[low])
        draw = np.arange(self.values.shape[1])
        found = self.values[low, draw] * (1.0 - part) + self.values[low + 1, draw] * part
        return np.asarray(found)


def fleet_curve(
    route: str, parameter: str, evidence: Evidence, *, seed: int, count: int
) -> FleetCurve:
    """Curve of a route from the plant model, year by year.

    Parameters
    ----------
    route : str
        One of `ROUTES`.
    parameter : str
        One of `ANSWERED`.
    evidence : Evidence
        Rows.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    FleetCurve
        The curve; its draw axis is one longer than ``count``.
    """
    rows = [
        fleet_use(route, parameter, evidence, year=year, seed=seed, count=count) for year in YEARS
    ]
    return FleetCurve(np.array(rows), ANSWERED[parameter])


def fleet_use(
    route: str,
    parameter: str,
    evidence: Evidence,
    changes: Sequence[str] = (),
    *,
    year: int,
    seed: int,
    count: int,
) -> Floats:
    """What a plant of a route takes in a year, as the plant model has it.

    Parameters
    ----------
    route : str
        One of `ROUTES`.
    parameter : str
        One of `ANSWERED`.
    evidence : Evidence
        Rows.
    changes : sequence of str
        ``operation.field=value``; the default design when empty.
    year : int
        Year of the fleet.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    ndarray of float
        Axis draw, the central value first; in the unit that `ANSWERED` names. Read-only: whoever
        asks for the same is answered with the same array.
    """
    root = data_folder()
    designs = tuple(content_of(design_path(one, root), root) for one in ROUTES)
    return _used(evidence, route, parameter, tuple(changes), year, seed, count, designs)


@once
def _used(
    evidence: Evidence,
    route: str,
    parameter: str,
    changes: tuple[str, ...],
    year: int,
    seed: int,
    count: int,
    designs: tuple[tuple[bytes, ...], ...],
) -> Floats:
    """What is taken with designs of this content."""
    del designs
    index = references(evidence)
    factors = {name: index.number(ref, unit, evidence) for name, (ref, unit) in CONVERSION.items()}
    model = plant_model(route, evidence, changes, year=year, seed=seed, count=count)
    middle, many = (_taken(one, parameter, factors) for one in (model.central, model.draws))
    found = np.concatenate([middle[:1], np.broadcast_to(many, (count,))])
    found.setflags(write=False)
    return found


def _taken(operation: Operation, parameter: str, factors: dict[str, float]) -> Floats:
    """What a plant takes, in the unit of a parameter; axis draw."""
    consumption = operation.consumption
    whole = whole_plant(consumption)
    if parameter == "total-electricity":
        return np.ravel(whole.electricity_kwh_per_kg)
    if parameter == "reduction-electricity":
        return np.ravel(consumption.electricity_kwh_per_kg[..., DEPOSITION])
    return np.ravel(
        whole.electricity_kwh_per_kg * factors["electricity"]
        + whole.steam_kg_per_kg * factors["steam"]
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """How plants differ; axis draw, the central value first.

    Parameters
    ----------
    retrofit_share, scatter : ndarray of float
        Share of the fleet's progress that a plant follows, and the logarithmic standard deviation
        of plants of one age.
    inputs : tuple of str
        Ids of their rows.
    """

    retrofit_share: Floats
    scatter: Floats
    inputs: tuple[str, ...]


def spread(evidence: Evidence, *, seed: int, count: int) -> Spread:
    """How plants differ, by the rows of `TABLE`.

    Parameters
    ----------
    evidence : Evidence
        The rows.
    seed, count : int
        Start of the random sequences, and number of draws.

    Returns
    -------
    Spread
        Half of the draws below each value, half above, evenly.
    """
    rows = {row.cells["parameter"]: row.cells for row in evidence.tables[TABLE]}

    def drawn(name: str) -> Floats:
        chance = np.concatenate([[0.5], uniforms(seed, f"fleet_spread.{name}", count)])
        ends = [float(rows[name][end]) for end in ("low", "value", "high")]
        return np.asarray(np.interp(chance, (0.0, 0.5, 1.0), ends))

    return Spread(
        drawn(RETROFIT), drawn(SCATTER), tuple(rows[name]["id"] for name in (RETROFIT, SCATTER))
    )


def departures(plants: Sequence[str], scatter: Floats, *, seed: int) -> Floats:
    """Factor by which each plant departs from others of its age.

    Parameters
    ----------
    plants : sequence of str
        Codes of the plants.
    scatter : ndarray of float
        Axis draw; logarithmic standard deviation, the central value first.
    seed : int
        Start of the random sequences.

    Returns
    -------
    ndarray of float
        Axes plant, draw; lognormal about one, one at the central value. A plant keeps its draws
        whatever other plants there are.
    """
    count = scatter.size - 1
    chance = np.array([uniforms(seed, f"fleet_departure.{one}", count) for one in plants])
    normal = ndtri(np.maximum(chance.reshape(len(plants), count), SMALLEST))
    factor = np.exp(normal * scatter[1:] - scatter[1:] ** 2 / 2.0)
    return np.concatenate([np.ones((len(plants), 1)), factor], axis=1)
