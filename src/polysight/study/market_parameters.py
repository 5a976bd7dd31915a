"""Behaviour of the market as it is thought to be before any of it is fitted to the past."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtri

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.market.parameter import Parameter
from polysight.study.market_model import ParameterSpread, Transform

TABLE = "market_parameters"
#: Part of the probability below the low end of a range, and above the high one.
TAIL = 0.05


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One parameter as its row states it.

    Parameters
    ----------
    id : str
        Name of the row.
    parameter : Parameter
        Which.
    en, zh, unit : str
        Names and unit code.
    transform : Transform
        Scale on which it is normally distributed.
    value, low, high : float
        Median, and the numbers below and above which five per cent lie.
    least, most : float
        Ends between which a logit lies; NaN for the others.
    fitted : bool
        Whether the calibration moves it.
    rows : tuple of str
        Ids of the rows it rests on.
    evidence, tier, source : str
        How it was found, trust, and key of the source; no source for an assumption.
    why_en, why_zh : str
        Why this range.
    """

    id: str
    parameter: Parameter
    en: str
    zh: str
    unit: str
    transform: Transform
    value: float
    low: float
    high: float
    least: float
    most: float
    fitted: bool
    rows: tuple[str, ...]
    evidence: str
    tier: str
    source: str
    why_en: str
    why_zh: str

    @property
    def middle(self) -> float:
        """Mean of the number behind the transform."""
        return self._behind(self.value)

    @property
    def deviation(self) -> float:
        """Standard deviation of the number behind the transform."""
        width = self._behind(self.high) - self._behind(self.low)
        return width / (2.0 * -float(ndtri(TAIL)))

    def _behind(self, number: float) -> float:
        if self.transform is Transform.LINEAR:
            return number
        if self.transform is Transform.LOG:
            return math.log(number)
        return math.log((number - self.least) / (self.most - number))


def parameter_rows(evidence: Evidence) -> tuple[ParameterRow, ...]:
    """Every parameter of the market, in the order of the parameter axis.

    Parameters
    ----------
    evidence : Evidence
        Holds ``market_parameters.csv``; a row of an overlay takes the place of the shipped one.

    Returns
    -------
    tuple of ParameterRow
        Axis `Parameter`.

    Raises
    ------
    DataError
        If a parameter has no row, a row names none, or its range is not in order.
    """
    found: dict[str, ParameterRow] = {}
    known = {one.key for one in Parameter}
    for row in evidence.tables[TABLE]:
        name = row.cells["parameter"]
        if name not in known:
            raise DataError((row.problem("market_parameters.unknown", "parameter"),))
        found[name] = _parameter_row(row)
    missing = [one.key for one in Parameter if one.key not in found]
    if missing:
        raise refusal(DataError, "market_parameters.missing", got=", ".join(missing))
    return tuple(found[one.key] for one in Parameter)


def market_parameters(evidence: Evidence) -> ParameterSpread:
    """The parameters before any fitting, independent of one another.

    Parameters
    ----------
    evidence : Evidence
        Holds the rows.

    Returns
    -------
    ParameterSpread
        One source of doubt a parameter.
    """
    return spread_of(parameter_rows(evidence))


def spread_of(rows: tuple[ParameterRow, ...]) -> ParameterSpread:
    """Independent spreads of rows.

    Parameters
    ----------
    rows : tuple of ParameterRow
        Axis `Parameter`.

    Returns
    -------
    ParameterSpread
        Behind the transforms each parameter is normal about its middle.
    """
    return ParameterSpread(
        middle=np.array([one.middle for one in rows]),
        factor=np.diag([one.deviation for one in rows]),
        transform=np.array([one.transform for one in rows], dtype=np.int64),
        low=np.array([0.0 if math.isnan(one.least) else one.least for one in rows]),
        high=np.array([1.0 if math.isnan(one.most) else one.most for one in rows]),
    )


def with_row(
    spread: ParameterSpread, parameter: Parameter, middle: float, deviation: float
) -> ParameterSpread:
    """A spread in which one parameter is known otherwise, alone.

    Parameters
    ----------
    spread : ParameterSpread
        All parameters.
    parameter : Parameter
        The one, which loses what it had in common with others.
    middle, deviation : float
        Mean and standard deviation behind its transform.

    Returns
    -------
    ParameterSpread
        With one more source of doubt.
    """
    centre = spread.middle.copy()
    centre[parameter] = middle
    factor = spread.factor.copy()
    factor[parameter] = 0.0
    factor[parameter, parameter] = deviation
    return replace(spread, middle=centre, factor=factor)


def _parameter_row(row: Row) -> ParameterRow:
    cells = row.cells
    transform = Transform[cells["transform"].upper()]
    value, low, high = (float(cells[name]) for name in ("value", "low", "high"))
    least, most = (float(cells[name] or "nan") for name in ("least", "most"))
    positive = transform is not Transform.LOG or low > 0
    between = transform is not Transform.LOGIT or least < low <= high < most
    if not (low <= value <= high and positive and between):
        told = f"{low:g} / {value:g} / {high:g}"
        raise DataError((row.problem("market_parameters.range", "value", got=told),))
    return ParameterRow(
        id=cells["id"], parameter=Parameter[cells["parameter"].upper()],
        en=cells["en"], zh=cells["zh"], unit=cells["unit"], transform=transform,
        value=value, low=low, high=high, least=least, most=most,
        fitted=cells["fitted"] == "yes",
        rows=tuple(part for part in cells["rows"].split(";") if part),
        evidence=cells["evidence"], tier=cells["tier"], source=cells["source"],
        why_en=cells["why_en"], why_zh=cells["why_zh"],
    )  # fmt: skip
