"""Investment, sales, cost and write-off of small projects worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from polysight.investment.case import AssetClass, InvestmentItem, Phase
from polysight.investment.rows import PhaseRow, Row
from polysight.investment.statement import statement
from tests.investment.test_plain_statement import by_year, small

LINE = InvestmentItem("machines", "equipment", "machinery", 1000.0, 0.1)


def test_exports_lose_the_tax_that_is_not_rebated() -> None:
    main = replace(small().products[0], export_share=0.4, rebate_rate=by_year(0.09))
    found = statement(small(products=(main,)))
    assert found.row(Row.DOMESTIC_REVENUE)[1] == pytest.approx(600.0)
    assert found.row(Row.EXPORT_REVENUE)[1] == pytest.approx(400.0)
    assert found.row(Row.OUTPUT_VAT)[1] == pytest.approx(78.0)
    assert found.row(Row.EXPORT_VAT_COST)[1] == pytest.approx(400.0 * 0.04)
    assert found.row(Row.REBATE_CEILING)[1] == pytest.approx(400.0 * 0.09)
    assert found.row(Row.OPERATING_COST)[1] == pytest.approx(200.0 + 16.0)
    assert found.row(Row.INPUT_VAT)[1] == pytest.approx(26.0 - 16.0)


def test_a_rebate_above_the_tax_gives_nothing_more() -> None:
    main = replace(small().products[0], export_share=1.0, rebate_rate=by_year(0.2))
    found = statement(small(products=(main,)))
    assert not np.any(found.row(Row.EXPORT_VAT_COST))
    assert found.row(Row.REBATE_CEILING)[1] == pytest.approx(1000.0 * 0.13)


def test_a_second_phase_shares_the_cost_of_building() -> None:
    # In the second year the first phase runs; 1000 of 2000 still stand for half of the year.
    later = Phase("two", 100.0, 12, 6, (1.0,), (LINE,), (), 0.0)
    found = statement(small(phases=(small().phases[0], later)))
    assert found.row(Row.BUILDING_SHARE)[:3] == pytest.approx([1.0, 0.25, 0.0])
    assert found.phase_rows[:, PhaseRow.BUILDING_WEIGHT, 1] == pytest.approx([0.0, 1.0])
    assert found.row(Row.OUTPUT) == pytest.approx([0.0, 150.0, 200.0, 200.0])
    # Straight lines over three years less a tenth: 300 a year each, the second for half a year.
    assert found.row(Row.ADJUSTED_DEPRECIATION) == pytest.approx([0.0, 450.0, 600.0, 600.0])


def test_intangible_assets_are_amortised_and_need_no_repair() -> None:
    assets = (*small().assets, AssetClass("land", "intangible", 10, 0.0, "straight-line"))
    items = (LINE, InvestmentItem("land", "other", "land", 500.0, 0.0))
    phase = replace(small().phases[0], items=items)
    running = replace(small().running, repair_share=0.02)
    found = statement(small(assets=assets, phases=(phase,), running=running))
    assert found.row(Row.AMORTISATION) == pytest.approx([0.0, 50.0, 50.0, 50.0])
    assert found.row(Row.REPAIRS) == pytest.approx([0.0, 20.0, 20.0, 20.0])


def test_replacement_is_written_off_from_the_period_after() -> None:
    running = replace(
        small().running,
        sustaining_cny=by_year(60.0),
        sustaining_vat_rate=0.13,
        sustaining_life_years=2,
    )
    found = statement(small(running=running))
    assert found.row(Row.SUSTAINING) == pytest.approx([0.0, 60.0, 60.0, 60.0])
    assert found.row(Row.SUSTAINING_VAT)[1] == pytest.approx(7.8)
    assert found.row(Row.SUSTAINING_DEPRECIATION) == pytest.approx([0.0, 0.0, 30.0, 60.0])


def test_a_second_product_sells_its_share_of_the_output() -> None:
    side = replace(small().products[0], key="side", yield_share=0.2, price_cny_per_kg=by_year(3.0))
    found = statement(small(products=(small().products[0], side)))
    assert found.row(Row.REVENUE)[1] == pytest.approx(1000.0 + 20.0 * 3.0)


def test_a_plant_that_idles_makes_nothing_while_a_kilogram_loses_money() -> None:
    # Two CNY of material a kilogram; the fixed cost of standing still runs on.
    path = np.array([10.0, 1.9, 2.0, 10.0])
    main = replace(small().products[0], price_cny_per_kg=path)
    running = replace(small().running, administration_cny=by_year(11.0), repair_share=0.02)
    case = small(products=(main,), running=running)
    found, idle = statement(case), statement(replace(case, idles=True))
    assert idle.row(Row.OUTPUT) == pytest.approx([0.0, 0.0, 100.0, 100.0])
    assert idle.row(Row.OPERATING_COST)[1] == pytest.approx(11.0 + 20.0)
    assert idle.row(Row.REVENUE)[1] == idle.row(Row.VARIABLE_COST)[1] == 0.0
    gained = idle.row(Row.EBITDA) - found.row(Row.EBITDA)
    # Ten CNY of loss, and the tax on value added by which it was more.
    assert gained[1] == pytest.approx(10.0)
    assert gained[2] == pytest.approx(0.0)


def test_what_a_kilogram_brings_counts_all_that_follows_output_or_revenue() -> None:
    main = replace(
        small().products[0],
        export_share=0.5,
        export_price_cny_per_kg=by_year(12.0),
        rebate_rate=by_year(0.03),
    )
    running = replace(
        small().running,
        selling_share=0.03,
        research_share=0.02,
        carbon_cny_per_kg=by_year(0.5),
    )
    # 0.95 of 11 CNY less a tenth of the exports, material and carbon.
    even = 0.95 * 11.0 - 0.1 * 6.0 - 0.5
    for price, made in ((even * 0.999, 100.0), (even * 1.001, 0.0)):
        raw = replace(small().inputs[0], quantity_per_kg=1.0, price_cny=by_year(price))
        case = small(products=(main,), running=running, inputs=(raw,), idles=True)
        assert statement(case).row(Row.OUTPUT)[1] == made


def test_carbon_selling_and_research_vary_with_output_and_revenue() -> None:
    running = replace(
        small().running,
        selling_share=0.03,
        research_share=0.04,
        carbon_cny_per_kg=by_year(0.5),
        administration_cny=by_year(11.0),
    )
    found = statement(small(running=running))
    assert found.row(Row.VARIABLE_COST)[1] == pytest.approx(200.0 + 30.0 + 40.0 + 50.0)
    assert found.row(Row.OPERATING_COST)[1] == pytest.approx(200.0 + 30.0 + 40.0 + 50.0 + 11.0)
