"""Factors of a project by name; what does not fit is refused."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.draw_factors import draw_factors, factor_keys, neutral
from tests.investment.random_case import Shape, random_case

CASE = random_case(5, Shape(products=2, inputs=3))


def test_every_product_and_input_has_a_factor() -> None:
    keys = factor_keys(CASE)
    assert keys[:2] == ("price", f"price:{CASE.products[1].key}")
    assert {f"input:{one.key}" for one in CASE.inputs} < set(keys)
    assert len(keys) == len(set(keys)) == 5 + 2 + 3


def test_what_does_not_vary_changes_nothing() -> None:
    got = draw_factors(CASE, {"load": np.array([0.5, 0.9])}, 2)
    np.testing.assert_array_equal(got.load, [0.5, 0.9])
    np.testing.assert_array_equal(got.price, np.ones((2, 2)))
    np.testing.assert_array_equal(got.inputs, np.ones((2, 3)))
    np.testing.assert_array_equal(got.loan_rate, np.zeros(2))
    assert [neutral(key) for key in ("price", "loan-rate")] == [1.0, 0.0]


def test_rows_follow_products_and_inputs() -> None:
    first, second = CASE.products[1].key, CASE.inputs[2].key
    drawn = {f"price:{first}": np.array([2.0]), f"input:{second}": np.array([3.0])}
    got = draw_factors(CASE, drawn, 1)
    np.testing.assert_array_equal(got.price, [[1.0, 2.0]])
    np.testing.assert_array_equal(got.inputs, [[1.0, 1.0, 3.0]])
    assert all(one.flags.c_contiguous for one in got)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(DataError, match="weather") as caught:
        draw_factors(CASE, {"weather": np.ones(2)}, 2)
    assert "因素" in caught.value.told("zh")
    with pytest.raises(DataError, match="load"):
        draw_factors(CASE, {"load": np.ones(3)}, 2)
    with pytest.raises(DataError, match="price"):
        draw_factors(CASE, {}, 2, price_path=np.ones((1, CASE.periods)))
