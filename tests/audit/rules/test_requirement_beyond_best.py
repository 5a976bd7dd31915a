"""A purity that is needed is reached by somebody."""

from polysight.audit.rules.requirement_beyond_best import RULE
from tests.audit.told import row, said

NEEDED = row("impurity_c_o", 0.3, "ppm", qualifier="below", kind="target", period="undated-future")


def test_below_the_best_is_found() -> None:
    carbon, oxygen = row("impurity_c", 0.5, "ppm"), row("impurity_o", 2, "ppm")
    (one,) = said(RULE, NEEDED, carbon, oxygen)
    assert set(one.rows) == {"C1", "C2", "C3"}


def test_reached_by_one_is_silent() -> None:
    assert not said(RULE, NEEDED, row("impurity_c", 0.5, "ppm"), row("impurity_c", 0.2, "ppm"))
    assert not said(RULE, NEEDED)


def test_nines_that_no_impurity_leaves_are_found() -> None:
    needed = row("purity", 11, "N", subject="Purity required by cells")
    metals = row("impurity_metals", 50, "ppb")
    (one,) = said(RULE, needed, metals)
    assert one.rows == ("C1", "C2")
    assert not said(RULE, row("purity", 11, "N"), metals)
    assert not said(RULE, needed, metals, row("impurity_metals", 0.01, "ppb"))
    assert not said(RULE, {**needed, "value_low": 7, "value_high": 7}, metals)
