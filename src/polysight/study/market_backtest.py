"""The record of the market model: every day of the protocol forecast, kept, and judged.

Each day is the work of one process: it cuts the data folder at the day, reads what is left and
knows nothing else. What was said is kept in a file named by day, data and code, so that only days
of which one of these has changed are forecast anew. Judging reads the files and what came.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from polysight.evidence.store import Evidence, evidence
from polysight.loader import loaded
from polysight.study.backtest_protocol import BacktestProtocol, ForecastTerms, code_hash
from polysight.study.data_cut import cut_data
from polysight.study.executors import Engine
from polysight.study.fitted_day_file import keep, kept
from polysight.study.manifest import data_digest
from polysight.study.market_case import market_view
from polysight.study.market_hindcast import FittedDay, fitted_day
from polysight.study.market_readings import MarketReading
from polysight.study.market_record import RecordRow, record_rows
from polysight.study.observed_outturns import capacity_in_use, observed_outturns

PACKAGE = Path(__file__).resolve().parents[1]
#: Module of the compiled simulation, brought in where it is used.
SIMULATION = "polysight.market.simulation"
#: Signs of a hash that tell files apart.
_SHORT = 16


@dataclass(frozen=True, slots=True)
class DayWork:
    """What the work on every day shares.

    Parameters
    ----------
    data : str
        The data folder.
    files : str
        Folder in which days are kept.
    terms : ForecastTerms
        How forecasts are made.
    code : str
        Hash of the code that makes them.
    """

    data: str
    files: str
    terms: ForecastTerms
    code: str


def forecast_days(
    protocol: BacktestProtocol,
    data: Path,
    files: Path,
    engine: Engine,
    origins: Sequence[dt.date] | None = None,
    step: Callable[[dt.date], None] | None = None,
) -> tuple[Path, ...]:
    """Files of days, made where they are not there yet.

    Parameters
    ----------
    protocol : BacktestProtocol
        The protocol.
    data : pathlib.Path
        The data folder.
    files : pathlib.Path
        Folder in which days are kept; made where it is missing.
    engine : Engine
        What works on several days at a time; its workers must see both folders.
    origins : sequence of datetime.date, optional
        Days; all of the protocol when omitted.
    step : callable, optional
        Told each day when it is ready.

    Returns
    -------
    tuple of pathlib.Path
        One a day, in the order of the days.
    """
    files.mkdir(parents=True, exist_ok=True)
    days = protocol.window.origins() if origins is None else tuple(origins)
    code = code_hash(protocol.code, PACKAGE, data)
    work = DayWork(str(data), str(files), protocol.forecast, code)
    found: dict[str, str] = {}
    with engine as ready:
        for day, path in ready.completed(worked_day, work, [one.isoformat() for one in days]):
            found[day] = path
            if step is not None:
                step(dt.date.fromisoformat(day))
    return tuple(Path(found[one.isoformat()]) for one in days)


def worked_day(work: DayWork, day: str) -> str:
    """Forecast of one day, made and kept unless it is there already.

    Parameters
    ----------
    work : DayWork
        What all days share.
    day : str
        ISO date.

    Returns
    -------
    str
        Path of its file.
    """
    origin = dt.date.fromisoformat(day)
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder) / "data"
        cut_data(Path(work.data), origin, cut)
        made = f"{data_digest(cut)} {work.code} {work.terms.model_dump_json()}"
        name = hashlib.sha256(made.encode()).hexdigest()[:_SHORT]
        path = Path(work.files) / f"{day}-{name}.npz"
        if not path.is_file():
            simulate = loaded(SIMULATION).simulate
            keep(fitted_day(evidence(folder=cut), origin, work.terms, simulate), path)
    return str(path)


def judged_days(
    paths: Sequence[Path], known: Evidence, protocol: BacktestProtocol, until: dt.date
) -> tuple[tuple[FittedDay, ...], tuple[RecordRow, ...]]:
    """Kept days held against what came.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        Files of days.
    known : Evidence
        All that is known now.
    protocol : BacktestProtocol
        The protocol.
    until : datetime.date
        Day of knowledge of what came.

    Returns
    -------
    tuple of FittedDay
        The days.
    tuple of RecordRow
        Their forecasts, judged.
    """
    came = outturns(known, until)
    days = tuple(kept(path) for path in paths)
    rows = tuple(row for day in days for row in record_rows(day.forecast, came, protocol))
    return days, rows


def outturns(known: Evidence, until: dt.date) -> tuple[MarketReading, ...]:
    """What came, as known on a day.

    Parameters
    ----------
    known : Evidence
        The evidence.
    until : datetime.date
        The day.

    Returns
    -------
    tuple of MarketReading
        Readings of all variables, utilisation among them.
    """
    told = observed_outturns(market_view(known, until))
    return (*told, *capacity_in_use(told))
