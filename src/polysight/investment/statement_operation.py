"""What building and running a project moves, before any financing (V, A, R, O of the statement)."""

from __future__ import annotations

from polysight.compiled import compiled_part
from polysight.investment.case import Floats
from polysight.investment.period_arrays import Building, Costs, Grid, Trade
from polysight.investment.rows import PhaseRow, Row


@compiled_part
def fill_investment(building: Building, rows: Floats, phase_rows: Floats) -> None:
    """Construction investment, replacement, and what is still being built (V3, V4, A5).

    Parameters
    ----------
    building : Building
        Amounts and spending.
    rows : ndarray of float
        Axes row, t; filled in place.
    phase_rows : ndarray of float
        Axes p, row, t; filled in place.
    """
    for t in range(rows.shape[1]):
        rows[Row.INVESTMENT, t] = 0.0
        rows[Row.INVESTMENT_VAT, t] = 0.0
        for p in range(len(phase_rows)):
            _spend(building, rows, phase_rows, p, t)
        invested = rows[Row.INVESTMENT, t] + rows[Row.INVESTMENT_VAT, t]
        rows[Row.CONSTRUCTION_INVESTMENT, t] = invested
        sustaining = building.sustaining_cny[t]
        rows[Row.SUSTAINING, t] = sustaining
        rows[Row.SUSTAINING_VAT, t] = sustaining * building.sustaining_vat_rate
        _share_still_building(building, rows, phase_rows, t)


@compiled_part
def _spend(building: Building, rows: Floats, phase_rows: Floats, p: int, t: int) -> None:
    """Investment of one phase in one period (V3)."""
    spent, before = building.spending[p, t], phase_rows[p, PhaseRow.INVESTED, t - 1]
    amount, tax = 0.0, 0.0
    if spent > 0.0:
        for k in range(building.amount_cny.shape[1]):
            part = spent * building.amount_cny[p, k]
            amount += part
            tax += part * building.vat_rate[p, k]
    rows[Row.INVESTMENT, t] += amount
    rows[Row.INVESTMENT_VAT, t] += tax
    phase_rows[p, PhaseRow.INVESTED, t] = amount + (before if t > 0 else 0.0)


@compiled_part
def _share_still_building(building: Building, rows: Floats, phase_rows: Floats, t: int) -> None:
    """Share of financing cost that is capitalised, and each phase's part of it (V4, A2)."""
    invested, unfinished = 0.0, 0.0
    for p in range(len(phase_rows)):
        invested += phase_rows[p, PhaseRow.INVESTED, t]
        unfinished += phase_rows[p, PhaseRow.INVESTED, t] * building.building[p, t]
    rows[Row.BUILDING_SHARE, t] = unfinished / invested if invested > 0.0 else 0.0
    for p in range(len(phase_rows)):
        part = phase_rows[p, PhaseRow.INVESTED, t] * building.building[p, t]
        phase_rows[p, PhaseRow.BUILDING_WEIGHT, t] = part / unfinished if part > 0.0 else 0.0


@compiled_part
def fill_write_off(building: Building, rows: Floats, phase_rows: Floats) -> None:
    """Depreciation without financing cost, and amortisation (A4, A5).

    Parameters
    ----------
    building : Building
        Amounts and schedules.
    rows : ndarray of float
        Axes row, t; filled in place.
    phase_rows : ndarray of float
        Axes p, row, t; filled in place.
    """
    for t in range(rows.shape[1]):
        replaced = _sustaining_depreciation(building, t)
        rows[Row.SUSTAINING_DEPRECIATION, t] = replaced
        rows[Row.ADJUSTED_DEPRECIATION, t] = replaced
        rows[Row.AMORTISATION, t] = 0.0
        for p in range(len(phase_rows)):
            assets, depreciation = 0.0, 0.0
            for k in range(building.amount_cny.shape[1]):
                value = building.amount_cny[p, k]
                part = value * building.write_off[p, k, t]
                assets += value * building.fixed[k]
                depreciation += part * building.fixed[k]
                rows[Row.AMORTISATION, t] += part * (1.0 - building.fixed[k])
            rows[Row.ADJUSTED_DEPRECIATION, t] += depreciation
            share = depreciation / assets if assets > 0.0 else 0.0
            phase_rows[p, PhaseRow.WRITTEN_OFF, t] = share


@compiled_part
def _sustaining_depreciation(building: Building, t: int) -> float:
    """Straight lines over the replacements of the periods before (A5)."""
    total = 0.0
    for s in range(max(0, t - building.sustaining_periods), t):
        total += building.sustaining_cny[s]
    return total / building.sustaining_periods


