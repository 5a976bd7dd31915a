"""Tables of documents whose numbers stand in nested lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Document = dict[str, Any]
Record = dict[str, Any]


def market_years(document: Document) -> Iterator[Record]:
    """Measures of a simulated market by year.

    Parameters
    ----------
    document : dict
        Document of a market.

    Yields
    ------
    dict
        Scenario, measure, unit, year, and a value a quantile.
    """
    for one in document["yearly"]:
        for at, year in enumerate(document["years"]):
            yield {
                "scenario": document["scenario"], "measure": one["measure"], "unit": one["unit"],
                "year": year, **{name: row[at] for name, row in one["values"].items()},
            }  # fmt: skip


def market_months(document: Document) -> Iterator[Record]:
    """Series of a simulated market by month.

    Parameters
    ----------
    document : dict
        Document of a market.

    Yields
    ------
    dict
        Scenario, series, month, and a value a quantile.
    """
    for one in document["monthly"]:
        for at, month in enumerate(document["months"]):
            yield {
                "scenario": document["scenario"], "series": one["series"], "month": month,
                **{name: row[at] for name, row in one["values"].items()},
            }  # fmt: skip


def warning_months(document: Document) -> Iterator[Record]:
    """Indicators of the early warning by month.

    Parameters
    ----------
    document : dict
        Document of the history of the warning.

    Yields
    ------
    dict
        Indicator, unit, month, value, light and share in the index.
    """
    columns = ("value", "age_months", "light", "towards_glut", "alarm", "weight", "points")
    for one in document["indicators"]:
        for at, month in enumerate(document["months"]):
            yield {
                "indicator": one["key"], "unit": one["unit"], "month": month,
                **{name: one[name][at] for name in columns},
            }  # fmt: skip


def series_rows(document: Document) -> Iterator[Record]:
    """Rows of comparable series.

    Parameters
    ----------
    document : dict
        Document of a quantity.

    Yields
    ------
    dict
        A chosen row with its series.
    """
    for at, one in enumerate(document["series"], 1):
        for row in one["rows"]:
            yield {
                "series": at, "quantity": document["quantity"], "unit": one["unit"],
                "company": one["company"], "site": one["site"],
                **{name: cell for name, cell in row.items() if name != "not_chosen"},
                "basis": "; ".join(f"{name}={code}" for name, code in one["basis"].items()),
            }  # fmt: skip


def project_years(document: Document) -> Iterator[Record]:
    """Tables of a project by line and year.

    Parameters
    ----------
    document : dict
        Document of a project with its tables.

    Yields
    ------
    dict
        A line of a table.
    """
    for one in document["tables"]:
        for row in one["rows"]:
            head = {"table": one["table"], "key": row["key"], "item": row.get("item", "")}
            if "by_year" not in row:
                cells = ("amount_cny", "vat_cny", "share", "value", "unit")
                yield {**head, **{name: row[name] for name in cells if name in row}}
                continue
            for year, value in zip(one["years"], row["by_year"], strict=True):
                yield {**head, "unit": row["unit"], "year": year, "value": value}
