"""The statement of a project once more, in plain Python, as an oracle.

Written from the definitions alone, one function for each section, with numbers and lists; it
shares no code with the package but the names of the input. Symbols are those of the definitions:
``m`` months of a period, ``T`` periods, ``c`` first commissioning, ``e`` end of operation.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from polysight.investment.case import Phase, ProjectCase

Line = list[float]
Rows = dict[str, Line]
#: Long-term debt below this share of what was drawn counts as repaid.
DEBT_DUST = 1e-6
#: Cash below this share of what was paid and received is rounding, and no loan is taken for it.
CASH_DUST = 1e-13


@dataclass
class Plain:
    """Rows by name, and by loan; lists by phase or class where other sections need them."""

    case: ProjectCase
    m: int
    T: int
    first: int
    last: int
    end: int
    base: int
    rows: Rows = field(default_factory=dict)
    loans: list[Rows] = field(default_factory=list)
    phase_months: list[Line] = field(default_factory=list)
    phase_investment: list[Line] = field(default_factory=list)
    phase_building: list[Line] = field(default_factory=list)
    phase_capitalised: list[Line] = field(default_factory=list)

    def year(self, t: int) -> int:
        return t * self.m // 12

    def closes_year(self, t: int) -> bool:
        return (t + 1) * self.m % 12 == 0 or t == self.T - 1

    def span(self, t: int) -> tuple[int, int]:
        return t * self.m, (t + 1) * self.m

    def line(self, value: Callable[[int], float]) -> Line:
        return [float(value(t)) for t in range(self.T)]

    def before(self, name: str, t: int) -> float:
        return self.rows[name][t - 1] if t else 0.0


def plain_statement(case: ProjectCase) -> Plain:
    """Every row of the statement."""
    book = _before_financing(case)
    _over_time(book)
    _adjusted(book)
    _balance_sheet(book)
    _cash_flows(book)
    return book


def plain_project_flow(case: ProjectCase) -> Plain:
    """Rows down to the cash flow of the project, which no loan moves; those of loans are zero."""
    book = _before_financing(case)
    _no_financing(book)
    _adjusted(book)
    _cash_flows(book)
    return book


def _before_financing(case: ProjectCase) -> Plain:
    book = _grid(case)
    _investment(book)
    _revenue(book)
    _operating_cost(book)
    _value_added_tax(book)
    _sustaining(book)
    _working_capital(book)
    return book


def overlap(a: float, b: float, u: float, v: float) -> float:
    """G5: length that two stretches have in common."""
    return max(0.0, min(b, v) - max(a, u))


# G. Grid


def _grid(case: ProjectCase) -> Plain:
    m = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}[case.period]
    commissioned = [phase.start_month + phase.construction_months for phase in case.phases]
    first, last = min(commissioned), max(commissioned)
    end = first + 12 * case.life_years
    base = min(phase.start_month for phase in case.phases) // m
    book = Plain(case, m, math.ceil(end / m), first, last, end, base)
    for c in commissioned:
        book.phase_months.append(book.line(lambda t, c=c: overlap(c, end, *book.span(t))))  # type: ignore[misc]
    book.rows["operating_months"] = book.line(lambda t: overlap(first, end, *book.span(t)))
    return book


# V. Investment


def _amount(case: ProjectCase, amount_cny: float) -> float:
    return amount_cny * (1 + case.overrun)


def _original_value(case: ProjectCase, phase: Phase, asset: str) -> float:
    """A1: without financing cost."""
    return sum(_amount(case, item.amount_cny) for item in phase.items if item.asset == asset)


def _spending(book: Plain, phase: Phase) -> Line:
    length = phase.construction_months / len(phase.spending)
    shares = [0.0] * book.T
    for j, weight in enumerate(phase.spending):
        begin = phase.start_month + j * length
        for t in range(book.T):
            shares[t] += weight * overlap(begin, begin + length, *book.span(t)) / length
    return shares


def _investment(book: Plain) -> None:
    case, rows, m = book.case, book.rows, book.m
    net, vat = [0.0] * book.T, [0.0] * book.T
    so_far: list[Line] = []
    for phase in case.phases:
        c = phase.start_month + phase.construction_months
        spent = _spending(book, phase)
        total = sum(_amount(case, item.amount_cny) for item in phase.items)
        tax = sum(_amount(case, item.amount_cny) * item.vat_rate for item in phase.items)
        cumulative = 0.0
        of_phase, building, cumulated = [], [], []
        for t in range(book.T):
            of_phase.append(spent[t] * total)
            cumulative += spent[t] * total
            cumulated.append(cumulative)
            building.append(cumulative * (overlap(*book.span(t), 0, c) / m))
            net[t] += spent[t] * total
            vat[t] += spent[t] * tax
        book.phase_investment.append(of_phase)
        book.phase_building.append(building)
        so_far.append(cumulated)
    rows["investment"], rows["investment_vat"] = net, vat
    rows["construction_investment"] = book.line(lambda t: net[t] + vat[t])
    rows["building_share"] = []
    for t in range(book.T):
        spent_so_far = sum(part[t] for part in so_far)
        building_now = sum(part[t] for part in book.phase_building)
        rows["building_share"].append(building_now / spent_so_far if spent_so_far else 0.0)


# R. Revenue and output


def _month_weight(book: Plain, phase: Phase, t: int) -> float:
    """R1: months of the period times the load of the ramp."""
    c = phase.start_month + phase.construction_months
    begin, end = max(book.span(t)[0], c), min(book.span(t)[1], book.end)
    if end <= begin:
        return 0.0
    weight, at = 0.0, c
    for months, load in phase.ramp:
        weight += load * overlap(at, at + months, begin, end)
        at += months
    return weight + overlap(at, book.end, begin, end)


def unit_contribution(case: ProjectCase, y: int) -> float:
    """AM3: what a kilogram of output leaves in a year after all that it costs."""
    run = case.running
    prices = export_vat = 0.0
    for product in case.products:
        home = (1 - product.export_share) * float(product.price_cny_per_kg[y])
        abroad = product.export_share * float(product.export_price_cny_per_kg[y])
        lost = max(0.0, float(product.vat_rate[y]) - float(product.rebate_rate[y]))
        prices += product.yield_share * (home + abroad)
        export_vat += product.yield_share * abroad * lost
    bought = sum(each.quantity_per_kg * float(each.price_cny[y]) for each in case.inputs)
    kept = (1 - run.selling_share - run.research_share) * prices
    return kept - export_vat - bought - float(run.carbon_cny_per_kg[y])


def _revenue(book: Plain) -> None:
    case, rows = book.case, book.rows

    def output(t: int) -> float:
        if case.idles and unit_contribution(case, book.year(t)) < 0:
            return 0.0
        return sum(
            phase.capacity_kg_per_year
            / 12
            * _month_weight(book, phase, t)
            * float(case.load[book.year(t)])
            for phase in case.phases
        )

    names = "domestic_revenue export_revenue output_vat export_vat_cost rebate_ceiling".split()
    rows["output"] = book.line(output)
    for name in names:
        rows[name] = [0.0] * book.T
    for product in case.products:
        for t in range(book.T):
            y = book.year(t)
            sold = product.yield_share * rows["output"][t]
            home = sold * (1 - product.export_share) * float(product.price_cny_per_kg[y])
            abroad = sold * product.export_share * float(product.export_price_cny_per_kg[y])
            vat, rebate = float(product.vat_rate[y]), float(product.rebate_rate[y])
            parts = (
                home,
                abroad,
                home * vat,
                abroad * max(0.0, vat - rebate),
                abroad * min(rebate, vat),
            )
            for name, part in zip(names, parts, strict=True):
                rows[name][t] += part
    rows["revenue"] = book.line(lambda t: rows["domestic_revenue"][t] + rows["export_revenue"][t])
    rows["subsidy"] = book.line(
        lambda t: float(case.running.subsidy_cny[book.year(t)]) * rows["operating_months"][t] / 12
    )
    rows["other_taxes"] = book.line(
        lambda t: (
            float(case.running.other_taxes_cny[book.year(t)]) * rows["operating_months"][t] / 12
        )
    )


# O. Operating cost


def _operating_cost(book: Plain) -> None:
    case, rows, run = book.case, book.rows, book.case.running

    def with_operation(yearly: object) -> Line:
        amounts = [float(v) for v in yearly]  # type: ignore[attr-defined]
        return book.line(lambda t: amounts[book.year(t)] * rows["operating_months"][t] / 12)

    vat = [0.0] * book.T
    rows["materials"], rows["fuel_power"] = [0.0] * book.T, [0.0] * book.T
    for bought in case.inputs:
        name = {"materials": "materials", "fuel-power": "fuel_power"}[bought.category]
        for t in range(book.T):
            price = float(bought.price_cny[book.year(t)])
            cost = bought.quantity_per_kg * rows["output"][t] * price
            rows[name][t] += cost
            vat[t] += cost * bought.vat_rate
    fixed_keys = [asset.key for asset in case.assets if asset.kind == "fixed"]
    staff, worth = [0.0] * book.T, [0.0] * book.T
    for p, phase in enumerate(case.phases):
        value = sum(_original_value(case, phase, key) for key in fixed_keys)
        for t in range(book.T):
            staff[t] += phase.people * book.phase_months[p][t] / 12
            worth[t] += value * book.phase_months[p][t] / 12
    rows["wages"] = book.line(
        lambda t: staff[t] * float(run.pay_cny[book.year(t)]) * (1 + run.welfare_share)
    )
    rows["repairs"] = book.line(lambda t: run.repair_share * worth[t])
    rows["other_manufacturing"] = with_operation(run.other_manufacturing_cny)
    rows["administration"] = with_operation(run.administration_cny)
    rows["compliance"] = with_operation(run.compliance_cny)
    rows["selling"] = book.line(lambda t: run.selling_share * rows["revenue"][t])
    rows["research"] = book.line(lambda t: run.research_share * rows["revenue"][t])
    rows["carbon"] = book.line(
        lambda t: float(run.carbon_cny_per_kg[book.year(t)]) * rows["output"][t]
    )
    variable = "materials fuel_power selling research carbon export_vat_cost".split()
    fixed = "wages repairs other_manufacturing administration compliance".split()
    rows["variable_cost"] = book.line(lambda t: sum(rows[name][t] for name in variable))
    rows["operating_cost"] = book.line(lambda t: sum(rows[name][t] for name in [*variable, *fixed]))
    rows["input_vat"] = book.line(lambda t: vat[t] - rows["export_vat_cost"][t])


# A5. Sustaining investment; T1, T2. Value-added tax and surtaxes


def _sustaining(book: Plain) -> None:
    rows, run = book.rows, book.case.running
    periods = run.sustaining_life_years * 12 // book.m
    cumulative = [0.0]
    for amount in rows["sustaining"]:
        cumulative.append(cumulative[-1] + amount)  # cumulative[t + 1] is the sum through t
    rows["sustaining_depreciation"] = book.line(
        lambda t: (cumulative[t] - cumulative[max(0, t - periods)]) / periods
    )


def _value_added_tax(book: Plain) -> None:
    rows, run, taxes = book.rows, book.case.running, book.case.taxes
    rows["sustaining"] = book.line(
        lambda t: float(run.sustaining_cny[book.year(t)]) * rows["operating_months"][t] / 12
    )
    rows["sustaining_vat"] = book.line(lambda t: rows["sustaining"][t] * run.sustaining_vat_rate)
    names = "vat_payable export_refund credit_refund vat_credit surtax surtax_pool".split()
    for name in names:
        rows[name] = []
    credit = pool = 0.0
    for t in range(book.T):
        y = book.year(t)
        ceiling = rows["rebate_ceiling"][t]
        due = rows["output_vat"][t] - rows["input_vat"][t] - rows["investment_vat"][t]
        due -= rows["sustaining_vat"][t] + credit
        payable, refund, returned = max(due, 0.0), 0.0, 0.0
        if due < 0:
            refund = min(-due, ceiling)
            returned = float(taxes.vat_credit_refund[y]) * (-due - refund)
        credit = -due - refund - returned if due < 0 else 0.0
        # AM1: credit that was refunded lowers the base, at once or later; AM2: other taxes.
        base, pool = payable + ceiling - refund, pool + returned
        used = min(base, pool)
        pool -= used
        surtax = float(taxes.surtax_rate[y]) * (base - used) + rows["other_taxes"][t]
        values = (payable, refund, returned, credit, surtax, pool)
        for name, value in zip(names, values, strict=True):
            rows[name].append(value)


# W. Working capital


def _working_capital(book: Plain) -> None:
    rows, days = book.rows, book.case.working_capital

    def turnover(days_bound: float, *names: str, less: str = "") -> Line:
        def item(t: int) -> float:
            months = rows["operating_months"][t]
            if months == 0:
                return 0.0
            flow = sum(rows[name][t] for name in names) - (rows[less][t] if less else 0.0)
            return days_bound / 365 * flow * 12 / months

        return book.line(item)

    rows["receivables"] = turnover(days.receivable_days, "operating_cost")
    rows["materials_stock"] = turnover(days.materials_days, "materials")
    rows["fuel_stock"] = turnover(days.fuel_days, "fuel_power")
    making = "materials fuel_power wages repairs other_manufacturing".split()
    rows["work_in_process"] = turnover(days.in_process_days, *making)
    rows["finished_goods"] = turnover(days.finished_days, "operating_cost", less="selling")
    rows["prepayments"] = turnover(days.prepaid_days, "materials", "fuel_power")
    paid = "wages other_manufacturing administration compliance selling research".split()
    rows["turnover_cash"] = turnover(days.cash_days, *paid)
    rows["payables"] = turnover(days.payable_days, "materials", "fuel_power")
    rows["advances"] = turnover(days.advance_days, "revenue")
    held = "receivables materials_stock fuel_stock work_in_process finished_goods".split()
    held += ["prepayments", "turnover_cash"]
    rows["current_assets"] = book.line(lambda t: sum(rows[name][t] for name in held))
    rows["current_liabilities"] = book.line(lambda t: rows["payables"][t] + rows["advances"][t])
    rows["working_capital"] = book.line(
        lambda t: rows["current_assets"][t] - rows["current_liabilities"][t]
    )
    rows["working_capital_increase"] = book.line(
        lambda t: rows["working_capital"][t] - book.before("working_capital", t)
    )
    _working_capital_finance(book)


def _working_capital_finance(book: Plain) -> None:
    rows, terms = book.rows, book.case.working_capital
    names = "equity equity_added loan_needed loan_draw loan_repayment loan interest".split()
    names = [f"working_capital_{name}" for name in names]
    for name in names:
        rows[name] = []
    most = equity = loan = 0.0
    for t, need in enumerate(rows["working_capital"]):
        most = max(most, need, 0.0)
        added = terms.equity_share * most - equity
        equity = terms.equity_share * most
        wanted = max(0.0, need - equity)
        draw, repaid = max(0.0, wanted - loan), max(0.0, loan - wanted)
        closing = wanted
        if t == book.T - 1:
            repaid, closing = repaid + wanted, 0.0
        interest = float(terms.rate[book.year(t)]) * book.m / 12 * wanted
        loan = closing
        values = (equity, added, wanted, draw, repaid, closing, interest)
        for name, value in zip(names, values, strict=True):
            rows[name].append(value)


# A3. Write-off


def written_off(method: str, life_years: int, residual: float, months: float) -> float:
    """Share of the value written off after so many months of service."""
    h = min(max(months, 0.0), 12.0 * life_years)
    j = math.floor(h / 12)
    g = (h - 12 * j) / 12
    if method == "straight-line":
        return (1 - residual) * h / (12 * life_years)
    if method == "sum-of-years":
        digits = life_years * (life_years + 1)
        years = j * (2 * life_years - j + 1) + g * 2 * (life_years - j)
        return (1 - residual) * years / digits
    q = 1 - 2 / life_years
    if j < life_years - 2:
        return 1 - q**j + g * q**j * 2 / life_years
    left = q ** (life_years - 2)
    return 1 - left + (left - residual) * (h - 12 * (life_years - 2)) / 24


def _write_off(book: Plain, t: int, phase: Phase, asset_key: str) -> float:
    """Share of the value of one class of a phase that is written off within the period."""
    asset = next(each for each in book.case.assets if each.key == asset_key)
    c = phase.start_month + phase.construction_months
    start, end = book.span(t)
    shares = [
        written_off(asset.method, asset.life_years, asset.residual_share, month - c)
        for month in (start, min(end, book.end))
    ]
    return shares[1] - shares[0]


def _depreciation(book: Plain, t: int) -> tuple[float, float, float]:
    """A2, A4: DEP, DEP0 and AMO of a period."""
    case = book.case
    full = own = amortised = 0.0
    for p, phase in enumerate(case.phases):
        fixed_value = sum(
            _original_value(case, phase, asset.key)
            for asset in case.assets
            if asset.kind == "fixed"
        )
        capitalised = sum(book.phase_capitalised[p][: t + 1])
        for asset in case.assets:
            value = _original_value(case, phase, asset.key)
            share = _write_off(book, t, phase, asset.key)
            if asset.kind == "fixed":
                own += value * share
                full += value * share
                if fixed_value:
                    full += capitalised * value / fixed_value * share
            else:
                amortised += value * share
    sustained = book.rows["sustaining_depreciation"][t]
    return full + sustained, own + sustained, amortised


# The sections that lean on one another, period by period


LOAN_ROWS = "opening exchange_difference draw interest principal closing balance".split()
TIME_ROWS = """
loan_opening exchange_difference exchange_capitalised exchange_expensed interest
interest_capitalised interest_expensed funding_need loan_draw equity_construction principal
loan_closing depreciation adjusted_depreciation amortisation total_cost profit_before_tax
taxable_profit losses_made losses_used losses_gone income_tax net_profit ebit ebitda
operating_cash investing_cash financing_cash short_interest short_draw short_repayment short_loan
reserve_added dividends cash paid_in reserve undistributed
""".split()


def _over_time(book: Plain) -> None:
    for name in TIME_ROWS:
        book.rows[name] = [0.0] * book.T
    book.loans = [{name: [0.0] * book.T for name in LOAN_ROWS} for _ in _debts(book)]
    book.phase_capitalised = [[0.0] * book.T for _ in book.case.phases]
    for t in range(book.T):
        _borrow(book, t)
        full, own, amortised = _depreciation(book, t)
        book.rows["depreciation"][t] = full
        book.rows["adjusted_depreciation"][t] = own
        book.rows["amortisation"][t] = amortised
        _profit(book, t)
        _repay(book, t)
        _cash(book, t)


def _no_financing(book: Plain) -> None:
    for name in TIME_ROWS:
        book.rows[name] = [0.0] * book.T
    book.phase_capitalised = [[0.0] * book.T for _ in book.case.phases]
    for t in range(book.T):
        _, own, amortised = _depreciation(book, t)
        book.rows["adjusted_depreciation"][t], book.rows["amortisation"][t] = own, amortised


# L. Long-term loans


def _debts(book: Plain) -> list[tuple[int, float]]:
    """Place of each loan in the case and its share of the funding."""
    financing = book.case.financing
    if financing.equity_share == 1:
        return []
    return [
        (index, (1 - financing.equity_share) * loan.share)
        for index, loan in enumerate(financing.loans)
    ]


def _exchange(book: Plain, index: int, t: int) -> float:
    return float(book.case.financing.loans[index].exchange_rate[book.year(t)])


def _rate(book: Plain, index: int, t: int) -> float:
    return float(book.case.financing.loans[index].rate[book.year(t)]) * book.m / 12


def _borrow(book: Plain, t: int) -> None:
    """L2 to L5: opening, exchange difference, interest and draws; A2 the capitalised part."""
    rows, kappa = book.rows, book.rows["building_share"][t]
    spent = rows["construction_investment"][t]
    on_opening = on_draws = 0.0
    for (index, share), loan in zip(_debts(book), book.loans, strict=True):
        x = _exchange(book, index, t)
        held = loan["balance"][t - 1] if t else 0.0
        loan["opening"][t] = held * x
        loan["exchange_difference"][t] = held * (x - _exchange(book, index, t - 1)) if t else 0.0
        on_opening += _rate(book, index, t) * loan["opening"][t]
        on_draws += _rate(book, index, t) * share
    interest = (on_opening + spent / 2 * on_draws) / (1 - kappa / 2 * on_draws)
    need = spent + kappa * interest
    for (index, share), loan in zip(_debts(book), book.loans, strict=True):
        loan["draw"][t] = share * need
        loan["interest"][t] = _rate(book, index, t) * (loan["opening"][t] + share * need / 2)
    difference = sum(loan["exchange_difference"][t] for loan in book.loans)
    rows["loan_opening"][t] = sum(loan["opening"][t] for loan in book.loans)
    rows["exchange_difference"][t] = difference
    rows["exchange_capitalised"][t] = kappa * difference
    rows["exchange_expensed"][t] = difference - kappa * difference
    rows["interest"][t] = interest
    rows["interest_capitalised"][t] = kappa * interest
    rows["interest_expensed"][t] = interest - kappa * interest
    rows["funding_need"][t] = need
    rows["loan_draw"][t] = sum(loan["draw"][t] for loan in book.loans)
    rows["equity_construction"][t] = book.case.financing.equity_share * need
    weights = [part[t] for part in book.phase_building]
    for p, weight in enumerate(weights):
        if weight:
            part = weight / sum(weights)
            book.phase_capitalised[p][t] = kappa * (interest + difference) * part


def _first_repayment(book: Plain, index: int) -> int:
    """L6: first period that starts at or after the end of the grace."""
    return math.ceil((book.last + book.case.financing.loans[index].grace_months) / book.m)


def _scheduled(book: Plain, index: int, t: int) -> float | None:
    """L6: principal due in a period; None where a sweep decides."""
    terms, loan = book.case.financing.loans[index], book.loans[index]
    begin = _first_repayment(book, index)
    number = terms.repayment_years * 12 // book.m
    opening = loan["opening"][t]
    if t == book.T - 1 or t == begin + number - 1:
        return opening
    if t < begin or t >= begin + number or terms.repayment == "bullet":
        return 0.0
    if terms.repayment == "sweep":
        return None
    if terms.repayment == "equal-principal":
        return loan["balance"][begin - 1] / number * _exchange(book, index, t)
    r, left = _rate(book, index, t), begin + number - t
    if r == 0:
        return opening / left
    return opening * r / (1 - (1 + r) ** -left) - opening * r


def _repay(book: Plain, t: int) -> None:
    """L6, L7 and C6."""
    rows = book.rows
    due = [_scheduled(book, index, t) for index, _ in _debts(book)]
    sweeps = [loan.repayment == "sweep" for loan in book.case.financing.loans]
    ordinary = sum(p or 0.0 for p, sweep in zip(due, sweeps, strict=False) if not sweep)
    short = rows["short_loan"][t - 1] if t else 0.0
    ability = _cash_before_principal(book, t) - _minimum_cash(book, t) - ordinary - short
    left = max(0.0, ability)
    for (index, _), loan, planned in zip(_debts(book), book.loans, due, strict=True):
        principal = min(loan["opening"][t], left) if planned is None else planned
        if sweeps[index]:
            left = max(0.0, left - principal)
        x = _exchange(book, index, t)
        held = loan["balance"][t - 1] if t else 0.0
        loan["principal"][t] = principal
        whole = principal == loan["opening"][t] and loan["draw"][t] == 0
        loan["balance"][t] = 0.0 if whole else held + loan["draw"][t] / x - principal / x
        loan["closing"][t] = loan["balance"][t] * x
    rows["principal"][t] = sum(loan["principal"][t] for loan in book.loans)
    rows["loan_closing"][t] = sum(loan["closing"][t] for loan in book.loans)


# T3, T4, T6. Profit and income tax


def income_tax(
    book: Plain, t: int, taxable: Line, made: Line, used_line: Line, gone: Line
) -> float:
    """T4: at the end of a year on its sum; the three lists carry the losses of closed years.

    ``made`` and ``gone`` are cumulative and hold their value until a year closes.
    """
    loss_years = book.case.taxes.loss_years
    made_before = made[t - 1] if t else 0.0
    gone_before = gone[t - 1] if t else 0.0
    made[t], gone[t], used_line[t] = made_before, gone_before, 0.0
    if not book.closes_year(t):
        return 0.0
    y = book.year(t)
    profit = sum(taxable[s] for s in range(t + 1) if book.year(s) == y)
    used = min(max(profit, 0.0), made_before - gone_before) if loss_years > 0 else 0.0
    made[t] = made_before + max(0.0, -profit)
    expired = 0.0
    for s in range(t + 1):
        if book.closes_year(s) and book.year(s) == y - loss_years:
            expired = made[s]
    gone[t], used_line[t] = max(gone_before + used, expired), used
    return float(book.case.taxes.income_tax_rate[y]) * (max(profit, 0.0) - used)


def _profit(book: Plain, t: int) -> None:
    rows, case = book.rows, book.case
    short = rows["short_loan"][t - 1] if t else 0.0
    rows["short_interest"][t] = float(case.financing.short_rate[book.year(t)]) * book.m / 12 * short
    financial = rows["interest_expensed"][t] + rows["working_capital_interest"][t]
    financial += rows["short_interest"][t] + rows["exchange_expensed"][t]
    written = rows["depreciation"][t] + rows["amortisation"][t]
    rows["total_cost"][t] = rows["operating_cost"][t] + written + financial
    profit = rows["revenue"][t] + rows["subsidy"][t] - rows["surtax"][t] - rows["total_cost"][t]
    rows["profit_before_tax"][t] = profit
    rows["ebit"][t] = profit + financial
    rows["ebitda"][t] = profit + financial + written
    extra = case.running.research_extra_share * rows["research"][t]
    rows["taxable_profit"][t] = profit - extra
    tax = income_tax(
        book,
        t,
        rows["taxable_profit"],
        rows["losses_made"],
        rows["losses_used"],
        rows["losses_gone"],
    )
    rows["income_tax"][t] = tax
    rows["net_profit"][t] = profit - tax


# C, D. Financial plan and appropriation


def _minimum_cash(book: Plain, t: int) -> float:
    operates = book.rows["operating_months"][t] > 0
    return book.case.financing.minimum_cash_cny if operates else 0.0


def _operating_cash(book: Plain, t: int) -> float:
    received = "revenue output_vat export_refund credit_refund subsidy".split()
    paid = "operating_cost input_vat vat_payable surtax income_tax".split()
    rows = book.rows
    return sum(rows[name][t] for name in received) - sum(rows[name][t] for name in paid)


def _investing_cash(book: Plain, t: int) -> float:
    names = "construction_investment sustaining sustaining_vat working_capital_increase".split()
    return -sum(book.rows[name][t] for name in names)


def _cash_before_principal(book: Plain, t: int) -> float:
    """C4 without the principal of long-term loans."""
    rows = book.rows
    came = "equity_construction working_capital_equity_added loan_draw working_capital_loan_draw"
    went = """working_capital_loan_repayment interest_capitalised interest_expensed
    working_capital_interest short_interest"""
    flow = sum(rows[name][t] for name in came.split()) - sum(rows[name][t] for name in went.split())
    return book.before("cash", t) + _operating_cash(book, t) + _investing_cash(book, t) + flow


def _turned_over(book: Plain, t: int) -> float:
    rows = book.rows
    raised = rows["equity_construction"][t] + rows["working_capital_equity_added"][t]
    raised += rows["loan_draw"][t] + rows["working_capital_loan_draw"][t]
    raised -= rows["working_capital_loan_repayment"][t]
    flows = abs(_operating_cash(book, t)) + abs(_investing_cash(book, t)) + abs(raised)
    return book.before("cash", t) + flows


def _cash(book: Plain, t: int) -> None:
    rows = book.rows
    minimum, short = _minimum_cash(book, t), book.before("short_loan", t)
    spare = _cash_before_principal(book, t) - rows["principal"][t] - minimum
    if abs(spare) <= CASH_DUST * _turned_over(book, t):
        spare = 0.0
    draw, repaid = 0.0, 0.0
    if spare < 0:
        draw = -spare
    else:
        repaid = min(short, spare)
    rows["short_draw"][t], rows["short_repayment"][t] = draw, repaid
    rows["short_loan"][t] = short + draw - repaid
    paid_in = rows["equity_construction"][t] + rows["working_capital_equity_added"][t]
    rows["paid_in"][t] = book.before("paid_in", t) + paid_in
    if book.closes_year(t):
        _appropriate(book, t, spare - repaid)
    rows["reserve"][t] = book.before("reserve", t) + rows["reserve_added"][t]
    rows["undistributed"][t] = (
        book.before("undistributed", t)
        + rows["net_profit"][t]
        - rows["reserve_added"][t]
        - rows["dividends"][t]
    )
    rows["operating_cash"][t] = _operating_cash(book, t)
    rows["investing_cash"][t] = _investing_cash(book, t)
    # In this order: spare cash and a draw that fills a lack are exactly nothing together.
    rows["cash"][t] = minimum + (spare + draw - repaid) - rows["dividends"][t]
    moved = rows["operating_cash"][t] + rows["investing_cash"][t]
    rows["financing_cash"][t] = rows["cash"][t] - book.before("cash", t) - moved


def _appropriate(book: Plain, t: int, free_cash: float) -> None:
    """D1 and C5, at the end of a year."""
    rows, financing = book.rows, book.case.financing
    closed = [s for s in range(t) if book.closes_year(s)]
    opening = rows["undistributed"][closed[-1]] if closed else 0.0
    profit = sum(rows["net_profit"][s] for s in range(t + 1) if book.year(s) == book.year(t))
    room = financing.reserve_cap_share * rows["paid_in"][t] - book.before("reserve", t)
    by_profit = financing.reserve_share * max(0.0, profit + min(opening, 0.0))
    rows["reserve_added"][t] = min(by_profit, max(0.0, room))
    drawn = sum(rows["loan_draw"][: t + 1])
    indebted = any(loan["closing"][t] > DEBT_DUST * drawn for loan in book.loans)
    if rows["short_loan"][t] > 0 or (financing.dividends_after_debt and indebted):
        return
    distributable = max(0.0, opening + profit - rows["reserve_added"][t])
    rows["dividends"][t] = max(0.0, min(financing.payout_share * distributable, free_cash))


# T5. Tax of the project before financing


def _adjusted(book: Plain) -> None:
    rows, case = book.rows, book.case
    names = "profit taxable losses_made losses_used losses_gone tax".split()
    for name in names:
        rows[f"adjusted_{name}"] = [0.0] * book.T
    for t in range(book.T):
        profit = rows["revenue"][t] + rows["subsidy"][t] - rows["surtax"][t]
        profit -= rows["operating_cost"][t] + rows["adjusted_depreciation"][t]
        profit -= rows["amortisation"][t]
        rows["adjusted_profit"][t] = profit
        extra = case.running.research_extra_share * rows["research"][t]
        rows["adjusted_taxable"][t] = profit - extra
        rows["adjusted_tax"][t] = income_tax(
            book,
            t,
            rows["adjusted_taxable"],
            rows["adjusted_losses_made"],
            rows["adjusted_losses_used"],
            rows["adjusted_losses_gone"],
        )


# A6, B. Balance sheet


def _balance_sheet(book: Plain) -> None:
    rows, case = book.rows, book.case
    kind = {asset.key: asset.kind for asset in case.assets}
    progress, fixed, other = [0.0] * book.T, [0.0] * book.T, [0.0] * book.T
    for p, phase in enumerate(case.phases):
        total = sum(item.amount_cny for item in phase.items)
        depreciable = sum(item.amount_cny for item in phase.items if kind[item.asset] == "fixed")
        share = depreciable / total if total else 0.0
        c = phase.start_month + phase.construction_months
        for t in range(book.T):
            spent = sum(book.phase_investment[p][: t + 1])
            capitalised = sum(book.phase_capitalised[p][: t + 1])
            if (t + 1) * book.m < c:
                progress[t] += spent + capitalised
            else:
                fixed[t] += spent * share + capitalised
                other[t] += spent * (1 - share)
    for t in range(book.T):
        fixed[t] += sum(rows["sustaining"][: t + 1]) - sum(rows["depreciation"][: t + 1])
        other[t] -= sum(rows["amortisation"][: t + 1])
    rows["construction_in_progress"] = progress
    rows["net_fixed"], rows["net_intangible"] = fixed, other
    assets = "cash current_assets vat_credit construction_in_progress net_fixed net_intangible"
    debts = "current_liabilities short_loan working_capital_loan loan_closing"
    equity = "paid_in reserve undistributed"
    for name, parts in (
        ("total_assets", assets),
        ("total_liabilities", debts),
        ("total_equity", equity),
    ):
        rows[name] = book.line(lambda t, parts=parts: sum(rows[each][t] for each in parts.split()))  # type: ignore[misc]


# P. Cash flows of the project and of equity


def _cash_flows(book: Plain) -> None:
    rows, last = book.rows, book.T - 1

    def total(names: str) -> float:
        return sum(sum(rows[name]) for name in names.split())

    def at_end(value: float) -> Line:
        return [0.0] * last + [value]

    invested = total("investment sustaining")
    rows["adjusted_asset_recovery"] = at_end(invested - total("adjusted_depreciation amortisation"))
    rows["asset_recovery"] = at_end(
        invested
        + total("interest_capitalised exchange_capitalised")
        - total("depreciation amortisation")
    )
    rows["working_capital_recovery"] = at_end(rows["working_capital"][last])
    received = "revenue output_vat export_refund credit_refund subsidy working_capital_recovery"
    paid = "operating_cost input_vat vat_payable surtax sustaining sustaining_vat"
    rows["own_working_capital"] = book.line(
        lambda t: (
            rows["working_capital_increase"][t]
            - rows["working_capital_equity_added"][t]
            - rows["working_capital_loan_needed"][t]
            + book.before("working_capital_loan", t)
        )
    )
    sums = {
        "project_inflow": f"{received} adjusted_asset_recovery",
        "project_outflow": f"{paid} construction_investment working_capital_increase",
        "equity_inflow": f"{received} asset_recovery short_draw",
        "equity_outflow": f"""{paid} equity_construction working_capital_equity_added principal
        interest_expensed working_capital_interest short_interest income_tax own_working_capital
        short_repayment""",
    }
    for name, parts in sums.items():
        rows[name] = book.line(lambda t, parts=parts: sum(rows[each][t] for each in parts.split()))  # type: ignore[misc]
    rows["equity_outflow"][last] += rows["working_capital_loan_needed"][last]
    rows["equity_outflow"][last] += rows["short_loan"][last]
    rows["project_net_before_tax"] = book.line(
        lambda t: rows["project_inflow"][t] - rows["project_outflow"][t]
    )
    rows["project_net"] = book.line(
        lambda t: rows["project_net_before_tax"][t] - rows["adjusted_tax"][t]
    )
    # By its identity: cash that a short loan fills up leaves nothing, not a residue of rounding.
    rows["equity_net"] = book.line(
        lambda t: (
            rows["cash"][t]
            - book.before("cash", t)
            + rows["dividends"][t]
            - rows["equity_construction"][t]
            - rows["working_capital_equity_added"][t]
        )
    )
    rows["equity_net"][last] += rows["asset_recovery"][last] - rows["short_loan"][last]
    rows["equity_net"][last] += rows["working_capital_recovery"][last]
