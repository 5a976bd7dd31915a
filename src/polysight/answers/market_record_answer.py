"""The record of the market model as it ships, or made again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from polysight.answers.market_record import Record
from polysight.evidence.store import Evidence, evidence
from polysight.study.backtest_protocol import BacktestProtocol, backtest_protocol, code_hash
from polysight.study.executors import engine
from polysight.study.futures_forecasts import FuturesRecord, futures_record
from polysight.study.market_backtest import PACKAGE, forecast_days, judged_days, outturns
from polysight.study.market_case import market_view
from polysight.study.market_record import RecordRow
from polysight.study.market_record_file import market_record
from polysight.study.published_forecasts import published_forecasts
from polysight.study.published_record import published_record

#: Told of progress: days that are ready, and all days.
Step = Callable[[int, int], None]


def shipped_record(overlays: tuple[Path, ...] = ()) -> Record:
    """The record that ships, or that of an overlay.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user.

    Returns
    -------
    Record
        The record, and whether it is of the model that runs.
    """
    data = evidence(overlays)
    protocol, found = backtest_protocol(data), market_record(data)
    same = found.code == _running(protocol, data)
    futures = _futures(data, protocol, found.rows)
    return Record(protocol, found.rows, same, published_record(data, protocol), futures)


def made_record(
    overlays: tuple[Path, ...],
    folder: Path,
    engine_name: str,
    workers: int | None,
    step: Step,
) -> Record:
    """The record made again; days that are in the folder already are not forecast twice.

    Parameters
    ----------
    overlays : tuple of pathlib.Path
        Data folders of the user; what came is read from them too, forecasts are not.
    folder : pathlib.Path
        Where forecasts are kept.
    engine_name : str
        Who works.
    workers : int or None
        How many; one a processor when None.
    step : callable
        Told of progress.

    Returns
    -------
    Record
        The record of the model that runs.
    """
    data = evidence(overlays)
    protocol = backtest_protocol(data)
    days = protocol.window.origins()
    done = 0
    step(done, len(days))

    def ready(day: object) -> None:
        nonlocal done
        del day
        done += 1
        step(done, len(days))

    with_workers = engine(engine_name, workers)
    paths = forecast_days(protocol, data.folders[0], folder, with_workers, step=ready)
    found, rows = judged_days(paths, data, protocol, protocol.written)
    said = [one.forecast for one in found]
    told = published_forecasts(data, said, outturns(data, protocol.written), protocol)
    published = published_record(data, protocol, told)
    return Record(protocol, rows, True, published, _futures(data, protocol, rows))


def _running(protocol: BacktestProtocol, data: Evidence) -> str:
    return code_hash(protocol.code, PACKAGE, data.folders[0])


def _futures(
    data: Evidence, protocol: BacktestProtocol, rows: tuple[RecordRow, ...]
) -> FuturesRecord:
    return futures_record(market_view(data, protocol.written), rows, protocol)
