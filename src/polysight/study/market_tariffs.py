"""What plants pay for power on a day, wherever they stand: statements of the day, and terms.

Rule for China. A supply point is a place and a supply. The statements about it that were known
(`polysight.study.tariffs.statements`, also those about an area that holds it) and the term about
it are averaged in logarithms: the term weighs one, statements of polysilicon makers two and of
other users one, half of it for each `HALF_YEARS` between the year they speak of and the day. Wet
and dry months part as the statements say, else by terms; where polysilicon makers were told to pay
something in the dry season alone, that is the dry tariff. Outside China the term of the country
holds, in the dollar of the day. Tariffs of later months are those of the day: what moves them is a
driver of the scenario, or the parameter for power.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.evidence.observation import Observation
from polysight.evidence.register_sums import inside
from polysight.evidence.store import Evidence
from polysight.study.market_terms import Terms
from polysight.study.months import WET_SEASON
from polysight.study.tariffs import SEASONS, statements
from polysight.study.view import View

Floats = NDArray[np.float64]

CHINA, ABROAD = "CN", "XCN"
GRID, CAPTIVE = "grid", "captive"
HALF_YEARS = 8.0
#: Weight of a statement of polysilicon makers against one of other users, or the term.
OWN_USERS, OWN_WEIGHT = "polysilicon", 2.0
#: Areas whose statements speak of a province too; none of them tells of own power stations.
AREAS: Mapping[str, tuple[str, ...]] = {
    "CN-NM": ("CN-NM-W", "CN-NM-E", "CN-NM-XJ", "CN-WESTERN"),
    "CN-XJ": ("CN-NM-XJ", "CN-WESTERN"),
    "CN-SC": ("CN-SC-YN", "CN-WESTERN"),
    "CN-YN": ("CN-SC-YN", "CN-WESTERN"),
    "CN-QH": ("CN-WESTERN",),
    "CN-GS": ("CN-WESTERN",),
    "CN-NX": ("CN-WESTERN",),
    "CN-SN": ("CN-WESTERN",),
    "CN-JS": ("CN-COAST",),
    "CN-ZJ": ("CN-COAST",),
    "CN-HE": ("CN-NORTH",),
}
USERS = ("polysilicon", "energy-intensive", "silicon-metal", "industry-band")


@dataclass(frozen=True, slots=True)
class PowerPrices:
    """Tariffs of supply points.

    Parameters
    ----------
    points : tuple of str
        Supply points as ``CN-XJ:captive``.
    wet, dry : ndarray of float
        Axis supply point; tariff without value-added tax in wet and dry months [CNY/kWh].
    wet_months : tuple of int
        First and last month of the wet season, from 1.
    inputs : tuple of str
        Ids of what they rest on.
    """

    points: tuple[str, ...]
    wet: Floats
    dry: Floats
    wet_months: tuple[int, int]
    inputs: tuple[str, ...]

    @property
    def year(self) -> Floats:
        """Mean over the year; axis supply point [CNY/kWh]."""
        share = (self.wet_months[1] - self.wet_months[0] + 1) / 12.0
        return np.asarray(share * self.wet + (1.0 - share) * self.dry)

    def by_month(self, months: Sequence[str]) -> Floats:
        """Tariffs by month.

        Parameters
        ----------
        months : sequence of str
            Months, as ``2026-07``.

        Returns
        -------
        ndarray of float
            Axes supply point, month [CNY/kWh].
        """
        first, last = self.wet_months
        wet = np.array([first <= int(month[5:]) <= last for month in months])
        return np.where(wet, self.wet[:, None], self.dry[:, None])

    def at(self, point: str) -> float:
        """Mean over the year at a supply point.

        Parameters
        ----------
        point : str
            Supply point.

        Returns
        -------
        float
            CNY/kWh.
        """
        return float(self.year[self.points.index(point)])


@dataclass(frozen=True, slots=True)
class YuanRate:
    """Yuan per unit of a currency.

    Parameters
    ----------
    value : float
        The rate.
    input : str
        Id of its row.
    """

    value: float
    input: str


def yuan_rate(evidence: Evidence, currency: str, day: dt.date) -> YuanRate:
    """Newest mean exchange rate that ends by a day, of the year, quarter or month.

    Parameters
    ----------
    evidence : Evidence
        Evidence of a day.
    currency : str
        The currency.
    day : datetime.date
        Day on which money was spent; if no rate is as old, the oldest one.

    Returns
    -------
    YuanRate
        Of the shortest mean that holds the day, else the last one before it.

    Raises
    ------
    DataError
        If no rate is known.
    """
    rows = [
        row
        for row in evidence.select("exchange_rate")
        if row.canonical_unit == f"CNY/{currency}" and row.basis.get("averaging") != "point"
    ]
    if not rows:
        raise refusal(DataError, "rate.no_exchange", one=currency, other="CNY", period=day)

    def order(row: Observation) -> tuple[int, int, str]:
        span = (row.period.end - row.period.start).days
        if row.period.start <= day <= row.period.end:
            return 0, span, row.id
        return 1, abs((day - row.period.end).days), row.id

    found = min(rows, key=order)
    return YuanRate(found.middle, found.id)


def power_prices(view: View, points: Sequence[str], day: dt.date, terms: Terms) -> PowerPrices:
    """Tariffs of supply points by the rule of this module.

    Parameters
    ----------
    view : View
        Evidence of the day with the shipped scenario.
    points : sequence of str
        Supply points.
    day : datetime.date
        The day.
    terms : Terms
        Assumptions of the day.

    Returns
    -------
    PowerPrices
        In the order of the points.
    """
    slim = replace(
        view.evidence,
        observations=tuple(
            row for row in view.evidence.observations if row.quantity == "electricity_tariff"
        ),
    )
    scenario = view.scenario.model_copy(
        update={
            "tariffs": view.scenario.tariffs.model_copy(
                update={"places": dict(AREAS), "users": USERS}
            )
        }
    )
    reading = replace(view, evidence=slim, scenario=scenario)
    ends = tuple(int(view.references.number(name, "1", view.evidence)) for name in WET_SEASON)
    dollar = yuan_rate(view.evidence, "USD", day)
    vat = view.named("quotes_vat")
    found = [_point(reading, one, day, terms, dollar, 1.0 + vat.value) for one in points]
    inputs = dict.fromkeys(name for _, _, ids in found for name in ids)
    return PowerPrices(
        tuple(points), np.array([one[0] for one in found]), np.array([one[1] for one in found]),
        (ends[0], ends[1]), (*inputs, *vat.inputs, *WET_SEASON),
    )  # fmt: skip


def _point(
    view: View, point: str, day: dt.date, terms: Terms, dollar: YuanRate, taxed: float
) -> tuple[float, float, tuple[str, ...]]:
    """Wet and dry tariff of a supply point, and what they rest on."""
    place, _, supply = point.partition(":")
    if not inside(place, CHINA):
        country, _, _ = place.partition("-")
        subjects = (f"{one}:{GRID}" for one in (place, country, ABROAD))
        own = terms.value("tariff", *subjects) * dollar.value
        return own, own, (dollar.input,)
    own_term = terms.find("tariff", point)
    if supply == CAPTIVE and own_term is None:
        return _point(view, f"{place}:{GRID}", day, terms, dollar, taxed)
    base = terms.value("tariff", point, f"{CHINA}:{supply}")
    rows = statements(view, place, day.year, supply)
    if supply == CAPTIVE:
        rows = [row for row in rows if row.geography == place]
    factor = 1.0 / taxed if supply == GRID else 1.0
    ids = tuple(row.id for row in rows)
    told = {
        season: [factor * row.middle for row in rows if row.basis.get("season") == season]
        for season in SEASONS
    }
    if rows and all(told.values()):
        year_round = math.exp(np.mean([np.log(np.mean(told[one])) for one in SEASONS]))
        mean = _mixed(base, year_round, rows[0], day)
        return (*(mean / year_round * float(np.mean(told[one])) for one in SEASONS), ids)  # type: ignore[return-value]
    plain = [factor * row.middle for row in rows if row.basis.get("season") not in SEASONS]
    mean = _mixed(base, float(np.mean(plain)), rows[0], day) if plain else base
    wet, dry = (terms.find(f"season_{season}", place) for season in SEASONS)
    if wet is None or dry is None or supply == CAPTIVE:
        return mean, mean, ids
    told_dry = _dry(view, place)
    if told_dry is not None:
        return mean * wet.value, max(mean, factor * told_dry.middle), (*ids, told_dry.id)
    return mean * wet.value, mean * dry.value, ids


def _dry(view: View, place: str) -> Observation | None:
    """Newest statement of what polysilicon makers of a place pay in the dry season.

    A statement about the season to come counts as well.
    """
    rows = [
        row
        for row in view.evidence.select("electricity_tariff")
        if row.geography in (place, *AREAS.get(place, ()))
        and row.canonical_unit == "CNY/kWh"
        and row.basis.get("season") == SEASONS[1]
        and row.basis.get("user") == OWN_USERS
    ]
    return max(rows, key=lambda row: (row.period.end, row.id), default=None)


def _mixed(base: float, stated: float, row: Observation, day: dt.date) -> float:
    """Mean of a term and a statement in logarithms, by the rule of this module."""
    weight = OWN_WEIGHT if row.basis.get("user") == OWN_USERS else 1.0
    weight *= 0.5 ** (abs(day.year - row.period.end.year) / HALF_YEARS)
    share = weight / (1.0 + weight)
    return math.exp(share * math.log(stated) + (1.0 - share) * math.log(base))
