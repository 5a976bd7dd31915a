"""Where, how large, by which route and in which steps a project is best built.

Candidates (`polysight.study.project_candidates`) are worked one by one; several projects under one
budget are chosen by an integer programme.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from polysight.errors import UsageError, refusal
from polysight.investment.outcomes import Outcome
from polysight.investment.project_selection import Menu, Selection, selection
from polysight.investment.site_choice import Choice, Limit, choice
from polysight.policy.reason import Reason, reason
from polysight.study.project_candidates import Candidate

MILLION = 1e6


@dataclass(frozen=True, slots=True)
class SitingLimits:
    """What a candidate must keep; what is left out is not asked.

    Parameters
    ----------
    budget_cny : float or None
        Most investment with tax, interest during construction and working capital.
    equity_cny : float or None
        Most paid-in capital.
    yearly_power_kwh : float, mapping of str to float, or None
        Most electricity a year, everywhere or by region.
    debt_cover : float or None
        Least debt service cover of any year.
    price_cny_per_kg : float or None
        Highest price without tax at which the value is zero.
    keep_law : bool
        Whether duties on the plant and rules on equity must not be missed. What cannot be judged
        does not exclude; it is told.
    """

    budget_cny: float | None = None
    equity_cny: float | None = None
    yearly_power_kwh: float | Mapping[str, float] | None = None
    debt_cover: float | None = None
    price_cny_per_kg: float | None = None
    keep_law: bool = True


@dataclass(frozen=True, eq=False)
class Siting:
    """Candidates, the best of them, and why.

    Parameters
    ----------
    candidates : tuple of Candidate
        All, in the order of the plan.
    objective : Outcome
        What is made as large as possible.
    choice : Choice
        The best, near-best ones, and limits that bind.
    reasons : tuple of Reason
        The choice in words.
    """

    candidates: tuple[Candidate, ...]
    objective: Outcome
    choice: Choice
    reasons: tuple[Reason, ...]

    @property
    def best(self) -> Candidate | None:
        """Best candidate; None where none keeps every limit."""
        return None if self.choice.best is None else self.candidates[self.choice.best]


def siting(
    candidates: Sequence[Candidate], limits: SitingLimits, objective: Outcome = Outcome.NPV
) -> Siting:
    """Best of the candidates.

    Parameters
    ----------
    candidates : sequence of Candidate
        From `siting_candidates`.
    limits : SitingLimits
        What must be kept.
    objective : Outcome, default the value after tax
        What is made as large as possible.

    Returns
    -------
    Siting
        Choice with its reasons.

    Raises
    ------
    UsageError
        If a limit is not a finite number of at least zero.
    """
    values = np.array([one.outcomes[objective] for one in candidates])
    values[np.isinf(values) & (values < 0.0)] = np.nan
    found = choice(values, _limits(candidates, limits))
    return Siting(
        tuple(candidates), objective, found, tuple(_reasons(candidates, found, objective))
    )


def programme(
    projects: Sequence[Sequence[Candidate]],
    budget_cny: float,
    *,
    near: int = 5,
    yearly_power_kwh: Mapping[str, float] | None = None,
) -> tuple[Selection, tuple[Candidate, ...]]:
    """Several projects under one budget, of each at most one candidate.

    Parameters
    ----------
    projects : sequence of sequence of Candidate
        Candidates of each project.
    budget_cny : float
        Most investment of all together.
    near : int, default 5
        Number of sets that are told.
    yearly_power_kwh : mapping of str to float, optional
        Most electricity a year of all together, by region.

    Returns
    -------
    selection : Selection
        Best sets; places are those of the candidates that are returned.
    candidates : tuple of Candidate
        Those that can be judged and miss no duty.
    """
    known: list[Candidate] = []
    groups = []
    for project in projects:
        own = [one for one in project if one.judged and not _missed(one)]
        groups.append(tuple(range(len(known), len(known) + len(own))))
        known.extend(own)
    power = dict(yearly_power_kwh or {})
    uses = [[one.investment_cny for one in known]]
    for region in power:
        uses.append([one.yearly_power_kwh if one.place.region == region else 0.0 for one in known])
    most = np.array([budget_cny, *power.values()])
    menu = Menu(
        np.array([one.outcomes[Outcome.NPV] for one in known]),
        np.array(uses).reshape(most.size, len(known)),
        most, np.full(most.size, -np.inf), tuple(one for one in groups if one),
    )  # fmt: skip
    return selection(menu, near), tuple(known)


def _missed(one: Candidate) -> bool:
    return bool(one.place.failed or one.place.equity_failed)


def _limits(candidates: Sequence[Candidate], limits: SitingLimits) -> list[Limit]:
    found = []

    def add(key: str, use: list[float], most: float) -> None:
        if not math.isfinite(most):
            raise refusal(UsageError, "siting.limit", got=most, limit=key)
        found.append(Limit(key, np.array(use, dtype=np.float64), most))

    if limits.budget_cny is not None:
        add("budget", [one.investment_cny for one in candidates], limits.budget_cny)
    if limits.equity_cny is not None:
        add("equity", [one.equity_cny for one in candidates], limits.equity_cny)
    power = limits.yearly_power_kwh
    if isinstance(power, Mapping):
        for region, most in power.items():
            add("power", [one.yearly_power_kwh if one.place.region == region else 0.0
                          for one in candidates], most)  # fmt: skip
    elif power is not None:
        add("power", [one.yearly_power_kwh for one in candidates], power)
    if limits.debt_cover is not None:
        covers = [-float(one.outcomes[Outcome.MINIMUM_DEBT_COVER]) for one in candidates]
        add("debt_cover", covers, -limits.debt_cover)
    if limits.price_cny_per_kg is not None:
        prices = [float(one.outcomes[Outcome.MINIMUM_PRICE]) for one in candidates]
        add("price", prices, limits.price_cny_per_kg)
    if limits.keep_law:
        add("duties", [float(len(one.place.failed)) for one in candidates], 0.0)
        add("equity_rule", [float(len(one.place.equity_failed)) for one in candidates], 0.0)
    return found


def _reasons(candidates: Sequence[Candidate], found: Choice, objective: Outcome) -> list[Reason]:
    def told(amount: float) -> str:
        return f"{amount / MILLION:.0f}" if objective in _MONEY else f"{amount:.4f}"

    if found.best is None:
        return [
            reason(
                f"siting.excluded_{one.key}", count=one.count, total=len(candidates),
                least=_use(one.key, one.least),
            )
            for one in found.excluding if one.count
        ]  # fmt: skip
    best = candidates[found.best]
    value = told(float(best.outcomes[objective]))
    near = [
        reason("siting.near", name=candidates[at].name, lost=told(float(found.lost[at])))
        for at in found.order[1:6]
    ]
    bound = [
        reason(
            f"siting.binding_{one.key}", name=candidates[one.better].name,
            gained=told(one.gained), use=_use(one.key, one.use),
        )
        for one in found.binding
    ]  # fmt: skip
    told_best = [reason("siting.best", name=best.name, value=value)]
    if objective in _MONEY and best.outcomes[objective] < 0.0:
        told_best.append(reason("siting.not_built"))
    return [*told_best, *near, *bound]


def _use(key: str, use: float) -> str:
    """What a limit counts, in the unit in which it is told."""
    if key == "debt_cover":
        return f"{-use:.2f}"
    return f"{use / _TOLD.get(key, 1.0):.4g}"


#: Money is told in millions, electricity in GWh.
_TOLD = {"budget": MILLION, "equity": MILLION, "power": MILLION}
_MONEY = (Outcome.NPV, Outcome.NPV_BEFORE_TAX, Outcome.NPV_EQUITY)
