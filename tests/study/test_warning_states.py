"""The rule for glut and shortage on the past: which episodes it finds, and what it is made of."""

from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.store import Evidence, evidence
from polysight.evidence.table import parsed
from polysight.study.market_case import market_view
from polysight.study.market_history import market_history
from polysight.study.warning_labels import warning_labels
from polysight.study.warning_states import (
    TABLE,
    RuleAgreement,
    past_states,
    rule_agreement,
    rule_rows,
    state_rule,
)

DAY = dt.date(2026, 6, 30)
MONTH = 12 * 2026 + 5


@pytest.fixture(scope="module")
def told() -> dict[str, RuleAgreement]:
    """Agreement by state on all that is known."""
    data = evidence()
    history = market_history(market_view(data, DAY), DAY)
    found = rule_agreement(history, warning_labels(data, MONTH), data)
    return {one.state: one for one in found}


def changed(name: str, **cells: str) -> Evidence:
    """The shipped evidence with another number of the rule."""
    data = evidence()
    rows = [
        {**row.cells, **cells} if row.cells["parameter"] == name else dict(row.cells)
        for row in data.tables[TABLE]
    ]
    lines = [",".join(rows[0]), *(",".join(f'"{one}"' for one in row.values()) for row in rows)]
    table = list(parsed("\n".join(lines) + "\n", "warning_states.csv"))
    return dataclasses.replace(data, tables={**data.tables, TABLE: table})


def test_the_rule_agrees_with_the_dated_episodes_beyond_chance(
    told: dict[str, RuleAgreement],
) -> None:
    for one in told.values():
        assert one.table.kappa > 0.6
        assert sum(share.found for share in one.episodes) == one.table.both
        alone = sum(last - first + 1 for first, last in one.unlabelled)
        assert alone == one.table.rule_only
    longest = max(told["glut"].episodes, key=lambda one: one.months)
    assert longest.found > 0.9 * longest.months


def test_the_agreement_does_not_hang_on_one_number(told: dict[str, RuleAgreement]) -> None:
    for one in told.values():
        assert set(one.ranges) == set(rule_rows(evidence()))
        assert min(min(ends) for ends in one.ranges.values()) > 0.5


def test_the_rebound_inside_the_glut_does_not_end_it() -> None:
    data = evidence()
    first, states = past_states(market_history(market_view(data, DAY), DAY), state_rule(data))
    months = first + np.arange(len(states.glut))
    rebound = (months >= 12 * 2025 + 6) & (months <= 12 * 2025 + 10)
    assert states.glut[rebound].all()
    assert (states.gap[rebound] > 0.0).any()


def test_a_number_outside_its_range_and_an_unknown_one_are_refused() -> None:
    with pytest.raises(DataError) as fault:
        state_rule(changed("price_gap", value="0.5"))
    assert fault.value.problems[0].key == "warning_terms.range"
    with pytest.raises(DataError) as fault:
        state_rule(changed("price_gap", parameter="price_gapp"))
    assert fault.value.problems[0].key == "warning_terms.unknown"
