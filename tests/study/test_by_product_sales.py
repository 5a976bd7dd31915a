"""By-products without a sourced price are named and credited nowhere."""

from __future__ import annotations

from polysight.study.by_product_sales import SOLD, sales, unpriced
from polysight.study.consumption import RouteConsumption, consumption
from polysight.study.run import Plan


def test_what_is_sold_has_an_amount_and_no_invented_price(planned: Plan) -> None:
    sold = ("by_products.stc_outlet_share=0.02",)
    used = consumption(planned.view, "siemens", sold, year=2025, seed=1, count=40)
    found = sales(planned.view, used)
    assert "balance.stc_sold" in [one.amount.key for one in found]
    for one in found:
        assert one.amount.key.removeprefix("balance.") in SOLD
        assert one.amount.high > 0.0
        assert (one.credit is None) == (not one.inputs)


def test_what_no_row_prices_is_named(planned: Plan) -> None:
    assert unpriced(planned.view) == tuple(SOLD)


def test_rows_that_stand_in_for_a_plant_sell_nothing(planned: Plan) -> None:
    assert sales(planned.view, RouteConsumption("siemens", None, {}, {})) == ()
