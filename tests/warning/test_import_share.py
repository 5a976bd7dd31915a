"""Import share: between nothing and all, and up with imports."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from polysight.warning.import_share import import_share

AMOUNTS = st.floats(0.1, 1000.0)


@given(AMOUNTS, AMOUNTS, st.floats(0.0, 100.0))
def test_it_rises_with_imports_and_stays_a_share(bought: float, made: float, more: float) -> None:
    few, many = (
        float(import_share(np.array(one), np.array(made))) for one in (bought, bought + more)
    )
    assert 0.0 < few <= many < 1.0


def test_half_is_half() -> None:
    assert import_share(np.array(20.0), np.array(20.0)) == 0.5
