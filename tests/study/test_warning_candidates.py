"""All that warns, in one form."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from polysight.study.warning_candidates import (
    INDEX,
    INDICATOR,
    PROBABILITY,
    RULE,
    candidates,
    odds_candidates,
)
from polysight.study.warning_signals import warning_signals
from polysight.study.warning_terms import PlainRule
from tests.study.test_warning_fit import example
from tests.study.warning_states import shipped_terms, synthetic_labels
from tests.warning.synthetic_panel import synthetic_panel, synthetic_traits

pytestmark = pytest.mark.slow

TERMS = shipped_terms()
SIGNALS = warning_signals(synthetic_panel(), synthetic_traits(), synthetic_labels(), TERMS)
RULES = (
    PlainRule("low_use", "", "", "utilisation", -1.0, 9.0, "1", ""),
    PlainRule("high_stock", "", "", "stock_cover", 1.0, 11.0, "months", ""),
    PlainRule("no_such", "", "", "tea_leaves", 1.0, 0.0, "1", ""),
)


def test_everything_is_there_once_and_alarms_only_when_known() -> None:
    found = candidates(SIGNALS, (example(),), RULES, TERMS)
    names = [(one.kind, one.name, one.horizon) for one in found]
    assert len(set(names)) == len(names)
    kinds = [one.kind for one in found]
    assert [kinds.count(kind) for kind in (INDEX, INDICATOR, PROBABILITY, RULE)] == [3, 10, 6, 2]
    assert not any((one.alarm & ~one.known).any() for one in found)


def test_a_rule_alarms_on_its_side_of_the_threshold() -> None:
    low, high = (one for one in candidates(SIGNALS, (), RULES, TERMS) if one.kind == RULE)
    panel = SIGNALS.panel
    use, stock = panel.value[4], panel.value[7]
    np.testing.assert_array_equal(low.alarm[low.known], (use < 9.0)[low.known])
    np.testing.assert_array_equal(high.alarm[high.known], (stock > 11.0)[high.known])
    np.testing.assert_array_equal(high.known, panel.usable[7])


def test_odds_do_not_alarm_where_every_indicator_stands_at_its_median() -> None:
    told = example()
    flat = dataclasses.replace(told, indicators=told.neutral, pooled=told.neutral)
    for one in odds_candidates(flat, SIGNALS, TERMS):
        if one.name == "indicators":
            assert not one.alarm.any()


def test_the_ensemble_is_judged_where_it_was_run() -> None:
    told = example()
    ensemble = np.full(told.indicators.shape, np.nan)
    ensemble[:, ::3] = 0.9
    with_it = dataclasses.replace(told, ensemble=ensemble)
    names = {one.name for one in odds_candidates(with_it, SIGNALS, TERMS)}
    assert names == {"indicators", "left_out", "ensemble", "pooled"}
