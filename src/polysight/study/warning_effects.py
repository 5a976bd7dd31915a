"""What measures against a glut do to its odds, by simulation on the same draws.

A draw with a measure is compared with the draw of the same number without it, so that what both
share cancels. Behaviour is that of the newest fit on every day, also on days before it: what a
measure would have done then is worked out with what is known of the market now, not foretold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.market.series import Series
from polysight.study.executors import Engine
from polysight.study.history_reading import month_number
from polysight.study.market_calibration_file import calibrated_parameters
from polysight.study.market_case import AssembledMarket, market_of_scenario
from polysight.study.market_ensemble import ensemble
from polysight.study.market_events import market_events
from polysight.study.market_model import MarketModel
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_file import market_scenario
from polysight.study.market_scenario_plants import scenario_parameters
from polysight.study.scenario_market import scenario_market
from polysight.study.warning_ensemble import (
    EnsembleOdds,
    drawn_states,
    odds_of_draws,
    state_ahead,
)
from polysight.study.warning_labels import STATES
from polysight.study.warning_measure_file import Measure, MeasureFile, with_measures
from polysight.study.warning_states import state_rule
from polysight.study.warning_terms import HORIZONS
from polysight.warning.market_state import MarketStateRule

Floats = NDArray[np.float64]
#: Told of progress: markets that are simulated, and all markets.
Step = Callable[[int, int], None]

#: Horizons of measures: capacity takes years to go, so that two more are told where they are
#: simulated.
LONG_HORIZONS = (*HORIZONS, 36, 48)


class Verdict(StrEnum):
    """What a computed effect amounts to."""

    LOWERS = "lowers"
    RAISES = "raises"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, eq=False)
class MeasureEffect:
    """What a measure does; axes state, horizon where not told.

    Parameters
    ----------
    measure : str
        Key of the measure.
    odds : EnsembleOdds
        Odds with the measure.
    change, error : ndarray
        Change of the probability against the same draws without the measure, and its standard
        error, which is smaller than that of either probability.
    noise_kept : ndarray
        Variance of the change over what it would be on random numbers of their own.
    price, price_error : ndarray
        Axis horizon; mean change of the log price in China, and its standard error.
    """

    measure: str
    odds: EnsembleOdds
    change: Floats
    error: Floats
    noise_kept: Floats
    price: Floats
    price_error: Floats

    def verdict(self, state: str, horizon: int, *, errors: float, least: float) -> Verdict:
        """What the effect amounts to.

        Parameters
        ----------
        state : {"glut", "shortage"}
            The state.
        horizon : int
            Months ahead.
        errors : float
            Standard errors under which nothing is said.
        least : float
            Change of the probability under which nothing is said.

        Returns
        -------
        Verdict
            Unclear within its error, and where it is too small to matter.
        """
        at = STATES.index(state), self.odds.horizons.index(horizon)
        change = float(self.change[at])
        # Where no draw changed, the change is as little known as one draw in all would make it.
        error = max(float(self.error[at]), 1.0 / self.odds.draws)
        if not abs(change) > max(errors * error, least):
            return Verdict.UNCLEAR
        return Verdict.LOWERS if change < 0.0 else Verdict.RAISES


@dataclass(frozen=True, slots=True, eq=False)
class MeasureEffects:
    """Effects of measures in a scenario.

    Parameters
    ----------
    scenario : str
        Id of the scenario without measures.
    day : datetime.date
        Its first day.
    draws, seed : int
        The draws that all share.
    base : EnsembleOdds
        Odds without any measure.
    effects : tuple of MeasureEffect
        By measure, in the order of their file.
    """

    scenario: str
    day: dt.date
    draws: int
    seed: int
    base: EnsembleOdds
    effects: tuple[MeasureEffect, ...]


def day_scenario(
    evidence: Evidence, day: dt.date, months: int = LONG_HORIZONS[-1]
) -> MarketScenario:
    """The market as a day knew and expected it.

    Parameters
    ----------
    evidence : Evidence
        Holds the baseline, whose seed and draws are kept.
    day : datetime.date
        The end of a month.
    months : int
        How far ahead.

    Returns
    -------
    MarketScenario
        A scenario without changes.
    """
    last = month_number(day) + months
    told = {
        "id": day.isoformat(), "origin": day, "as_of": None,
        "last_month": f"{last // 12:04d}-{last % 12 + 1:02d}",
        "events": (), "drivers": (), "plants": (), "sites": (), "parameters": (), "rule": None,
    }  # fmt: skip
    return market_scenario("baseline", evidence).model_copy(update=told)


def measure_effects(
    evidence: Evidence,
    scenario: MarketScenario,
    file: MeasureFile,
    engine: Engine,
    *,
    draws: int | None = None,
    measures: tuple[str, ...] = (),
    step: Step | None = None,
) -> MeasureEffects:
    """Effects of measures in a scenario.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    scenario : MarketScenario
        The scenario without measures.
    file : MeasureFile
        The measures.
    engine : Engine
        Who simulates.
    draws : int, optional
        Number of draws instead of the scenario's.
    measures : tuple of str
        Keys of the measures that are tried; all when empty. Those that need an event of which
        the day knows nothing are left out.
    step : callable, optional
        Told of progress.

    Returns
    -------
    MeasureEffects
        Odds without and with each measure, on the same draws.
    """
    told = step or (lambda done, total: None)
    events = {"", *(one.code for one in market_events(evidence, scenario.knowledge))}
    tried = [
        one
        for one in file.measures
        if one.needs_event in events and (not measures or one.key in measures)
    ]
    told(0, len(tried) + 1)
    market, rule = scenario_market(evidence, scenario), state_rule(evidence)
    task = _Task(evidence, scenario, market, rule, draws or scenario.draws, engine)
    plain = task.drawn(market.model)
    told(1, len(tried) + 1)
    effects = []
    for place, one in enumerate(tried, 2):
        effects.append(task.effect(one, file, plain))
        told(place, len(tried) + 1)
    base = odds_of_draws(plain.held, market.history, rule, LONG_HORIZONS)
    return MeasureEffects(
        scenario.id, scenario.origin, task.draws, scenario.seed, base, tuple(effects)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """What is looked at in every draw: states by state, horizon, and log prices by horizon."""

    held: Floats
    price: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """What all measures share."""

    evidence: Evidence
    scenario: MarketScenario
    market: AssembledMarket
    rule: MarketStateRule
    draws: int
    engine: Engine

    def effect(self, measure: Measure, file: MeasureFile, plain: _Drawn) -> MeasureEffect:
        """What a measure does."""
        own = self.drawn(self.changed(measure, file))
        gap, price = own.held - plain.held, own.price - plain.price
        apart = plain.held.var(axis=2) + own.held.var(axis=2)
        scatter = gap.var(axis=2)
        return MeasureEffect(
            measure.key,
            odds_of_draws(own.held, self.market.history, self.rule, LONG_HORIZONS),
            gap.mean(axis=2),
            np.sqrt(scatter / self.draws),
            np.where(apart > 0.0, scatter / np.where(apart > 0.0, apart, 1.0), np.nan),
            price.mean(axis=1),
            price.std(axis=1) / np.sqrt(self.draws),
        )

    def changed(self, measure: Measure, file: MeasureFile) -> MarketModel:
        """The market with a measure, from the same settled first day and behaviour."""
        parts = file.parts(measure)
        scenario = with_measures(self.scenario, parts, self.market.plants)
        fitted = calibrated_parameters(self.evidence)
        made = market_of_scenario(self.evidence, scenario, parameters=fitted)
        added = scenario.model_copy(
            update={"parameters": tuple(one for part in parts for one in part.parameters)}
        )
        base = self.market.model
        return replace(
            made.model, start=base.start, parameters=scenario_parameters(base.parameters, added)
        )

    def drawn(self, model: MarketModel) -> _Drawn:
        """States and prices of the horizons in every draw."""
        made = ensemble(
            model, draws=self.draws, seed=self.scenario.seed, engine=self.engine, plants=False
        )
        month = month_number(self.scenario.origin)
        held = [
            state_ahead(
                drawn_states(piece, self.market.history, self.rule), piece.months, month,
                LONG_HORIZONS,
            )
            for piece in made.pieces(plants=False)
        ]  # fmt: skip
        prices = np.log(made.of(Series.PRICE_CHINA))
        price = np.full((len(LONG_HORIZONS), self.draws), np.nan)
        for place, ahead in enumerate(LONG_HORIZONS):
            at = month + ahead - int(made.months[0])
            if at < prices.shape[1]:
                price[place] = prices[:, at]
        return _Drawn(np.concatenate(held, axis=2), price)
