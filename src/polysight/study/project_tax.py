"""Taxes of a project by the dated law: what it claims, what is sure, and both bounds of the rest.

A claim that the law does not allow is not granted. A claim that hangs on an answer which nobody
knows stands in the case as claimed, and its other bound is told. A rebate whose rate was not seen
is nothing in the case, and the whole tax at its other bound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.study.project_finding import Finding, FindingKind, finding
from polysight.study.project_law import (
    CERTIFICATE,
    ENCOURAGED,
    INCOME_TAX,
    LOSSES,
    REBATE,
    SURTAX,
    VAT,
    Held,
    ProjectLaw,
    decision_day,
)
from polysight.study.project_reader import PROJECT, SHARE, Reader
from polysight.study.project_refund import refund

Floats = NDArray[np.float64]
Chosen = Callable[[Sequence[Held]], float]

#: Answer on which the rate of a regime hangs.
CLAIMS = {"west": ENCOURAGED, "high-tech": CERTIFICATE}
#: Topics under which bounds are told.
INCOME, EXPORT = "income-tax", "export-rebate"
LOSS_YEARS = (0.0, 100.0)


@dataclass(frozen=True, eq=False)
class TaxPaths:
    """Tax rates of a project; axis year.

    Parameters
    ----------
    vat, rebate : tuple of ndarray
        By product; tax on home sales, and its rebate on exports.
    income_tax, surtax : ndarray of float
        Rates.
    loss_years : int
        Years of loss carry-forward.
    income_bounds : tuple or None
        Low and high path of income tax, each with its years of loss carry-forward; None where the
        claim is sure.
    rebate_bounds : dict of int to tuple of ndarray
        Low and high rebate, by the place of a product whose rate was not seen.
    refund : ndarray of float
        Share of open input tax that is refunded in a period.
    refund_bounds : tuple of ndarray or None
        The same without a refund before sales, and with it from the first month.
    findings : tuple of Finding
        What the law says about the claims.
    """

    vat: tuple[Floats, ...]
    rebate: tuple[Floats, ...]
    income_tax: Floats
    surtax: Floats
    loss_years: int
    income_bounds: tuple[tuple[Floats, int], tuple[Floats, int]] | None
    rebate_bounds: dict[int, tuple[Floats, Floats]]
    refund: Floats
    refund_bounds: tuple[Floats, Floats] | None
    findings: tuple[Finding, ...]


def tax_paths(reader: Reader, told: ProjectLaw, first_month: int) -> TaxPaths:
    """Taxes of a project.

    Parameters
    ----------
    reader : Reader
        The project; faults are gathered in it.
    told : ProjectLaw
        The law as the project meets it.
    first_month : int
        Month of the first commissioning, from January of the first year.

    Returns
    -------
    TaxPaths
        Rates and findings.
    """
    vat = tuple(_vat(reader, told, place) for place in range(len(reader.file.products)))
    rebate, bounds, findings = [], {}, []
    for place, one in enumerate(reader.file.products):
        path, both = _rebate(reader, told, place, vat[place])
        rebate.append(path)
        if both is not None:
            bounds[place] = both
            findings.append(_rebate_finding(reader, place, told))
        elif one.rebate_from == "own":
            key = f"products.{place}.rebate"
            findings.append(
                finding(
                    EXPORT, FindingKind.NOTE, "project_finding.rebate_own", (f"{PROJECT}{key}",)
                )
            )
    income, other, loss, said = _income_tax(reader, told)
    back = refund(reader, first_month)
    return TaxPaths(
        vat, tuple(rebate), income, _surtax(reader, told), loss, other, bounds,
        back.path, back.bounds, (*findings, *said, *back.findings),
    )  # fmt: skip


def _vat(reader: Reader, told: ProjectLaw, place: int) -> Floats:
    one, key = reader.file.products[place], f"products.{place}.vat"
    target = f"products.{one.key}.vat_rate"
    if one.vat_from == "own":
        return reader.by_year(key, one.vat, "1", target, SHARE)
    return _of_law(reader, told, VAT, f"{key}_from", target, _largest)


def _surtax(reader: Reader, told: ProjectLaw) -> Floats:
    stated, target = reader.file.taxes, "taxes.surtax_rate"
    if stated.surtax_from == "own":
        return reader.by_year("taxes.surtax", stated.surtax, "1", target, SHARE)
    return _of_law(reader, told, SURTAX, "taxes.surtax_from", target, _sum)


def _of_law(
    reader: Reader, told: ProjectLaw, parameter: str, key: str, target: str, chosen: Chosen
) -> Floats:
    path, rules = told.by_year(parameter, reader.first_year, reader.years, chosen)
    if not rules:
        reader.refuse(key, "project_file.no_law", got=reader.file.project.region)
    reader.cite(target, key, rules)
    return path


def _rebate(
    reader: Reader, told: ProjectLaw, place: int, vat: Floats
) -> tuple[Floats, tuple[Floats, Floats] | None]:
    """Rebate by year, and both bounds where its rate was not seen."""
    one, key = reader.file.products[place], f"products.{place}.rebate"
    target = f"products.{one.key}.rebate_rate"
    if one.rebate_from == "own":
        return reader.by_year(key, one.rebate, "1", target, SHARE), None
    low, rules = told.by_year(REBATE, reader.first_year, reader.years, _largest)
    unseen, _ = told.by_year(REBATE, reader.first_year, reader.years, _unseen)
    reader.cite(target, f"{key}_from", rules or (f"{PROJECT}{key}_from",))
    if not unseen.any():
        return low, None
    return low, (low, np.maximum(low, unseen * vat))


def _rebate_finding(reader: Reader, place: int, told: ProjectLaw) -> Finding:
    one = reader.file.products[place]
    share = one.export_share.value
    rules = tuple(each.rule.id for each in told.held(REBATE, decision_day(reader.file)))
    key = "rebate_idle" if share == 0.0 else "rebate_unseen"
    kind = FindingKind.NOTE if share == 0.0 else FindingKind.CANNOT_JUDGE
    return finding(EXPORT, kind, f"project_finding.{key}", rules, product=one.key)


def _income_tax(
    reader: Reader, told: ProjectLaw
) -> tuple[Floats, tuple[tuple[Floats, int], tuple[Floats, int]] | None, int, tuple[Finding, ...]]:
    """Income tax by year, its bounds, years of losses, and what the law says of the claim."""
    stated = reader.file.taxes
    target = "taxes.income_tax_rate"
    if stated.regime == "own":
        assert stated.losses is not None
        path = reader.by_year("taxes.income_tax", stated.income_tax, "1", target, SHARE)
        loss = reader.whole("taxes.losses", stated.losses, "years", "taxes.loss_years", LOSS_YEARS)
        own = (f"{PROJECT}taxes.income_tax",)
        return (
            path,
            None,
            loss,
            (finding(INCOME, FindingKind.NOTE, "project_finding.tax_own", own),),
        )
    standard = _of_law(reader, told, INCOME_TAX, "taxes.regime", target, _standard)
    loss, sure_loss, rules = _losses(reader, told)
    reader.cite("taxes.loss_years", "taxes.regime", rules)
    if stated.regime == "standard":
        return standard, None, sure_loss, ()
    answer = CLAIMS[stated.regime]
    path, _ = told.by_year(INCOME_TAX, reader.first_year, reader.years, _claimed(answer))
    sure, _ = told.by_year(INCOME_TAX, reader.first_year, reader.years, _least_sure)
    if not (path < standard).any():
        where = reader.file.project.region
        refused = finding(
            INCOME, FindingKind.FAIL, "project_finding.tax_refused", rules,
            regime=stated.regime, region=where,
        )  # fmt: skip
        return standard, None, sure_loss, (refused,)
    said = (*_ends(reader, path, standard, told, answer), *_beside(reader, path, told, answer))
    if np.array_equal(path, sure) and loss == sure_loss:
        return path, None, loss, said
    unknown = finding(
        INCOME, FindingKind.CANNOT_JUDGE, f"project_finding.{stated.regime.replace('-', '_')}_open",
        tuple(one.rule.id for one in _claims(told, reader, answer)),
    )  # fmt: skip
    return path, ((path, loss), (sure, sure_loss)), loss, (unknown, *said)


def _losses(reader: Reader, told: ProjectLaw) -> tuple[int, int, tuple[str, ...]]:
    """Years of losses as claimed, years that are sure, and their rules."""
    stated = reader.file.taxes
    if stated.losses is not None:
        own = reader.whole("taxes.losses", stated.losses, "years", "taxes.loss_years", LOSS_YEARS)
        return own, own, ()
    found = told.held(LOSSES, decision_day(reader.file), "years")
    sure = max((one.value for one in found if one.sure and one.value is not None), default=0.0)
    claimed = max((one.value for one in found if one.value is not None), default=0.0)
    if stated.regime != "high-tech":
        claimed = sure
    return round(claimed), round(sure), tuple(one.rule.id for one in found)


def _ends(
    reader: Reader, path: Floats, standard: Floats, told: ProjectLaw, answer: str
) -> tuple[Finding, ...]:
    """A remark where a preference ends within the life of the project."""
    lower = np.flatnonzero(path < standard)
    if lower[-1] + 1 >= reader.years:
        return ()
    return (
        finding(
            INCOME, FindingKind.NOTE, "project_finding.tax_ends",
            tuple(one.rule.id for one in _claims(told, reader, answer)),
            year=reader.first_year + int(lower[-1]) + 1,
            rate=f"{100.0 * standard[-1]:g}", years=reader.years - 1 - int(lower[-1]),
        ),
    )  # fmt: skip


def _beside(reader: Reader, path: Floats, told: ProjectLaw, answer: str) -> tuple[Finding, ...]:
    """A remark where another preference that holds gives the rate in years without the claim."""
    own, _ = told.by_year(INCOME_TAX, reader.first_year, reader.years, _only(answer))
    lower = np.flatnonzero(path < own)
    if not lower.size:
        return ()
    found = told.held(INCOME_TAX, decision_day(reader.file))
    rules = tuple(
        one.rule.id
        for one in found
        if one.sure and one.rule.scope.where and not _hangs_on(one, answer)
    )
    return (
        finding(
            INCOME, FindingKind.NOTE, "project_finding.tax_beside", rules,
            year=reader.first_year + int(lower[0]), rate=f"{100.0 * path[lower[0]]:g}",
        ),
    )  # fmt: skip


def _only(answer: str) -> Chosen:
    """Least rate of the claim alone."""

    def rate(found: Sequence[Held]) -> float:
        return _least(found, lambda one: _hangs_on(one, answer))

    return rate


def _claims(told: ProjectLaw, reader: Reader, answer: str) -> tuple[Held, ...]:
    found = told.held(INCOME_TAX, decision_day(reader.file))
    return tuple(one for one in found if _hangs_on(one, answer))


def _hangs_on(one: Held, answer: str) -> bool:
    return any(condition.parameter == answer for condition in one.rule.scope.where)


def _largest(found: Sequence[Held]) -> float:
    return max((one.value for one in found if one.value is not None), default=0.0)


def _sum(found: Sequence[Held]) -> float:
    return sum(one.value for one in found if one.value is not None)


def _unseen(found: Sequence[Held]) -> float:
    """One where no rate was seen, else nothing."""
    return float(all(one.value is None for one in found))


def _standard(found: Sequence[Held]) -> float:
    return _largest([one for one in found if not one.rule.scope.where])


def _claimed(answer: str) -> Chosen:
    """Least rate of what is claimed and of what holds whatever nobody knows."""

    def rate(found: Sequence[Held]) -> float:
        return _least(found, lambda one: one.sure or _hangs_on(one, answer))

    return rate


def _least_sure(found: Sequence[Held]) -> float:
    """Least rate of what holds whatever nobody knows."""
    return _least(found, lambda one: one.sure)


def _least(found: Sequence[Held], counts: Callable[[Held], bool]) -> float:
    rates = [
        one.value for one in found if one.value is not None and one.rule.scope.where and counts(one)
    ]
    return min((*rates, _standard(found)))
