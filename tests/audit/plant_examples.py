"""Examples of the relations on water, waste, people, loans, savings and carbon of a plant."""

from __future__ import annotations

from tests.audit.project_examples import planned
from tests.audit.relation_examples import Example, rows

EXAMPLES: dict[str, Example] = {
    key: Example(rule, keeps, breaks, rows(text))
    for key, rule, keeps, breaks, text in (
        ("hazardous_within_waste", "part_and_whole", "12", "60",
         "hazardous_waste, {}, kt\nsolid_waste, 48, kt"),
        ("water_returned_within", "part_and_whole", "1400000", "4100000",
         "waste_water_discharge, {}, m3/a\nwater_withdrawn, 3200000, m3/a"),
        ("water_consumed_of_flows", "identity", "1800000", "2600000",
         "water_consumed, {}, m3/a\nwater_withdrawn, 3200000, m3/a\n"
         "waste_water_discharge, 1400000, m3/a"),
        ("water_consumed_within", "part_and_whole", "1800000", "4400000",
         "water_consumed, {}, m3/a\nwater_withdrawn, 3200000, m3/a"),
        ("lost_time_within_recordable", "part_and_whole", "3", "11",
         "lost_time_injuries, {}, count\nrecordable_injuries, 8, count"),
        ("injury_rate_of_hours", "identity", "0.6", "1.9",
         "injury_rate, {}, 1/Mh\nlost_time_injuries, 3, count\nhours_worked, 5000000, h"),
        ("loan_rate_of_base", "identity", "4.25", "4.85",
         "loan_rate, {}, %\nbase_rate, 3.5, %\nrate_spread, 0.75, %"),
        ("interest_within_loan", "implied", "1.2", "2.9",
         "interest_expense, {}, 1e8 CNY\nbank_loan, 30, 1e8 CNY\nloan_rate, 4, %"),
        ("payback_of_saving", "identity", "4", "7",
         "payback, {}, years\ncapex_total, 2, 1e8 CNY\nannual_saving, 0.5, 1e8 CNY"),
        ("saving_of_electricity", "identity", "0.5", "0.2",
         "annual_saving, {}, 1e8 CNY\nelectricity_saved, 1.2, 100GWh\n"
         "power_tariff, 0.4, CNY/kWh"),
        ("payback_of_operation", "implied", "9", "4",
         "payback, {}, years\ncapex_total, 80, 1e8 CNY\nebitda, 10, 1e8 CNY"),
        ("producers_of_flows", "balance", "19", "24",
         "producer_count, {}, count\nproducer_count, 21, count, 2025\n"
         "producers_entered, 3, count\nproducers_left, 5, count"),
        ("people_of_flows", "balance", "1940", "2300",
         "headcount, {}, persons\nheadcount, 1900, persons, 2025\n"
         "people_joined, 150, persons\npeople_left, 110, persons"),
        ("stock_of_sales", "balance", "72", "94",
         "stock, {}, kt\nstock, 86, kt, 2025\nproduction, 528, kt\nsales_volume, 542, kt"),
        ("emissions_of_three_scopes", "identity", "1900", "2600",
         "emissions_total, {}, ktCO2e\nemissions_direct, 210, ktCO2e\n"
         "emissions_indirect, 1240, ktCO2e\nemissions_upstream, 450, ktCO2e"),
        ("route_of_output", "identity", "200", "290",
         "production, {}, kt; route=granular\nmarket_share_route, 20, %; route=granular\n"
         "production, 1000, kt"),
        ("output_per_person", "identity", "50", "71",
         "labour_productivity, {}, t/(a·person)\nproduction, 100, kt\nheadcount, 2000, persons"),
        ("output_of_people", "identity", "50", "90",
         planned("labour_productivity, {}, t/(a·person)\ncapacity, 100, kt/a\n"
                 "headcount, 2000, persons")),
        ("dumping_margin_of_prices", "identity", "51.6", "41.6",
         "dumping_margin, {}, %\nnormal_value_usd, 29.11, USD/kg\n"
         "export_price_usd, 19.20, USD/kg"),
        ("dumping_margin_of_origin", "identity", "51.6", "41.6",
         "dumping_margin, {}, %; geography=Malaysia-US\n"
         "normal_value_usd, 29.11, USD/kg; geography=Malaysia\n"
         "export_price_usd, 19.20, USD/kg; geography=Malaysia-US"),
        ("footprint_of_project_power", "identity", "24.8", "21.8",
         planned("carbon_footprint_electricity, {}, kgCO2e/kg\n"
                 "electricity_intensity_total, 43, kWh/kg") +
         "\ngrid_emission_factor, 0.5777, kgCO2e/kWh, 2024, China; company=本项目"),
        ("largest_customer_within_top", "part_and_whole", "31", "71",
         "top_customer_share, {}, %\ntop_customers_share, 68, %"),
        ("ebitda_of_project", "identity", "7.51", "9.31",
         planned("ebitda, {}, 1e8 CNY\nprice, 46.02, CNY/kg\ncash_cost, 31, CNY/kg\n"
                 "capacity, 50.02, kt/a")),
        ("intensity_of_investment", "identity", "83800", "93800",
         "capex_intensity, {}, CNY/t\ncapex_total, 41.9, 1e8 CNY\n"
         "project_capacity, 50.02, kt/a"),
        ("profit_of_full_cost", "identity", "16.3", "-16.3",
         "profit_before_tax, {}, 1e8 CNY\nprice, 38, CNY/kg\nfull_cost, 35, CNY/kg\n"
         "sales_volume, 542, kt"),
        ("stock_of_makers_sales", "balance", "72", "94",
         "stock, {}, kt; subject=producers' inventories\nstock, 86, kt, 2025\n"
         "production, 528, kt\nsales_volume, 542, kt\nimports, 40, kt"),
        ("footprint_of_power_and_materials", "part_and_whole", "14", "29",
         "carbon_footprint_materials, {}, kgCO2e/kg\n"
         "carbon_footprint_electricity, 20, kgCO2e/kg\ncarbon_footprint, 36, kgCO2e/kg"),
    )
}  # fmt: skip
