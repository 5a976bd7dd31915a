"""Grade by standard and edition, property by property.

A limit whose document was not seen judges nothing: the verdict is "cannot judge". Only where the
caller asks what would follow if such a limit held is it used, and the verdict says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.plant.purity.impurities import Floats
from polysight.plant.purity.measured import Measured, Property


class Verdict(IntEnum):
    """Outcome of a comparison, the worse the lower among those that decide."""

    NOT_COVERED = 0
    CANNOT_JUDGE = 1
    FAIL = 2
    PASS = 3


class Reason(StrEnum):
    """Why a limit did not decide."""

    NONE = "none"
    LIMIT_UNVERIFIED = "limit-unverified"
    LIMIT_NOT_SEEN = "limit-not-seen"
    SCOPE_NOT_SEEN = "scope-not-seen"
    FORM_NOT_COVERED = "form-not-covered"
    NOT_KNOWN = "property-not-known"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of a grade.

    Parameters
    ----------
    id : str
        Row that states it.
    property : Property
        What it limits.
    comparator : str
        One of < <= > >=: what the property must be against the limit.
    limit : float
        In the unit of the property; not a number where the row gives none.
    verified : bool
        Whether its document was seen.
    """

    id: str
    property: Property
    comparator: str
    limit: float
    verified: bool


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of an edition of a standard.

    Parameters
    ----------
    standard, edition, grade : str
        Its names; edition and grade may be empty.
    limits : tuple of Limit
        Its limits; empty where the document was not seen.
    covered, excluded : frozenset of str
        Forms of product that the standard covers, and that it does not; a form in neither is not
        known to be covered.
    """

    standard: str
    edition: str
    grade: str
    limits: tuple[Limit, ...]
    covered: frozenset[str]
    excluded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Verdict on a product.

    Parameters
    ----------
    grade : Grade
        Against what.
    verdict : ndarray of int
        Axes ...; values of `Verdict`.
    by_limit : ndarray of int
        Axes ..., limit; values of `Verdict`.
    reasons : tuple of Reason
        Why each limit did not decide; for a grade without limits one reason.
    conditional : bool
        Whether unverified limits were taken to hold.
    """

    grade: Grade
    verdict: NDArray[np.int8]
    by_limit: NDArray[np.int8]
    reasons: tuple[Reason, ...]
    conditional: bool


def kept(value: Floats, comparator: str, limit: float) -> NDArray[np.bool_]:
    """Whether a property keeps a limit; strict comparators are strict.

    Parameters
    ----------
    value : ndarray of float
        Axes ...; the property.
    comparator : str
        One of < <= > >=.
    limit : float
        The limit, same unit.

    Returns
    -------
    ndarray of bool
        Axes ....

    Examples
    --------
    >>> kept(np.array([19.9, 20.0]), "<", 20.0).tolist()
    [True, False]
    """
    compare = {
        "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal,
    }[comparator]  # fmt: skip
    return np.asarray(compare(value, limit))


def judged(product: Measured, grade: Grade, *, if_unverified_hold: bool = False) -> Judgement:
    """Verdict on a product, property by property and in all.

    In all: fail where one limit that decides fails; else cannot judge where one does not decide;
    else pass. Not covered where the standard excludes the form.

    Parameters
    ----------
    product : Measured
        Axes ..., property.
    grade : Grade
        Its limits.
    if_unverified_hold : bool
        Take limits whose document was not seen to hold; the judgement is then conditional.

    Returns
    -------
    Judgement
        Axes ... and ..., limit.
    """
    shape = product.values.shape[:-1]
    blank = np.zeros((*shape, len(grade.limits)), dtype=np.int8)
    if product.form in grade.excluded:
        return _alike(grade, blank, Verdict.NOT_COVERED, Reason.FORM_NOT_COVERED)
    if product.form not in grade.covered:
        return _alike(grade, blank, Verdict.CANNOT_JUDGE, Reason.SCOPE_NOT_SEEN)
    if not grade.limits:
        return _alike(grade, blank, Verdict.CANNOT_JUDGE, Reason.LIMIT_NOT_SEEN)
    reasons = []
    for place, one in enumerate(grade.limits):
        blank[..., place], reason = _one(product, one, if_unverified_hold)
        reasons.append(reason)
    fails = (blank == Verdict.FAIL).any(axis=-1)
    open_ = (blank == Verdict.CANNOT_JUDGE).any(axis=-1)
    verdict = np.where(fails, Verdict.FAIL, np.where(open_, Verdict.CANNOT_JUDGE, Verdict.PASS))
    conditional = if_unverified_hold and not all(one.verified for one in grade.limits)
    return Judgement(grade, verdict.astype(np.int8), blank, tuple(reasons), conditional)


def _one(product: Measured, one: Limit, trusted: bool) -> tuple[NDArray[np.int8] | Verdict, Reason]:
    """Verdict on one limit."""
    if np.isnan(one.limit):
        return Verdict.CANNOT_JUDGE, Reason.LIMIT_NOT_SEEN
    if not (one.verified or trusted):
        return Verdict.CANNOT_JUDGE, Reason.LIMIT_UNVERIFIED
    value = product.value(one.property)
    unknown = np.isnan(value)
    passes = np.where(kept(value, one.comparator, one.limit), Verdict.PASS, Verdict.FAIL)
    found = np.where(unknown, Verdict.CANNOT_JUDGE, passes).astype(np.int8)
    return found, Reason.NOT_KNOWN if unknown.any() else Reason.NONE


def _alike(grade: Grade, blank: NDArray[np.int8], verdict: Verdict, reason: Reason) -> Judgement:
    """The same verdict for every product."""
    whole = np.full(blank.shape[:-1], verdict, dtype=np.int8)
    reasons = (reason,) * max(len(grade.limits), 1)
    return Judgement(grade, whole, np.full_like(blank, verdict), reasons, conditional=False)
