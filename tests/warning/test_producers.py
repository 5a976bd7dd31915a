"""Share of producers that stand still."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.warning.producers import stopped_share


def test_five_or_six_of_sixty_leave_nine_in_ten_stopped() -> None:
    assert stopped_share(np.array(5.5), np.array(60.0)) == pytest.approx(0.908, abs=1e-3)


def test_all_running_is_none_stopped() -> None:
    assert stopped_share(np.array(22.0), np.array(22.0)) == 0.0
