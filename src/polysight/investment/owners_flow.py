"""What owners pay in and are paid out, as the financial plan distributes it (C5, P3).

The flow of equity counts the cash of a period as the owners' when it is earned. The plan pays out
no more than dividends, and keeps reserves and cash that waits for debt until the project ends: this
flow counts what is paid, when it is paid. Both sum to the same.
"""

from __future__ import annotations

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.rows import Row
from polysight.investment.statement import Statement
from polysight.investment.valuation import FlowValue, flow_value


def distributed_flow(statement: Statement) -> Floats:
    """Dividends less capital paid in, and at the end what is left.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    ndarray of float
        Axis period, from the period in which building starts; CNY.
    """
    flow = statement.row(Row.DIVIDENDS) - np.diff(statement.row(Row.PAID_IN), prepend=0.0)
    left = [Row.CASH, Row.ASSET_RECOVERY, Row.WORKING_CAPITAL_RECOVERY]
    owed = statement.row(Row.SHORT_LOAN)[-1]
    flow[-1] += sum(float(statement.row(row)[-1]) for row in left) - owed
    return np.ascontiguousarray(flow[statement.periods.grid.first :])


def distributed_value(statement: Statement) -> FlowValue:
    """What owners get by what they are paid, valued at their rate.

    Parameters
    ----------
    statement : Statement
        The statement.

    Returns
    -------
    FlowValue
        Value, rates and paybacks.
    """
    rate = statement.case.valuation.discount_rate_equity
    return flow_value(statement.case, distributed_flow(statement), rate)
