"""Cash flow of a project after tax under many draws, period by period."""

from __future__ import annotations

import numpy as np

from polysight.compiled import compiled_with_memory
from polysight.investment.case import Floats, ProjectCase
from polysight.investment.draw_factors import DrawFactors
from polysight.investment.ensemble_kernel import scale
from polysight.investment.period_arrays import ProjectPeriods
from polysight.investment.project_periods import project_periods
from polysight.investment.rows import PhaseRow, Row
from polysight.investment.statement_kernel import fill_before_financing

_ROWS, _PHASE_ROWS = len(Row), len(PhaseRow)


def drawn_flows(case: ProjectCase, factors: DrawFactors) -> Floats:
    """Project flow before financing and after its own tax, draw by draw.

    Parameters
    ----------
    case : ProjectCase
        The central case.
    factors : DrawFactors
        Factors by draw.

    Returns
    -------
    ndarray of float
        Axes draw, period [CNY].
    """
    net = np.empty((factors.load.size, case.periods))
    _fill_net(project_periods(case), project_periods(case), factors, net)
    return net


@compiled_with_memory
def _fill_net(
    given: ProjectPeriods, scratch: ProjectPeriods, factors: DrawFactors, net: Floats
) -> None:
    rows = np.empty((_ROWS, net.shape[1]))
    phase_rows = np.empty((given.building.amount_cny.shape[0], _PHASE_ROWS, net.shape[1]))
    for draw in range(net.shape[0]):
        scale(given, scratch, factors, draw)
        fill_before_financing(scratch, rows, phase_rows)
        net[draw] = rows[Row.PROJECT_NET]
