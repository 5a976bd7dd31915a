"""Rows that we computed say by which code, when and how, and name the rows that they rest on."""

from __future__ import annotations

import pytest

from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES, Language
from polysight.study.backtest_protocol import backtest_protocol
from polysight.study.explanation import explain
from polysight.study.own_results import LICENCE, RECORD, TABLES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_the_row_names_code_protocol_day_method_licence_and_rows(
    table: str, language: Language
) -> None:
    data = evidence()
    cells = data.tables[table][-1].cells
    node = explain(cells["id"], None, data, language)
    code = data.tables[RECORD][-1].cells["code"]
    written = backtest_protocol(data).written.isoformat()
    for word in ("polysight", code, cells["published"], written):
        assert word in node.source
    assert LICENCE in node.licence
    assert cells["day"] in node.because
    assert node.vintage == cells["published"]
    assert node.unit
    assert node.inputs


def test_a_judged_forecast_rests_on_what_came() -> None:
    data = evidence()
    cells = next(one.cells for one in data.tables[RECORD] if one.cells["variable"] == "price_china")
    rows = {one.id: one for one in data.observations}
    inputs = [one.id for one in explain(cells["id"], None, data).inputs if one.id in rows]
    assert inputs
    assert all(rows[one].quantity == "price" for one in inputs)
    assert all(rows[one].first_known.isoformat() > cells["day"] for one in inputs)
