"""Words for what is changed."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.investment.case_time import ALWAYS, Stretch, commissioning
from polysight.study.project_change_words import UNITS, Operation, accident, applied
from tests.study.project_example import case


@pytest.mark.parametrize(
    ("word", "operation", "value"),
    [
        ("price", "add", 0.0), ("price", "multiply", 1.0), ("home-price", "add", 0.0),
        ("export-price", "add", 0.0), ("load", "multiply", 1.0), ("capital", "add", 0.0),
        ("capital", "multiply", 1.0), ("delay", "add", 0.0), ("postponement", "add", 0.0),
        ("loan-rate", "add", 0.0), ("income-tax", "add", 0.0), ("carbon", "multiply", 1.0),
        ("subsidy", "add", 0.0), ("input:electricity", "multiply", 1.0),
        ("input:electricity", "add", 0.0), ("repair", "add", 0.0), ("retrofit", "add", 0.0),
    ],
)  # fmt: skip
def test_what_changes_nothing_changes_nothing(
    word: str, operation: Operation, value: float
) -> None:
    when = Stretch(commissioning(case()) + 6.0)
    same = applied(word, operation)(case(), value, when)
    assert same.phases == case().phases
    assert same.overrun == pytest.approx(case().overrun)
    assert same.load[: len(case().load)] == pytest.approx(case().load)
    for name in ("carbon_cny_per_kg", "subsidy_cny", "sustaining_cny", "other_manufacturing_cny"):
        assert getattr(same.running, name) == pytest.approx(getattr(case().running, name))
    assert same.taxes.income_tax_rate == pytest.approx(case().taxes.income_tax_rate)
    for before, after in zip(case().products, same.products, strict=True):
        assert after.price_cny_per_kg == pytest.approx(before.price_cny_per_kg)
        assert after.export_price_cny_per_kg == pytest.approx(before.export_price_cny_per_kg)
    assert same.inputs[-1].price_cny == pytest.approx(case().inputs[-1].price_cny)


def test_what_stands_instead_stands() -> None:
    assert applied("load", "replace")(case(), 0.5, ALWAYS).load == pytest.approx(0.5)
    home = applied("home-price", "replace")(case(), 30.0, ALWAYS).products[0]
    assert home.price_cny_per_kg == pytest.approx(30.0)
    assert home.export_price_cny_per_kg is case().products[0].export_price_cny_per_kg
    both = applied("price", "replace")(case(), 30.0, ALWAYS).products[0]
    ratio = case().products[0].export_price_cny_per_kg / case().products[0].price_cny_per_kg
    assert both.export_price_cny_per_kg == pytest.approx(30.0 * ratio)
    power = applied("input:electricity", "replace")(case(), 0.4, ALWAYS).inputs[-1]
    assert power.price_cny == pytest.approx(0.4)
    rebate = applied("export-rebate", "replace")(case(), 0.13, ALWAYS).products[0].rebate_rate
    assert rebate == pytest.approx(0.13)
    carbon = applied("carbon", "replace")(case(), 0.7, ALWAYS).running.carbon_cny_per_kg
    assert carbon == pytest.approx(0.7)


def test_every_word_has_a_unit_and_some_operation() -> None:
    for word in UNITS.keys() - {"accident"}:
        possible = 0
        for operation in ("multiply", "add", "replace"):
            try:
                applied(word, operation)
                possible += 1
            except DataError:
                continue
        assert possible, word


def test_an_accident_without_restart_loses_its_months_only() -> None:
    start = 12.0 * (commissioning(case()) // 12 + 2)
    hit = accident(0.0, 1.0)(case(), 0.0, Stretch(start, 3.0))
    year = int(start // 12)
    assert hit.load[year] == pytest.approx(0.75 * case().load[year])
    assert np.delete(hit.load, year) == pytest.approx(np.delete(case().load, year))
