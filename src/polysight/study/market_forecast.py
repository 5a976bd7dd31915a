"""A scenario of the market simulated by one process and kept, for whoever builds on its draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.study.ensemble_draws import Ensemble
from polysight.study.executors import LOCAL, engine
from polysight.study.market_basis import PriceBasis, price_basis
from polysight.study.market_case import AssembledMarket
from polysight.study.market_ensemble import ensemble
from polysight.study.market_scenario import MarketScenario
from polysight.study.scenario_market import scenario_market

#: Forecasts that are kept for the next one who asks for the same.
KEPT = 3


@dataclass(frozen=True, eq=False)
class MarketForecast:
    """A simulated scenario of the market.

    Parameters
    ----------
    evidence : Evidence
        What it rests on.
    scenario : MarketScenario
        The question, with the size and the seed of the ensemble.
    assembled : AssembledMarket
        The market with its past.
    basis : PriceBasis
        Bases in which prices are published.
    ensemble : Ensemble
        The draws, kept in memory.
    """

    evidence: Evidence
    scenario: MarketScenario
    assembled: AssembledMarket
    basis: PriceBasis
    ensemble: Ensemble


_kept: list[MarketForecast] = []
_compiling: ContextVar[Callable[[], None] | None] = ContextVar("compiling", default=None)


@contextmanager
def telling(compiling: Callable[[], None]) -> Iterator[None]:
    """Somebody to tell, while this lasts, that a forecast has to wait for the compiler.

    Parameters
    ----------
    compiling : callable
        Told before the first run of a version on this machine.

    Yields
    ------
    None
        Nothing.
    """
    before = _compiling.set(compiling)
    try:
        yield
    finally:
        _compiling.reset(before)


def market_forecast(evidence: Evidence, scenario: MarketScenario) -> MarketForecast:
    """Draws of a scenario of the market.

    Parameters
    ----------
    evidence : Evidence
        The evidence.
    scenario : MarketScenario
        The question; see `polysight.study.market_scenario_file`.

    Returns
    -------
    MarketForecast
        The same object for the same evidence and scenario, as long as few others were asked for.
    """
    for one in _kept:
        if one.evidence is evidence and one.scenario == scenario:
            return one
    assembled = scenario_market(evidence, scenario)
    basis = price_basis(evidence, scenario.knowledge)
    with engine(LOCAL, None) as working:
        draws = ensemble(
            assembled.model, draws=scenario.draws, seed=scenario.seed, engine=working,
            compiling=_compiling.get(),
        )  # fmt: skip
    made = MarketForecast(evidence, scenario, assembled, basis, draws)
    _kept[:] = [made, *_kept[: KEPT - 1]]
    return made
