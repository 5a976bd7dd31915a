"""The indicators of a statement in plain Python, as an oracle (section I of the definitions)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from polysight.investment.case import ProjectCase
from tests.investment.plain_statement import (
    DEBT_DUST,
    Line,
    Plain,
    plain_project_flow,
    plain_statement,
)

Values = dict[str, float]
FLOWS = {
    "before_tax": "project_net_before_tax",
    "after_tax": "project_net",
    "equity": "equity_net",
}


def plain_indicators(book: Plain) -> tuple[Values, dict[str, Line]]:
    """Indicators of the whole project, and those of each calendar year."""
    return {**_values(book), **_returns(book), **_life_cover(book)}, _by_year(book)


# I1 to I4, I9. Value, rates and paybacks of the three flows


def discounted(book: Plain, name: str, rate: float) -> Line:
    """I1: flows at the value of the start of the base period."""
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[book.case.valuation.timing]
    flow = book.rows[name]
    return [
        flow[t] * (1 + rate) ** (-(t - book.base + shift) * book.m / 12)
        for t in range(book.base, book.T)
    ]


def _payback(flow: Line, months: int) -> float:
    """I4: years until the running sum is at or above zero for good."""
    totals: Line = []
    total = size = 0.0
    for k, cash in enumerate(flow):
        total, size = total + cash, size + abs(cash)
        if abs(total) <= 2.0**-53 * (k + 1) * size:
            total = 0.0
        totals.append(total)
    if totals[-1] < 0:
        return math.nan
    crossing = 0.0
    for k, total in enumerate(totals):
        before = totals[k - 1] if k else 0.0
        if before < 0 <= total:
            crossing = k - before / flow[k]
    return crossing * months / 12


def _modified_rate(book: Plain, flow: Line) -> float:
    """I9."""
    number = len(flow)
    if number < 2 or min(flow) >= 0 or max(flow) <= 0:
        return math.nan
    finance = (1 + book.case.valuation.finance_rate) ** (book.m / 12)
    again = (1 + book.case.valuation.reinvestment_rate) ** (book.m / 12)
    gained = sum(max(cash, 0.0) * again ** (number - 1 - j) for j, cash in enumerate(flow))
    given = -sum(min(cash, 0.0) * finance**-j for j, cash in enumerate(flow))
    return float((gained / given) ** (12 / book.m / (number - 1)) - 1)


def rates_of_return(flow: Line, months: int, steps: int = 1000) -> Line:
    """I2: every yearly rate, found by sign changes on a fine net and halving between."""

    def worth(log_factor: float) -> float:
        factor, value = math.exp(log_factor), 0.0
        for cash in reversed(flow):
            value = value * factor + cash
        return value

    if not any(flow):
        return []
    reach = 700 / max(1, len(flow))
    low, high = max(-reach, -14.0), min(reach, 4.0)
    net = [low + (high - low) * k / steps for k in range(steps + 1)]
    values = [worth(point) for point in net]
    found = []
    for k in range(steps):
        if values[k] * values[k + 1] < 0:
            found.append(_halve(worth, net[k], net[k + 1]))
    return sorted(math.exp(-root * 12 / months) - 1 for root in found)


def rate_by_rule(flow: Line, rates: Line, months: int) -> float:
    """Rate that is told among several: the rule of ``irr``, NaN without a falling root."""
    sign = 1 if next(cash for cash in flow if cash) < 0 else -1

    def falls(rate: float) -> bool:
        growth = (1 + rate) ** (months / 12)
        slope = sum(-j * cash * growth**-j for j, cash in enumerate(flow))
        return bool(sign * slope < 0)

    falling = [rate for rate in rates if falls(rate)]
    above, below = [r for r in falling if r > 0], [r for r in falling if r <= 0]
    if not falling:
        return math.nan
    if sign * sum(flow) > 0:
        return min(above) if above else max(below)
    return max(below) if below else min(above)


def _halve(function: Callable[[float], float], low: float, high: float) -> float:
    rising = function(high) > 0
    for _ in range(200):
        middle = (low + high) / 2
        if (function(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def inflation_index(book: Plain) -> Line:
    """I3: by calendar year, one up to the year of the base period."""
    index, level = [], 1.0
    for y, inflation in enumerate(book.case.valuation.inflation):
        if y > book.year(book.base):
            level *= 1 + float(inflation)
        index.append(level)
    return index


def deflated(book: Plain, name: str) -> Line:
    index = inflation_index(book)
    return [book.rows[name][t] / index[book.year(t)] for t in range(book.base, book.T)]


def _values(book: Plain) -> Values:
    """NPV, paybacks and modified rates; the rates of return are left to ``rates_of_return``."""
    valuation = book.case.valuation
    rates = {
        "before_tax": valuation.discount_rate_before_tax,
        "after_tax": valuation.discount_rate_after_tax,
        "equity": valuation.discount_rate_equity,
    }
    building = (book.first - book.base * book.m) / 12
    found: Values = {}
    for key, name in FLOWS.items():
        flow = book.rows[name][book.base :]
        present = discounted(book, name, rates[key])
        found[f"npv_{key}"] = sum(present)
        found[f"mirr_{key}"] = _modified_rate(book, flow)
        for kind, line in (("static", flow), ("dynamic", present)):
            found[f"payback_{kind}_{key}"] = _payback(line, book.m)
            found[f"payback_{kind}_{key}_operation"] = _payback(line, book.m) - building
    return found


# I5. Returns on the investment


def _full_years(book: Plain) -> list[int]:
    months = _yearly(book, book.rows["operating_months"])
    return [y for y, count in enumerate(months) if round(count, 6) == 12]


def _returns(book: Plain) -> Values:
    rows = book.rows
    invested = sum(rows["construction_investment"]) + sum(rows["interest_capitalised"])
    invested += max(0.0, *rows["working_capital"])
    equity = sum(rows["equity_construction"]) + sum(rows["working_capital_equity_added"])
    years = _full_years(book)
    ebit, profit = _yearly(book, rows["ebit"]), _yearly(book, rows["net_profit"])
    yearly_ebit = sum(ebit[y] for y in years) / len(years) if years else math.nan
    yearly_profit = sum(profit[y] for y in years) / len(years) if years else math.nan
    return {
        "total_investment": invested,
        "return_on_investment": _ratio(yearly_ebit, invested),
        "return_on_equity": _ratio(yearly_profit, equity),
    }


def _ratio(over: float, under: float) -> float:
    return over / under if under != 0 else math.nan


# I6. Cover of the debt


def _yearly(book: Plain, line: Line) -> Line:
    sums = [0.0] * (math.ceil(book.end / 12))
    for t, value in enumerate(line):
        sums[book.year(t)] += value
    return sums


def available_cash(book: Plain) -> Line:
    """AM5: what can serve the debt."""
    rows = book.rows
    spent = "income_tax sustaining sustaining_vat".split()
    return book.line(lambda t: rows["ebitda"][t] - sum(rows[name][t] for name in spent))


def _life_cover(book: Plain) -> Values:
    """Loan life cover ratio."""
    drawn = sum(book.rows["loan_draw"])
    if not book.loans or drawn == 0:
        return {"loan_life_cover": math.nan}
    begin = min(
        math.ceil((book.last + loan.grace_months) / book.m) for loan in book.case.financing.loans
    )
    begin = min(begin, book.T - 1)
    opening, available = book.rows["loan_opening"], available_cash(book)
    owing = [t for t in range(begin, book.T) if opening[t] > DEBT_DUST * drawn]
    worth, factor = 0.0, 1.0
    for t in range(begin, owing[-1] + 1 if owing else begin):
        factor /= 1 + sum(loan["interest"][t] for loan in book.loans) / opening[t]
        worth += available[t] * factor
    return {"loan_life_cover": _ratio(worth, opening[begin]) if owing else math.nan}


INTEREST = "interest_expensed working_capital_interest short_interest"


def _sums(book: Plain, names: str) -> Line:
    """Year sums of several rows together."""
    lines = [_yearly(book, book.rows[name]) for name in names.split()]
    return [sum(values) for values in zip(*lines, strict=True)]


def _by_year(book: Plain) -> dict[str, Line]:
    ebit, interest = _yearly(book, book.rows["ebit"]), _sums(book, INTEREST)
    service = _sums(book, f"{INTEREST} principal short_repayment")
    available = _yearly(book, available_cash(book))
    cover = [_ratio(over, under) for over, under in zip(ebit, interest, strict=True)]
    debt_cover = [_ratio(over, under) for over, under in zip(available, service, strict=True)]
    return {"interest_cover": cover, "debt_service_cover": debt_cover, **_break_even(book)}


def repayment_years(book: Plain) -> list[int]:
    """AM5: calendar years in which long principal is repaid."""
    drawn = sum(book.rows["loan_draw"])
    principal = _yearly(book, book.rows["principal"])
    return [y for y, paid in enumerate(principal) if paid > DEBT_DUST * drawn]


def plain_covers(book: Plain) -> Values:
    """AM5: least and mean covers, over the years of repayment that have the ratio."""
    years, lines = repayment_years(book), _by_year(book)
    found = {
        name: [lines[name][y] for y in years if not math.isnan(lines[name][y])]
        for name in ("interest_cover", "debt_service_cover")
    }
    service = found["debt_service_cover"]
    return {
        "least_interest_cover": min(found["interest_cover"], default=math.nan),
        "least_debt_service_cover": min(service, default=math.nan),
        "mean_debt_service_cover": sum(service) / len(service) if service else math.nan,
    }


# I7. Break-even


def _capacity(book: Plain) -> Line:
    """Kilograms by calendar year that the phases in operation could make at their nameplate."""
    months = [_yearly(book, line) for line in book.phase_months]
    return [
        sum(
            phase.capacity_kg_per_year * line[y] / 12
            for phase, line in zip(book.case.phases, months, strict=True)
        )
        for y in range(len(months[0]))
    ]


def _break_even(book: Plain) -> dict[str, Line]:
    """AM6."""
    names = "revenue subsidy variable_cost surtax other_taxes total_cost output".split()
    sums = {name: _yearly(book, book.rows[name]) for name in names}
    shares, capacity = _sums(book, "selling research"), _capacity(book)
    found: dict[str, Line] = {"load_of_plan": [], "load": [], "output": [], "price": []}
    product = book.case.products[0]
    for y in range(len(capacity)):
        revenue, subsidy, variable, surtax, other, cost, output = (sums[name][y] for name in names)
        by_load = surtax - other
        fixed = cost - variable + other - subsidy
        margin = revenue - variable - by_load
        load = fixed / margin if margin > 0 else math.nan
        found["load_of_plan"].append(load)
        found["load"].append(load * output / capacity[y] if capacity[y] > 0 else math.nan)
        found["output"].append(load * output)
        home = (1 - product.export_share) * float(product.price_cny_per_kg[y])
        abroad = product.export_share * float(product.export_price_cny_per_kg[y])
        sells = product.yield_share * output > 0
        by_price = revenue - shares[y] - by_load
        needed = fixed + variable - shares[y]
        factor = needed / by_price if sells and by_price > 0 else math.nan
        found["price"].append(factor * (home + abroad))
    return {f"break_even_{name}": line for name, line in found.items()}


def insolvent_year(book: Plain) -> int | None:
    """First calendar year (from 0) that ends with negative equity or too large a short loan."""
    rows = book.rows
    bad = (
        book.year(t)
        for t in range(book.T)
        if book.closes_year(t)
        and (rows["total_equity"][t] < 0 or rows["short_loan"][t] > rows["total_assets"][t])
    )
    return next(bad, None)


def normal_year(book: Plain) -> int:
    output = _yearly(book, book.rows["output"])
    years = _full_years(book) or list(range(len(output)))
    most = max(output[y] for y in years)
    return next(y for y in years if output[y] >= (1 - 1e-9) * most)


# I8. Minimum sustainable price


def minimum_price(case: ProjectCase, real: bool) -> float:
    """Level price of product 0 at which the value after tax is nothing."""
    index = inflation_index(plain_statement(case)) if real else [1.0] * case.years

    def worth(level: float) -> float:
        path = np.array([level * each for each in index])
        main = replace(case.products[0], price_cny_per_kg=path, export_price_cny_per_kg=path)
        book = plain_project_flow(replace(case, products=(main, *case.products[1:])))
        return sum(discounted(book, "project_net", case.valuation.discount_rate_after_tax))

    low, high = 0.0, 1.0
    if worth(low) >= 0:
        return 0.0
    while worth(high) < 0:
        low, high = high, high * 4
        if high > 1e9:
            return math.nan
    return _falsi(worth, low, high)


def _falsi(function: Callable[[float], float], a: float, b: float) -> float:
    """Root between the two, by the Illinois rule: b is the newest point, a lies across."""
    at_a, at_b = function(a), function(b)
    for _ in range(200):
        if at_b == 0 or abs(b - a) <= 1e-14 * abs(b):
            break
        c = (a * at_b - b * at_a) / (at_b - at_a)
        at_c = function(c)
        if at_c * at_b < 0:
            a, at_a = b, at_b
        else:
            at_a /= 2
        b, at_b = c, at_c
    return b
