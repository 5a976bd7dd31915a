"""The form of what is sold, bought, borrowed and taxed: own numbers or the law, never both."""

from __future__ import annotations

import pytest

from polysight.errors import DataError
from tests.study.project_file_text import WHY, Change, number, project


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("[products.price]", f"vat = {number(0.1)}\n[products.price]"), "own_or_law"),
        (("[products.price]", 'rebate_from = "own"\n[products.price]'), "own_or_law"),
        (('quantity_from = "own"', 'quantity_from = "plant"'), "quantity"),
        (('mode = "none"', f'mode = "none"\npath = {number(1, "CNY/a")}'), "compliance"),
        (('kind = "commercial"', 'kind = "commercial"\ncurrency = "USD"'), "exchange_rate"),
        (('regime = "west"', f'regime = "own"\nincome_tax = {number(0.2)}'), "own_losses"),
        (('regime = "west"', 'regime = "west"\nsurtax_from = "own"'), "own_or_law"),
    ],
)
def test_own_numbers_or_the_law(change: Change, rule: str) -> None:
    with pytest.raises(DataError) as caught:
        project(change)
    assert f"project_file.{rule}" in {one.key for one in caught.value.problems}


def test_everything_of_one_kind_is_read() -> None:
    own = f'mode = "own"\nprice = {number(80, "CNY/tCO2e")}\nfree = {number(0.9)}'
    found = project(
        ('mode = "not-covered"', f'{own}\nintensity = {number(20, "kgCO2e/kg")}'),
        ('kind = "commercial"', f'kind = "foreign"\ncurrency = "USD"\n'
         f'exchange_rate = {{ value = 7.1, unit = "CNY/USD", {WHY} }}'),
    )  # fmt: skip
    assert found.carbon.price[0].value == 80.0
    assert found.financing.loans[0].currency == "USD"
