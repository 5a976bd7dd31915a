"""A small report for each relation of a project, of money and of the largest firms."""

from __future__ import annotations

from tests.audit.relation_examples import TRADE, Example, rows


def planned(text: str) -> str:
    """Rows ``metric, value, unit`` of a project at full output."""
    return "\n".join(
        f"{line.strip()}, 达产年, China; company=本项目" for line in text.strip().splitlines()
    )


PROFIT = "revenue, 30, 1e8 CNY\nproduction_cost, 45, CNY/kg\ncapacity, 50, kt/a\n"
PAID = """capex_total, 42, 1e8 CNY
net_profit, 4.5, 1e8 CNY
depreciation, 7.4, CNY/kg
capacity, 50, kt/a
payback, {}, years"""
EXAMPLES: dict[str, Example] = {
    key: Example(rule, keeps, breaks, rows(text))
    for key, rule, keeps, breaks, text in (
        ("equity_of_capex", "identity", "30", "40",
         "equity_share, {}, %\nproject_equity, 12.6, 1e8 CNY\ncapex_total, 42, 1e8 CNY"),
        ("loan_of_capex", "identity", "29.4", "36",
         "equity_share, 30, %\nbank_loan, {}, 1e8 CNY\ncapex_total, 42, 1e8 CNY"),
        ("profit_after_tax", "identity", "4.5", "5.5",
         "profit_before_tax, 6.0, 1e8 CNY\nincome_tax, 1.5, 1e8 CNY\nnet_profit, {}, 1e8 CNY"),
        ("tax_of_profit", "identity", "1.5", "0.6",
         "profit_before_tax, 6.0, 1e8 CNY\nincome_tax, {}, 1e8 CNY\nincome_tax_rate, 25, %"),
        ("profit_of_project", "identity", "6", "12",
         planned(PROFIT + "profit_before_tax, {}, 1e8 CNY")),
        ("net_profit_of_project", "identity", "4.5", "12",
         planned(PROFIT + "net_profit, {}, 1e8 CNY")),
        ("revenue_of_project", "identity", "30", "24",
         planned("revenue, {}, 1e8 CNY\nprice, 60, CNY/kg\ncapacity, 50, kt/a")),
        ("electricity_of_project", "identity", "27", "2.7",
         planned("electricity_used, {}, 100GWh\ncapacity, 50, kt/a\n"
                 "electricity_intensity_total, 54, kWh/kg")),
        ("silicon_of_project", "identity", "54", "5.4",
         planned("silicon_metal_used, {}, kt\ncapacity, 50, kt/a\n"
                 "silicon_metal_intensity, 1.08, kg/kg")),
        ("energy_of_project", "identity", "369", "500",
         planned("energy_used, {}, ktce\ncapacity, 50, kt/a\n"
                 "energy_intensity_coal, 7.38, tce/t")),
        ("water_of_project", "identity", "600", "900",
         planned("water_used, {}, kt\ncapacity, 50, kt/a\nwater_intensity, 12, t/t")),
        ("intensity_of_project", "identity", "84000", "95000",
         planned("capex_total, 42, 1e8 CNY\ncapacity, 50, kt/a\ncapex_intensity, {}, CNY/t")),
        ("reactors_of_project", "identity", "50", "60",
         planned("capacity, 50, kt/a\nfurnace_count, {}, sets\nreactor_capacity, 1000, t/a")),
        ("depreciation_of_project", "implied", "8", "12",
         planned("depreciation, {}, CNY/kg\ncapex_total, 42, 1e8 CNY\ncapacity, 50, kt/a\n"
                 "depreciation_period, 10, years")),
        ("payback_of_project", "implied", "7.1", "3.6", planned(PAID)),
        ("slow_payback_of_project", "implied", "7.1", "14", planned(PAID)),
        ("silicon_metal_of_output", "identity", "1080", "108",
         "silicon_metal_used, {}, kt\nproduction, 1000, kt\nsilicon_metal_intensity, 1.08, kg/kg"),
        ("energy_of_output", "identity", "7200", "9000",
         "energy_used, {}, ktce\nproduction, 1000, kt\nenergy_intensity_coal, 7.2, tce/t"),
        ("output_of_months", "identity", "15.17", "1.8",
         "production, 1820, kt\nmonthly_production, {}, 10kt/month"),
        ("stock_of_world", "balance", "401", "520",
         "stock, 431, kt, 2025, global\nstock, {}, kt, 2026, global\n"
         "supply, 1680, kt, 2026, global\ndemand, 1710, kt, 2026, global"),
        ("stock_of_supply", "balance", "401", "520",
         "stock, 431, kt, 2025\nstock, {}, kt\nsupply, 1680, kt\ndemand, 1710, kt"),
        ("stock_of_net_imports", "balance", "201", "320",
         "stock, 131, kt, 2025\nstock, {}, kt\nproduction, 1680, kt\ndemand, 1710, kt\n"
         "net_imports, 100, kt"),
        ("supply_of_capacity", "identity", "52.5", "62.5",
         "supply, 1680, kt, 2026, global\ncapacity, 3200, kt/a, 2026, global\n"
         "utilisation, {}, %, 2026, global"),
        ("capacity_of_flows", "identity", "2860", "3400",
         "capacity, 2100, kt/a, 2025\ncapacity, {}, kt/a\ncapacity_addition, 860, kt/a\n"
         "capacity_retired, 100, kt/a"),
        ("three_of_output", "identity", "50", "60",
         "cr3_share, {}, %\nproduction, 1820, kt\nproduction, 910, kt; company=前三家"),
        ("five_of_output", "identity", "72.1", "82.1",
         "cr5_share, {}, %\nproduction, 1820, kt\nproduction, 1313, kt; company=前五家"),
        ("ten_of_output", "identity", "90", "99",
         "cr10_share, {}, %\nproduction, 1820, kt\nproduction, 1638, kt; company=前十家"),
        ("ntype_of_output", "identity", "131", "160",
         "production, {}, kt; subject=N型料产量\nproduction, 182, kt\nntype_product_share, 72, %"),
        ("ntype_within_output", "part_and_whole", "131", "213",
         "production, {}, kt; subject=N型料产量\nproduction, 182, kt"),
        ("ptype_within_output", "part_and_whole", "51", "213",
         "production, {}, kt; subject=P型料产量\nproduction, 182, kt"),
        ("dollar_imports_of_price", "identity", "728000000", "72800",
         "imports, 40, kt\nimport_price_usd, 18.2, USD/kg\nimport_value_usd, {}, USD"),
        ("dollar_exports_of_price", "identity", "728000000", "72800",
         "exports, 40, kt\nexport_price_usd, 18.2, USD/kg\nexport_value_usd, {}, USD"),
        ("footprint_of_power", "identity", "33", "23",
         "carbon_footprint_electricity, {}, kgCO2e/kg\nelectricity_intensity_total, 55, kWh/kg\n"
         "grid_emission_factor, 0.6, kgCO2e/kWh"),
        ("energy_of_electricity", "implied", "7.4", "4.4",
         "energy_intensity_coal, {}, tce/t\nelectricity_intensity_total, 54, kWh/kg"),
        ("silicon_cost_of_price", "implied", "12.42", "16",
         "silicon_cost, {}, CNY/kg\nsilicon_metal_price, 11.5, CNY/kg\n"
         "silicon_metal_intensity, 1.08, kg/kg"),
        ("load_of_hours", "implied", "27", "40",
         "electricity_used, {}, 100GWh\nelectric_load, 0.4, GW\noperating_hours, 8000, h"),
        ("repayment_of_loan", "implied", "3", "1",
         "annual_repayment, {}, 1e8 CNY\nbank_loan, 29.4, 1e8 CNY\nloan_term, 10, years"),
        ("coverage_of_debt", "identity", "1.4", "2",
         "dscr, {}, x\nannual_cash_flow, 7, 1e8 CNY\ndebt_service, 5, 1e8 CNY"),
        ("unit_profit_of_price", "identity", "15", "5",
         "price, 60, CNY/kg\nunit_gross_profit, {}, CNY/kg\nproduction_cost, 45, CNY/kg"),
        ("silicon_of_modules", "identity", "2.1", "2.6",
         "silicon_intensity, {}, g/W, 2026, global\nmodule_production, 793.5, GW, 2026, global\n"
         "demand, 1666, kt, 2026, global"),
        ("apparent_of_trade", "balance", "950", "1200", TRADE + "apparent_consumption, {}, kt"),
        ("apparent_of_net_imports", "balance", "1050", "1300",
         "apparent_consumption, {}, kt\nproduction, 1000, kt\nnet_imports, 50, kt\n"
         "demand, 1000, kt"),
        ("net_exports_of_trade", "balance", "50", "-50", TRADE + "net_exports, {}, kt"),
        ("profit_of_costs", "identity", "6", "9",
         "revenue, 30, 1e8 CNY\ntotal_cost_amount, 23.7, 1e8 CNY\n"
         "taxes_surcharges, 0.3, 1e8 CNY\nprofit_before_tax, {}, 1e8 CNY"),
        ("profit_within_costs", "identity", "6", "9",
         "revenue, 30, 1e8 CNY\ntotal_cost_amount, 23.7, 1e8 CNY\nprofit_before_tax, {}, 1e8 CNY"),
        ("operation_within_cost", "part_and_whole", "19", "26",
         "total_cost_amount, 23.7, 1e8 CNY\noperating_cost_amount, {}, 1e8 CNY"),
        ("cost_of_operation", "identity", "19", "22.5",
         "total_cost_amount, 23.7, 1e8 CNY\noperating_cost_amount, {}, 1e8 CNY\n"
         "depreciation_total, 3.7, 1e8 CNY"),
        ("cost_of_project", "identity", "23.5", "29",
         planned("total_cost_amount, {}, 1e8 CNY\nfull_cost, 47, CNY/kg\ncapacity, 50, kt/a")),
        ("depreciation_of_year", "identity", "3.7", "7.4",
         planned("depreciation_total, {}, 1e8 CNY\ndepreciation, 7.4, CNY/kg\n"
                 "capacity, 50, kt/a")),
        ("net_within_gross_unit", "part_and_whole", "9", "19",
         "unit_gross_profit, 15, CNY/kg\nunit_net_profit, {}, CNY/kg"),
        ("gross_profit_of_volume", "identity", "15", "25",
         "unit_gross_profit, 15, CNY/kg\nsales_volume, 100, kt\ngross_profit, {}, 1e8 CNY"),
        ("net_profit_of_volume", "identity", "9", "25",
         "unit_net_profit, 9, CNY/kg\nsales_volume, 100, kt\nnet_profit, {}, 1e8 CNY"),
        ("margin_of_ebitda", "identity", "10", "15",
         "revenue, 30, 1e8 CNY\nebitda_margin, 33.3, %\nebitda, {}, 1e8 CNY"),
        ("margin_of_operation", "identity", "6", "9",
         "revenue, 30, 1e8 CNY\noperating_margin, 20, %\noperating_profit, {}, 1e8 CNY"),
        ("profit_rate_of_investment", "identity", "14.3", "24",
         "investment_profit_rate, {}, %\nprofit_before_tax, 6, 1e8 CNY\ncapex_total, 42, 1e8 CNY"),
        ("profit_rate_of_equity", "identity", "35.7", "24",
         "equity_profit_rate, {}, %\nnet_profit, 4.5, 1e8 CNY\nproject_equity, 12.6, 1e8 CNY"),
        ("return_of_investment", "implied", "17", "9",
         "roi, {}, %\nprofit_before_tax, 6, 1e8 CNY\ncapex_total, 42, 1e8 CNY"),
        ("discounted_payback", "implied", "9", "5",
         "dynamic_payback, {}, years\npayback, 7.1, years"),
        ("environment_of_investment", "identity", "2.1", "3.1",
         "environmental_investment, {}, 1e8 CNY\nenvironmental_investment_share, 5, %\n"
         "capex_total, 42, 1e8 CNY"),
        ("interest_while_building", "implied", "1.1", "4.1",
         "construction_interest, {}, 1e8 CNY\nbank_loan, 29.4, 1e8 CNY\nloan_rate, 4, %\n"
         "construction_period, 24, months"),
        ("output_of_weeks", "identity", "3.5", "5",
         "production, 1820, kt\nweekly_production, {}, 10kt/week"),
        ("three_within_four", "shares", "50", "70", "cr3_share, {}, %\ncr4_share, 60, %"),
        ("four_within_five", "shares", "60", "80", "cr4_share, {}, %\ncr5_share, 70, %"),
        ("small_beside_largest", "shares", "10", "30",
         "small_producer_capacity_share, {}, %\ncr10_share, 85, %"),
        ("materials_cover_observed_silicon", "implied", "45", "25",
         "cost_share_materials, {}, %\nproduction_cost, 45, CNY/kg\n"
         "silicon_metal_price, 18, CNY/kg"),
        ("demand_within_world", "part_and_whole", "900", "1500",
         "demand, {}, kt\ndemand, 1000, kt, 2026, global"),
        ("energy_of_steam", "implied", "9", "7",
         "energy_intensity_coal, {}, tce/t\nelectricity_intensity_total, 54, kWh/kg\n"
         "steam_intensity, 20, kg/kg"),
        ("margin_of_cash_cost", "identity", "11", "25",
         "gross_margin, {}, %\ncash_cost, 34.5, CNY/kg\ndepreciation, 6.5, CNY/kg\n"
         "price, 46, CNY/kg"),
        ("operating_within_gross", "part_and_whole", "9", "25",
         "gross_margin, 15, %\noperating_margin, {}, %"),
        ("operating_within_ebitda", "part_and_whole", "6", "12",
         "ebitda, 10, 1e8 CNY\noperating_profit, {}, 1e8 CNY"),
    )
}  # fmt: skip
