"""A small report for each relation of fixed and variable cost, of revenue and of fixed assets."""

from __future__ import annotations

from tests.audit.relation_examples import Example, rows

COSTS = "fixed_cost_amount, 8.4, 1e8 CNY\nvariable_cost_amount, 16.8, 1e8 CNY\n"
EXAMPLES: dict[str, Example] = {
    key: Example(rule, keeps, breaks, rows(text))
    for key, rule, keeps, breaks, text in (
        ("product_revenue_of_price", "identity", "82.5", "84.3",
         "product_revenue, {}, 1e8 CNY\nprice, 38.9, CNY/kg\nsales_volume, 212, kt\n"
         "revenue, 95.0, 1e8 CNY"),
        ("revenue_of_parts", "identity", "89.0", "91.0",
         "product_revenue, 82.5, 1e8 CNY\nother_revenue, 6.5, 1e8 CNY\nrevenue, {}, 1e8 CNY"),
        ("product_within_revenue", "part_and_whole", "82.5", "95.1",
         "product_revenue, {}, 1e8 CNY\nrevenue, 89.0, 1e8 CNY"),
        ("breakeven_of_costs", "identity", "65.6", "53.5",
         COSTS + "breakeven_utilisation, {}, %\nrevenue, 29.75, 1e8 CNY\n"
         "taxes_surcharges, 0.15, 1e8 CNY"),
        ("breakeven_of_costs_alone", "identity", "64.9", "53.5",
         COSTS + "breakeven_utilisation, {}, %\nrevenue, 29.75, 1e8 CNY"),
        ("total_of_fixed_and_variable", "identity", "25.2", "27.2",
         COSTS + "total_cost_amount, {}, 1e8 CNY"),
        ("depreciation_of_assets", "identity", "3.80", "4.80",
         "depreciation_total, {}, 1e8 CNY\nfixed_assets, 48.0, 1e8 CNY\nscrap_rate, 5.0, %\n"
         "depreciation_period, 12, years"),
        ("variable_cost_of_volume", "identity", "16.8", "18.8",
         "variable_cost_amount, {}, 1e8 CNY\nvariable_cost_unit, 28.0, CNY/kg\nproduction, 60, kt"),
        ("cash_breakeven_of_cost", "implied", "28.9", "43.4",
         "cash_breakeven_price, {}, CNY/kg\nfull_cost, 38.4, CNY/kg"),
        ("cash_breakeven_is_cash_cost", "identity", "28.9", "43.4",
         "cash_breakeven_price, {}, CNY/kg\ncash_cost, 28.9, CNY/kg"),
        ("starting_capital_within", "part_and_whole", "1.36", "5.36",
         "initial_working_capital, {}, 1e8 CNY\nworking_capital, 4.54, 1e8 CNY"),
        ("service_of_loan", "implied", "90.9", "80.9",
         "debt_service, {}, million USD\nbank_loan, 624, million USD\nloan_term, 10, years\n"
         "loan_rate, 7.5, %"),
        ("gearing_of_capex", "identity", "65", "70",
         "gearing, {}, %\nbank_loan, 624, million USD\ncapex_total, 960, million USD"),
        ("gearing_beside_equity", "shares", "70", "75", "gearing, {}, %\nequity_share, 30, %"),
        ("depreciation_of_amount", "identity", "45.5", "54.5",
         "depreciation_total, {}, million USD\ndepreciable_amount, 910, million USD\n"
         "depreciation_period, 20, years"),
        ("debt_breakeven_above_cost", "implied", "9.2", "7.3",
         "debt_breakeven_price, {}, USD/kg\ncash_cost, 7.6, USD/kg"),
        ("use_of_average_load", "identity", "2850", "285",
         "electricity_used, {}, GWh\naverage_load, 325, MW"),
        ("debt_ratio_of_liabilities", "identity", "46.0", "51.0",
         "debt_ratio, {}, %\ntotal_liabilities, 138, 1e8 CNY\ntotal_assets, 300, 1e8 CNY"),
        ("stock_of_maker", "balance", "14.0", "45.0",
         "stock, {}, kt\nstock, 21.0, kt, 2025\nproduction, 120, kt\nsales_volume, 126, kt\n"
         "own_use, 1.0, kt"),
        ("utilisation_of_sales", "identity", "60", "85",
         "utilisation, {}, %\nsales_volume, 60, kt\ncapacity, 100, kt/a"),
        ("margin_of_product", "identity", "10.0", "15.0",
         "gross_margin, {}, %\ncost_of_sales, 36, 1e8 CNY\nproduct_revenue, 40, 1e8 CNY\n"
         "revenue, 52, 1e8 CNY"),
    )
}  # fmt: skip
