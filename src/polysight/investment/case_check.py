"""Projects that cannot be: every fault of a case at once, before anything is worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Protocol

import numpy as np

from polysight.errors import DataError, Problem
from polysight.investment.case import AssetClass, Phase, ProjectCase
from polysight.investment.write_off import least_balance_share
from polysight.suggestion import nearest


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


#: Rounding that shares which must sum to one may carry.
_ROUNDING = 1e-9

#: Fields of shares, of what is counted, of numbers with a least value, and of rates.
_SHARES = (
    "share equity_share export_share residual_share reserve_share payout_share vat_credit_refund "
    "income_tax_rate vat_rate rebate_rate sustaining_vat_rate surtax_rate repair_share "
    "selling_share research_share"
).split()
_COUNTS = (
    "amount_cny capacity_kg_per_year people yield_share quantity_per_kg load welfare_share "
    "research_extra_share receivable_days materials_days fuel_days in_process_days finished_days "
    "prepaid_days cash_days payable_days advance_days minimum_cash_cny reserve_cap_share "
    "sustaining_cny start_month grace_months loss_years spending ramp"
).split()
_LENGTHS = "life_years construction_months sustaining_life_years repayment_years".split()
_RATES = (
    "rate short_rate discount_rate_before_tax discount_rate_after_tax discount_rate_equity "
    "finance_rate reinvestment_rate inflation"
).split()

#: Least and largest value by name of the field.
_BOUNDS = {
    **dict.fromkeys(_SHARES, (0.0, 1.0)),
    **dict.fromkeys(_COUNTS, (0.0, np.inf)),
    **dict.fromkeys(_LENGTHS, (1.0, np.inf)),
    **dict.fromkeys(_RATES, (-np.inf, 1.0)),
}
#: What a field must lie above.
_ABOVE = {"exchange_rate": 0.0, "overrun": -1.0, **dict.fromkeys(_RATES, -1.0)}


def checked(case: ProjectCase) -> ProjectCase:
    """The same project, or a refusal with everything that is impossible in it.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    ProjectCase
        The argument.

    Raises
    ------
    DataError
        If it has a fault; see `case_problems`.
    """
    problems = case_problems(case)
    if problems:
        raise DataError(problems)
    return case


def case_problems(case: ProjectCase) -> tuple[Problem, ...]:
    """Faults of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.

    Returns
    -------
    tuple of Problem
        Numbers that are not finite or out of bounds, years that are missing, shares that do not
        sum to one, keys that stand twice or name nothing, schedules that cannot be kept, phases
        that come too late. Empty for a project that can be.
    """
    if not (case.phases and case.assets and case.products):
        return (Problem("project_case.empty"),)
    told = (*_numbers(case), *_keys(case))
    # Dates and schedules can only be read from numbers that are in order.
    return told or (*_phases(case), *_schedules(case), *_loans(case))


def _problem(key: str, field: str, **told: object) -> Problem:
    suggestion = str(told.pop("suggestion", ""))
    given = tuple((name, str(value)) for name, value in told.items())
    return Problem(f"project_case.{key}", (("field", field), *given), suggestion=suggestion)


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, str, object]]:
    """Path, name of the field and content of everything in a case that is no group."""
    name = path.split(".")[-1].split("[")[0]
    if is_dataclass(value):
        for field in fields(value):
            yield from _leaves(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, tuple) and any(is_dataclass(each) for each in value):
        for number, each in enumerate(value):
            yield from _leaves(each, f"{path}[{getattr(each, 'key', number)}]")
    elif not isinstance(value, str):
        yield path, name, value


def _numbers(case: ProjectCase) -> Iterator[Problem]:
    """Numbers that are missing, not finite or out of bounds."""
    years = case.years if case.life_years >= 1 else 1
    for path, name, value in _leaves(case):
        numbers = np.asarray(value, dtype=np.float64)
        if isinstance(value, np.ndarray) and len(numbers) < years:
            yield _problem("short", path, got=len(numbers), expected=years)
        elif not np.all(np.isfinite(numbers)):
            yield _problem("finite", path)
        elif numbers.size:
            yield from _out_of_bounds(path, name, float(numbers.min()), float(numbers.max()))


def _out_of_bounds(path: str, name: str, least: float, largest: float) -> Iterator[Problem]:
    low, high = _BOUNDS.get(name, (-np.inf, np.inf))
    if largest > high:
        yield _problem("fraction", path, got=f"{largest:g}")
    elif least < low:
        yield _problem("low", path, got=f"{least:g}", least=f"{low:g}")
    elif name in _ABOVE and least <= _ABOVE[name]:
        yield _problem("above", path, got=f"{least:g}", bound=f"{_ABOVE[name]:g}")


def _keys(case: ProjectCase) -> Iterator[Problem]:
    """Keys that stand twice, or name no class of assets."""
    groups: tuple[tuple[str, Sequence[_Keyed]], ...] = (
        ("phases", case.phases),
        ("assets", case.assets),
        ("products", case.products),
        ("inputs", case.inputs),
        ("financing.loans", case.financing.loans),
        *((f"phases[{phase.key}].items", phase.items) for phase in case.phases),
    )
    for path, group in groups:
        yield from _repeated(path, (each.key for each in group))
    known = [asset.key for asset in case.assets]
    for phase in case.phases:
        for item in phase.items:
            if item.asset not in known:
                path = f"phases[{phase.key}].items[{item.key}].asset"
                near = nearest(item.asset, known)
                yield _problem("unknown_asset", path, got=item.asset, suggestion=near)


def _repeated(path: str, keys: Iterable[str]) -> Iterator[Problem]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield _problem("repeated", path, got=key)


def _phases(case: ProjectCase) -> Iterator[Problem]:
    """Spending, ramp and date of each phase, and what its interest is added to (V2, L6, A2)."""
    latest = (case.periods - 1) * case.period_months
    fixed = {asset.key for asset in case.assets if asset.kind == "fixed"}
    for phase in case.phases:
        path = f"phases[{phase.key}]"
        total = sum(phase.spending)
        if abs(total - 1.0) > _ROUNDING:
            yield _problem("share_sum", f"{path}.spending", got=f"{total:g}")
        if phase.commissioned > latest:
            yield _problem("late", path, got=phase.commissioned, latest=latest)
        if case.financing.equity_share < 1.0 and not _builds(phase, fixed):
            yield _problem("no_fixed", f"{path}.items")


def _builds(phase: Phase, fixed: set[str]) -> bool:
    """Whether a phase that costs anything has fixed assets."""
    free = not any(item.amount_cny > 0.0 for item in phase.items)
    return free or any(item.asset in fixed and item.amount_cny > 0.0 for item in phase.items)


def _schedules(case: ProjectCase) -> Iterator[Problem]:
    """Double-declining balances that cannot keep their residual (A3)."""
    for asset in case.assets:
        if asset.method == "double-declining":
            yield from _declining(asset)


def _declining(asset: AssetClass) -> Iterator[Problem]:
    path, most = f"assets[{asset.key}]", 0.0
    if asset.life_years < 3:
        yield _problem("declining_life", f"{path}.life_years", got=asset.life_years)
    elif asset.residual_share > (most := least_balance_share(asset.life_years)):
        told = {"got": f"{asset.residual_share:g}", "most": f"{most:.4g}"}
        yield _problem("declining_residual", f"{path}.residual_share", **told)


def _loans(case: ProjectCase) -> Iterator[Problem]:
    """Long-term loans that do not make up the debt (L1)."""
    financing = case.financing
    total = sum(loan.share for loan in financing.loans)
    if financing.equity_share < 1.0 and not financing.loans:
        yield _problem("no_loans", "financing.loans", got=f"{financing.equity_share:g}")
    elif financing.loans and abs(total - 1.0) > _ROUNDING:
        yield _problem("share_sum", "financing.loans[].share", got=f"{total:g}")
    elif financing.loans and financing.equity_share == 1.0:
        yield _problem("idle_loans", "financing.loans")
