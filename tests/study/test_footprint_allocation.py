"""Rules of allocation side by side, where something is sold beside polysilicon."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.carbon.allocation import AllocationRule
from polysight.study.footprint_allocation import allocations
from tests.study.footprint_plants import ROD, worked

SELLS = "by_products.stc_outlet_share=0.1"


def test_a_closed_loop_has_nothing_to_divide() -> None:
    assert allocations(worked(ROD)) == ()


def test_rules_are_told_with_their_result_or_with_the_reason() -> None:
    found = worked(ROD, SELLS)
    rules = {one.rule: one for one in allocations(found)}
    assert set(rules) == set(AllocationRule)
    sold = sum(float(one.amount[0]) for one in found.inventory.outputs)
    mass = rules[AllocationRule.MASS]
    assert mass.share == pytest.approx(1.0 / (1.0 + sold))
    assert mass.footprint is not None
    total = found.life_cycle.market.covered_total[0]
    assert mass.footprint.central == pytest.approx(mass.share * total)
    assert rules[AllocationRule.CUT_OFF].share == 1.0
    for rule in (AllocationRule.ECONOMIC, AllocationRule.SUBSTITUTION):
        assert np.isnan(rules[rule].share)
        assert rules[rule].problems
