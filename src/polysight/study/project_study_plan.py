"""What a project plans to build, buy, sell, employ and borrow, and what a normal year comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import numpy as np

from polysight.axes import Axis
from polysight.investment.covers import ratio
from polysight.investment.indicators import Indicators, mean_price, operating_capacity_kg
from polysight.investment.owners_flow import distributed_value
from polysight.investment.rows import Row
from polysight.investment.single_tables import construction_investment
from polysight.investment.statement import Statement
from polysight.study.draft import Cell, Draft, combined, known_or
from polysight.study.missing_reasons import NO_IRR, NOT_EVEN, NOT_RUNNING, NOTHING_DUE
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_reader import PROJECT
from polysight.study.project_worth import SHORT_CNY
from polysight.study.tasks.investment import FLOW, project_cell

MILLION, KG_PER_KT = 1e6, 1e6
#: Lines of the construction investment that are equipment and its erection.
EQUIPMENT = ("heading_equipment", "heading_installation")
#: Inputs whose price is that of the place.
PLACED = ("electricity", "silicon-metal")
#: Rows whose sum over the life is told.
SUMMED = (
    Row.REVENUE, Row.OPERATING_COST, Row.VAT_PAYABLE, Row.SURTAX, Row.INCOME_TAX, Row.NET_PROFIT,
    Row.WAGES, Row.INTEREST, Row.INTEREST_CAPITALISED, Row.CONSTRUCTION_INVESTMENT, Row.LOAN_DRAW,
)  # fmt: skip
#: Rows of a normal year.
NORMAL = (
    Row.REVENUE, Row.OPERATING_COST, Row.TOTAL_COST, Row.EBITDA, Row.PROFIT_BEFORE_TAX,
    Row.INCOME_TAX, Row.NET_PROFIT, Row.WAGES, Row.DEPRECIATION, Row.MATERIALS, Row.FUEL_POWER,
    Row.REPAIRS, Row.VAT_PAYABLE, Row.SURTAX,
)  # fmt: skip
#: Parts of the cost of a kilogram in a normal year; the rest is what the other lines hold.
PARTS = (
    Row.MATERIALS, Row.FUEL_POWER, Row.WAGES, Row.REPAIRS, Row.DEPRECIATION, Row.AMORTISATION,
)  # fmt: skip


def row_axis(rows: Sequence[Row], name: str = "row") -> Axis:
    """Axis of rows of the statement.

    Parameters
    ----------
    rows : sequence of Row
        The rows.
    name : str
        Name of the axis.

    Returns
    -------
    Axis
        Their keys.
    """
    return Axis(name, tuple(row.key.replace("_", "-") for row in rows))


def add_plan(draft: Draft, found: Evaluation, told: Set[str], known: Cell) -> None:
    """Add the plan of a project and its normal year.

    Parameters
    ----------
    draft : Draft
        The result so far.
    found : Evaluation
        The project worked through.
    told : set of str
        Ids of the assumptions that numbers may cite.
    known : Cell
        Everything that the project rests on.
    """
    _built(draft, found, told, known)
    _bought(draft, found, told, known)
    _money(draft, found, known)
    _years(draft, found, known)


def add_needs(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Add what a normal year takes and emits in all, where the plant file tells it.

    Parameters
    ----------
    draft : Draft
        The result so far; what the plant takes by the kilogram stands in it.
    found : Evaluation
        The project worked through.
    known : Cell
        Everything that the project rests on.
    """
    year = found.indicators.normal_year
    period = str(found.statement.case.first_year + year)
    output_kt = float(found.statement.annual(Row.OUTPUT)[year]) / KG_PER_KT
    for name, source, unit in (
        ("electricity", "project.plant_electricity", "GWh"),
        ("coal_equivalent", "project.plant_comprehensive_energy", "ktce"),
        ("water", "project.plant_water", "kt"),
        ("emissions", "project.carbon", "ktCO2e"),
    ):
        if source not in draft.arrays:
            if name == "electricity":
                _bought_power(draft, found, known, output_kt, period)
            continue
        keys = ("central",) if draft.arrays[source].array.axes else ()
        per_kg = draft.cell(source, *keys)
        cell = combined(per_kg.value * output_kt, [per_kg, known])
        draft.add(f"project.yearly_{name}", (), [cell], unit, period=period)


