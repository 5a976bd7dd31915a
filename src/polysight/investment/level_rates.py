"""Rates of return of plans with a level flow, by the solver of the room.

Apart from `polysight.investment.level_flow`, whose payback and flow need no compiled solver.
"""

from __future__ import annotations

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.irr import IrrStatus, irr_batch
from polysight.investment.level_flow import PlanFlows


def rates_of_flow(flows: PlanFlows, flow: Floats) -> Floats:
    """Rate of return with a level flow.

    Parameters
    ----------
    flows : PlanFlows
        The plans.
    flow : ndarray of float
        Axis plan; yearly flow over the capital.

    Returns
    -------
    ndarray of float
        Axis plan; yearly rate as a fraction; NaN where the plan has none.
    """
    known = np.isfinite(flow)
    net = np.where(known, flow, 0.0)[:, None] * flows.earned - flows.outlay + flows.recovered
    found = irr_batch(net)
    return np.where(known & (found.status == int(IrrStatus.OK)), found.rate, np.nan)
