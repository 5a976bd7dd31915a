"""Hot hydrogenation keeps every element and touches no silicon."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.plant.hot_hydrogenation import hot_hydrogenation
from polysight.plant.species import ATOMS, SI
from tests.plant.example import converted


@given(st.floats(1, 5), st.floats(0.01, 0.5))
def test_elements_are_kept(ratio: float, share: float) -> None:
    column = hot_hydrogenation(converted(ratio, share), ratio).net.column
    np.testing.assert_allclose(column @ ATOMS, 0.0, atol=1e-14)
    assert column[SI] == 0.0


def test_no_hydrogen_is_refused() -> None:
    with pytest.raises(UsageError, match="hydrogen_ratio"):
        hot_hydrogenation(converted(2.0, 0.2), 0.0)
