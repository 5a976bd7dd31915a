"""Surrogates as the evidence has them."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.store import evidence
from polysight.plant.equilibrium import Kind
from polysight.plant.surrogate import INPUTS, outcome
from polysight.study.equilibria import chosen_set, surrogate


def test_each_equilibrium_rests_on_its_chosen_set() -> None:
    rows = evidence()
    chosen = {kind: chosen_set(rows, kind) for kind in Kind}
    assert chosen == {
        Kind.HYDROCHLORINATION: "cantera-nasa7",
        Kind.HOT_HYDROGENATION: "nasa-glenn-2002",
        Kind.DEPOSITION: "nasa-glenn-2002",
    }
    for kind, name in chosen.items():
        fit = surrogate(rows, kind)
        assert (fit.kind, fit.set_name) == (kind, name)
        assert fit.coefficients.shape == (len(fit.degrees), 3 if kind.solid else 2)
        assert fit.degrees.shape[1] == len(fit.low) == len(fit.high) == len(INPUTS)
        assert np.all(fit.low < fit.high)
        # Terms are sorted and unlike: the kernel rests on it.
        terms = [tuple(row) for row in fit.degrees.tolist()]
        assert terms == sorted(set(terms))


def test_the_anchor_of_cold_hydrogenation() -> None:
    fit = surrogate(evidence(), Kind.HYDROCHLORINATION)
    got = outcome(fit, 550.0, 25.0, 2.0, np.array([0.0, 6.12]))
    np.testing.assert_allclose(1.0 - got.silicon_tetrachloride, [0.414, 0.228], rtol=0.01)


def test_a_set_without_a_surrogate_is_refused() -> None:
    with pytest.raises(DataError, match="cantera-nasa7, nasa-glenn-2002"):
        surrogate(evidence(), Kind.DEPOSITION, "crc")
