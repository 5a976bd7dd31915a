"""Names of outcomes."""

from __future__ import annotations

import numpy as np

from polysight.investment.outcomes import Outcome, Outcomes


def test_each_outcome_has_its_row_and_key() -> None:
    assert [int(one) for one in Outcome] == list(range(len(Outcome)))
    assert Outcome.NPV_EQUITY.key == "npv_equity"
    rows = np.arange(2.0 * len(Outcome)).reshape(len(Outcome), 2)
    np.testing.assert_array_equal(Outcomes(rows).of(Outcome.IRR), rows[4])
