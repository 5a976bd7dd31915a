from __future__ import annotations

import pytest

from polysight.audit.report import newest
from polysight.errors import UsageError
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


def test_tolerance_widens_what_numbers_allow_and_leaves_bounds() -> None:
    over = "utilisation,65,%,2023,China; qualifier=over"
    report = report_of("capacity,1000,kt/a,2023,China", over)
    wide = report.tolerant(2.0)
    (plain,), (twice,) = report.of("capacity"), wide.of("capacity")
    assert plain.span is not None
    assert twice.span is not None
    assert twice.span.low == plain.span.low
    assert twice.span.most - 1000 == pytest.approx(2 * (plain.span.most - 1000))
    assert twice.span.tolerance == pytest.approx(2 * plain.span.tolerance)
    assert wide.tolerance == 2.0
    exact = report.tolerant(0.0).of("capacity")[0].span
    assert exact is not None
    assert (exact.least, exact.most) == (1000.0, 1000.0)
    bound = [one.of("utilisation")[0].span for one in (report, wide)]
    assert [(one.least, one.most) for one in bound if one] == [(0.65, 1.3)] * 2


@pytest.mark.parametrize("factor", [-1.0, float("nan")])
def test_a_tolerance_must_be_a_number_from_zero(factor: float) -> None:
    with pytest.raises(UsageError):
        report_of("capacity,1,kt/a,2023,China").tolerant(factor)
