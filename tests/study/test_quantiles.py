import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.study.quantiles import quantiles

PROBABILITIES = np.array([0.0, 0.05, 0.5, 0.95, 1.0])
Tables = arrays(np.float64, st.tuples(st.integers(1, 30), st.integers(1, 4)),
                elements=st.one_of(st.floats(-1e6, 1e6), st.just(np.nan)))  # fmt: skip


@given(Tables)
def test_draws_without_a_number_do_not_count(table: np.ndarray) -> None:
    found = quantiles(table, PROBABILITIES)
    for at, column in enumerate(table.T):
        known = column[~np.isnan(column)]
        if not known.size:
            assert np.isnan(found[:, at]).all()
            continue
        assert (np.diff(found[:, at]) >= 0.0).all()
        assert found[0, at] == known.min()
        assert found[-1, at] == known.max()
        assert (found[:, at] == quantiles(known[::-1, None], PROBABILITIES)[:, 0]).all()


def test_places_between_two_draws_are_on_the_line_between_them() -> None:
    assert quantiles(np.array([0.0, 10.0, 20.0]), np.array([0.25])).tolist() == [5.0]


def test_other_axes_stay() -> None:
    assert quantiles(np.zeros((5, 2, 3)), PROBABILITIES).shape == (5, 2, 3)
