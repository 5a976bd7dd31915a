"""Silicon by province as a document for machines."""

from __future__ import annotations

from polysight.answers.market_answer import Simulated
from polysight.answers.project_numbers import finite_list
from polysight.study.market_provinces import ProvincialBalance, provincial_balance


def balance_of(found: Simulated) -> ProvincialBalance | None:
    """Balance of the provinces in a simulated scenario.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.

    Returns
    -------
    ProvincialBalance or None
        The balance; None where no wafer regions were known on its day.
    """
    asked = found.asked
    day = asked.scenario.knowledge
    return provincial_balance(asked.evidence, day, asked.base.model, found.tables)


def document(found: Simulated) -> dict[str, object] | None:
    """The balance for machines.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.

    Returns
    -------
    dict or None
        Means over the draws; lists by year; None where no wafer regions were known.
    """
    told = balance_of(found)
    if told is None:
        return None
    return {
        "producers": [
            {
                "region": name,
                "output": finite_list(told.output[:, at]),
                "sent": finite_list(told.sent[:, at]),
                "cash_cost_at_works": finite_list(told.cost[:, at]),
                "price_at_works": finite_list(told.works_price[:, at]),
                "freight": dict(zip(told.users, finite_list(told.freight[at]), strict=True)),
            }
            for at, name in enumerate(told.producers)
        ],
        "users": [
            {
                "region": name,
                "use": finite_list(told.use[:, at]),
                "price_delivered": finite_list(told.delivered_price[:, at]),
            }
            for at, name in enumerate(told.users)
        ],
        "flows": [
            {"from": name, "to": other, "kt": finite_list(told.flow[:, at, place])}
            for at, name in enumerate(told.producers)
            for place, other in enumerate(told.users)
            if told.flow[:, at, place].max() > 0.0
        ],
        "inputs": list(told.inputs),
    }
