"""Uptake: atoms are conserved, more in is never cleaner, hydrogen and reactor add."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from polysight.errors import UsageError
from polysight.plant.purity.deposition import (
    deposited_ppba,
    granule_dust,
    granule_hydrogen_ppma,
)
from tests.plant.purity.example import granules, incorporation, one_pass

AMOUNTS = arrays(np.float64, 5, elements=st.floats(0, 1e4))


def test_by_hand() -> None:
    # (2 x 0.05 + 4 x 1 x 0.01) / 0.1 + 0.1 = 1.5.
    got = deposited_ppba(np.full(5, 2.0), one_pass(), incorporation())
    np.testing.assert_allclose(got, 1.5)


@given(AMOUNTS, AMOUNTS)
def test_more_in_is_never_cleaner_out(pure: np.ndarray, more: np.ndarray) -> None:
    design, gas = incorporation(), one_pass()
    assert (deposited_ppba(pure + more, gas, design) >= deposited_ppba(pure, gas, design)).all()


@given(AMOUNTS, st.floats(0.01, 1.0), st.floats(0.0, 1.0))
def test_no_more_atoms_than_were_fed(pure: np.ndarray, part: float, taken: float) -> None:
    settings = dict.fromkeys(
        (f"{name}_incorporation_fraction" for name in
         ("boron", "phosphorus", "carbon", "oxygen", "metals")), taken,
    )  # fmt: skip
    clean = incorporation(**settings, **_none("reactor_ppba"), **_none("hydrogen_nmol_per_mol"))
    into = deposited_ppba(pure, one_pass(4.0, part), clean) * part
    assert (into <= pure * (1 + 1e-12)).all()


def _none(quantity: str) -> dict[str, float]:
    names = ("boron", "phosphorus", "carbon", "oxygen", "metals")
    return dict.fromkeys((f"{name}_{quantity}" for name in names), 0.0)


def test_batch_equals_its_elements() -> None:
    yields = np.array([0.08, 0.1, 0.15])
    batch = deposited_ppba(np.ones(5), one_pass(4.0, yields), incorporation())
    assert batch.shape == (3, 5)
    for place, one in enumerate(yields):
        single = deposited_ppba(np.ones(5), one_pass(4.0, one), incorporation())
        np.testing.assert_array_equal(batch[place], single)


def test_granules_by_hand() -> None:
    np.testing.assert_allclose(granule_hydrogen_ppma(granules()), 16.0)
    np.testing.assert_allclose(granule_dust(granules()), 0.0005)


def test_impossible_is_refused() -> None:
    with pytest.raises(UsageError, match="silicon_yield_fraction is 0"):
        deposited_ppba(np.ones(5), one_pass(4.0, 0.0), incorporation())
    with pytest.raises(UsageError, match="hydrogen_ratio"):
        deposited_ppba(np.ones(5), one_pass(-1.0), incorporation())
    with pytest.raises(UsageError, match="dust_removed_fraction"):
        granule_dust(granules(dust_removed_fraction=1.5))
    with pytest.raises(UsageError, match="hydrogen_grown_ppma"):
        granule_hydrogen_ppma(granules(hydrogen_grown_ppma=-1.0))
