from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pytest

from polysight.study.fingerprint import fingerprint


class Pair(NamedTuple):
    """Two things."""

    one: object
    other: object


@dataclass(frozen=True)
class Thing:
    """Something with a name."""

    name: str
    values: np.ndarray


def test_equal_things_have_the_same_fingerprint() -> None:
    one = Thing("a", np.arange(6.0).reshape(2, 3))
    other = Thing("a", np.arange(12.0).reshape(2, 6)[:, ::2] / 2.0)
    assert (one.values == other.values).all()
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (np.zeros(4), np.zeros((2, 2))),
        (np.zeros(2), np.zeros(2, dtype=np.float32)),
        (np.array([0.0]), np.array([np.nan])),
        (("ab", "c"), ("a", "bc")),
        (((1,), 2), (1, (2,))),
        ((1, 2), Pair(1, 2)),
        (1, True),
        (Thing("a", np.zeros(1)), Thing("b", np.zeros(1))),
        (None, "None"),
    ],
)
def test_other_things_have_another(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_a_thing_whose_content_is_not_seen_is_no_basis() -> None:
    with pytest.raises(TypeError, match="dict"):
        fingerprint((1, {"a": 2}))
