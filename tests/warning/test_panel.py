"""A panel is cut by months, and what is missing or stale is not usable."""

from __future__ import annotations

import numpy as np

from tests.warning.synthetic_panel import FIRST, MONTHS, synthetic_panel


def test_a_panel_until_a_month_holds_no_later_one() -> None:
    panel = synthetic_panel()
    cut = panel.until(FIRST + 41)
    assert cut.months.tolist() == list(range(FIRST, FIRST + 42))
    for name in ("value", "spread", "age", "usable"):
        np.testing.assert_array_equal(getattr(cut, name), getattr(panel, name)[:, :42])
    assert panel.until(FIRST - 1).value.shape == (len(panel.indicators), 0)
    assert panel.until(FIRST + 2 * MONTHS).months.size == MONTHS


def test_missing_and_stale_values_are_not_usable() -> None:
    panel = synthetic_panel()
    assert not panel.usable[~np.isfinite(panel.value)].any()
    assert not panel.usable[panel.age > panel.stale_after[:, None]].any()
    known = np.isfinite(panel.value) & (panel.age <= panel.stale_after[:, None])
    assert panel.usable[known].all()
