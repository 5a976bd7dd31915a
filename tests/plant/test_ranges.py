"""Numbers out of range are refused, and the nearest possible one is told in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.ranges import checked, finite, not_negative, positive


def test_numbers_in_range_pass_as_they_are() -> None:
    given = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert checked("x", "pressure_bar", given, 1.0, 4.0).tolist() == given.tolist()
    assert positive("pressure_bar", 0.5) == 0.5
    assert checked("x", "pressure_bar", np.empty(0), 1.0, 4.0).size == 0


@pytest.mark.parametrize(
    ("wrong", "got", "nearest"), [([0.5, 9.0], "9", "4"), ([0.1, 2], "0.1", "1")]
)
def test_the_worst_is_named_with_the_nearest_possible(
    wrong: list[float], got: str, nearest: str
) -> None:
    with pytest.raises(UsageError) as refused:
        checked("deposition", "pressure_bar", wrong, 1.0, 4.0)
    fields = dict(refused.value.problems[0].fields)
    assert (fields["got"], fields["nearest"], fields["field"]) == (got, nearest, "pressure_bar")
    assert nearest in refused.value.told("zh")


@pytest.mark.parametrize("wrong", [np.nan, np.inf, [1.0, -np.inf]])
def test_what_is_not_finite_is_refused(wrong: object) -> None:
    with pytest.raises(UsageError, match="pressure_bar is not a finite number"):
        finite("pressure_bar", np.asarray(wrong))


@pytest.mark.parametrize("wrong", [0.0, -1.0])
def test_what_is_not_above_zero_is_refused(wrong: float) -> None:
    with pytest.raises(UsageError, match="any value above 0"):
        positive("hydrogen_ratio", [2.0, wrong])


def test_what_is_below_zero_is_refused() -> None:
    assert not_negative("slurry", [0.0, 1.0]).tolist() == [0.0, 1.0]
    assert not_negative("slurry", np.empty(0)).size == 0
    with pytest.raises(UsageError, match="slurry -2 is negative; the nearest possible value is 0"):
        not_negative("slurry", [1.0, -2.0])
