"""A hundred thousand rows against eigenvalues of companion matrices, in doubt against Sturm.

The eigenvalues know nothing of signs, brackets or Newton steps. Where two of them lie so close to
one another or to the real axis that their own rounding decides, Sturm's theorem in fractions does.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from polysight.investment.irr import IrrStatus, irr, irr_batch
from tests.investment import irr_rows
from tests.investment.irr_rows import Floats
from tests.investment.sturm import positive_root_count, whole

pytestmark = pytest.mark.slow

#: Imaginary parts and gaps, relative, below which eigenvalues do not say how many roots there are.
CLOSE, SURE = 1e-5, 1e-9
SETS: tuple[tuple[Callable[..., Floats], int, int], ...] = (
    (irr_rows.random_signs, 8_000, 25),
    (irr_rows.random_signs, 10_000, 12),
    (irr_rows.random_signs, 10_000, 3),
    (irr_rows.projects, 8_000, 25),
    (irr_rows.projects, 5_000, 6),
    (irr_rows.overhauled, 8_000, 25),
    (irr_rows.overhauled, 5_000, 40),
    (irr_rows.whole_numbers, 10_000, 7),
)


def trimmed(row: Floats) -> Floats:
    """The row without the zeros at its ends."""
    places = np.flatnonzero(row)
    return row[places[0] : places[-1] + 1] if places.size else row[:0]


def growths(rows: Floats) -> NDArray[np.complex128]:
    """All roots 1 + rate of rows whose first flow is not zero; axes row, root; complex."""
    size = rows.shape[1] - 1
    companion = np.zeros((len(rows), size, size))
    companion[:, 0] = -rows[:, 1:] / rows[:, :1]
    companion[:, np.arange(1, size), np.arange(size - 1)] = 1.0
    return np.asarray(np.linalg.eigvals(companion), dtype=np.complex128)


def oracle(row: Floats) -> tuple[Floats, bool]:
    """Real roots above zero, ascending, and whether the eigenvalues leave their number open."""
    found = growths(trimmed(row)[None])[0]
    positive = found[found.real > 0]
    slope = np.abs(positive.imag) / np.abs(positive)
    real = np.sort(positive[slope <= SURE].real)
    gaps = np.diff(real) / real[1:]
    return real, bool(np.any((slope > SURE) & (slope < CLOSE)) or np.any(gaps < CLOSE))


def expected_rate(row: Floats, roots: Floats) -> float:
    """The rule of `irr`, straight from its words."""
    flows = -row if trimmed(row)[0] > 0 else row
    years = np.arange(len(flows))

    def slope(growth: float) -> float:
        return float(np.sum(-years * flows * growth ** (-years - 1.0)))

    falling = [root for root in roots if slope(root) < 0]
    # The eigenvalue of a root at one is not exactly one.
    above, below = [r for r in falling if r > 1 + SURE], [r for r in falling if r <= 1 + SURE]
    if not falling:
        return np.nan
    gains = flows.sum() > 1e-12 * np.abs(flows).sum()
    if gains or not below:
        return float(min(above) - 1)
    return float(max(below) - 1)


@pytest.mark.parametrize(("made", "count", "periods"), SETS)
def test_rates_and_numbers_of_roots(made: Callable[..., Floats], count: int, periods: int) -> None:
    rows = made(np.random.default_rng(periods), count, periods)
    found = irr_batch(rows)
    checked, open_rows = 0, []
    for place, row in enumerate(rows):
        core = trimmed(row)
        changes = int(found.sign_changes[place])
        if core.size == 0 or changes == 0:
            assert found.status[place] in (IrrStatus.ALL_ZERO, IrrStatus.ONE_SIGN)
            continue
        roots, unclear = oracle(row)
        if unclear:
            open_rows.append(place)
            continue
        checked += 1
        assert found.root_count[place] == len(roots)
        if len(roots):
            wanted = expected_rate(row, roots)
            # The eigenvalues of a badly posed root have few digits of their own.
            np.testing.assert_allclose(found.rate[place] + 1, wanted + 1, rtol=1e-6)
            assert found.residual[place] <= 1e-10
        else:
            assert found.status[place] == IrrStatus.NONE
    assert checked >= 0.9 * np.sum(found.sign_changes > 0)
    for place in open_rows[:40]:
        assert len(irr(rows[place]).roots) == positive_root_count(whole(rows[place]))


def test_all_roots_of_some_rows() -> None:
    rows = irr_rows.random_signs(np.random.default_rng(8), 2000, 25)
    for row in rows:
        roots, unclear = oracle(row)
        if not unclear:
            np.testing.assert_allclose(np.array(irr(row).roots) + 1, roots, rtol=1e-7)
