from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from polysight.errors import BasisError, DataError
from polysight.estimate import Estimate
from polysight.evidence.choice import choice
from polysight.evidence.conversion import dated_rates, in_currency, rate_on, without_vat
from polysight.evidence.store import evidence
from polysight.periods import period
from tests.evidence.rows import observed

DATA = evidence()
PRICE = choice([observed()]).estimate()


def dated(number: Estimate, when: str) -> Estimate:
    return replace(number, period=when)


@pytest.mark.parametrize(
    ("when", "rate"), [("2017-06", 0.17), ("2018-09", 0.16), ("2019-03", 0.16), ("2025-06", 0.13)]
)
def test_vat_is_taken_out_at_the_rate_of_the_day(when: str, rate: float) -> None:
    found = without_vat(dated(PRICE, when), DATA)
    assert found.value == pytest.approx(40.0 / (1 + rate))
    assert dict(found.basis)["tax"] == "excluded"
    assert found.conversions[0].startswith("vat:")
    assert without_vat(found, DATA) == found


def test_a_period_across_a_change_of_rate_is_refused() -> None:
    with pytest.raises(DataError, match="2018"):
        without_vat(dated(PRICE, "2018"), DATA)


def test_an_unstated_tax_basis_is_refused() -> None:
    unstated = choice([observed(basis="averaging=month;deal=spot;tax=unstated")]).estimate()
    with pytest.raises(BasisError):
        without_vat(unstated, DATA)


def test_currency_changes_at_the_average_of_the_year_and_cites_it() -> None:
    found = in_currency(PRICE, "USD", DATA)
    rate_id = found.conversions[0].partition(":")[2]
    rate = DATA.observation(rate_id)
    assert rate.period.text == "2025"
    assert found.unit == "USD/kg"
    assert found.value == pytest.approx(40.0 / rate.middle)
    assert 6.5 < rate.middle < 7.6
    assert dict(found.basis)["unit"] == "USD/kg"
    back = in_currency(found, "CNY", DATA)
    assert back.value == pytest.approx(40.0)
    assert in_currency(PRICE, "CNY", DATA) is PRICE


def test_no_rate_no_conversion() -> None:
    with pytest.raises(DataError, match="1950"):
        in_currency(dated(PRICE, "1950"), "USD", DATA)


def test_the_rates_of_a_country_follow_each_other() -> None:
    rates = dated_rates(DATA, "vat_rate", "CN")
    assert len(rates) == 3
    for one, two in pairwise(rates):
        assert one.valid_to < two.valid_from
        assert (two.valid_from - one.valid_to).days == 1
    assert rate_on(rates, period("2020")).value == 0.13
