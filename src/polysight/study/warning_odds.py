"""Odds of glut and shortage by the market ensemble at the quarter ends of the past.

Each is made from the forecast that the market's own record made of that day: the data folder cut at
it, behaviour fitted there. With as many draws as the record kept its draws are taken as they are;
with other numbers the market of the day is set up again from the kept fit and drawn anew, which
gives the same first draws.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import evidence
from polysight.loader import loaded
from polysight.market.paths import MarketPaths
from polysight.study.backtest_protocol import BacktestProtocol
from polysight.study.data_cut import cut_data
from polysight.study.executors import Engine
from polysight.study.fitted_day_file import kept
from polysight.study.market_backtest import SIMULATION, forecast_days
from polysight.study.market_case import market_of_day, market_view
from polysight.study.market_hindcast import FittedDay
from polysight.study.market_history import market_history
from polysight.study.market_settling import settled
from polysight.study.view import View
from polysight.study.warning_ensemble import EnsembleOdds, ensemble_odds
from polysight.study.warning_states import state_rule

#: Told each day when its odds are ready.
Step = Callable[[dt.date], None]
#: Draws that are simulated at a time.
AT_A_TIME = 1000
#: Signs of a date at the beginning of the name of a file.
_DATE = len("2012-12-31")


@dataclass(frozen=True, slots=True)
class OddsWork:
    """What the work on every day shares.

    Parameters
    ----------
    data : str
        The data folder.
    draws, months, seed : int
        Draws that are wanted, months ahead, and seed of the record.
    """

    data: str
    draws: int
    months: int
    seed: int


def quarter_ends(protocol: BacktestProtocol, last: dt.date) -> tuple[dt.date, ...]:
    """Quarter ends from the first one of the market's record.

    Parameters
    ----------
    protocol : BacktestProtocol
        Holds the first one.
    last : datetime.date
        Newest day of data.

    Returns
    -------
    tuple of datetime.date
        Up to the last one that is over.
    """
    return protocol.window.model_copy(update={"last": last}).origins()


def past_odds(
    protocol: BacktestProtocol,
    data: Path,
    files: Path,
    engine: Engine,
    days: Sequence[dt.date],
    *,
    draws: int | None = None,
    step: Step | None = None,
) -> tuple[EnsembleOdds, ...]:
    """Odds of days; forecasts that are not kept yet are made, which takes about a minute each.

    Parameters
    ----------
    protocol : BacktestProtocol
        How forecasts are made.
    data : pathlib.Path
        The data folder.
    files : pathlib.Path
        Folder in which forecasts are kept.
    engine : Engine
        What works on several days at a time.
    days : sequence of datetime.date
        Quarter ends.
    draws : int, optional
        Number of draws instead of that of the record.
    step : callable, optional
        Told each day when it is ready, once for its forecast and once for its odds.

    Returns
    -------
    tuple of EnsembleOdds
        In the order of the days.
    """
    paths = forecast_days(protocol, data, files, engine, days, step)
    return kept_odds(protocol, data, paths, engine, draws=draws, step=step)


def kept_odds(
    protocol: BacktestProtocol,
    data: Path,
    paths: Sequence[Path],
    engine: Engine,
    *,
    draws: int | None = None,
    step: Step | None = None,
) -> tuple[EnsembleOdds, ...]:
    """Odds of forecasts that are kept.

    Parameters
    ----------
    protocol : BacktestProtocol
        How they were made.
    data : pathlib.Path
        The data folder.
    paths : sequence of pathlib.Path
        Their files.
    engine : Engine
        What works on several days at a time.
    draws : int, optional
        Number of draws instead of that of the record.
    step : callable, optional
        Told each day when it is ready.

    Returns
    -------
    tuple of EnsembleOdds
        In the order of the files.
    """
    terms = protocol.forecast
    work = OddsWork(str(data), draws or terms.draws, terms.months, terms.seed)
    found: dict[str, EnsembleOdds] = {}
    with engine as ready:
        for path, odds in ready.completed(odds_of_file, work, [str(path) for path in paths]):
            found[path] = odds
            if step is not None:
                step(odds.day)
    return tuple(found[str(path)] for path in paths)


def kept_files(folder: Path) -> tuple[Path, ...]:
    """Forecasts in a folder, for use as they are, by whatever data and code they were made.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of a record.

    Returns
    -------
    tuple of pathlib.Path
        One a day, in order.

    Raises
    ------
    UsageError
        If it holds none, or several of one day, of which only some can be of the model that runs.
    """
    found = sorted(folder.glob("*.npz"))
    days = [path.name[:_DATE] for path in found]
    twice = sorted({day for day in days if days.count(day) > 1})
    if not found:
        raise refusal(UsageError, "warning_measures.no_forecasts", folder=folder)
    if twice:
        told = {"folder": folder, "got": ", ".join(twice)}
        raise refusal(UsageError, "warning_measures.several_forecasts", **told)
    return tuple(found)


def odds_of_file(work: OddsWork, path: str) -> EnsembleOdds:
    """Odds by the forecast of one day, from nothing but what was known on it.

    Parameters
    ----------
    work : OddsWork
        What all days share.
    path : str
        File of the forecast.

    Returns
    -------
    EnsembleOdds
        The odds.
    """
    day = kept(Path(path))
    origin = day.forecast.origin
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder) / "data"
        cut_data(Path(work.data), origin, cut)
        view = market_view(evidence(folder=cut), origin)
        pieces = [day.forecast.paths]
        if work.draws != len(pieces[0].values):
            pieces = redrawn(view, day, work)
        return ensemble_odds(pieces, market_history(view, origin), state_rule(view.evidence))


def redrawn(view: View, day: FittedDay, work: OddsWork) -> list[MarketPaths]:
    """Draws of a day from its kept fit.

    Parameters
    ----------
    view : View
        The evidence as cut at the day.
    day : FittedDay
        Its fit.
    work : OddsWork
        Number of draws, months and seed.

    Returns
    -------
    list of MarketPaths
        Stretches of draws; the first draws are those of the record.
    """
    simulate = loaded(SIMULATION).simulate
    origin = day.forecast.origin
    number = 12 * origin.year + origin.month - 1 + work.months
    last = f"{number // 12:04d}-{number % 12 + 1:02d}"
    base = market_of_day(view, origin, last, parameters=day.scatter.spread)
    model = settled(base, view, simulate, seed=work.seed)
    found = []
    for first in range(0, work.draws, AT_A_TIME):
        count = min(AT_A_TIME, work.draws - first)
        case, parameters = model.chunk(work.seed, first, count)
        found.append(simulate(case, parameters, work.seed, first_draw=first, plants=False))
    return found
