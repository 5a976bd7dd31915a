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
        ("firm_within_first", "shares", "25", "40",
         "company_share, {}, %; company=Daqo\ncr1_share, 28, %"),
        ("firm_within_three", "shares", "25", "70",
         "company_share, {}, %; company=Daqo\ncr3_share, 60, %"),
        ("firm_within_four", "shares", "25", "80",
         "company_share, {}, %; company=Daqo\ncr4_share, 70, %"),
        ("firm_within_ten", "shares", "25", "95",
         "company_share, {}, %; company=Daqo\ncr10_share, 90, %"),
        ("first_within_three", "shares", "28", "70", "cr1_share, {}, %\ncr3_share, 60, %"),
        ("first_within_five", "shares", "28", "80", "cr1_share, {}, %\ncr5_share, 70, %"),
        ("return_after_tax", "implied", "13.9", "16.9",
         "irr, {}, %; subject=after tax\nirr, 15.8, %; subject=pre-tax"),
        ("equity_return_after_tax", "implied", "13.9", "16.9",
         "equity_irr, {}, %; subject=after tax\nequity_irr, 15.8, %; subject=pre-tax"),
        ("value_after_tax", "implied", "5", "9",
         "npv, {}, 1e8 CNY; subject=after tax\nnpv, 7, 1e8 CNY; subject=pre-tax"),
        ("payback_after_tax", "implied", "7.2", "5.2",
         "payback, {}, years; subject=after tax\npayback, 6.4, years; subject=pre-tax"),
        ("net_profit_of_rate", "identity", "7.5", "4.5",
         "net_profit, {}, 1e8 CNY\nprofit_before_tax, 10, 1e8 CNY\nincome_tax_rate, 25, %"),
        ("cover_of_interest", "identity", "4", "6",
         "interest_cover, {}, x\nebit, 8, 1e8 CNY\ninterest_expense, 2, 1e8 CNY"),
        ("cover_of_profit", "identity", "4", "6",
         "interest_cover, {}, x\nprofit_before_tax, 6, 1e8 CNY\ninterest_expense, 2, 1e8 CNY"),
        ("service_of_parts", "identity", "5", "9",
         "debt_service, {}, 1e8 CNY\nannual_repayment, 3, 1e8 CNY\n"
         "interest_expense, 2, 1e8 CNY"),
        ("operation_and_depreciation", "identity", "8", "11",
         "ebit, {}, 1e8 CNY\ndepreciation_total, 2, 1e8 CNY\nebitda, 10.2, 1e8 CNY"),
        ("emissions_of_scopes", "identity", "210", "410",
         "emissions_direct, {}, ktCO2e\nemissions_indirect, 1240, ktCO2e\n"
         "emissions_total, 1450, ktCO2e"),
        ("carbon_cost_of_shortfall", "identity", "0.096", "0.146",
         "carbon_cost_amount, {}, 1e8 CNY\nallowance_shortfall, 120, ktCO2e\n"
         "carbon_price, 80, CNY/tCO2e"),
        ("carbon_cost_within_emissions", "implied", "0.1", "2.4",
         "carbon_cost_amount, {}, 1e8 CNY\nemissions_total, 1500, ktCO2e\n"
         "carbon_price, 80, CNY/tCO2e"),
        ("generation_of_hours", "identity", "18.9", "25.9",
         "power_generated, {}, 100GWh\npower_plant_capacity, 0.9, GW\n"
         "equivalent_hours, 2100, h"),
        ("use_of_load_and_hours", "identity", "49.6", "61",
         "electricity_used, {}, 100GWh\naverage_load, 0.62, GW\noperating_hours, 8000, h"),
        ("silicon_of_wafer", "identity", "2.0", "2.5",
         "silicon_intensity, {}, g/W\nsilicon_per_wafer, 16.8, g/piece\n"
         "power_per_wafer, 8.4, W/piece"),
        ("premium_of_watt", "identity", "0.0105", "0.0205",
         "premium_per_watt, {}, CNY/W\nprice_premium_abs, 5, CNY/kg\nsilicon_intensity, 2.1, g/W"),
        ("arrival_of_departure", "identity", "18.2", "19.9",
         "cif_price, {}, CNY/kg\nfob_price, 17.6, CNY/kg\nunit_freight, 0.6, CNY/kg"),
        ("landed_of_duty", "identity", "18.9", "20.9",
         "landed_cost, {}, CNY/kg\ncif_price, 18.2, CNY/kg\nunit_duty, 0.73, CNY/kg"),
        ("landed_of_taxes", "identity", "21.4", "24",
         "landed_cost, {}, CNY/kg\ncif_price, 18.2, CNY/kg\nunit_duty, 0.73, CNY/kg\n"
         "unit_vat, 2.46, CNY/kg"),
        ("landed_of_freight", "identity", "18.9", "20.9",
         "landed_cost, {}, CNY/kg\nimport_price, 17.6, CNY/kg\nunit_freight, 0.6, CNY/kg\n"
         "unit_duty, 0.73, CNY/kg"),
        ("landed_of_rate", "identity", "18.9", "20.9",
         "landed_cost, {}, CNY/kg\ncif_price, 18.2, CNY/kg\ntariff_rate, 4, %"),
        ("duty_of_rate", "identity", "0.73", "1.73",
         "unit_duty, {}, CNY/kg\ncif_price, 18.2, CNY/kg\ntariff_rate, 4, %"),
        ("intensity_of_design", "identity", "84", "104",
         "capex_intensity, {}, thousand CNY/t, design, China\n"
         "capex_total, 42, 1e8 CNY, design, China\ncapacity, 50, kt/a, design, China"),
        ("loss_making_within_producers", "part_and_whole", "9", "14",
         "loss_making_count, {}, count\nproducer_count, 12, count"),
        ("emissions_of_grid_electricity", "identity", "1845", "1245",
         "emissions_indirect, {}, ktCO2e\nelectricity_used, 44.52, 100GWh\n"
         "green_power_share, 30, %\ngrid_emission_factor, 0.592, kgCO2e/kWh"),
        ("green_power_of_sources", "identity", "13.36", "15.36",
         "green_power_used, {}, 100GWh\ngreen_power_own, 0.96, 100GWh\n"
         "green_power_bought, 12.4, 100GWh"),
        ("green_power_of_share", "identity", "30", "40",
         "green_power_share, {}, %\ngreen_power_used, 13.36, 100GWh\n"
         "electricity_used, 44.52, 100GWh"),
        ("own_green_power_within", "part_and_whole", "0.96", "14.96",
         "green_power_own, {}, 100GWh\ngreen_power_used, 13.36, 100GWh"),
        ("steam_of_production", "identity", "5", "50",
         "steam_intensity, {}, kg/kg\nsteam_used, 420, kt\nproduction, 84, kt"),
        ("emissions_operational_of_scopes", "identity", "2100", "2500",
         "emissions_operational, {}, ktCO2e\nemissions_direct, 900, ktCO2e\n"
         "emissions_indirect, 1200, ktCO2e"),
        ("emissions_of_operations_and_chain", "identity", "3150", "3510",
         "emissions_total, {}, ktCO2e\nemissions_operational, 2100, ktCO2e\n"
         "emissions_upstream, 1050, ktCO2e"),
        ("people_by_sex", "identity", "2500", "2300",
         "headcount, {}, persons\nwomen_employed, 700, persons\nmen_employed, 1800, persons"),
        ("women_within_people", "part_and_whole", "700", "2700",
         "women_employed, {}, persons\nheadcount, 2500, persons"),
        ("loan_of_instalments", "identity", "8", "10",
         "loan_instalments, {}, count\nannual_repayment, 3.75, 1e8 CNY\n"
         "bank_loan, 30, 1e8 CNY"),
        ("cell_of_one_junction", "implied", "26", "35", "cell_efficiency, {}, %"),
        ("module_of_one_junction", "implied", "23", "35", "module_efficiency, {}, %"),
        ("cell_of_silicon", "implied", "26", "30.5", "cell_efficiency, {}, %; subject=TOPCon"),
        ("module_of_silicon", "implied", "23", "30.5", "module_efficiency, {}, %; subject=HJT"),
    )
}  # fmt: skip