def _bought_power(
    draft: Draft, found: Evaluation, known: Cell, output_kt: float, period: str
) -> None:
    """Add the electricity that a project without a plant file buys in a normal year."""
    amounts = [
        float(one.quantity_per_kg)
        for one in found.statement.case.inputs
        if one.key == PLACED[0] and one.unit == "kWh"
    ]
    if amounts:
        cell = combined(sum(amounts) * output_kt, [known])
        draft.add("project.yearly_electricity", (), [cell], "GWh", period=period)


def add_footing(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Add how many fields of the case rest on assumptions alone, and on what nobody verified.

    Parameters
    ----------
    draft : Draft
        The result so far.
    found : Evaluation
        The project worked through.
    known : Cell
        Everything that the project rests on.
    """
    told = found.resolved.citations.values()
    counts = {
        "fields": len(told),
        "assumed": sum(all(name.startswith(PROJECT) for name in one.inputs) for one in told),
        "unverified": sum("mark.unverified" in one.marks for one in told),
    }
    cells = [combined(float(count), [known]) for count in counts.values()]
    draft.add("project.footing", (Axis("footing", tuple(counts)),), cells, "count")


def _rested(cell: Cell, known: Cell) -> Cell:
    """A number with its own inputs; with those of the whole project where it has none."""
    return cell if cell.inputs else combined(cell.value, [known])


def _built(draft: Draft, found: Evaluation, told: Set[str], known: Cell) -> None:
    resolved, case = found.resolved, found.resolved.case
    phases = Axis("phase", tuple(one.key for one in case.phases))
    fields = (
        ("capacity", "capacity_kg_per_year", "kt/a", 1.0 / KG_PER_KT),
        ("people", "people", "persons", 1.0),
        ("construction_time", "construction_months", "months", 1.0),
    )
    for name, field, unit, factor in fields:
        cells = [
            _rested(
                project_cell(
                    resolved, told, getattr(one, field) * factor, (f"phases.{one.key}.{field}",)
                ),
                known,
            )
            for one in case.phases
        ]
        draft.add(f"project.{name}", (phases,), cells, unit)
        if name != "construction_time":
            whole = sum(cell.value for cell in cells)
            draft.add(f"project.{name}_total", (), [combined(whole, cells)], unit)
    life = _rested(project_cell(resolved, told, float(case.life_years), ("life_years",)), known)
    draft.add("project.life", (), [life], "years")
    years = Axis("year", _keys(found.statement))
    load = project_cell(resolved, told, 0.0, ("load",))
    cells = [_rested(combined(float(one), [load]), known) for one in case.load]
    draft.add("project.load", (years,), cells, "1")
    output = found.statement.annual(Row.OUTPUT)
    worked = ratio(output, operating_capacity_kg(found.statement))
    draft.add("project.worked_load", (years,), _told(worked, NOT_RUNNING, known), "1")


def _bought(draft: Draft, found: Evaluation, told: Set[str], known: Cell) -> None:
    """Amount and price of each input, one array a unit."""
    resolved, case = found.resolved, found.resolved.case
    year = found.indicators.normal_year
    period = str(case.first_year + year)
    units = dict.fromkeys(one.unit for one in case.inputs)
    for place, unit in enumerate(units):
        listed = [one for one in case.inputs if one.unit == unit]
        axis = Axis("input", tuple(one.key for one in listed))
        amounts, prices = (
            [
                _rested(project_cell(resolved, told, value, (f"inputs.{key}.{field}",)), known)
                for key, value in values
            ]
            for field, values in (
                ("quantity_per_kg", [(one.key, float(one.quantity_per_kg)) for one in listed]),
                ("price_cny", [(one.key, float(one.price_cny[year])) for one in listed]),
            )
        )
        letter = "abcdefgh"[min(place, 7)]
        draft.add(f"project.amount_{letter}", (axis,), amounts, f"{unit}/kg")
        draft.add(
            f"project.input_price_{letter}", (axis,), prices, f"CNY/{unit}", basis="tax=excluded",
            period=period,
        )  # fmt: skip


def _per_kilogram(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Parts of the cost of a kilogram; none where the normal year makes nothing."""
    told, case, at = found.statement, found.statement.case, found.indicators.normal_year
    output = float(told.annual(Row.OUTPUT)[at])
    if output <= 0.0:
        return
    whole = float(told.annual(Row.TOTAL_COST)[at])
    parts = [float(told.annual(row)[at]) for row in PARTS]
    keys = (*row_axis(PARTS).keys, "other", "all")
    values = [*parts, whole - sum(parts), whole]
    cells = [combined(value / output, [known]) for value in values]
    draft.add(
        "project.cost_part", (Axis("part", keys),), cells, "CNY/kg", basis="tax=excluded",
        period=str(case.first_year + at),
    )  # fmt: skip
    placed = sum(
        one.quantity_per_kg * float(one.price_cny[at]) for one in case.inputs if one.key in PLACED
    )
    if placed > 0.0:
        draft.add("project.place_share", (), [combined(placed * output / whole, [known])], "1")


def _money(draft: Draft, found: Evaluation, known: Cell) -> None:
    told, one = found.statement, found.indicators
    case, at = told.case, found.indicators.normal_year
    period = str(case.first_year + at)
    cells = [combined(float(told.row(row).sum()) / MILLION, [known]) for row in SUMMED]
    draft.add("project.life_sum", (row_axis(SUMMED),), cells, "MCNY")
    cells = [combined(float(told.annual(row)[at]) / MILLION, [known]) for row in NORMAL]
    draft.add("project.normal_year", (row_axis(NORMAL),), cells, "MCNY", period=period)
    _per_kilogram(draft, found, known)
    sums = {
        "equity": float(told.row(Row.PAID_IN)[-1]),
        "loans": float(told.row(Row.LOAN_DRAW).sum()),
        "interest": float(told.row(Row.INTEREST_CAPITALISED).sum()),
        "working-capital": max(0.0, float(told.row(Row.WORKING_CAPITAL).max())),
        "construction": float(told.row(Row.CONSTRUCTION_INVESTMENT).sum()),
        "short-loan": float(told.row(Row.SHORT_LOAN).max()),
        "taxes": float(sum(told.row(row).sum() for row in (Row.VAT_PAYABLE, Row.SURTAX,
                                                           Row.INCOME_TAX))),
    }  # fmt: skip
    cells = [combined(value / MILLION, [known]) for value in sums.values()]
    draft.add("project.money", (Axis("money", tuple(sums)),), cells, "MCNY")
    _counted(draft, found, known)
    lines = {one.key: one.share for one in construction_investment(case)}
    share = sum(lines.get(key, 0.0) for key in EQUIPMENT)
    draft.add("project.equipment_share", (), [combined(share, [known])], "1")
    exported = [float(product.export_share) for product in case.products]
    axis = Axis("product", tuple(product.key for product in case.products))
    cells = [combined(share, [known]) for share in exported]
    draft.add("project.export_share", (axis,), cells, "1")
    equity = case.financing.equity_share
    draft.add("project.equity_share", (), [combined(float(equity), [known])], "1")
    unit = one.total_investment_cny / sum(phase.capacity_kg_per_year for phase in case.phases)
    draft.add("project.unit_investment", (), [combined(unit, [known])], "CNY/(kg/a)")
    rates = [flow.discount_rate for flow in (one.before_tax, one.after_tax, one.equity)]
    draft.add("project.discount_rate", (FLOW,), [combined(rate, [known]) for rate in rates], "1")
    paid = distributed_value(told)
    draft.add("project.distributed_npv", (), [combined(paid.npv_cny / MILLION, [known])], "MCNY")
    rate = known_or(paid.irr_per_year, NO_IRR, known)
    draft.add("project.distributed_irr", (), [rate], "1")


def _counted(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Years of the plan, and how many of them fall short."""
    told, one, case = found.statement, found.indicators, found.statement.case
    counts = {
        "normal-year": case.first_year + one.normal_year,
        "first-year": case.first_year,
        "last-year": case.first_year + case.years - 1,
        "cash-short-years": int((told.year_end(Row.SHORT_LOAN) > SHORT_CNY).sum()),
        "repayment-years": int(one.repayment_years.sum()),
        "phases": len(case.phases),
        "short-cover-years": int((one.debt_service_cover[one.repayment_years] < 1.0).sum()),
        "short-interest-years": int((interest_alone(one) < 1.0).sum()),
    }
    cells = [combined(float(value), [known]) for value in counts.values()]
    draft.add("project.count", (Axis("count", tuple(counts)),), cells, "count")


def _years(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Output, price, break-even and covers of every year."""
    told, one = found.statement, found.indicators
    years = Axis("year", _keys(told))
    series = (
        ("output", told.annual(Row.OUTPUT) / KG_PER_KT, "kt"),
        ("mean_price", mean_price(told), "CNY/kg"),
        ("break_even_price", one.break_even.price_cny_per_kg, "CNY/kg"),
        ("break_even_load", one.break_even.load_share, "1"),
        ("income_tax_rate", told.case.taxes.income_tax_rate, "1"),
        ("debt", told.year_end(Row.LOAN_CLOSING) / MILLION, "MCNY"),
        ("principal", told.annual(Row.PRINCIPAL) / MILLION, "MCNY"),
        ("cash", told.year_end(Row.CASH) / MILLION, "MCNY"),
        ("short_loan", told.year_end(Row.SHORT_LOAN) / MILLION, "MCNY"),
    )
    for name, values, unit in series:
        basis = "tax=excluded" if unit == "CNY/kg" else ""
        cells = _told(values, NOT_EVEN if name.startswith("break_even") else NOT_RUNNING, known)
        draft.add(f"project.{name}", (years,), cells, unit, basis=basis)
    least = {
        "interest": one.least_interest_cover,
        "debt-service": one.least_debt_service_cover,
        "mean-debt-service": one.mean_debt_service_cover,
        "loan-life": one.loan_life_cover,
    }
    axis = Axis("cover", tuple(least))
    draft.add("project.cover", (axis,), _told(tuple(least.values()), NOTHING_DUE, known), "count")
    alone = interest_alone(one)
    owing = one.repayment_years | np.isfinite(alone)
    for name, covers in (
        ("interest_cover", np.where(owing, one.interest_cover, np.nan)),
        ("debt_service_cover", np.where(one.repayment_years, one.debt_service_cover, np.nan)),
        ("interest_alone", alone),
    ):
        draft.add(f"project.{name}", (years,), _told(covers, NOTHING_DUE, known), "count")


def interest_alone(one: Indicators) -> np.ndarray:
    """Cover of debt service in years before the last repayment that repay nothing.

    Parameters
    ----------
    one : Indicators
        Indicators of the project.

    Returns
    -------
    ndarray of float
        Axis year; NaN in years of repayment, after the last of them, and where nothing is due.
    """
    repaid = np.flatnonzero(one.repayment_years)
    last = repaid[-1] if repaid.size else 0
    alone = ~one.repayment_years & (np.arange(one.repayment_years.size) < last)
    return np.where(alone, one.debt_service_cover, np.nan)


def _told(values: Iterable[float], otherwise: str, known: Cell) -> list[Cell]:
    return [known_or(float(value), otherwise, known) for value in values]


def _keys(told: Statement) -> tuple[str, ...]:
    return tuple(str(year) for year in told.years)
