"""A small report for each relation of a project, of money and of the largest firms."""

from __future__ import annotations

from tests.audit.relation_examples import Example, rows


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
         "price, 60, CNY/kg\nunit_profit, {}, CNY/kg\nproduction_cost, 45, CNY/kg"),
        ("silicon_of_modules", "identity", "2.1", "2.6",
         "silicon_intensity, {}, g/W, 2026, global\nmodule_production, 793.5, GW, 2026, global\n"
         "demand, 1666, kt, 2026, global"),
    )
}  # fmt: skip
