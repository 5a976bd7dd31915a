from __future__ import annotations

from polysight.audit.report import newest
from tests.audit.table_of_claims import report_of


def test_look_ups() -> None:
    report = report_of(
        "capacity,1,kt/a,2023,China", "capacity,2,kt/a,2022,China", "price,3,CNY/kg,2023,China"
    )
    assert {claim.id for claim in report.of("capacity", "price")} == {"r1", "r2", "r3"}
    assert report.metric(report.by_id["r3"]).key == "price"
    assert report.year == 2023
    assert all(metric.known for metric in report.known_metrics)


def test_the_order_of_the_table_does_not_matter() -> None:
    rows = ("capacity,1,kt/a,2023,China", "capacity,2,kt/a,2022,China")
    forward = [claim.span for claim in report_of(*rows).claims]
    assert forward == [claim.span for claim in report_of(*rows[::-1]).claims]


def test_a_report_without_dates_has_no_year() -> None:
    assert newest(()) == 0
