"""Rows of the fleet over the years, and the curves through them."""

from __future__ import annotations

from dataclasses import dataclass

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.periods import period
from polysight.plant.learning import LearningCurve, learning_curve
from polysight.study.references import References

#: Years for which the curves say something.
FIRST_YEAR, LAST_YEAR = 1990, 2030
#: Curves of rod plants: whole plant, deposition and hydrogenation.
RODS = ("rods-whole-plant", "rods-deposition", "rods-hydrogenation")
#: Curve of plants with a bed, whose parts no row tells.
BED = "bed-whole-plant"
#: Curve of the steam of rod plants.
STEAM = "rods-steam"
TABLE = "learning_rows"


@dataclass(frozen=True, slots=True)
class Reference:
    """The fleet that a route is calibrated to.

    Parameters
    ----------
    year : float
        Year of the published consumption.
    whole_kwh_per_kg, deposition_kwh_per_kg, hydrogenation_kwh_per_kg : float
        Electricity of that year; the parts are zero where no row tells them.
    steam_kg_per_kg : float
        Steam of that year.
    persistence : float
        Share of a departure from the curve that is left after one year.
    """

    year: int
    whole_kwh_per_kg: float
    deposition_kwh_per_kg: float
    hydrogenation_kwh_per_kg: float
    steam_kg_per_kg: float
    persistence: float


def fleet_rows(
    series: str, evidence: Evidence, references: References
) -> list[tuple[float, float, float]]:
    """Rows of a series.

    Parameters
    ----------
    series : str
        Name of the series.
    evidence : Evidence
        Table of the rows with their weights.
    references : References
        Index of the ids.

    Returns
    -------
    list of tuple of float
        Middle of the period [a], value [kWh/kg, of steam kg/kg] and weight.
    """
    unit = "kg/kg" if series == STEAM else "kWh/kg"
    rows = [row.cells for row in evidence.tables[TABLE] if row.cells["series"] == series]
    return [
        (
            _middle(references, row["ref"]),
            references.number(row["ref"], unit, evidence),
            float(row["weight"]),
        )
        for row in rows
    ]


def share_rows(
    series: str, evidence: Evidence, references: References
) -> list[tuple[float, float, float]]:
    """Shares that a step has of the whole plant, each counted by one hand at one time.

    Parameters
    ----------
    series : str
        Name of the series of the step.
    evidence : Evidence
        Table of the rows with their weights.
    references : References
        Index of the ids.

    Returns
    -------
    list of tuple of float
        Middle of the period [a], share and weight, which is the smaller one of the two rows.
    """
    rows = [row.cells for row in evidence.tables[TABLE]]
    weights = {row["ref"]: float(row["weight"]) for row in rows}
    return [
        (
            _middle(references, row["ref"]),
            references.number(row["ref"], "kWh/kg", evidence)
            / references.number(row["whole"], "kWh/kg", evidence),
            min(weights[row["ref"]], weights[row["whole"]]),
        )
        for row in rows
        if row["series"] == series and row["whole"]
    ]


def fleet_curve(series: str, evidence: Evidence, references: References) -> LearningCurve:
    """Learning curve of a series of rows.

    Parameters
    ----------
    series : str
        Name of the series.
    evidence : Evidence
        Table of the rows with their weights.
    references : References
        Index of the ids.

    Returns
    -------
    LearningCurve
        Fitted to the middle of each row's period.
    """
    return fitted_curve(fleet_rows(series, evidence, references))


def fitted_curve(rows: list[tuple[float, float, float]]) -> LearningCurve:
    """Learning curve of rows.

    Parameters
    ----------
    rows : list of tuple of float
        As from `fleet_rows`.

    Returns
    -------
    LearningCurve
        Fitted to all of them.
    """
    return learning_curve(*zip(*rows, strict=True))


def _middle(references: References, name: str) -> float:
    """Middle of the period of a row, in decimal years."""
    if name in references.observations:
        told = references.observations[name].period
    else:
        told = period(references.row(name).cells["period"])
    days = (told.end - told.start).days / 2
    return told.start.year + (told.start.timetuple().tm_yday - 1 + days) / 365.25


def check_year(year: int) -> None:
    """Nothing if the curves say something about a year.

    Parameters
    ----------
    year : int
        Wanted year.

    Raises
    ------
    UsageError
        If they do not; the nearest possible year is named.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        near = min(max(year, FIRST_YEAR), LAST_YEAR)
        raise refusal(
            UsageError, "design.year", got=year, near=near, first=FIRST_YEAR, last=LAST_YEAR
        )
