"""Why a result of a project has no number: message keys that tables, pages and reports print."""

from __future__ import annotations

from collections.abc import Mapping

from polysight.investment.outcomes import Outcome

NOTHING_DUE = "mark.nothing_due"
NO_IRR = "mark.no_irr"
NOT_PAID_BACK = "payback.not_reached"
NOT_EVEN = "mark.no_break_even"
NOT_RUNNING = "mark.not_running"
NOT_SUMMED = "mark.not_summed"
NO_PRICE = "mark.no_price"
NO_SWITCHING = "mark.no_switching"
NO_COEFFICIENT = "mark.no_coefficient"
NO_FULL_YEAR = "mark.no_full_year"
NOT_INSOLVENT = "mark.not_insolvent"
#: Parts of the key of a headline indicator, and why it is blank; the rest are covers of debt.
_HEADLINES: Mapping[str, str] = {
    "irr_": NO_IRR, "payback_": NOT_PAID_BACK, "break_even_": NOT_EVEN,
    "return_on_": NO_FULL_YEAR, "insolvent_year": NOT_INSOLVENT,
}  # fmt: skip
_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.IRR_BEFORE_TAX: NO_IRR, Outcome.IRR: NO_IRR, Outcome.IRR_EQUITY: NO_IRR,
    Outcome.PAYBACK: NOT_PAID_BACK, Outcome.DYNAMIC_PAYBACK: NOT_PAID_BACK,
    Outcome.BREAK_EVEN_PRICE: NOT_EVEN, Outcome.MINIMUM_PRICE: NO_PRICE,
}  # fmt: skip


def outcome_missing(outcome: Outcome) -> str:
    """Reason why an outcome of a changed project has no number.

    Parameters
    ----------
    outcome : Outcome
        The outcome.

    Returns
    -------
    str
        Message key.
    """
    return _OUTCOMES.get(outcome, NOTHING_DUE)


def headline_missing(key: str) -> str:
    """Reason why a headline indicator has no number.

    Parameters
    ----------
    key : str
        Key of the indicator.

    Returns
    -------
    str
        Message key.
    """
    return next((reason for part, reason in _HEADLINES.items() if part in key), NOTHING_DUE)
