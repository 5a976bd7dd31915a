"""What was fitted of the market, as rows: method, window, what was thought before and found after.

Rows of many days show how the fits moved; the newest day, whose correlations ship too, is what a
study of today draws from.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from polysight.evidence.store import Evidence
from polysight.market.parameter import Parameter
from polysight.study.market_behaviour import root_of
from polysight.study.market_hindcast import FittedDay
from polysight.study.market_model import ParameterSpread
from polysight.study.market_parameters import TAIL, market_parameters
from polysight.study.market_scatter import VOLATILITIES

Floats = NDArray[np.float64]

TABLE, LINKS = "market_calibration", "market_calibration_links"
SMOOTHER, LIKELIHOOD = "ensemble-smoother", "composite-likelihood"
COLUMNS = (
    "id", "code", "published", "day", "parameter", "method", "first", "last", "windows", "readings",
    "prior_value", "prior_low", "prior_high", "value", "low", "high", "variance_left",
    "middle", "deviation",
)  # fmt: skip
LINK_COLUMNS = ("id", "published", "day", "parameter", "other", "correlation")
_FORMAT, _EXACT = ".4g", ".12g"


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """One parameter as it was fitted on one day.

    Parameters
    ----------
    id, code, day : str
        Name of the row, hash of the code, ISO date.
    parameter : Parameter
        Which.
    method : str
        ``ensemble-smoother`` or ``composite-likelihood``.
    first, last : str
        First day and last day of the window; empty where there was none.
    windows, readings : int
        Stretches of the past, and readings in them.
    prior_value, prior_low, prior_high, value, low, high : float
        Median and 5 to 95 % range before and after, in the unit of the parameter.
    variance_left : float
        Share of the variance behind the transform that is left.
    middle, deviation : float
        Mean and standard deviation behind the transform, after.
    """

    id: str
    code: str
    day: str
    parameter: Parameter
    method: str
    first: str
    last: str
    windows: int
    readings: int
    prior_value: float
    prior_low: float
    prior_high: float
    value: float
    low: float
    high: float
    variance_left: float
    middle: float
    deviation: float


def calibration_rows(evidence: Evidence) -> tuple[CalibrationRow, ...]:
    """Fits of all days that ship.

    Parameters
    ----------
    evidence : Evidence
        Holds ``market_calibration.csv``.

    Returns
    -------
    tuple of CalibrationRow
        In the order of the file.
    """
    return tuple(_row(one.cells) for one in evidence.tables[TABLE])


def calibrated_parameters(evidence: Evidence) -> ParameterSpread:
    """Behaviour as it was fitted on the newest day; as thought before where nothing was fitted.

    Parameters
    ----------
    evidence : Evidence
        Holds the fits and the parameters.

    Returns
    -------
    ParameterSpread
        The fitted parameters hang together.
    """
    prior = market_parameters(evidence)
    rows = calibration_rows(evidence)
    if not rows:
        return prior
    day = max(one.day for one in rows)
    own = {one.parameter: one for one in rows if one.day == day}
    middle, size = prior.middle.copy(), np.sqrt((prior.factor**2).sum(axis=1))
    for parameter, one in own.items():
        middle[parameter], size[parameter] = one.middle, one.deviation
    correlation = np.eye(len(Parameter))
    for row in evidence.tables[LINKS]:
        if row.cells["day"] == day:
            left, right = (Parameter[row.cells[key].upper()] for key in ("parameter", "other"))
            correlation[left, right] = correlation[right, left] = float(row.cells["correlation"])
    factor = root_of(correlation * np.outer(size, size))
    return ParameterSpread(middle, factor, prior.transform, prior.low, prior.high)


def calibration_text(
    days: Iterable[FittedDay], prior: ParameterSpread, code: str, made: str
) -> str:
    """Fits of days as a table.

    Parameters
    ----------
    days : iterable of FittedDay
        The days.
    prior : ParameterSpread
        What was thought before.
    code : str
        Hash of the code with which they were made.
    made : str
        Day on which they were made; what is known on earlier days has none of them.

    Returns
    -------
    str
        CSV with a header.
    """
    told = [row for day in days for row in _rows_of(day, prior, code)]
    return _text(
        COLUMNS, ({"id": f"CA{at:05d}", "published": made, **row} for at, row in enumerate(told, 1))
    )


def links_text(day: FittedDay, made: str) -> str:
    """Correlations of the fit of a day as a table.

    Parameters
    ----------
    day : FittedDay
        The day.
    made : str
        Day on which the fit was made.

    Returns
    -------
    str
        CSV with a header; each pair once.
    """
    places = _moved(day)
    factor = day.scatter.spread.factor[[int(one) for one in places]]
    covariance = factor @ factor.T
    size = np.sqrt(np.diag(covariance))
    found = covariance / np.outer(size, size)
    told = [
        {"day": day.forecast.origin.isoformat(), "parameter": places[one].key,
         "other": places[other].key, "correlation": format(found[one, other], _EXACT)}
        for one in range(len(places))
        for other in range(one)
    ]  # fmt: skip
    return _text(
        LINK_COLUMNS,
        ({"id": f"CL{at:05d}", "published": made, **row} for at, row in enumerate(told, 1)),
    )


def _moved(day: FittedDay) -> tuple[Parameter, ...]:
    return (*day.fit.fitted, *VOLATILITIES)


def _rows_of(day: FittedDay, prior: ParameterSpread, code: str) -> list[dict[str, str]]:
    after, found = day.scatter.spread, []
    for one in _moved(day):
        before, now = _range(prior, one), _range(after, one)
        scattered = one in VOLATILITIES
        found.append({
            "code": code, "day": day.forecast.origin.isoformat(), "parameter": one.key,
            "method": LIKELIHOOD if scattered else SMOOTHER,
            "first": day.windows[0][0] if day.windows else "",
            "last": day.forecast.origin.isoformat() if day.windows else "",
            "windows": str(day.fit.windows),
            "readings": str(day.scatter.prices if scattered else day.fit.readings),
            **dict(zip(("prior_value", "prior_low", "prior_high"), before, strict=True)),
            **dict(zip(("value", "low", "high"), now, strict=True)),
            "variance_left": format((_size(after, one) / _size(prior, one)) ** 2, _FORMAT),
            "middle": format(after.middle[one], _EXACT),
            "deviation": format(_size(after, one), _EXACT),
        })  # fmt: skip
    return found


def _size(spread: ParameterSpread, one: Parameter) -> float:
    return math.sqrt(float((spread.factor[one] ** 2).sum()))


def _range(spread: ParameterSpread, one: Parameter) -> tuple[str, str, str]:
    """Median, low and high end, as a file writes them."""
    found = []
    for score in (0.0, float(ndtri(TAIL)), -float(ndtri(TAIL))):
        latent = spread.middle.copy()
        latent[one] += score * _size(spread, one)
        found.append(format(float(spread.values(latent)[one]), _FORMAT))
    return found[0], found[1], found[2]


def _named(
    prefix: str, made: str, rows: Iterable[Mapping[str, str]]
) -> Iterable[Mapping[str, str]]:
    """Rows with their ids and the day on which they were made."""
    for at, row in enumerate(rows, 1):
        yield {"id": f"{prefix}{at:05d}", "published": made, **row}


def _text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _row(cells: Mapping[str, str]) -> CalibrationRow:
    numbers = {
        name: float(cells[name])
        for name in (
            "prior_value", "prior_low", "prior_high", "value", "low", "high", "variance_left",
            "middle", "deviation",
        )
    }  # fmt: skip
    return CalibrationRow(
        cells["id"], cells["code"], cells["day"], Parameter[cells["parameter"].upper()],
        cells["method"], cells["first"], cells["last"], int(cells["windows"]),
        int(cells["readings"]), **numbers,
    )  # fmt: skip
