"""Numbers about the past of the market, as readings of series whose logarithms are estimated."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from polysight.evidence.conversion import dated_rates
from polysight.evidence.observation import Observation
from polysight.market.series import Series
from polysight.study.history_terms import HistoryTerms
from polysight.study.view import View

#: Words by which a number is only about right.
LOOSE = ("about", "over", "under")
ESTIMATE, REPEATED = "estimate", "unverified"
_MONTHS, _DAYS_PER_MONTH = 12, 365.25 / 12.0
_STRETCHES = ("half-year", "year", "interval", "quarter")


class Shape(Enum):
    """What a number says of the months that it is about."""

    #: Mean of the logarithms of the months, and of the series where there are several.
    MEAN = 0
    #: Sum over the months and series.
    SUM = 1
    #: Sum of the series at the end of the last month.
    END = 2


@dataclass(frozen=True, slots=True)
class HistoryReading:
    """One number about the past.

    Parameters
    ----------
    series : tuple of Series
        What it is about.
    shape : Shape
        How it is made of them.
    first, last : int
        Months since January of year 0, both counted.
    logarithm : float
        Natural logarithm of the number in the unit of the series, less its known offset.
    deviation : float
        Standard deviation of its error.
    known : datetime.date
        First day on which it could be known.
    inputs : tuple of str
        Ids of the rows that it rests on.
    whole : tuple of Series
        For a share, the series of whose sum it is one; empty otherwise.
    """

    series: tuple[Series, ...]
    shape: Shape
    first: int
    last: int
    logarithm: float
    deviation: float
    known: dt.date
    inputs: tuple[str, ...]
    whole: tuple[Series, ...] = ()


def month_number(day: dt.date) -> int:
    """Month of a day.

    Parameters
    ----------
    day : datetime.date
        The day.

    Returns
    -------
    int
        Months since January of year 0.
    """
    return _MONTHS * day.year + day.month - 1


def month_name(number: int) -> str:
    """Month as a text.

    Parameters
    ----------
    number : int
        Months since January of year 0.

    Returns
    -------
    str
        For example ``2024-05``.
    """
    return f"{number // _MONTHS:04d}-{number % _MONTHS + 1:02d}"


def looser(deviation: float, row: Observation, terms: HistoryTerms) -> float:
    """Error of a number, wider where its words make it so.

    Parameters
    ----------
    deviation : float
        Error of a plain statement.
    row : Observation
        The row.
    terms : HistoryTerms
        Holds the further error of bounds and estimates.

    Returns
    -------
    float
        Standard deviation of the logarithm.
    """
    if row.qualifier in LOOSE or row.kind == ESTIMATE:
        return math.hypot(deviation, terms("bound_error"))
    return deviation


def unrepeated(rows: Iterable[Observation]) -> list[Observation]:
    """Rows without those that say again what another one says, and without unverified ones.

    Parameters
    ----------
    rows : iterable of Observation
        The rows.

    Returns
    -------
    list of Observation
        Each number once.
    """
    kept = [row for row in rows if row.tier != REPEATED]
    ids = {row.id for row in kept}
    return [row for row in kept if row.same_value_as not in ids]


def amount_reading(
    row: Observation,
    series: tuple[Series, ...],
    deviation: tuple[float, float],
    terms: HistoryTerms,
    offset: float = 0.0,
) -> HistoryReading:
    """A flow over a stretch of time as a reading.

    Parameters
    ----------
    row : Observation
        The row, in kt; a week counts for its month by its days.
    series : tuple of Series
        What it is the sum of.
    deviation : tuple of float
        Error of a number of a month, and of one of a longer stretch.
    terms : HistoryTerms
        Terms.
    offset : float
        By how much the logarithm of such numbers stands above the series.

    Returns
    -------
    HistoryReading
        The reading.
    """
    first, last = month_number(row.period.start), month_number(row.period.end)
    value, error = row.middle, deviation[row.period.grain in _STRETCHES]
    if row.period.grain in ("week", "day"):
        days = (row.period.end - row.period.start).days + 1
        value, first = value * _DAYS_PER_MONTH / days, last
    return HistoryReading(
        series, Shape.SUM, first, last, math.log(value) - offset, looser(error, row, terms),
        row.first_known, (row.id,),
    )  # fmt: skip


def level_reading(
    row: Observation,
    series: tuple[Series, ...],
    deviation: float,
    terms: HistoryTerms,
    offset: float = 0.0,
) -> HistoryReading:
    """A stock or capacity at a time as a reading.

    Parameters
    ----------
    row : Observation
        The row; a period stands for its end.
    series : tuple of Series
        What it is the sum of.
    deviation : float
        Its error.
    terms : HistoryTerms
        Terms.
    offset : float
        By how much the logarithm of such numbers stands above the series.

    Returns
    -------
    HistoryReading
        The reading.
    """
    last = month_number(row.period.end)
    return HistoryReading(
        series, Shape.END, last, last, math.log(row.middle) - offset,
        looser(deviation, row, terms), row.first_known, (row.id,),
    )  # fmt: skip


class Money:
    """Value-added tax and exchange rates of any day, as known on the day of the study.

    Parameters
    ----------
    view : View
        The evidence.
    """

    def __init__(self, view: View) -> None:
        self._vat = dated_rates(view.evidence, "vat_rate", "CN")
        rows = [row for row in view.facts("exchange_rate") if row.canonical_unit == "CNY/USD"]
        spans = [row for row in unrepeated(rows) if row.basis.get("averaging") != "point"]
        self._rates = sorted(spans, key=lambda row: (row.period.end, row.period.start, row.id))

    def without_vat(self, row: Observation, taxed: bool) -> tuple[float, tuple[str, ...]]:
        """Factor that takes value-added tax out of a price, at the rate of its middle day.

        Parameters
        ----------
        row : Observation
            The price.
        taxed : bool
            Whether it includes the tax.

        Returns
        -------
        float
            The factor.
        tuple of str
            Id of the rate.
        """
        if not taxed:
            return 1.0, ()
        middle = row.period.start + (row.period.end - row.period.start) / 2
        rate = next(one for one in self._vat if one.valid_from <= middle <= one.valid_to)
        return 1.0 / (1.0 + rate.value), (rate.id,)

    def per_dollar(self, row: Observation) -> tuple[float, bool, tuple[str, ...]]:
        """Yuan for a dollar in the period of a price.

        Parameters
        ----------
        row : Observation
            The price.

        Returns
        -------
        float
            The shortest published mean that holds the period; else the newest before it.
        bool
            Whether it holds the period.
        tuple of str
            Id of the rate.
        """
        middle = row.period.start + (row.period.end - row.period.start) / 2
        holding = [one for one in self._rates if one.period.start <= middle <= one.period.end]
        if holding:
            best = min(holding, key=lambda one: (one.period.end - one.period.start, one.id))
            return best.middle, True, (best.id,)
        earlier = [one for one in self._rates if one.period.end < middle]
        best = earlier[-1] if earlier else self._rates[0]
        return best.middle, False, (best.id,)
