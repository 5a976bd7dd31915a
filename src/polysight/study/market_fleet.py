"""Electricity of the fleet as the rows of a day tell it."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from polysight.plant.learning import learning_curve
from polysight.study.fleet import BED, RODS, fleet_rows
from polysight.study.fleet_energy import RETROFIT
from polysight.study.fleet_energy import TABLE as SPREAD
from polysight.study.market_terms import Terms
from polysight.study.market_units import Unit
from polysight.study.view import View

BED_ROUTE, ROD_ROUTE = "silane-fbr", "siemens"
DAYS_PER_YEAR = 365.25
#: Half life of a row in a curve: early plants abroad tell little of lines that were built since.
HALF_YEARS = 6.0


def calendar_year(day: dt.date) -> float:
    """A day as a calendar year with its fraction.

    Parameters
    ----------
    day : datetime.date
        The day.

    Returns
    -------
    float
        Calendar year.
    """
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_PER_YEAR


def route_kind(route: str) -> str:
    """Route by which a plant is costed: beds apart, all others as rods.

    Parameters
    ----------
    route : str
        Code of its route.

    Returns
    -------
    str
        `BED_ROUTE` or `ROD_ROUTE`.
    """
    return BED_ROUTE if route == BED_ROUTE else ROD_ROUTE


@dataclass(frozen=True, slots=True)
class Fleet:
    """What the fleet of a year takes, as a day knew it.

    Parameters
    ----------
    rods, bed : tuple of float
        Level, slope and centre of the logarithm of electricity over the year [kWh/kg].
    retrofit : float
        Share of the fleet's progress that a plant follows.
    inputs : tuple of str
        Ids of the rows.
    """

    rods: tuple[float, float, float]
    bed: tuple[float, float, float]
    retrofit: float
    inputs: tuple[str, ...]

    def built(self, route: str, year: float) -> float:
        """Electricity of the fleet of a year.

        Parameters
        ----------
        route : str
            Code of the route.
        year : float
            Calendar year.

        Returns
        -------
        float
            kWh/kg.
        """
        level, slope, centre = self.bed if route == BED_ROUTE else self.rods
        return math.exp(level + slope * (year - centre))

    def of(self, unit: Unit, year: float) -> float:
        """Electricity of a unit in a year.

        Parameters
        ----------
        unit : Unit
            The unit.
        year : float
            Calendar year.

        Returns
        -------
        float
            kWh/kg; what is built later counts as of its start.
        """
        parts = [
            share * self.built(unit.route, begun + self.retrofit * max(0.0, year - begun))
            for begun, share in unit.built
        ]
        return sum(parts)


def fleet(view: View, day: dt.date, terms: Terms) -> Fleet:
    """Electricity of the fleet as the rows of the day tell it.

    Parameters
    ----------
    view : View
        Evidence of the day.
    day : datetime.date
        The day; a row weighs half for each `HALF_YEARS` between its year and the day.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    Fleet
        Curves through the rows; beds stand to rods as a term says where too few rows were known.
    """
    now = calendar_year(day)
    rows = {
        name: [
            (place, value, weight * 0.5 ** (abs(now - place) / HALF_YEARS))
            for place, value, weight in fleet_rows(name, view.evidence, view.references)
        ]
        for name in (RODS[0], BED)
    }
    rods = _line(rows[RODS[0]])
    assert rods is not None
    bed = _line(rows[BED])
    if bed is None:
        bed = (rods[0] + math.log(terms.value("bed_over_rods")), rods[1], rods[2])
    spread = {row.cells["parameter"]: row.cells for row in view.evidence.tables[SPREAD]}
    used = [
        row.cells["id"]
        for row in view.evidence.tables["learning_rows"]
        if row.cells["series"] in (RODS[0], BED)
    ]
    return Fleet(rods, bed, float(spread[RETROFIT]["value"]), (*used, spread[RETROFIT]["id"]))


def _line(rows: list[tuple[float, float, float]]) -> tuple[float, float, float] | None:
    """Level, slope and centre of a learning curve that does not rise; None of too few rows."""
    if len({place for place, _, _ in rows}) <= 2:
        return None
    curve = learning_curve(*zip(*rows, strict=True))
    return curve.level, min(curve.slope, 0.0), curve.centre
