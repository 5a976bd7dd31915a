"""Nested numbers become rows, one a number or one a quantile."""

from __future__ import annotations

from polysight.web.document_tables import (
    market_months,
    market_years,
    project_years,
    series_rows,
    warning_months,
)

MARKET = {
    "scenario": "s", "years": [2027, 2028], "months": ["2027-01"],
    "yearly": [{"measure": "price", "unit": "CNY/kg", "values": {"p05": [1, 2], "p95": [3, None]}}],
    "monthly": [{"series": "price", "values": {"p50": [4]}}],
}  # fmt: skip


def test_a_market_has_a_row_a_measure_and_year() -> None:
    rows = list(market_years(MARKET))
    assert [(one["year"], one["p05"], one["p95"]) for one in rows] == [
        (2027, 1, 3),
        (2028, 2, None),
    ]
    assert list(market_months(MARKET)) == [
        {"scenario": "s", "series": "price", "month": "2027-01", "p50": 4}
    ]


def test_a_warning_has_a_row_an_indicator_and_month() -> None:
    columns = ("value", "age_months", "light", "towards_glut", "alarm", "weight", "points")
    one = {"key": "k", "unit": "1", **{name: [7, 8] for name in columns}}
    rows = list(warning_months({"months": ["a", "b"], "indicators": [one]}))
    assert [(row["month"], row["value"]) for row in rows] == [("a", 7), ("b", 8)]


def test_series_are_numbered_and_keep_their_basis() -> None:
    series = {
        "unit": "u", "company": "", "site": "", "basis": {"tax": "in", "deal": "spot"},
        "rows": [{"id": "X", "value": 1, "not_chosen": ["Y"]}],
    }  # fmt: skip
    (row,) = series_rows({"quantity": "q", "series": [series]})
    assert (row["series"], row["id"], row["basis"]) == (1, "X", "tax=in; deal=spot")
    assert "not_chosen" not in row


def test_tables_of_a_project_have_a_row_a_line_and_year() -> None:
    tables = [
        {"table": "a", "rows": [{"key": "k", "amount_cny": 5, "vat_cny": 1, "share": None}]},
        {"table": "b", "years": [1, 2], "rows": [{"key": "l", "unit": "CNY", "by_year": [3, 4]}]},
    ]
    rows = list(project_years({"tables": tables}))
    assert rows[0] == {
        "table": "a", "key": "k", "item": "", "amount_cny": 5, "vat_cny": 1, "share": None,
    }  # fmt: skip
    assert [(one["year"], one["value"]) for one in rows[1:]] == [(1, 3), (2, 4)]
