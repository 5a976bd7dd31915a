"""Terms of the past are read by name, and those that were used are told."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from polysight.study.history_terms import TABLE, HistoryTerms
from polysight.study.run import Plan


def test_a_term_and_a_parameter_of_the_market(planned: Plan) -> None:
    terms = HistoryTerms(planned.view.evidence)
    assert terms("price_n_type") == 0.0
    assert terms("producer_cover_months") > 0.0
    rows = {row.cells["parameter"]: row.cells["id"] for row in planned.view.evidence.tables[TABLE]}
    assert rows["price_n_type"] in terms.inputs
    assert rows["quote_error"] not in terms.inputs


def test_an_unknown_term_is_refused(planned: Plan) -> None:
    with pytest.raises(DataError) as caught:
        HistoryTerms(planned.view.evidence)("quote_eror")
    assert caught.value.problems[0].key == "market_history.term"
    assert caught.value.problems[0].suggestion == "quote_error"


def test_every_term_lies_in_its_range_and_says_why(planned: Plan) -> None:
    for cells in (row.cells for row in planned.view.evidence.tables[TABLE]):
        assert float(cells["low"]) <= float(cells["value"]) <= float(cells["high"])
        assert cells["why_en"]
        assert cells["why_zh"]
