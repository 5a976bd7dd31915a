"""What stays on the surface after breaking and cleaning."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.purity.handling import surface_ppba
from tests.plant.purity.example import handling


def test_cleaning_takes_its_part() -> None:
    np.testing.assert_allclose(surface_ppba(handling()), 5.0)
    np.testing.assert_allclose(surface_ppba(handling(metals_etched_fraction=0.99))[-1], 0.1)


def test_impossible_is_refused() -> None:
    with pytest.raises(UsageError, match="metals_etched_fraction"):
        surface_ppba(handling(metals_etched_fraction=-0.1))
