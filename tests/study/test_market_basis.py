"""Published bases: the tax and the exchange rate of the day, and no later ones."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.store import evidence
from polysight.study.market_basis import price_basis


def test_the_tax_of_the_day() -> None:
    rates = [price_basis(evidence(), dt.date(year, 6, 30)).vat for year in (2017, 2018, 2026)]
    assert rates == [0.17, 0.16, 0.13]


def test_the_exchange_rate_is_the_latest_that_was_known() -> None:
    then, now = (price_basis(evidence(), dt.date(year, 6, 30)) for year in (2014, 2026))
    assert int(then.rate_period[:4]) <= 2014
    assert int(now.rate_period[:4]) >= 2025
    assert 5.5 < then.cny_per_usd < 7.5
    assert len(now.inputs) == 2


def test_prices_are_told_as_they_are_published() -> None:
    basis = price_basis(evidence(), dt.date(2026, 6, 30))
    assert basis.in_china(np.array([100.0])) == pytest.approx(113.0)
    assert basis.outside(np.array([basis.cny_per_usd])) == pytest.approx(1.0)


def test_a_day_before_all_rates_is_refused() -> None:
    with pytest.raises(DataError):
        price_basis(evidence(), dt.date(1950, 1, 1))
