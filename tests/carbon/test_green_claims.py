"""Claims that count, and why the others do not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from polysight.carbon.green_claims import Claim, ClaimKind, Reason, claimable, judged_claims
from polysight.errors import DataError


def claim(serial: str = "A", **change: Any) -> Claim:
    told: dict[str, Any] = {
        "serial": serial,
        "kind": ClaimKind.CERTIFICATE,
        "share": np.asarray(0.3),
        "sold_on": np.asarray(0.0),
        "retired": True,
        "year": 2025,
        "market": "CN",
        "credited": False,
    }
    return Claim(**(told | change))


@pytest.mark.parametrize(
    ("change", "reason", "counted"),
    [
        ({}, Reason.COUNTS, 0.3),
        ({"sold_on": np.asarray(0.1)}, Reason.COUNTS, 0.2),
        ({"retired": False}, Reason.NOT_RETIRED, 0.0),
        ({"year": 2024}, Reason.OTHER_YEAR, 0.0),
        ({"market": "NO"}, Reason.OTHER_MARKET, 0.0),
        ({"credited": True}, Reason.CREDITED, 0.0),
    ],
)
def test_what_counts(change: dict[str, Any], reason: Reason, counted: float) -> None:
    (got,) = judged_claims((claim(**change),), year=2025, market="CN")
    assert got.reason is reason
    np.testing.assert_allclose(got.counted, counted)


def test_kinds_are_summed_apart() -> None:
    claims = (
        claim("A"),
        claim("B", share=np.asarray([0.1, 0.2])),
        claim("C", kind=ClaimKind.CONTRACT, share=np.asarray(0.25)),
    )
    judged = judged_claims(claims, year=2025, market="CN")
    np.testing.assert_allclose(claimable(judged, ClaimKind.CERTIFICATE), [0.4, 0.5])
    np.testing.assert_allclose(claimable(judged, ClaimKind.CONTRACT), 0.25)
    np.testing.assert_allclose(claimable((), ClaimKind.CONTRACT), 0.0)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ((claim("A"), claim("A", kind=ClaimKind.CONTRACT)), "claimed 2 times"),
        ((claim(share=np.asarray(1.2)),), "fractions"),
        ((claim(sold_on=np.asarray(0.4)),), "sold on than bought"),
    ],
)
def test_refused(claims: tuple[Claim, ...], said: str) -> None:
    with pytest.raises(DataError, match=said) as caught:
        judged_claims(claims, year=2025, market="CN")
    assert caught.value.told("zh")
