"""Probability of glut and of shortage from the draws of a simulated market.

A month of a draw is named by the rule of `polysight.study.warning_states`. The months before the
first simulated one, which the rule needs, are the past as the day of the forecast knew it, the same
for all draws. The probability is the share of the draws, whose error is that of so many draws and
says nothing about the model.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.market.paths import MarketPaths
from polysight.study.executors import Engine
from polysight.study.history_reading import month_number
from polysight.study.market_case import market_view
from polysight.study.market_ensemble import Step, ensemble
from polysight.study.market_hindcast import FittedDay
from polysight.study.market_history import MarketHistory, market_history
from polysight.study.market_scenario import MarketScenario
from polysight.study.scenario_market import scenario_market
from polysight.study.warning_labels import GLUT, SHORTAGE, STATES
from polysight.study.warning_states import LOOKED_AT, past_states, state_rule
from polysight.study.warning_terms import HORIZONS
from polysight.warning.market_state import MarketStateRule, market_states
from polysight.warning.pool import share_of_draws

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class EnsembleOdds:
    """Odds by the market ensemble; axes state (as in `warning_labels.STATES`), horizon.

    Parameters
    ----------
    day : datetime.date
        Day before the first simulated month, whose knowledge is used.
    draws : int
        Number of draws.
    horizons : tuple of int
        Months ahead.
    probability : ndarray
        Never quite zero or one (`polysight.warning.pool.share_of_draws`); NaN beyond the months
        that are simulated.
    error : ndarray
        Standard error by the number of draws.
    now : str
        State of the day's month by the same rule: ``glut``, ``shortage`` or nothing.
    """

    day: dt.date
    draws: int
    horizons: tuple[int, ...]
    probability: Floats
    error: Floats
    now: str

    def of(self, state: str, horizon: int) -> tuple[float, float]:
        """Probability and its error.

        Parameters
        ----------
        state : {"glut", "shortage"}
            The state.
        horizon : int
            Months ahead.

        Returns
        -------
        tuple of float
            NaN where they are not told.
        """
        at = STATES.index(state), self.horizons.index(horizon)
        return float(self.probability[at]), float(self.error[at])


def drawn_states(paths: MarketPaths, history: MarketHistory, rule: MarketStateRule) -> Flags:
    """States of the months of every draw.

    Parameters
    ----------
    paths : MarketPaths
        Draws; of their series those of `warning_states.LOOKED_AT` are read.
    history : MarketHistory
        The past up to the month before their first.
    rule : MarketStateRule
        The rule.

    Returns
    -------
    ndarray of bool
        Axes state, draw, month.
    """
    first, draws = int(paths.months[0]), len(paths.values)

    def line(place: int) -> Floats:
        told = history.of(LOOKED_AT[place])
        end = first - told.first
        past = np.exp(told.logarithm[max(end - rule.past_months, 0) : end])
        behind = np.broadcast_to(past, (draws, len(past)))
        return np.concatenate([behind, paths.of(LOOKED_AT[place])], axis=1)

    found = market_states(line(0), line(1), line(2), line(3), rule)
    months = paths.values.shape[1]
    return np.stack([found.glut[:, -months:], found.shortage[:, -months:]])


def state_ahead(
    states: Flags, months: Integers, month: int, horizons: Sequence[int] = HORIZONS
) -> Floats:
    """Whether a state holds so many months after a month, draw by draw.

    Parameters
    ----------
    states : ndarray of bool
        Axes state, draw, month.
    months : ndarray of int
        Axis month, since January of year 0.
    month : int
        Month of the day.
    horizons : sequence of int
        Months ahead.

    Returns
    -------
    ndarray of float
        Axes state, horizon, draw; one or zero, NaN where the month is not simulated.
    """
    found = np.full((len(states), len(horizons), states.shape[1]), np.nan)
    for place, ahead in enumerate(horizons):
        at = month + ahead - int(months[0])
        if 0 <= at < states.shape[2]:
            found[:, place] = states[:, :, at]
    return found


def ensemble_odds(
    pieces: Iterable[MarketPaths], history: MarketHistory, rule: MarketStateRule
) -> EnsembleOdds:
    """Odds by draws of a market.

    Parameters
    ----------
    pieces : iterable of MarketPaths
        Stretches of the draws, all of the same months.
    history : MarketHistory
        The past as known on the day before their first month.
    rule : MarketStateRule
        The rule.

    Returns
    -------
    EnsembleOdds
        For the horizons of the early warning.
    """
    month = month_number(history.origin)
    held = [
        state_ahead(drawn_states(piece, history, rule), piece.months, month) for piece in pieces
    ]
    return odds_of_draws(np.concatenate(held, axis=2), history, rule)


def odds_of_draws(
    held: Floats,
    history: MarketHistory,
    rule: MarketStateRule,
    horizons: tuple[int, ...] = HORIZONS,
) -> EnsembleOdds:
    """Odds by what holds in each draw.

    Parameters
    ----------
    held : ndarray of float
        Axes state, horizon, draw; as of `state_ahead`.
    history : MarketHistory
        The past as known on the day.
    rule : MarketStateRule
        The rule.
    horizons : tuple of int
        Months ahead.

    Returns
    -------
    EnsembleOdds
        Shares of the draws with their errors.
    """
    draws = held.shape[2]
    share = share_of_draws(held.sum(axis=2), draws)
    error = np.sqrt(share * (1.0 - share) / draws)
    return EnsembleOdds(history.origin, draws, horizons, share, error, state_now(history, rule))


def state_now(history: MarketHistory, rule: MarketStateRule) -> str:
    """State of the month of a day by the rule.

    Parameters
    ----------
    history : MarketHistory
        The past as known on the day.
    rule : MarketStateRule
        The rule.

    Returns
    -------
    str
        ``glut``, ``shortage`` or nothing.
    """
    first, states = past_states(history, rule)
    at = month_number(history.origin) - first
    if states.glut[at]:
        return GLUT
    return SHORTAGE if states.shortage[at] else ""


def scenario_odds(
    evidence: Evidence,
    scenario: MarketScenario,
    engine: Engine,
    *,
    draws: int | None = None,
    step: Step | None = None,
) -> EnsembleOdds:
    """Odds by the market of a scenario.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    scenario : MarketScenario
        The question, with its day, seed and draws.
    engine : Engine
        Who simulates.
    draws : int, optional
        Number of draws instead of the scenario's.
    step : callable, optional
        Told how many of how many draws are ready.

    Returns
    -------
    EnsembleOdds
        The odds.
    """
    market = scenario_market(evidence, scenario)
    made = ensemble(
        market.model, draws=draws or scenario.draws, seed=scenario.seed, engine=engine,
        plants=False, step=step,
    )  # fmt: skip
    return ensemble_odds(made.pieces(plants=False), market.history, state_rule(evidence))


def forecast_odds(evidence: Evidence, day: FittedDay) -> EnsembleOdds:
    """Odds by a forecast of the market's record.

    Parameters
    ----------
    evidence : Evidence
        All that is known now; of it only what was known on the day is used.
    day : FittedDay
        What was said on the day, with behaviour fitted on a data folder cut at it.

    Returns
    -------
    EnsembleOdds
        The odds.
    """
    origin = day.forecast.origin
    history = market_history(market_view(evidence, origin), origin)
    return ensemble_odds([day.forecast.paths], history, state_rule(evidence))


def odds_on_months(
    found: Sequence[EnsembleOdds], state: str, months: Integers, longest: int = 0
) -> Floats:
    """Odds on a month axis, as `polysight.study.warning_fit.warning_probability` takes them.

    Parameters
    ----------
    found : sequence of EnsembleOdds
        Odds of days.
    state : {"glut", "shortage"}
        The state.
    months : ndarray of int, [month]
        Months since January of year 0.
    longest : int
        Months for which odds of an earlier day stand in where a month has none of its own; they
        are then about months that are so much nearer.

    Returns
    -------
    ndarray of float
        Axes horizon, month; NaN in months without odds.
    """
    told = np.full((len(HORIZONS), len(months)), np.nan)
    at = STATES.index(state)
    for one in sorted(found, key=lambda odds: odds.day):
        behind = months - month_number(one.day)
        told[:, (behind >= 0) & (behind <= longest)] = one.probability[at][:, None]
    return told
