"""A small report for each relation: rows, and a number that keeps it and one that breaks it."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """Rows of which one has a gap, and two numbers for the gap."""

    rule: str
    keeps: str
    breaks: str
    rows: tuple[str, ...]


def rows(text: str) -> tuple[str, ...]:
    """Rows ``metric, value, unit``, all of China in 2026 unless they say more."""
    made = []
    for line in text.strip().splitlines():
        head, _, more = line.strip().partition(";")
        cells = [cell.strip() for cell in head.split(",")]
        cells += ["2026", "China"][len(cells) - 3 :]
        made.append("; ".join(filter(None, (", ".join(cells), more.strip()))))
    return tuple(made)


TRADE = """production, 1000, kt
imports, 60, kt
exports, 110, kt
demand, 900, kt
"""
STOCKS = "stock, 150, kt, 2025\nstock, {}, kt\n"
EXAMPLES: dict[str, Example] = {
    key: Example(rule, keeps, breaks, rows(text))
    for key, rule, keeps, breaks, text in (
        ("stock_of_balance", "balance", "200", "320", TRADE + STOCKS),
        ("stock_of_surplus", "balance", "200", "320",
         "supply_demand_balance, 50, kt\n" + STOCKS),
        ("stock_change_of_stocks", "balance", "200", "320", "stock_change, 50, kt\n" + STOCKS),
        ("stock_change_of_balance", "balance", "50", "-150", TRADE + "stock_change, {}, kt"),
        ("net_imports_of_trade", "balance", "-50", "50", TRADE + "net_imports, {}, kt"),
        ("apparent_consumption", "balance", "1000", "1600",
         "production, {}, kt\nimports, 60, kt\nexports, 110, kt\ndemand, 900, kt"),
        ("self_sufficiency_of_imports", "identity", "88", "70",
         "self_sufficiency_polysilicon, {}, %\nimport_dependence_polysilicon, 12, %"),
        ("import_value_of_price", "identity", "48", "90",
         "imports, 60, kt\nimport_price, 80, CNY/kg\nimport_value, {}, 1e8 CNY"),
        ("export_value_of_price", "identity", "48", "90",
         "exports, 60, kt\nexport_price, 80, CNY/kg\nexport_value, {}, 1e8 CNY"),
        ("days_of_stock", "identity", "37", "80",
         "stock, 100, kt\nproduction, 1000, kt\ninventory_days, {}, days"),
        ("electricity_cost_of_tariff", "implied", "18", "30",
         "electricity_cost, {}, CNY/kg\npower_tariff, 0.3, CNY/kWh\n"
         "electricity_intensity_total, 60, kWh/kg"),
        ("electricity_cost_of_share", "identity", "18", "30",
         "electricity_cost, {}, CNY/kg\nproduction_cost, 45, CNY/kg\n"
         "cost_share_electricity, 40, %"),
        ("material_cost_of_share", "identity", "18", "30",
         "material_cost, {}, CNY/kg\nproduction_cost, 45, CNY/kg\ncost_share_materials, 40, %"),
        ("depreciation_of_share", "identity", "9", "15",
         "depreciation, {}, CNY/kg\nproduction_cost, 45, CNY/kg\ncost_share_depreciation, 20, %"),
        ("parts_of_cost", "identity", "12", "30",
         "electricity_cost, 18, CNY/kg\nmaterial_cost, {}, CNY/kg\nlabour_cost, 3, CNY/kg\n"
         "depreciation, 7, CNY/kg\nproduction_cost, 45, CNY/kg"),
        ("cash_within_cost", "part_and_whole", "38", "60",
         "cash_cost, {}, CNY/kg\nproduction_cost, 45, CNY/kg"),
        ("cash_and_depreciation", "identity", "36", "44",
         "cash_cost, {}, CNY/kg\ndepreciation, 7, CNY/kg\nfull_cost, 46, CNY/kg"),
        ("gross_profit_of_costs", "identity", "75", "60",
         "revenue, 100, 1e8 CNY\ngross_profit, 25, 1e8 CNY\ncost_of_sales, {}, 1e8 CNY"),
        ("margin_of_costs", "identity", "75", "60",
         "revenue, 100, 1e8 CNY\ngross_margin, 25, %\ncost_of_sales, {}, 1e8 CNY"),
        ("net_profit_of_revenue", "identity", "12", "30",
         "revenue, 100, 1e8 CNY\nnet_margin, 12, %\nnet_profit, {}, 1e8 CNY"),
        ("net_within_gross_margin", "part_and_whole", "12", "30",
         "gross_margin, 20, %\nnet_margin, {}, %"),
        ("net_within_gross_profit", "part_and_whole", "12", "30",
         "gross_profit, 20, 1e8 CNY\nnet_profit, {}, 1e8 CNY"),
        ("research_of_revenue", "identity", "4", "9",
         "revenue, 100, 1e8 CNY\nrd_intensity, 4, %\nrd_spending, {}, 1e8 CNY"),
        ("electricity_of_production", "identity", "600", "450",
         "production, 1000, kt\nelectricity_intensity_total, 60, kWh/kg\n"
         "electricity_used, {}, 100GWh"),
        ("water_of_production", "identity", "12000", "2000",
         "production, 1000, kt\nwater_intensity, 12, t/t\nwater_used, {}, kt"),
        ("emissions_of_production", "identity", "20000", "50000",
         "production, 1000, kt\ncarbon_footprint, 30, kgCO2e/kg\nemissions_total, {}, ktCO2e"),
        ("emissions_of_electricity", "identity", "30000", "45000",
         "electricity_used, 600, 100GWh\ngrid_emission_factor, 0.5, kgCO2e/kWh\n"
         "emissions_indirect, {}, ktCO2e"),
        ("footprint_of_electricity", "implied", "36", "20",
         "carbon_footprint, {}, kgCO2e/kg\nelectricity_intensity_total, 60, kWh/kg\n"
         "grid_emission_factor, 0.55, kgCO2e/kWh"),
        ("footprint_of_grid_electricity", "implied", "20", "9",
         "carbon_footprint, {}, kgCO2e/kg\nelectricity_intensity_total, 60, kWh/kg\n"
         "grid_emission_factor, 0.5, kgCO2e/kWh\ngreen_power_share, 50, %"),
        ("silicon_of_wafers", "identity", "2.1", "3.4",
         "demand, 1480, kt\nwafer_production, 705, GW\nsilicon_intensity, {}, g/W"),
        ("demand_of_wafers", "implied", "1480", "3600",
         "demand, {}, kt\nwafer_production, 705, GW"),
        ("cumulative_installations", "identity", "1130", "1300",
         "installations_cumulative, 887, GW, 2025\ninstallations_cumulative, {}, GW\n"
         "installations, 241, GW"),
        ("capacity_after_addition", "identity", "2350", "3000",
         "capacity, 2100, kt/a, 2025\ncapacity, {}, kt/a\ncapacity_addition, 300, kt/a"),
        ("payback_of_cash_flow", "implied", "6", "3",
         "capex_total, 100, 1e8 CNY\nannual_cash_flow, 18, 1e8 CNY\npayback, {}, years"),
        ("value_of_return", "implied", "12", "6",
         "npv, 14, 1e8 CNY\nirr, {}, %\ndiscount_rate, 8, %"),
        ("silicon_metal_for_production", "implied", "4000", "900",
         "silicon_metal_demand, {}, kt\nsilicon_metal_intensity, 1.1, kg/kg\n"
         "production, 1000, kt"),
        ("materials_cover_silicon", "implied", "40", "20",
         "cost_share_materials, {}, %\nproduction_cost, 45, CNY/kg\n"
         "silicon_metal_price, 14, CNY/kg\nsilicon_metal_intensity, 1.1, kg/kg"),
        ("premium_of_multiple", "identity", "150", "25",
         "grade_premium, {}, %\ngrade_price_multiple, 2.5, x"),
        ("price_with_tax", "identity", "45.2", "60",
         "price, {}, CNY/kg; subject=price incl. VAT\nprice, 40, CNY/kg; subject=price ex VAT"),
        ("production_within_world_demand", "balance", "1500", "2600",
         "production, {}, kt\ndemand, 1600, kt, 2026, global"),
        ("silicon_of_module_cost", "implied", "0.021", "0.04",
         "module_cost_sensitivity, {}, CNY/W\nprice_step, 10, CNY/kg\n"
         "silicon_intensity, 2.1, g/W"),
        ("silicon_of_module_cost_observed", "implied", "0.021", "0.04",
         "module_cost_sensitivity, {}, CNY/W\nprice_step, 10, CNY/kg"),
        ("margin_of_breakeven", "implied", "10", "35",
         "gross_margin, {}, %\nprice, 56, CNY/kg\nbreakeven_price, 56, CNY/kg, undated-current"),
        ("route_of_world", "shares", "7", "20",
         "market_share_route, {}, %; route=fbr\nworld_share, 85, %\n"
         "market_share_route, 90, %, 2026, global; route=siemens"),
        ("cell_types_close", "shares", "70", "88",
         "ntype_cell_share, {}, %\nptype_cell_share, 27, %"),
        ("limit_of_coal", "implied", "9", "50",
         "energy_intensity_coal, {}, tce/t; kind=limit\n"
         "electricity_intensity_total, 60, kWh/kg; route=siemens"),
        ("exports_within_production", "part_and_whole", "300", "1300",
         "exports, {}, kt\nproduction, 1000, kt"),
        ("footprint_of_routes", "identity", "-50", "-80",
         "carbon_footprint, 40, kgCO2e/kg; route=siemens\n"
         "carbon_footprint, 20, kgCO2e/kg; route=fbr\n"
         "carbon_footprint_route_difference, {}, %; route=fbr"),
        ("capex_of_routes", "identity", "-25", "-60",
         "capex_intensity, 100000, CNY/t; route=siemens\n"
         "capex_intensity, 75000, CNY/t; route=fbr\n"
         "capex_route_difference, {}, %; route=fbr"),
    )
}  # fmt: skip
