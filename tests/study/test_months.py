"""Monthly prices: what was quoted, what was bridged and what stays empty."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.periods import period
from polysight.study.months import (
    REACH_MONTHS,
    exchange_rate_path,
    months_between,
    silicon_metal_path,
    tariff_path,
)
from polysight.study.run import Plan

MONTHS = months_between("2020-01", "2025-12")


def test_months_have_both_ends() -> None:
    assert MONTHS[0] == "2020-01"
    assert MONTHS[-1] == "2025-12"
    assert len(MONTHS) == len(set(MONTHS)) == 72


@pytest.mark.parametrize(("first", "last"), [("2020", "2021"), ("2021-01", "2020-01")])
def test_what_is_no_stretch_of_months_is_refused(first: str, last: str) -> None:
    with pytest.raises(DataError):
        months_between(first, last)


def test_a_quoted_month_is_the_mean_of_its_quotes_without_tax(planned: Plan) -> None:
    path = silicon_metal_path(planned.view, ("2025-09",))
    assert path.quoted == (True,)
    assert path.central[0] == pytest.approx((9.2 + 9.5) / 2 / 1.13)
    assert path.low[0] == pytest.approx(9.1 / 1.13)
    assert path.high[0] == pytest.approx(9.6 / 1.13)
    assert {"ME0044", "ME0045", "MV020"} <= set(path.inputs)
    assert path.marks == ()


def test_a_gap_is_bridged_with_a_range_that_holds_both_ends(planned: Plan) -> None:
    path = silicon_metal_path(planned.view, MONTHS)
    place = MONTHS.index("2022-01")
    ends = [MONTHS.index("2021-09"), MONTHS.index("2022-05")]
    assert not path.quoted[place]
    assert path.low[place] == pytest.approx(min(path.low[end] for end in ends))
    assert path.high[place] == pytest.approx(max(path.high[end] for end in ends))
    assert path.central[ends[1]] < path.central[place] < path.central[ends[0]]
    assert {"mark.interpolated", "mark.months_missing", "mark.other_series"} <= set(path.marks)


def test_a_wide_gap_stays_empty(planned: Plan) -> None:
    path = silicon_metal_path(planned.view, MONTHS)
    quoted = [MONTHS.index("2020-06"), MONTHS.index("2021-05")]
    assert quoted[1] - quoted[0] > REACH_MONTHS
    assert np.isnan(path.central[quoted[0] + 1 : quoted[1]]).all()
    known = ~np.isnan(path.central)
    assert (path.low[known] <= path.central[known]).all()
    assert (path.central[known] <= path.high[known]).all()


def test_the_first_and_last_month_asked_for_change_no_month(planned: Plan) -> None:
    whole = silicon_metal_path(planned.view, MONTHS)
    cut = silicon_metal_path(planned.view, MONTHS[54:60])
    np.testing.assert_array_equal(cut.central, whole.central[54:60])
    assert cut.quoted == whole.quoted[54:60]


def test_means_over_a_quarter(planned: Plan) -> None:
    path = silicon_metal_path(planned.view, MONTHS)
    low, central, high = path.mean(period("2025-Q1"))
    assert central == pytest.approx(float(path.central[60:63].mean()))
    assert low < central < high
    assert all(np.isnan(one) for one in path.mean(period("2019-Q1")))
    assert all(np.isnan(one) for one in path.mean(period("2020-Q3")))


def test_exchange_rates_take_the_shortest_published_mean(planned: Plan) -> None:
    path = exchange_rate_path(planned.view, "CNY/USD", ("2025-03", "2026-03"))
    assert path.central.tolist() == pytest.approx([7.1875, 6.8921])
    assert path.inputs == ("IO0076", "IO0171")


@pytest.mark.parametrize("region", ["CN-SC", "CN-YN"])
def test_hydropower_provinces_have_a_wet_and_a_dry_season(planned: Plan, region: str) -> None:
    months = months_between("2021-01", "2021-12")
    path = tariff_path(planned.view, region, months, "grid")
    wet = slice(5, 10)
    assert path.central[wet].tolist() == pytest.approx([0.30 / 1.13] * 5)
    dry = np.delete(path.central, np.arange(12)[wet])
    assert dry.tolist() == pytest.approx([0.60 / 1.13] * 7)
    assert {"PX0010", "PX0011", "IT0009", "IT0010"} <= set(path.inputs)


def test_other_provinces_have_the_tariff_of_the_year(planned: Plan) -> None:
    path = tariff_path(planned.view, "CN-XJ", months_between("2024-01", "2024-12"), "captive")
    assert path.central.tolist() == pytest.approx([0.25] * 12)
    assert path.inputs == ("ME0006",)
