from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from polysight.estimate import Estimate


def test_an_estimate_cannot_be_changed() -> None:
    one = Estimate("price", 1.0, 0.5, 2.0, "CNY/kg", (), "2024", "2024-05-01", ("A",))
    with pytest.raises(FrozenInstanceError):
        one.value = 2.0  # type: ignore[misc]
