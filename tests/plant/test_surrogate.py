"""Surrogates against Cantera on fresh states, their balances, shapes and refusals."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.plant import gibbs
from polysight.plant.equilibrium import Kind, Outcome, conversion, feed
from polysight.plant.surrogate import INPUTS, Surrogate, outcome
from polysight.study.equilibria import surrogate
from polysight.study.thermochemistry import thermochemistry

SETS = ("cantera-nasa7", "nasa-glenn-2002")
EVERY = list(itertools.product(Kind, SETS))
#: What is asked of every quantity.
ASKED = 0.005
STATES = 150


@cache
def fitted(kind: Kind, set_name: str) -> Surrogate:
    return surrogate(evidence(), kind, set_name)


def quantities(kind: Kind, ratio: np.ndarray, got: Outcome) -> dict[str, np.ndarray]:
    return {
        "hydrogen": got.hydrogen,
        "hydrogen_chloride": got.hydrogen_chloride,
        "dichlorosilane": got.dichlorosilane,
        "trichlorosilane": got.trichlorosilane,
        "silicon_tetrachloride": got.silicon_tetrachloride,
        "conversion": conversion(kind, got),
        "hydrogen_used": ratio - got.hydrogen,
        "silicon": got.silicon,
    }


@pytest.mark.parametrize(("kind", "set_name"), EVERY)
def test_fresh_states_lie_within_the_stated_error(kind: Kind, set_name: str) -> None:
    fit = fitted(kind, set_name)
    generator = np.random.default_rng(7)
    inputs = generator.uniform(fit.low[:, None], fit.high[:, None], (len(INPUTS), STATES))
    published = thermochemistry(evidence(), set_name)
    found = quantities(kind, inputs[2], outcome(fit, *inputs))
    rows = []
    for temperature, pressure, ratio, tcs_shift, sicl3_shift in inputs.T.tolist():
        moved = published.shifted(tcs_shift, sicl3_shift)
        rows.append(gibbs.outcome(kind, temperature, pressure, ratio, moved).amounts)
    wanted = quantities(kind, inputs[2], Outcome(*list(np.array(rows).T)))
    assert len(fit.quantities) >= 7
    for quantity, stated in zip(fit.quantities, fit.worst_errors, strict=True):
        assert stated <= ASKED
        # Hydrogen used in deposition goes through zero; its error is in mol per mol fed.
        absolute = kind is Kind.DEPOSITION and quantity == "hydrogen_used"
        size = 1.0 if absolute else np.abs(wanted[quantity])
        worst = np.max(np.abs(found[quantity] - wanted[quantity]) / size)
        assert worst <= stated, (quantity, worst)


@st.composite
def states(draw: st.DrawFn) -> tuple[Surrogate, list[float]]:
    fit = fitted(*draw(st.sampled_from(EVERY)))
    ends = zip(fit.low.tolist(), fit.high.tolist(), strict=True)
    return fit, [draw(st.floats(low, high)) for low, high in ends]


@settings(max_examples=200, deadline=None)
@given(states())
def test_elements_close_and_nothing_is_negative(state: tuple[Surrogate, list[float]]) -> None:
    fit, point = state
    got = outcome(fit, *point)
    np.testing.assert_allclose(got.elements, feed(fit.kind, point[2]).elements, rtol=1e-14)
    assert np.all(got.amounts[..., :-1] > 0)
    if not fit.kind.solid:
        assert got.silicon == 0


@settings(max_examples=100, deadline=None)
@given(states())
def test_cold_conversion_rises_with_pressure_and_hydrogen(
    state: tuple[Surrogate, list[float]],
) -> None:
    _, point = state
    fit = fitted(Kind.HYDROCHLORINATION, "cantera-nasa7")
    temperature, pressure, ratio, *shifts = np.clip(point, fit.low, fit.high / 1.1)
    got = outcome(
        fit, temperature, pressure * np.array([1.0, 1.1, 1.0]), ratio * np.array([1.0, 1.0, 1.1]),
        *shifts,
    )  # fmt: skip
    reached = conversion(fit.kind, got)
    assert reached[1] > reached[0]
    assert reached[2] > reached[0]


def test_a_batch_equals_its_elements_and_broadcasts() -> None:
    fit = fitted(Kind.DEPOSITION, "nasa-glenn-2002")
    temperature = np.linspace(900.0, 1150.0, 7)[:, None, None]
    pressure = np.linspace(1.0, 6.0, 9)[:, None]
    ratio = np.linspace(2.0, 20.0, 11)
    whole = outcome(fit, temperature, pressure, ratio, 1.0, 2.0).amounts
    assert whole.shape == (7, 9, 11, 6)
    for place in itertools.product((0, 6), (0, 8), (0, 5, 10)):
        alone = outcome(
            fit, temperature[place[0], 0, 0], pressure[place[1], 0], ratio[place[2]], 1.0, 2.0
        )
        assert np.array_equal(alone.amounts, whole[place])


@pytest.mark.parametrize(
    ("field", "value", "nearest"),
    [
        ("temperature_c", 899.0, "900"),
        ("temperature_c", 1200.0, "1150"),
        ("pressure_bar", 0.0, "1"),
        ("hydrogen_ratio", 0.0, "2"),
        ("tcs_shift_kj_per_mol", -1.0, "0"),
        ("sicl3_shift_kj_per_mol", 90.0, "72.39"),
    ],
)
def test_what_was_not_fitted_is_refused(field: str, value: float, nearest: str) -> None:
    fit = fitted(Kind.DEPOSITION, "cantera-nasa7")
    point = dict(zip(INPUTS, [1100.0, 6.0, 4.0, 0.0, 0.0], strict=True)) | {field: value}
    with pytest.raises(UsageError, match=rf"{field}.*nearest possible value is {nearest}$"):
        outcome(fit, **point)
