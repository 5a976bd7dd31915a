"""Agreement of a rule with labels."""

from __future__ import annotations

import math

import numpy as np
import pytest

from polysight.warning.agreement import Agreement, agreement


def test_the_example_of_two_readers_of_proposals() -> None:
    # Both yes 20, first alone 5, second alone 10, both no 15: kappa 0.4, the usual worked example.
    found = Agreement(20, 5, 10, 15)
    assert found.kappa == pytest.approx(0.4)
    assert found.found == pytest.approx(20 / 30)
    assert found.borne_out == pytest.approx(0.8)
    assert found.months == 50


def test_only_known_months_count() -> None:
    rule = np.array([True, True, False, False])
    label = np.array([True, False, True, False])
    found = agreement(rule, label, np.array([True, True, True, False]))
    assert found == Agreement(1, 1, 1, 0)


def test_without_months_or_states_nothing_is_told() -> None:
    assert math.isnan(Agreement(0, 0, 0, 0).kappa)
    assert math.isnan(Agreement(0, 0, 0, 5).kappa)
    assert math.isnan(Agreement(0, 0, 0, 5).found)
