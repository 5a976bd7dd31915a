"""A day of the past with its forecast and fit, kept in a file, so that judging it needs no run."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.investment.mean_reversion import MeanReversion
from polysight.market.parameter import Parameter
from polysight.market.paths import MarketPaths
from polysight.market.random_walk import RandomWalk
from polysight.market.series import PlantYear, Series
from polysight.study.market_benchmarks import PlainForecast
from polysight.study.market_calibration import MarketFit
from polysight.study.market_hindcast import FittedDay
from polysight.study.market_model import ParameterSpread
from polysight.study.market_readings import PARTS, MarketVariable
from polysight.study.market_record import DayForecast
from polysight.study.market_scatter import ScatterFit

Floats = NDArray[np.float64]

#: Version of this form of file.
FORMAT = 1
#: Series of which readings are made; the others are not kept.
KEPT = tuple(sorted({one for parts in PARTS.values() for one in parts}))
_SPREAD = ("middle", "factor", "transform", "low", "high")
_FIT = ("prior_middle", "prior_deviation", "middle", "deviation", "correlation")
_TOLD = ("windows", "readings", "misfit_before", "misfit_after", "widening")


def keep(day: FittedDay, path: Path) -> None:
    """Write a day to a file, whole or not at all.

    Parameters
    ----------
    day : FittedDay
        The day.
    path : pathlib.Path
        File with the ending ``npz``.
    """
    paths = day.forecast.paths
    told = {
        "format": FORMAT,
        "origin": day.forecast.origin.isoformat(),
        "first_draw": paths.first_draw,
        "series": [one.key for one in KEPT],
        "windows": [list(one) for one in day.windows],
        "plain": {name.value: _plain(one) for name, one in day.forecast.plain.items()},
        "fit": {name: getattr(day.fit, name) for name in _TOLD}
        | {"fitted": [one.key for one in day.fit.fitted]},
        "scatter": {
            "factor": day.scatter.factor,
            "deviation": day.scatter.deviation,
            "prices": day.scatter.prices,
        },
    }
    arrays: dict[str, Any] = {
        "told": np.array(json.dumps(told)),
        "months": paths.months,
        "years": paths.years,
        "values": paths.values[:, :, list(KEPT)],
    }
    arrays |= {f"fit.{name}": getattr(day.fit, name) for name in _FIT}
    arrays |= {f"fit.spread.{name}": getattr(day.fit.spread, name) for name in _SPREAD}
    arrays |= {f"scatter.spread.{name}": getattr(day.scatter.spread, name) for name in _SPREAD}
    part = path.with_suffix(".part.npz")
    np.savez(part, **arrays)
    part.replace(path)


def kept(path: Path) -> FittedDay:
    """Read a day from its file.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    FittedDay
        The day; series that are not kept are NaN.
    """
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    told = json.loads(str(arrays["told"]))
    values = np.full((*arrays["values"].shape[:2], len(Series)), np.nan)
    values[:, :, [Series[name.upper()] for name in told["series"]]] = arrays["values"]
    paths = MarketPaths(
        told["first_draw"], arrays["months"], values, arrays["years"],
        np.empty((0, len(arrays["years"]), 0, len(PlantYear))),
    )  # fmt: skip
    plain = {MarketVariable(name): _plain_from(one) for name, one in told["plain"].items()}
    spreads = {
        name: ParameterSpread(**{part: arrays[f"{name}.spread.{part}"] for part in _SPREAD})
        for name in ("fit", "scatter")
    }
    fitted = tuple(Parameter[name.upper()] for name in told["fit"].pop("fitted"))
    fit = MarketFit(
        spread=spreads["fit"], fitted=fitted,
        **{name: arrays[f"fit.{name}"] for name in _FIT}, **told["fit"],
    )  # fmt: skip
    return FittedDay(
        DayForecast(dt.date.fromisoformat(told["origin"]), paths, plain),
        fit,
        ScatterFit(spreads["scatter"], **told["scatter"]),
        tuple((start, months) for start, months in told["windows"]),
    )


def _plain(one: PlainForecast) -> dict[str, list[float]]:
    return {
        "start": [one.start, one.start_deviation],
        "walk": [one.walk.drift, one.walk.volatility, one.walk.months, one.walk.steps],
        "reverting": [one.reverting.level, one.reverting.speed, one.reverting.volatility],
    }


def _plain_from(told: dict[str, list[float]]) -> PlainForecast:
    drift, volatility, months, steps = told["walk"]
    start, deviation = told["start"]
    level, speed, size = told["reverting"]
    walk = RandomWalk(drift, volatility, months, int(steps))
    return PlainForecast(start, deviation, walk, MeanReversion(level, speed, size))
