from __future__ import annotations

import dataclasses

import pytest

from polysight.audit.claim import Span
from tests.audit.table_of_claims import claims_of


def test_the_middle_of_a_range() -> None:
    assert Span(60, 80, 58, 82, 0.02).middle == 70


def test_claims_are_not_changed() -> None:
    (claim,) = claims_of("capacity,1,kt/a,2023,China")
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.id = "other"  # type: ignore[misc]
