"""A small study with made-up numbers on the shipped evidence, for the tests of the report."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

import numpy as np

from polysight.axes import Axis, LabelledArray
from polysight.evidence.contradiction import contradictions
from polysight.evidence.plants import register
from polysight.evidence.store import Evidence, evidence
from polysight.evidence.vintage import known
from polysight.messages import Language
from polysight.report.binding import Numbers
from polysight.report.document import Document, document
from polysight.report.prose import Writer
from polysight.study.result import Assumption, Result, ResultArray

AXES = {
    "year": "2021 2022 2023 2024",
    "region": "CN-XJ CN-NM CN-SC CN-QH",
    "route": "siemens silane-fbr",
    "case": "low central high",
    "bound": "low high",
    "quarter": "2023-Q1 2023-Q2 2023-Q3 2023-Q4 2024-Q1 2024-Q2 2024-Q3 2024-Q4",
    "stage": "silicon-metal electricity-deposition steam transport",
    "estimate": "low mean high",
    "scope": "direct energy chain",
    "example": "siemens-xinjiang granular-inner-mongolia",
    "day": "2026-12-31 2027-01-01",
    "reason": "limit-not-seen answer-missing",
    "component": "electricity remainder",
    "cover": "sourced all",
    "field": "location route start",
    "coverage": "producers industry",
    "flow": "before-tax after-tax equity",
    "factor": "price capital",
    "change": "-0.2 -0.1 -0.05 0.05 0.1 0.2",
    "discounting": "static dynamic",
    "row": "project-net",
    "denominator": "year-end mean",
    "tier": "primary secondary mirror template unverified",
    "supply": "grid captive",
    "indicator": "utilisation-mean price-to-cash-cost",
    "section": "synthesis deposition utilities",
    "part": "explained calibrated learnt",
    "measure": "reported low predicted high bias",
    "metal_flow": "supply polysilicon other",
    "metal_cover": "stock contract",
    "use_part": "solar-china solar-outside chips-china chips-outside",
    "type_side": "made wanted",
    "spread": "type granular",
    "quantile": "p5 p25 p50 p75 p95",
    "market": "CN XCN",
    "cost": "median marginal",
    "month": " ".join(f"2024-{one:02d}" for one in range(1, 13)),
    "early_indicator": "pipeline_building utilisation_mean futures_basis",
    "early_index": "all leading coincident",
    "early_state": "glut shortage",
    "early_signal": "all utilisation_75 pipeline_building",
    "early_score": "told frequency",
    "early_way": "indicators ensemble pooled",
    "early_beside": "ensemble pooled",
    "glut": "E04 E07",
    "before": " ".join(f"2023-{one:02d}" for one in range(1, 13)),
    "variable": "price_china output_china",
    "horizon": "3 6 12 24",
    "level": "50 80 90",
    "days": "scored developed all",
    "turn": "shortage collapse rebound",
    "said": "start came low model high walk",
    "forecaster": "published model walk",
    "published": "MF006 MF010 MF015",
    "parameter": "scarcity floor price_speed",
    "pair": "scarcity/floor",
    "calendar_month": " ".join(f"{one:02d}" for one in range(1, 13)),
    "line": "price trend told",
    "episode": "E05 E06",
    "owner": "tongwei gcl daqo east-hope tbea xinte",
    "leading": "5 10",
    "event": "idle tight under-median under-marginal loss metal",
    "other_event": "idle tight under-median under-marginal loss metal",
    "state": "neither idle under-median both",
    "size": "10 50 200",
    "load": "0.5 0.8 1",
    "stress": "planned price-half load-half together",
    "shock": "planned energy-limit together",
    "end": "low high",
    "variant": "none futures contract both group",
    "draw_share": "0.05 0.5 0.95 0.99",
    "hedge_chance": "loss cover-below-one",
    "group_stage": "upstream plant downstream",
    "price_side": "market transfer",
    "any_route": "siemens silane-fbr hybrid umg",
    "atom": "donors acceptors carbon oxygen",
    "trace": "bulk-metals surface-metals",
    "grade_verdict": "not-covered cannot-judge fail pass",
    "product_grade": "GB/T_25074-2017:special GB/T_25074-2017:1",
    "grade_pair": "n-type/p-type n-type-granular/n-type",
    "fleet_year": "2015 2020 2025 2030",
    "lane": "CN-XJ~CN-NM CN-XJ~CN-SC CN-NM~CN-NM",
    "form": "rods granules",
    "year_end": "2025-12-31 2026-12-31 2027-12-31",
    "law_verdict": "failed kept unjudged",
    "law_rule": "GB29447-2026-TCS PVNORM2024-01 POLYDISCHARGE-TN",
}
#: Axes of other names that have keys of their own.
ALIASES = {
    "estimate": "case", "before": "month", "early_beside": "early_way", "any_route": "route",
    "atom": "impurity", "trace": "impurity", "fleet_year": "year", "year_end": "day",
}  # fmt: skip
#: Name, axes, first and last value, unit.
ARRAYS = """
costing.cash_cost          region,route,case   31.2   55.4    CNY/kg
costing.remainder          route,case          8.1    12.4    CNY/kg
costing.component          region,route,component 9.5 21.7    CNY/kg
costing.tariff             region,supply,case  0.25   0.48    CNY/kWh
costing.electricity_intensity route            54.0   15.0    kWh/kg
costing.silicon_metal_intensity route          1.1    1.2     kg/kg
costing.tariffs_of_other_years -               3.0    3.0     count
costing.tariffs_of_national_range -            1.0    1.0     count
costing.assumed_seasonal_factors -             0.0    0.0     count
costing.plant_cash_cost    plant,case          30.0   61.5    CNY/kg
costing.plant_capacity     plant               20.0   260.0   kt/a
costing.check              route,quarter,measure 24.0 40.0    CNY/kg
costing.check_error        route               1.9    2.7     CNY/kg
costing.check_coverage     route               1.0    0.8     1
plant.electricity          route,case          47.0   18.0    kWh/kg
plant.section_electricity  route,section       1.0    7.0     kWh/kg
plant.electricity_part     route,part          38.0   -1.0    kWh/kg
plant.radiation            route               23.0   nan     kWh/kg
plant.steam                route,case          8.0    12.0    kg/kg
plant.silicon_metal        route,case          1.05   1.12    kg/kg
plant.hydrogen             route,case          0.01   0.04    kg/kg
plant.hydrogen_chloride    route,case          0.1    0.3     kg/kg
plant.caustic_soda         route,case          0.1    0.3     kg/kg
plant.route_electricity    any_route,case      55.0   12.0    kWh/kg
plant.route_steam          any_route,case      9.0    0.5     kg/kg
plant.route_silicon_metal  any_route,case      1.05   1.5     kg/kg
plant.impurity_atoms       any_route,atom,case 0.1    4000.0  ppba
plant.impurity_metals      any_route,trace,case 0.1   4000.0  ppbw
plant.grade_verdicts       any_route,grade_verdict 2.0 9.0    count
plant.grade_output         any_route,product_grade 0.9 0.1    1
plant.fleet_electricity    route,fleet_year,case 80.0 10.0    kWh/kg
costing.premium            grade_pair,year     5.0    -3.0    CNY/kg
costing.premium_ratio      grade_pair,year     1.1    0.9     1
costing.premium_days       grade_pair,year     1.0    12.0    count
market.capacity_register   year,cover          700.0  2900.0  kt/a
market.capacity_published  year                660.0  3050.0  kt/a
market.unallocated         year                -60.0  150.0   kt/a
market.observed_share      year,field          0.42   0.97    1
market.production          year                505.0  1820.0  kt
market.imports             year                114.0  40.3    kt
market.exports             year                nan    nan     kt
market.stock               year,coverage       90.0   420.0   kt
market.region_share        region,bound        0.11   0.44    1
market.cr5                 bound               0.58   0.71    1
market.hhi                 bound               0.09   0.14    1
market.merit_order_price   case                33.0   47.0    CNY/kg
market.forecast.draws      -                   1000.0 1000.0  count
market.forecast.price      market,year,quantile 24.0  95.0    CNY/kg
market.forecast.price_taxed year,quantile      27.0   75.0    CNY/kg
market.forecast.price_dollar year,quantile     8.0    13.0    USD/kg
market.forecast.output     market,year,quantile 900.0 1900.0  kt
market.forecast.capacity   market,year,quantile 2500.0 3300.0 kt/a
market.forecast.utilisation denominator,year,quantile 0.3 0.8 1
market.forecast.stock      coverage,year,quantile 90.0 600.0  kt
market.forecast.imports    year,quantile       5.0    40.0    kt
market.forecast.demand     year,quantile       800.0  1900.0  kt
market.forecast.revenue    year,quantile       10.0   90.0    GCNY
market.forecast.margin     year,quantile       -5.0   30.0    CNY/kg
market.forecast.world_share year,quantile      0.85   0.95    1
market.forecast.closed     year,quantile       0.0    400.0   kt/a
market.forecast.under_cost cost,year           0.7    0.2     1
market.forecast.monthly_price month,quantile   25.0   75.0    CNY/kg
market.forecast.monthly_output month,quantile  60.0   150.0   kt
market.forecast.metal      metal_flow,year,quantile 1500.0 4000.0 kt
market.forecast.metal_cover metal_cover,year,quantile 0.5 3.0     months
market.forecast.metal_price year,quantile      8000.0 12000.0 CNY/t
market.forecast.use        use_part,year,quantile 10.0 1800.0 kt
market.forecast.n_type     type_side,year,quantile 900.0 1700.0 kt
market.forecast.spread     spread,year,quantile 2.0   9.0     CNY/kg
market.forecast.province_output region,year    400.0  50.0    kt
market.forecast.province_use region,year       0.0    300.0   kt
market.forecast.price_at_works region,year     34.1   35.2    CNY/kg
market.forecast.price_delivered region,year    34.2   35.3    CNY/kg
market.forecast.lane_mass  lane,year           220.0  3.0     kt
market.forecast.lane_freight lane              0.9    0.1     CNY/kg
market.forecast.lane_freight_share lane,year   0.03   0.001   1
market.forecast.route_share form,year          0.85   0.2     1
market.forecast.route_cost form,year           33.0   24.0    CNY/kg
market.forecast.route_margin form,year         3.0    8.0     CNY/kg
market.forecast.owner_capacity owner,year      900.0  30.0    kt/a
market.forecast.owner_output owner,year        500.0  9.0     kt
market.forecast.owner_load owner,year          0.6    0.3     1
market.forecast.owner_cost owner,year          29.0   41.0    CNY/kg
market.forecast.owner_margin owner,year        6.0    -1.0    CNY/kg
market.forecast.owner_share owner,year         0.31   0.02    1
market.forecast.region_capacity region,year    900.0  300.0   kt/a
market.forecast.region_output region,year      500.0  90.0    kt
market.forecast.region_load region,year        0.6    0.3     1
market.forecast.region_cost region,year        29.0   41.0    CNY/kg
market.forecast.region_margin region,year      6.0    1.0     CNY/kg
market.forecast.region_share region,year       0.35   0.08    1
market.forecast.leading_share leading,year     0.6    0.8     1
market.forecast.entrant_chance year            0.0    0.6     1
market.forecast.entrant_capacity year,quantile 0.0    600.0   kt/a
market.forecast.together   event,other_event,year 0.9 0.1     1
market.forecast.apart      event,other_event,year 0.8 0.2     1
market.forecast.state_margin state,year        9.0    0.4     CNY/kg
market.register_region_share region,year       0.5    0.1     1
investment.size_capacity   size                10.0   200.0   kt/a
investment.size_capital    size                138.0  74.0    CNY/(kg/a)
investment.size_break_even size                55.0   39.0    CNY/kg
investment.size_least_price size               64.0   44.0    CNY/kg
investment.size_npv        size                -1000.0 -200.0 MCNY
investment.size_irr        size                -0.05  0.09    1
investment.load_break_even load                55.0   40.0    CNY/kg
investment.tariff_step     -                   4.6    4.6     CNY/kg
investment.place_npv       region,route        800.0  -9000.0 MCNY
investment.place_irr       region,route        0.11   0.01    1
investment.place_least_price region,route      42.0   61.0    CNY/kg
investment.place_missed    region,route        0.0    0.0     count
investment.stress_npv      stress              -1700.0 -11000.0 MCNY
investment.stress_cover    stress              0.8    -0.6    count
investment.stress_sum      -                   -9500.0 -9500.0 MCNY
investment.shock_npv       shock,end           -1700.0 -4500.0 MCNY
investment.hedge_value     variant,draw_share  -12000.0 19000.0 MCNY
investment.hedge_cover     variant,draw_share  -1.5   2.0     count
investment.hedge_need      variant,draw_share  0.0    40000.0 MCNY
investment.hedge_low       variant             -1400.0 -1100.0 MCNY
investment.hedge_deviation variant             2100.0 1850.0  MCNY
investment.hedge_mean      variant             -2400.0 -2000.0 MCNY
investment.hedge_chance    variant,hedge_chance 0.69  0.95    1
investment.hedge_draws     -                   2000.0 2000.0  count
investment.stage_profit    group_stage,price_side 430.0 2300.0 MCNY
market.forecast.past_price before,case         30.0   45.0    CNY/kg
market.forecast.past_output before,case        90.0   120.0   kt
market.record.ratio        variable,horizon,case 0.4  1.3     1
market.record.coverage     variable,horizon,level 0.3 0.9     1
market.record.error        variable,horizon    0.1    0.4     1
market.record.bias         variable,horizon    -0.2   0.2     1
market.record.forecasts    variable,horizon    30.0   12.0    count
market.record.apart        variable,horizon    30.0   3.0     count
market.record.aim          -                   0.85   0.85    1
market.record.ratio_by_days days,case          0.5    1.2     1
market.record.apart_by_days days               7.0    13.0    count
market.record.coverage_at_aim level,case       0.3    1.0     1
market.record.turn         turn,said           30.0   90.0    CNY/kg
market.record.turn_months  turn                12.0   6.0     months
market.record.published    published,forecaster -0.2  0.6     1
market.record.published_median forecaster      0.1    0.3     1
market.record.published_cases -                3.0    3.0     count
market.record.published_nearer -               1.0    1.0     count
market.fit.before          parameter,case      0.1    4.0     1
market.fit.after           parameter,case      0.2    3.0     1
market.fit.variance_left   parameter           0.3    0.99    1
market.fit.correlation     pair                0.4    0.4     1
market.price_parts.season  calendar_month,case -0.03  0.03    1
market.price_parts.trend   case                -0.1   0.1     1
market.price_parts.episode episode,case        0.1    0.9     1
market.price_parts.explained -                 0.33   0.33    1
market.price_parts.monthly month,line          30.0   60.0    CNY/kg
market.observed_price      case                36.5   40.0    CNY/kg
investment.npv             flow                -910.0 -1834.5 MCNY
investment.irr             flow                0.061  0.043   1
investment.price           -                   44.25  44.25   CNY/kg
investment.total_investment -                  11275.0 11275.0 MCNY
investment.break_even_load -                   1.06   1.06    1
investment.debt_service_cover year             0.8    1.4     1
investment.cumulative_cash_flow flow,year      -900.0 100.0   MCNY
investment.sensitivity     factor,change       -900.0 400.0   MCNY
investment.switching_value factor              -0.4   0.2     1
investment.payback         discounting         nan    nan     years
investment.minimum_price   -                   49.31  49.31   CNY/kg
investment.cash_flow       row,year            -2100.0 900.0  MCNY
warning.utilisation        denominator,year    0.94   0.55    1
warning.utilisation_range  denominator,year,bound 0.9 0.4   1
warning.price_to_cash_cost quarter             3.1    0.86    1
warning.light              indicator           1.0    3.0     count
warning.early.rows         -                   769.0  769.0   count
warning.early.choices      -                   40.0   40.0    count
warning.early.index        early_index,month   30.0   80.0    index
warning.early.alarm_at     month               50.0   50.0    index
warning.early.change       -                   -1.5   -1.5    index
warning.early.light        early_indicator,month 0.0  5.0     count
warning.early.rank         early_indicator     0.9    0.2     1
warning.early.points       early_indicator     4.0    -3.0    index
warning.early.odds         early_state,horizon,case 0.6 0.1   1
warning.early.odds_beside  early_beside,early_state,horizon 0.9 0.1 1
warning.early.lead         early_signal,glut   22.0   3.0     months
warning.early.skill        early_signal,case   0.6    0.9     1
warning.early.useful       early_signal        0.5    -0.2    1
warning.early.false_months early_signal        0.0    12.0    count
warning.early.brier        early_way,horizon,early_score 0.3 0.2 1
policy.comprehensive_energy example,case       6.2    4.5     kgce/kg
policy.limit               example,day         10.5   4.6     kgce/kg
policy.margin              example,day         3.1    -0.9    kgce/kg
policy.failed              example,day         0.0    1.0     count
policy.kept                example,day         1.0    2.0     count
policy.unjudged            example,day         18.0   17.0    count
policy.closing_cost        example,case        -1.9   4.9     CNY/kg
policy.timeline            example,year_end,law_verdict 2.0 9.0 count
policy.timeline_limit      example,year_end    10.5   4.6     kgce/kg
policy.rule_kept           law_rule,example    0.0    1.0     1
policy.unjudged_rules      reason              8.0    3.0     count
policy.capacity_failing    day,estimate        300.0  900.0   kt/a
policy.capacity_failing_model day              900.0  700.0   kt/a
policy.capacity_judged     day                 3500.0 3500.0  kt/a
policy.capacity_failing_region region          0.0    400.0   kt/a
carbon.screening           route,region        21.5   70.3    kgCO2e/kg
carbon.footprint_lifecycle route,stage         21.5   3.3     kgCO2e/kg
carbon.scope_lifecycle     route,scope         0.1    33.3    kgCO2e/kg
carbon.total_lifecycle     route,case          60.5   41.3    kgCO2e/kg
market.production_change   year                0.3    -0.2    1
market.price_gap           -                   -0.04  -0.04   1
evidence.rows              -                   2330.0 2330.0  count
evidence.sources           -                   590.0  590.0   count
evidence.contradictions    -                   30.0   30.0    count
evidence.rows_by_tier      tier                900.0  30.0    count
evidence.tier_share        tier                0.39   0.01    1
evidence.inferred_date_share -                 0.49   0.49    1
"""
#: Rows behind some arrays; everything else rests on one quote.
INPUTS = {
    "investment": ("MP0431", "scenario:project.schedule.load"),
    "costing.tariff": ("ME0007", "IT0015"),
    "market.capacity_published": ("MS0352",),
    "market.production": ("MS0237",),
    "carbon.footprint_lifecycle": ("EF0001",),
    "warning.light": ("MW0036",),
}
MARKS = {
    "warning.light[utilisation-mean]": ("light.blue",),
    "costing.electricity_intensity[siemens]": ("mark.energy_as_electricity",),
    "costing.tariff[CN-NM,grid,central]": ("mark.other_year",),
    "costing.tariff[CN-NM,captive,central]": ("mark.other_year", "mark.captive_as_grid"),
    "costing.tariff[CN-SC,grid,central]": ("mark.unverified", "mark.other_year"),
    "costing.tariff[CN-QH,grid,central]": ("mark.national_range",),
}
BASES = {"costing": "tax=excluded", "carbon": "electricity=life-cycle", "policy": ""}


@cache
def shipped() -> Evidence:
    """The evidence that comes with the product."""
    return evidence()


def _axis(name: str) -> Axis:
    if name in ALIASES:
        return Axis(ALIASES[name], tuple(AXES[name].split()))
    if name == "plant":
        return Axis(name, tuple(one.code for one in register(shipped()))[:20])
    return Axis(name, tuple(AXES[name].split()))


def made(name: str, axes: str, start: float, stop: float, unit: str) -> ResultArray:
    """An array that runs evenly from one number to another."""
    listed = tuple(_axis(one) for one in axes.split(",") if one != "-")
    shape = tuple(len(axis.keys) for axis in listed)
    values = np.linspace(start, stop, math.prod(shape)).reshape(shape)
    inputs = INPUTS.get(name) or INPUTS.get(name.partition(".")[0]) or ("MP0431",)
    return ResultArray(
        name,
        LabelledArray(values, listed, unit),
        BASES.get(name.partition(".")[0], ""),
        "2024",
        "2025-06-30",
        f"formula.{name.replace('.', '_')}",
        (inputs,),
    )


def spreads() -> ResultArray:
    """Two contradictions of the shipped evidence."""
    found = [one for one in contradictions(known(shipped().observations)) if one.spread < 9][:2]
    ends = [(one.rows[0].id, one.rows[-1].id) for one in found]
    axis = Axis("pair", tuple("~".join(pair) for pair in ends))
    array = LabelledArray(np.array([one.spread for one in found]), (axis,), "1")
    name, formula = "evidence.contradiction_spread", "formula.evidence_contradiction_spread"
    return ResultArray(name, array, "", "", "2025-06-30", formula, tuple(ends))


@cache
def study() -> Result:
    """A result with every array that the report reads."""
    arrays = []
    for line in ARRAYS.strip().splitlines():
        name, axes, start, stop, unit = line.split()
        arrays.append(made(name, axes, float(start), float(stop), unit))
    arrays.append(spreads())
    reason = Assumption("project.schedule.load", 0.9, "1", "A plant that runs.", "按正常运行测算。")
    return Result(
        {one.name: one for one in arrays},
        {"scenario": "example", "seed": "7", "data_sha256": "fedcba98765432100123"},
        assumptions=(reason,),
        marks=MARKS,
    )


def with_reason(text: str) -> Result:
    """The study with a text of somebody else in it."""
    told = Assumption("project.schedule.load", 0.9, "1", text, text)
    return replace(study(), assumptions=(told,))


def changed(name: str, *values: float) -> Result:
    """The study with other values in one array."""
    array = study().arrays[name]
    shaped = np.array(values, dtype=np.float64).reshape(array.array.values.shape)
    other = replace(array, array=replace(array.array, values=shaped))
    return replace(study(), arrays={**study().arrays, name: other})


def without(*names: str) -> Result:
    """The study without some arrays."""
    kept = {name: one for name, one in study().arrays.items() if name not in names}
    return replace(study(), arrays=kept)


def numbers(result: Result | None = None) -> Numbers:
    """Numbers of a result, the example when none is given."""
    return Numbers(result or study(), shipped())


def writer(language: Language = "zh", result: Result | None = None) -> Writer:
    """A writer that has not written yet."""
    return Writer(language, numbers(result))


@cache
def written(language: Language) -> tuple[Writer, Document]:
    """The example report of a language, and its writer."""
    one = writer(language)
    return one, document(one)
