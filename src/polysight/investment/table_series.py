"""Series of the things of which a project has several: products, inputs, assets, loans."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from polysight.investment.case import Floats
from polysight.investment.project_periods import calendar_years
from polysight.investment.rows import LoanRow, PhaseRow, Row
from polysight.investment.statement import Statement
from polysight.investment.table_line import Each, row_terms

#: What repays loans, in the order in which it is taken: rows of the period with their signs; the
#: last pays what the others leave, from cash that was kept and from new loans.
SOURCES = {
    "depreciation": row_terms("depreciation"),
    "amortisation": row_terms("amortisation"),
    "profit": row_terms("net_profit -reserve_added -dividends"),
    "others": (),
}


def things(statement: Statement, each: Each) -> tuple[str, ...]:
    """Keys of the things.

    Parameters
    ----------
    statement : Statement
        The statement.
    each : str
        Which things; ``project`` is one thing without a name.

    Returns
    -------
    tuple of str
        In the order of the project.
    """
    case = statement.case
    if each == "products":
        return tuple(product.key for product in case.products)
    if each in ("materials", "fuel-power"):
        return tuple(one.key for one in case.inputs if one.category == each)
    if each in ("fixed", "amortised"):
        return tuple(one.key for one in case.assets if (one.kind == "fixed") == (each == "fixed"))
    if each == "loans":
        return tuple(loan.key for loan in case.financing.loans)
    return ("",)


def series(statement: Statement, each: Each, key: str) -> Floats:
    """One series of every such thing.

    Parameters
    ----------
    statement : Statement
        The statement.
    each : str
        Which things.
    key : str
        Key of the line.

    Returns
    -------
    ndarray of float
        Axes thing, period; NaN for a heading.
    """
    if key == "heading":
        return np.full((len(things(statement, each)), statement.case.periods), np.nan)
    if each == "products":
        return _sales(statement, key)
    if each in ("materials", "fuel-power"):
        return np.asarray(_purchases(statement, key)[_chosen_inputs(statement, each)])
    if each in ("fixed", "amortised"):
        return np.asarray(_assets(statement, key)[_chosen_assets(statement, each)])
    if each == "loans":
        return _loans(statement, key)
    return _PROJECT[key](statement)[None, :]


def _chosen_inputs(statement: Statement, each: Each) -> np.ndarray:
    return np.array([one.category == each for one in statement.case.inputs], dtype=bool)


def _chosen_assets(statement: Statement, each: Each) -> np.ndarray:
    return np.array([(one.kind == "fixed") == (each == "fixed") for one in statement.case.assets])


def _sales(statement: Statement, key: str) -> Floats:
    """Sold quantity and revenue of each product (R2)."""
    trade = statement.periods.trade
    sold = trade.yield_share[:, None] * statement.row(Row.OUTPUT)
    abroad = trade.export_share[:, None]
    home_kg, export_kg = sold * (1.0 - abroad), sold * abroad
    home, export = home_kg * trade.price_cny_per_kg, export_kg * trade.export_price_cny_per_kg
    found = {
        "domestic_sales": home_kg,
        "export_sales": export_kg,
        "domestic_revenue": home,
        "export_revenue": export,
        "sales": home + export,
    }
    return found[key]


def _purchases(statement: Statement, key: str) -> Floats:
    """Quantity, price, cost and input tax of everything bought (O1)."""
    costs = statement.periods.costs
    quantity = costs.quantity_per_kg[:, None] * statement.row(Row.OUTPUT)
    found = {
        "purchase_quantity": quantity,
        "purchase_price": costs.price_cny,
        "purchase": quantity * costs.price_cny,
        "purchase_vat": quantity * costs.price_cny * costs.vat_rate[:, None],
    }
    return found[key]


def _assets(statement: Statement, key: str) -> Floats:
    """Value in service, write-off and what is left of each class (A1, A2, A4)."""
    building = statement.periods.building
    amount, fixed = building.amount_cny, building.fixed
    total = np.sum(amount * fixed, axis=1)
    share = np.divide(
        amount * fixed, total[:, None], out=np.zeros_like(amount), where=total[:, None] > 0.0
    )
    capitalised = statement.phase_rows[:, PhaseRow.CAPITALISED]
    value = amount[:, :, None] + share[:, :, None] * capitalised[:, None, :]
    original = np.sum(value * (1.0 - building.in_progress[:, None, :]), axis=0)
    written_off = np.sum(value * building.write_off, axis=0)
    found = {
        "original_value": original,
        "written_off": written_off,
        "written_off_of": written_off,
        "net_value": original - np.cumsum(written_off, axis=-1),
    }
    return np.asarray(found[key])


def _loans(statement: Statement, key: str) -> Floats:
    """Rows of each long-term loan; what was owed before stands at the rate of then (L)."""
    if key == "loan_before":
        return before(statement.loan_row(LoanRow.CLOSING))
    found = {
        "exchange_difference": LoanRow.EXCHANGE_DIFFERENCE,
        "loan_draw": LoanRow.DRAW,
        "loan_draw_of": LoanRow.DRAW,
        "interest": LoanRow.INTEREST,
        "principal": LoanRow.PRINCIPAL,
        "loan_closing": LoanRow.CLOSING,
    }
    return statement.loan_row(found[key])


def before(balance: Floats) -> Floats:
    """What stood at the end of the period before.

    Parameters
    ----------
    balance : ndarray of float
        Axes ..., period.

    Returns
    -------
    ndarray of float
        Axes ..., period; zero in the first.
    """
    return np.concatenate([np.zeros_like(balance[..., :1]), balance[..., :-1]], axis=-1)


def _staff(statement: Statement) -> Floats:
    """People at work, on average of the months in which the project runs."""
    people = np.array([phase.people for phase in statement.case.phases])
    worked = 12.0 * people @ statement.periods.building.service
    months = statement.row(Row.OPERATING_MONTHS)
    return np.divide(worked, months, out=np.zeros_like(worked), where=months > 0.0)


def _pay(statement: Statement) -> Floats:
    case = statement.case
    return np.asarray(case.running.pay_cny[calendar_years(case)])


def _pay_total(statement: Statement) -> Floats:
    return np.asarray(statement.row(Row.WAGES) / (1.0 + statement.case.running.welfare_share))


def _welfare(statement: Statement) -> Floats:
    return statement.row(Row.WAGES) - _pay_total(statement)


def _at_end(row: Row) -> Callable[[Statement], Floats]:
    """What of a balance is settled when the project ends (W3, P3)."""

    def settled(statement: Statement) -> Floats:
        last = np.zeros(statement.case.periods)
        last[-1] = statement.row(row)[-1]
        return last

    return settled


def _repaid_from(source: str) -> Callable[[Statement], Floats]:
    """Part of what is repaid that a source pays, those before it first."""

    def paid(statement: Statement) -> Floats:
        left = statement.row(Row.PRINCIPAL) + statement.row(Row.SHORT_REPAYMENT)
        for one, terms in SOURCES.items():
            ready = np.maximum(0.0, statement.total(terms)) if terms else left
            if one == source:
                return np.minimum(left, ready)
            left = left - np.minimum(left, ready)
        raise KeyError(source)

    return paid


def _left_at_end(statement: Statement) -> Floats:
    """Cash and assets less short loans, which the owners share when the project ends."""
    left = statement.total(row_terms("asset_recovery working_capital_recovery"))
    left[-1] += statement.row(Row.CASH)[-1] - statement.row(Row.SHORT_LOAN)[-1]
    return left


def _investors_inflow(statement: Statement) -> Floats:
    return statement.row(Row.DIVIDENDS) + _left_at_end(statement)


def _investors_net(statement: Statement) -> Floats:
    paid = statement.total(row_terms("equity_construction working_capital_equity_added"))
    return np.asarray(_investors_inflow(statement) - paid)


def _investors_net_sum(statement: Statement) -> Floats:
    return np.cumsum(_investors_net(statement))


_PROJECT: dict[str, Callable[[Statement], Floats]] = {
    "staff": _staff,
    "pay": _pay,
    "pay_total": _pay_total,
    "welfare": _welfare,
    "working_capital_loan_last": _at_end(Row.WORKING_CAPITAL_LOAN_NEEDED),
    "short_loan_last": _at_end(Row.SHORT_LOAN),
    "left_at_end": _left_at_end,
    "investors_inflow": _investors_inflow,
    "investors_net": _investors_net,
    "investors_net_sum": _investors_net_sum,
    **{f"from_{source}": _repaid_from(source) for source in SOURCES},
}