@compiled_part
def fill_sales(grid: Grid, trade: Trade, costs: Costs, rows: Floats) -> None:
    """Output, revenue and the tax on it (R1 to R3, O8).

    Parameters
    ----------
    grid : Grid
        Periods.
    trade : Trade
        Output and prices.
    costs : Costs
        What a kilogram costs, for a project that idles.
    rows : ndarray of float
        Axes row, t; filled in place.
    """
    for t in range(rows.shape[1]):
        output = _output(trade, costs, t)
        home, abroad, tax, lost, ceiling = 0.0, 0.0, 0.0, 0.0, 0.0
        for r in range(len(trade.yield_share)):
            sold = trade.yield_share[r] * output
            exported = sold * trade.export_share[r] * trade.export_price_cny_per_kg[r, t]
            domestic = sold * (1.0 - trade.export_share[r]) * trade.price_cny_per_kg[r, t]
            rate, rebate = trade.vat_rate[r, t], trade.rebate_rate[r, t]
            home += domestic
            abroad += exported
            tax += domestic * rate
            lost += exported * max(0.0, rate - rebate)
            ceiling += exported * min(rebate, rate)
        rows[Row.OPERATING_MONTHS, t] = grid.operation[t]
        rows[Row.OUTPUT, t] = output
        rows[Row.DOMESTIC_REVENUE, t] = home
        rows[Row.EXPORT_REVENUE, t] = abroad
        rows[Row.REVENUE, t] = home + abroad
        rows[Row.OUTPUT_VAT, t] = tax
        rows[Row.EXPORT_VAT_COST, t] = lost
        rows[Row.REBATE_CEILING, t] = ceiling
        rows[Row.SUBSIDY, t] = trade.subsidy_cny[t]


@compiled_part
def _output(trade: Trade, costs: Costs, t: int) -> float:
    """Output by plan, or nothing while a kilogram does not bring what it costs (R1)."""
    if trade.idles and _unit_contribution(trade, costs, t) < 0.0:
        return 0.0
    return float(trade.nameplate_kg[t] * trade.load[t])


@compiled_part
def _unit_contribution(trade: Trade, costs: Costs, t: int) -> float:
    """What a kilogram of output brings less what follows output or revenue [CNY/kg]."""
    revenue, lost = 0.0, 0.0
    for r in range(len(trade.yield_share)):
        abroad = trade.yield_share[r] * trade.export_share[r]
        exported = abroad * trade.export_price_cny_per_kg[r, t]
        home = trade.yield_share[r] * (1.0 - trade.export_share[r])
        revenue += home * trade.price_cny_per_kg[r, t] + exported
        lost += exported * max(0.0, trade.vat_rate[r, t] - trade.rebate_rate[r, t])
    bought = 0.0
    for i in range(len(costs.quantity_per_kg)):
        bought += costs.quantity_per_kg[i] * costs.price_cny[i, t]
    kept = 1.0 - costs.selling_share[t] - costs.research_share[t]
    return float(kept * revenue - lost - bought - costs.carbon_cny_per_kg[t])


@compiled_part
def fill_costs(building: Building, costs: Costs, rows: Floats) -> None:
    """Operating cost and input tax (O1 to O7).

    Parameters
    ----------
    building : Building
        Fixed assets, for repairs.
    costs : Costs
        Quantities, prices and yearly amounts.
    rows : ndarray of float
        Axes row, t; filled in place.
    """
    for t in range(rows.shape[1]):
        _purchases(costs, rows, t)
        rows[Row.WAGES, t] = costs.wages_cny[t]
        rows[Row.REPAIRS, t] = costs.repair_share[t] * _fixed_assets_in_service(building, t)
        rows[Row.OTHER_MANUFACTURING, t] = costs.other_manufacturing_cny[t]
        rows[Row.ADMINISTRATION, t] = costs.administration_cny[t]
        rows[Row.COMPLIANCE, t] = costs.compliance_cny[t]
        rows[Row.SELLING, t] = costs.selling_share[t] * rows[Row.REVENUE, t]
        rows[Row.RESEARCH, t] = costs.research_share[t] * rows[Row.REVENUE, t]
        rows[Row.CARBON, t] = costs.carbon_cny_per_kg[t] * rows[Row.OUTPUT, t]
        fixed = rows[Row.WAGES, t] + rows[Row.REPAIRS, t] + rows[Row.OTHER_MANUFACTURING, t]
        fixed += rows[Row.ADMINISTRATION, t] + rows[Row.COMPLIANCE, t]
        variable = rows[Row.MATERIALS, t] + rows[Row.FUEL_POWER, t] + rows[Row.SELLING, t]
        variable += rows[Row.RESEARCH, t] + rows[Row.CARBON, t] + rows[Row.EXPORT_VAT_COST, t]
        rows[Row.VARIABLE_COST, t] = variable
        rows[Row.OPERATING_COST, t] = variable + fixed


@compiled_part
def _purchases(costs: Costs, rows: Floats, t: int) -> None:
    """Materials, fuel and power, and their tax less what exports lose (O1, O7)."""
    materials, energy, tax = 0.0, 0.0, 0.0
    for i in range(len(costs.quantity_per_kg)):
        cost = costs.quantity_per_kg[i] * rows[Row.OUTPUT, t] * costs.price_cny[i, t]
        tax += cost * costs.vat_rate[i]
        if costs.is_material[i]:
            materials += cost
        else:
            energy += cost
    rows[Row.MATERIALS, t] = materials
    rows[Row.FUEL_POWER, t] = energy
    rows[Row.INPUT_VAT, t] = tax - rows[Row.EXPORT_VAT_COST, t]


@compiled_part
def _fixed_assets_in_service(building: Building, t: int) -> float:
    """Value of the fixed assets times the years that they serve in the period (O3)."""
    total = 0.0
    for p in range(building.amount_cny.shape[0]):
        for k in range(building.amount_cny.shape[1]):
            total += building.amount_cny[p, k] * building.fixed[k] * building.service[p, t]
    return total
