"""The market of a scenario as it is simulated: fitted behaviour, settled first day, own changes.

All scenarios of one day start from the same settled market; what a scenario changes comes on top,
so that two scenarios differ by their changes and by nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from polysight.evidence.store import Evidence
from polysight.market.simulation import simulate
from polysight.study.market_calibration_file import calibrated_parameters
from polysight.study.market_case import (
    AssembledMarket,
    market_of_day,
    market_of_scenario,
    market_view,
)
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_plants import scenario_parameters
from polysight.study.market_settling import settled


def scenario_market(evidence: Evidence, scenario: MarketScenario) -> AssembledMarket:
    """The market of a scenario, ready to be drawn from.

    Parameters
    ----------
    evidence : Evidence
        The evidence; behaviour is that of its newest fit (`calibrated_parameters`).
    scenario : MarketScenario
        The question; its seed is that of the settling too.

    Returns
    -------
    AssembledMarket
        As `market_of_scenario` puts it together, its first day settled
        (`polysight.study.market_settling`) before the scenario changes anything.
    """
    fitted = calibrated_parameters(evidence)
    view = market_view(evidence, scenario.knowledge)
    plain = market_of_day(view, scenario.origin, scenario.last_month, parameters=fitted)
    start = settled(plain, view, simulate, seed=scenario.seed)
    own = market_of_scenario(evidence, scenario, parameters=fitted)
    model = replace(
        own.model,
        start=start.start,
        parameters=scenario_parameters(start.parameters, scenario),
    )
    return replace(own, model=model)
