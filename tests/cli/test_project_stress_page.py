"""Stress tests as a page."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.cli.project_stress_page import standing
from polysight.investment.outcomes import Outcome

pytestmark = pytest.mark.slow


def test_value_debt_and_cash_stand_apart() -> None:
    outcomes = np.zeros(len(Outcome))
    outcomes[Outcome.MINIMUM_DEBT_COVER] = 1.2
    assert standing(outcomes) == (True, True, True)
    outcomes[Outcome.NPV], outcomes[Outcome.LARGEST_SHORT_LOAN] = -1.0, 5.0
    assert standing(outcomes) == (False, True, False)
