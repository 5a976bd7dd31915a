"""The market of a scenario as it is simulated: fitted behaviour, settled first day, own changes.

All scenarios of one day start from the same settled market; what a scenario changes comes on top,
so that two scenarios differ by their changes and by nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from polysight.evidence.once import once
from polysight.evidence.store import Evidence
from polysight.market.simulation import simulate
from polysight.study.market_calibration_file import calibrated_parameters
from polysight.study.market_case import (
    AssembledMarket,
    market_of_day,
    market_of_scenario,
    market_view,
)
from polysight.study.market_model import ParameterSpread, StartSpread
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_plants import scenario_parameters
from polysight.study.market_settling import settled

#: Markets that are kept for the next one who asks for the same.
KEPT = 3
_kept: list[tuple[Evidence, MarketScenario, AssembledMarket]] = []


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
        (`polysight.study.market_settling`) before the scenario changes anything; the same object
        for the same evidence and scenario, however many draws are asked for, as long as few
        others were.
    """
    # The number of draws changes no market.
    question = scenario.model_copy(update={"draws": 1})
    for known, asked, found in _kept:
        if known is evidence and asked == question:
            return found
    made = _put_together(evidence, scenario)
    _kept[:] = [(evidence, question, made), *_kept[: KEPT - 1]]
    return made


def _put_together(evidence: Evidence, scenario: MarketScenario) -> AssembledMarket:
    day = (scenario.knowledge, scenario.origin, scenario.last_month)
    start, parameters = _settled(evidence, *day, scenario.seed)
    fitted = calibrated_parameters(evidence)
    own = market_of_scenario(evidence, scenario, parameters=fitted)
    model = replace(own.model, start=start, parameters=scenario_parameters(parameters, scenario))
    return replace(own, model=model)


@once
def _settled(
    evidence: Evidence, knowledge: dt.date, origin: dt.date, last_month: str, seed: int
) -> tuple[StartSpread, ParameterSpread]:
    """The settled first day of the market that all scenarios of a day share."""
    view = market_view(evidence, knowledge)
    fitted = calibrated_parameters(evidence)
    plain = market_of_day(view, origin, last_month, parameters=fitted)
    found = settled(plain, view, simulate, seed=seed)
    return found.start, found.parameters
