"""Measures against a glut as ``polysight warn simulate`` tries them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import evidence
from polysight.messages import Language
from polysight.study.executors import Engine
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.warning_effects import MeasureEffects, day_scenario, measure_effects
from polysight.study.warning_measure_file import MeasureFile, warning_measures
from polysight.suggestion import nearest

#: Told of progress: markets that are simulated, and all markets.
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tried:
    """What was typed.

    Parameters
    ----------
    scenario : str
        Name of a shipped scenario, or path of a file.
    day : datetime.date or None
        Day whose knowledge and expectations stand in place of the scenario; None for the scenario.
    measures : tuple of str
        Keys of measures; all when empty.
    draws, seed : int or None
        In place of those of the scenario.
    """

    scenario: str
    day: dt.date | None = None
    measures: tuple[str, ...] = ()
    draws: int | None = None
    seed: int | None = None


@dataclass(frozen=True, eq=False)
class TriedMeasures:
    """Measures with their effects.

    Parameters
    ----------
    scenario : MarketScenario
        The market without them.
    file : MeasureFile
        What they are.
    effects : MeasureEffects
        What they do.
    """

    scenario: MarketScenario
    file: MeasureFile
    effects: MeasureEffects

    def title(self, language: Language) -> str:
        """Title of the scenario.

        Parameters
        ----------
        language : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The title.
        """
        told = self.scenario.title
        return told.zh if language == "zh" else told.en


def tried(
    asked: Tried, overlays: tuple[Path, ...], working: Engine, step: Step | None = None
) -> TriedMeasures:
    """Effects of measures in a scenario, or on a day.

    Parameters
    ----------
    asked : Tried
        What was typed.
    overlays : tuple of pathlib.Path
        Data folders of the user.
    working : Engine
        Who works.
    step : callable, optional
        Told of progress.

    Returns
    -------
    TriedMeasures
        The effects.

    Raises
    ------
    UsageError
        If there is no such measure or scenario.
    """
    data = evidence(overlays)
    file = warning_measures(data)
    known = [one.key for one in file.measures]
    for key in asked.measures:
        if key not in known:
            raise refusal(
                UsageError, "warn_simulate.no_measure", got=key, suggestion=nearest(key, known, 40),
                known=", ".join(known),
            )  # fmt: skip
    plain = (
        market_scenario(asked.scenario, data)
        if asked.day is None
        else day_scenario(data, asked.day)
    )
    scenario = sized(plain, asked.draws, asked.seed)
    found = measure_effects(data, scenario, file, working, measures=asked.measures, step=step)
    return TriedMeasures(scenario, file, found)
