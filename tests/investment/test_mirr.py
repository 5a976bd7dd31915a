"""Modified rate: golden cases, against its definition, one row as in a batch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.investment.irr import irr
from polysight.investment.mirr import mirr
from tests.investment.golden import cases

RATE = st.floats(-0.5, 2.0)
ROWS = arrays(np.float64, (3, 7), elements=st.floats(-1e6, 1e6).map(lambda x: round(x, 2)))


@pytest.mark.parametrize("case", cases("mirr"), ids=lambda case: str(case["flows"])[:40])
def test_golden(case: dict[str, Any]) -> None:
    got = mirr(
        case["flows"], finance_rate=case["finance_rate"], reinvest_rate=case["reinvest_rate"]
    )
    assert abs(got - case["value"]) <= case["tolerance"]


@given(ROWS, RATE, RATE)
def test_the_outlays_grow_into_the_receipts(
    flows: np.ndarray, finance: float, reinvest: float
) -> None:
    got = mirr(flows, finance_rate=finance, reinvest_rate=reinvest)
    place = np.arange(flows.shape[1])
    outlay = np.sum(np.maximum(-flows, 0) * (1 + finance) ** -place, axis=1)
    receipt = np.sum(np.maximum(flows, 0) * (1 + reinvest) ** place[::-1], axis=1)
    exists = (outlay > 0) & (receipt > 0)
    assert (np.isfinite(got) == exists).all()
    grown = outlay * (1 + got) ** (flows.shape[1] - 1)
    np.testing.assert_allclose(grown[exists], receipt[exists], rtol=1e-10)


@given(arrays(np.float64, 6, elements=st.floats(1, 100)), st.floats(10, 500))
def test_reinvested_at_its_own_rate_it_is_the_irr(back: np.ndarray, outlay: float) -> None:
    flows = np.concatenate([[-outlay], back])
    rate = irr(flows).rate
    got = mirr(flows, finance_rate=0.1, reinvest_rate=rate)
    np.testing.assert_allclose(got, rate, rtol=1e-9, atol=1e-12)


@given(ROWS, arrays(np.float64, 3, elements=RATE))
def test_a_batch_equals_its_rows(flows: np.ndarray, rates: np.ndarray) -> None:
    batch = mirr(flows, finance_rate=rates, reinvest_rate=0.1)
    for place, row in enumerate(flows):
        alone = mirr(row, finance_rate=rates[place], reinvest_rate=0.1)
        assert np.array_equal(batch[place], alone, equal_nan=True)


def test_what_has_no_rate() -> None:
    rows = [[1.0, 2.0], [-1.0, -2.0], [0.0, 0.0], [-1.0, np.nan], [-1.0, np.inf]]
    assert np.isnan(mirr(rows, finance_rate=0.1, reinvest_rate=0.1)).all()
