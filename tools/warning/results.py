"""Make the own results of the early warning anew: odds at quarter ends, and effects of measures.

    python -m tools.warning.results --forecasts FOLDER [--kept --code HASH] [--draws N]
        [--measure-draws N] [--workers N] [--made DAY] [--only odds|effects]

Odds come from the forecasts of the market's record in the folder, which are made where they are
not there yet (about a minute a day and worker); with ``--kept`` the forecasts in the folder are
taken as they are, one a day, and ``--code`` tells the hash of the code that made them. Effects are
those of the baseline and of the day of each light. The same data, code and numbers of draws give
the same rows.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from polysight.evidence.location import data_folder
from polysight.evidence.store import Evidence, evidence
from polysight.study.backtest_protocol import BacktestProtocol, backtest_protocol, code_hash
from polysight.study.executors import Engine, engine
from polysight.study.market_backtest import PACKAGE
from polysight.study.market_scenario_file import market_scenario
from polysight.study.warning_effects import MeasureEffects, day_scenario, measure_effects
from polysight.study.warning_ensemble import EnsembleOdds
from polysight.study.warning_measure_file import warning_measures
from polysight.study.warning_odds import kept_files, kept_odds, past_odds, quarter_ends
from polysight.study.warning_results_file import EFFECTS_FILE, ODDS_FILE, effects_text, odds_text

SCENARIO = "baseline"


class Progress:
    """Tells how far the work is, and how long it may still take."""

    def __init__(self, name: str) -> None:
        """See the class."""
        self.name, self.begun = name, time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Tell it."""
        gone = time.monotonic() - self.begun
        left = f", {gone / done * (total - done) / 60.0:.0f} min left" if done else ""
        print(f"{self.name}: {done} of {total}{left}", file=sys.stderr, flush=True)


def odds(
    data: Evidence, protocol: BacktestProtocol, told: argparse.Namespace
) -> tuple[EnsembleOdds, ...]:
    """Odds at all quarter ends, or of the forecasts that are kept."""
    folder: Path = told.forecasts
    last = market_scenario(SCENARIO, data).origin
    paths = kept_files(folder) if told.kept else ()
    days: Sequence[dt.date] = () if told.kept else quarter_ends(protocol, last)
    total = len(paths) or 2 * len(days)
    show, done = Progress("odds"), 0

    def step(day: dt.date) -> None:
        nonlocal done
        del day
        done += 1
        show(done, total)

    who = engine("processes", told.workers)
    if told.kept:
        return kept_odds(protocol, data_folder(), paths, who, draws=told.draws, step=step)
    return past_odds(protocol, data_folder(), folder, who, days, draws=told.draws, step=step)


def effects(data: Evidence, draws: int | None, workers: Engine) -> list[MeasureEffects]:
    """Effects of measures in the baseline and on the day of each light."""
    file = warning_measures(data)
    scenarios = [
        market_scenario(SCENARIO, data),
        *(day_scenario(data, one.day) for one in file.days),
    ]
    return [
        measure_effects(data, one, file, workers, draws=draws, step=Progress(one.id))
        for one in scenarios
    ]


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forecasts", type=Path, required=True)
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--code")
    parser.add_argument("--draws", type=int)
    parser.add_argument("--measure-draws", type=int)
    parser.add_argument("--workers", type=int)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    parser.add_argument("--made", default=today, help="day that the rows carry")
    parser.add_argument("--only", choices=("odds", "effects"))
    told = parser.parse_args()
    if told.kept and not told.code:
        parser.error("--kept needs --code")
    data, folder = evidence(), data_folder()
    protocol = backtest_protocol(data)
    code, made = code_hash(protocol.code, PACKAGE, folder), told.made
    if told.only != "effects":
        text = odds_text(odds(data, protocol, told), told.code or code, made)
        (folder / ODDS_FILE).write_text(text, "utf-8", newline="\n")
    if told.only != "odds":
        found = effects(data, told.measure_draws, engine("local", told.workers))
        (folder / EFFECTS_FILE).write_text(effects_text(found, code, made), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
