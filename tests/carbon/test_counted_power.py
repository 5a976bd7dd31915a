"""Power sent out and power generated."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.carbon.counted_power import Counted, counted_power
from polysight.errors import DataError


@given(st.floats(0.0, 1e7), st.floats(0.0, 0.5))
def test_generation_is_what_is_sent_out_and_what_the_unit_uses(
    sent_out: float, share: float
) -> None:
    power = np.asarray(sent_out)
    generated = counted_power(power, share, Counted.GENERATED)
    np.testing.assert_allclose(generated * (1.0 - share), sent_out)
    np.testing.assert_array_equal(counted_power(power, share, Counted.SENT_OUT), power)


@pytest.mark.parametrize("share", [-0.1, 1.0, np.nan])
def test_an_own_use_that_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(DataError, match="own use") as caught:
        counted_power(np.asarray(1.0), share, Counted.GENERATED)
    assert "厂用电率" in caught.value.told("zh")
