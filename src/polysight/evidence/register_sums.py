"""The plant register summed by year and held against published national capacity.

What the register does not cover is shown as unallocated; it is never spread over plants.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from polysight.errors import DataError
from polysight.evidence.basis import Basis
from polysight.evidence.choice import Choice, choice
from polysight.evidence.plants import MARKS, Plant, register, year_ends
from polysight.evidence.store import Evidence

#: Territories whose plants make up a published total.
TERRITORIES = ("CN", "XCN", "WLD")
FIELDS = (*(mark for mark in MARKS if mark != "captive_power"), "consumption")


@dataclass(frozen=True, slots=True)
class YearSum:
    """Capacity of a territory at the end of a year.

    Parameters
    ----------
    geography : str
        Territory code.
    year : int
        The year.
    sourced_kt_per_year, all_kt_per_year : float
        Sum of the register without and with rows from memory.
    published : Choice or None
        Published year-end nameplate with the rows that were not chosen; None where none is known.
    """

    geography: str
    year: int
    sourced_kt_per_year: float
    all_kt_per_year: float
    published: Choice | None

    @property
    def unallocated_kt_per_year(self) -> float:
        """Published capacity that the register does not name.

        Returns
        -------
        float
            Published less the whole register; negative where the register exceeds the published
            figure, NaN where nothing was published.
        """
        if self.published is None:
            return float("nan")
        return self.published.chosen.middle - self.all_kt_per_year


def inside(geography: str, territory: str) -> bool:
    """Whether a province or country belongs to a territory.

    Parameters
    ----------
    geography : str
        Code of the province or country.
    territory : str
        ``CN``, ``XCN`` (outside China), ``WLD`` or a province or country itself.

    Returns
    -------
    bool
        True when it lies inside.
    """
    chinese = geography == "CN" or geography.startswith("CN-")
    if territory == "WLD":
        return True
    if territory == "XCN":
        return not chinese
    return geography == territory or geography.startswith(f"{territory}-")


def register_sum_kt_per_year(
    plants: Iterable[Plant],
    day: dt.date,
    *,
    unverified: bool = True,
    as_of: dt.date | None = None,
) -> float:
    """Nameplate of plants on a day.

    Parameters
    ----------
    plants : iterable of Plant
        Plants to add up.
    day : datetime.date
        The day.
    unverified : bool
        Whether rows from memory count.
    as_of : datetime.date, optional
        Only what could be known by this day.

    Returns
    -------
    float
        Thousand tonnes per year.
    """
    levels = (p.capacity_t_per_year(day, unverified=unverified, as_of=as_of) for p in plants)
    return sum(levels) / 1000


def published_capacity(
    evidence: Evidence, geography: str, year: int, as_of: dt.date | None = None
) -> Choice | None:
    """Published nameplate at the end of a year.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    geography : str
        Territory code.
    year : int
        The year.
    as_of : datetime.date, optional
        Day of knowledge.

    Returns
    -------
    Choice or None
        The chosen row and the losers; None when no row has this basis.
    """
    rows = evidence.select(
        "capacity",
        as_of=as_of,
        geography=geography,
        where=lambda row: (
            row.period.end == dt.date(year, 12, 31)
            and not row.company
            and not row.site
            and row.kind in ("observed", "estimate")
            and row.product == "polysilicon"
            and row.grade in ("", "all")
            and row.route in ("", "all")
        ),
    )
    wanted = Basis((("measure", "nameplate"), ("timing", "year-end")))
    try:
        return choice(rows, wanted)
    except DataError:
        return None


def year_sums(
    evidence: Evidence, geography: str, years: Sequence[int], as_of: dt.date | None = None
) -> list[YearSum]:
    """Register against published capacity, year by year.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    geography : str
        Territory code.
    years : sequence of int
        Years of interest.
    as_of : datetime.date, optional
        Day of knowledge.

    Returns
    -------
    list of YearSum
        One entry a year.
    """
    plants = [plant for plant in register(evidence) if inside(plant.geography, geography)]
    return [
        YearSum(
            geography,
            day.year,
            register_sum_kt_per_year(plants, day, unverified=False, as_of=as_of),
            register_sum_kt_per_year(plants, day, as_of=as_of),
            published_capacity(evidence, geography, day.year, as_of),
        )
        for day in year_ends(years)
    ]


def observed_shares(evidence: Evidence, years: Sequence[int]) -> dict[str, list[float]]:
    """Share of register capacity whose fields are observed rather than inferred or defaulted.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    years : sequence of int
        Year ends of interest.

    Returns
    -------
    dict of str to list of float
        By field (owner, geography, route, start, consumption), one share a year, weighted by
        nameplate; NaN when nothing stood. Consumption is observed when an own electricity figure
        of the plant's owner on its route is in the evidence.
    """
    plants = register(evidence)
    measured = {(row.company, row.route) for row in evidence.select("electricity_intensity")}
    found: dict[str, list[float]] = {field: [] for field in FIELDS}
    for day in year_ends(years):
        weights = [plant.capacity_t_per_year(day) for plant in plants]
        total = sum(weights)
        for field in FIELDS:
            known = sum(
                weight
                for plant, weight in zip(plants, weights, strict=True)
                if _observed(plant, field, measured)
            )
            found[field].append(known / total if total else float("nan"))
    return found


def _observed(plant: Plant, field: str, measured: set[tuple[str, str]]) -> bool:
    if field == "consumption":
        return bool(
            {(plant.owner, plant.route), (plant.group, plant.route)} & measured - {("", "")}
        )
    return plant.mark(field) == "observed"
