"""The plant register summed by year and held against published national capacity.

What the register does not cover is shown as unallocated; it is never spread over plants.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from polysight.errors import DataError
from polysight.estimate import Estimate
from polysight.evidence.basis import Basis
from polysight.evidence.choice import Choice, choice
from polysight.evidence.observation import Observation
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
    published : Estimate or None
        Published year-end nameplate, for a province also its published share of the country's;
        None where none is known.
    """

    geography: str
    year: int
    sourced_kt_per_year: float
    all_kt_per_year: float
    published: Estimate | None

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
        return self.published.value - self.all_kt_per_year


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


def published_level(
    evidence: Evidence, geography: str, year: int, as_of: dt.date | None = None
) -> Estimate | None:
    """Published capacity of a territory, or of a province by its published share.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    geography : str
        Territory or province code.
    year : int
        The year.
    as_of : datetime.date, optional
        Day of knowledge.

    Returns
    -------
    Estimate or None
        Thousand tonnes per year, citing its rows; None when neither is known.
    """
    direct = published_capacity(evidence, geography, year, as_of)
    if direct is not None:
        return direct.estimate()
    shares = evidence.select(
        "capacity_share",
        as_of=as_of,
        geography=geography,
        product="polysilicon",
        where=lambda row: row.period.text == str(year) and row.basis.get("whole") == "china",
    )
    country = published_capacity(evidence, "CN", year, as_of)
    if not shares or country is None:
        return None
    share, whole = choice(shares).estimate(), country.estimate()
    return replace(
        whole,
        value=share.value * whole.value,
        low=share.low * whole.low,
        high=share.high * whole.high,
        known=max(share.known, whole.known),
        observations=share.observations + whole.observations,
        conversions=("share of the country",),
    )


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
            published_level(evidence, geography, day.year, as_of),
        )
        for day in year_ends(years)
    ]


def own_consumption(
    plant: Plant, evidence: Evidence, as_of: dt.date | None = None
) -> list[Observation]:
    """Rows that give the electricity use of a plant itself.

    Parameters
    ----------
    plant : Plant
        The plant.
    evidence : Evidence
        The evidence.
    as_of : datetime.date, optional
        Day of knowledge.

    Returns
    -------
    list of Observation
        Whole-plant rows about its owner or group, on its route, in its own province or country
        part; a company-wide or national figure is no observation of a plant.
    """
    return evidence.select(
        "electricity_intensity",
        as_of=as_of,
        geography=plant.geography,
        route=plant.route,
        kind="observed",
        where=lambda row: (
            row.company in (plant.owner, plant.group)
            and bool(row.company)
            and row.basis.get("step") == "whole-plant"
            and row.tier != "unverified"
        ),
    )


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
        nameplate; NaN when nothing stood.
    """
    plants = register(evidence)
    seen = {field: [is_observed(plant, field, evidence) for plant in plants] for field in FIELDS}
    found: dict[str, list[float]] = {field: [] for field in FIELDS}
    for day in year_ends(years):
        weights = [plant.capacity_t_per_year(day) for plant in plants]
        total = sum(weights)
        for field in FIELDS:
            known = sum(w for w, observed in zip(weights, seen[field], strict=True) if observed)
            found[field].append(known / total if total else float("nan"))
    return found


def is_observed(plant: Plant, field: str, evidence: Evidence, as_of: dt.date | None = None) -> bool:
    """Whether a field of a plant is observed rather than inferred or defaulted.

    Parameters
    ----------
    plant : Plant
        The plant.
    field : str
        One of `FIELDS`.
    evidence : Evidence
        The evidence.
    as_of : datetime.date, optional
        Day of knowledge.

    Returns
    -------
    bool
        True when it is.
    """
    if field == "consumption":
        return bool(own_consumption(plant, evidence, as_of))
    return plant.mark(field) == "observed"
