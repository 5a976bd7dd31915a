"""One factor at a time: the work, and its document for machines."""

from __future__ import annotations

import pytest

from polysight.answers.project_tornado_document import ASKED, cited, tornado
from polysight.investment.outcomes import Outcome
from polysight.investment.sensitivity_table import outcomes_of_changes
from tests.cli.project_example import asked

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("of", "outcome"), list(ASKED.items()))
def test_turns_are_those_of_the_bars(of: str, outcome: Outcome) -> None:
    found = tornado(asked(), None, None, of)
    assert (found.outcome, found.tabled[0]) == (outcome, outcome)
    assert len(set(found.tabled)) == len(found.tabled)
    price = found.sensitivity.table.keys.index("price")
    turned = outcomes_of_changes(asked().case, {"price": found.turns[price : price + 1]})[:, 0]
    if outcome is Outcome.MINIMUM_DEBT_COVER:
        assert turned[outcome] == pytest.approx(1.0, abs=1e-3)
    elif outcome is Outcome.IRR_EQUITY:
        assert turned[outcome] == pytest.approx(asked().case.valuation.discount_rate_equity)
    else:
        assert abs(turned[outcome]) < 1e3


def test_any_swing_is_in_the_table() -> None:
    found = tornado(asked(), 0.3, None)
    assert found.by in found.sensitivity.table.changes
    assert cited(found) == ()
