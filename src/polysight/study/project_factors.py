"""What is uncertain in a project: distributions of its factors, and how they go together.

A factor multiplies what the project has (``price``, ``load``, ``capital``, ``input:KEY``,
``fixed-cost``, ``carbon``), is added to every loan rate (``loan-rate``) or lengthens building
(``delay``, months). ``consumption:KEY`` multiplies the quantity of an input; where the plant
model gives it, its draws are the distribution unless the file states another. One draw of a
factor holds over the whole life. Rank correlations are measured where both factors have a series,
taken from the draws of the plant model between consumptions, and otherwise stated and assumed.
A measured one whose interval holds nought tells nothing: it is shown and not used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.investment.draw_factors import LOAN_RATE, factor_keys
from polysight.study.months import months_between, silicon_metal_path
from polysight.study.polysilicon_months import polysilicon_months
from polysight.study.project_case import ResolvedProject
from polysight.study.project_file_doubt import CorrelationSetting, SpreadSetting
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.project_reader import PROJECT, SOURCE
from polysight.study.view import View
from polysight.suggestion import nearest
from polysight.uncertainty.copula import nearest_correlation
from polysight.uncertainty.margin import Form, Margin, Sampled
from polysight.uncertainty.rank_correlation import (
    RankCorrelation,
    normal_correlation,
    rank_correlation,
)

Floats = NDArray[np.float64]

DELAY, CONSUMPTION, INPUT = "delay", "consumption:", "input:"
#: Months between which series are compared.
FIRST_MONTH, LAST_MONTH = "2010-01", "2030-12"
MEASURED, MODELLED, ASSUMED = "measured", "modelled", "assumed"


@dataclass(frozen=True, eq=False)
class UncertainFactor:
    """One factor and its distribution.

    Parameters
    ----------
    key : str
        Key of the factor.
    margin : Margin or Sampled
        Its distribution.
    central : float
        Value of the central case.
    inputs : tuple of str
        Ids of rows and sources, and ``project:KEY`` for an assumption; empty for the plant model.
    """

    key: str
    margin: Margin | Sampled
    central: float
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorCorrelation:
    """Rank correlation between two factors.

    Parameters
    ----------
    between : tuple of str
        The factors.
    origin : {"measured", "modelled", "assumed"}
        Where it comes from.
    rank : float
        Spearman's coefficient as found or stated.
    used : float
        The coefficient after the matrix was made one that can be; nought where it tells nothing.
    low, high : float
        Its interval; NaN where it is assumed.
    count : int
        Months or draws that both have; zero where it is assumed.
    effective_count : float
        Independent months that tell as much.
    first, last : str
        First and last month that both have; empty where no months are compared.
    inputs : tuple of str
        Ids of rows, and ``project:KEY`` for an assumption.
    """

    between: tuple[str, str]
    origin: str
    rank: float
    used: float
    low: float
    high: float
    count: int
    effective_count: float
    first: str
    last: str
    inputs: tuple[str, ...]

    @property
    def uninformative(self) -> bool:
        """Whether it was measured and may as well be nought.

        Returns
        -------
        bool
            True where the interval holds nought.
        """
        return self.origin == MEASURED and self.low <= 0.0 <= self.high


@dataclass(frozen=True, eq=False)
class ProjectFactors:
    """All factors of a project and how they go together.

    Parameters
    ----------
    factors : tuple of UncertainFactor
        In the order of the file.
    correlations : tuple of FactorCorrelation
        Pairs that are not independent.
    copula : ndarray of float
        Axes factor, factor; correlation of the normal copula.
    largest_change : float
        Largest change of its elements that made it a matrix that can be.
    """

    factors: tuple[UncertainFactor, ...]
    correlations: tuple[FactorCorrelation, ...]
    copula: Floats
    largest_change: float

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the factors.

        Returns
        -------
        tuple of str
            In order.
        """
        return tuple(one.key for one in self.factors)


def project_factors(resolved: ResolvedProject) -> ProjectFactors:
    """Factors of a project from its file, its plant model and the evidence.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.

    Returns
    -------
    ProjectFactors
        Distributions and correlations.

    Raises
    ------
    DataError
        If nothing is uncertain, a factor is not known, numbers make no distribution, or a
        correlation is to be measured between factors that have no series.
    """
    factors = (*_stated(resolved), *_modelled(resolved))
    if not factors:
        raise refusal(DataError, "project_uncertainty.nothing", got=resolved.file.id)
    keys = tuple(one.key for one in factors)
    found = [
        _correlation(resolved.view, one, place, keys)
        for place, one in enumerate(resolved.file.correlations)
    ]
    found += _modelled_correlations(resolved, factors)
    ranks = np.eye(len(keys))
    for one in found:
        if one.uninformative:
            continue
        first, second = (keys.index(key) for key in one.between)
        ranks[first, second] = ranks[second, first] = one.rank
    repaired = nearest_correlation(normal_correlation(ranks))
    used = 6.0 / np.pi * np.arcsin(repaired.matrix / 2.0)
    told = tuple(
        FactorCorrelation(
            one.between, one.origin, one.rank,
            _used(one, used, keys),
            one.low, one.high, one.count, one.effective_count, one.first, one.last, one.inputs,
        )
        for one in found
    )  # fmt: skip
    return ProjectFactors(factors, told, repaired.matrix, repaired.largest_change)


def without(factors: ProjectFactors, key: str) -> ProjectFactors:
    """Factors but one.

    Parameters
    ----------
    factors : ProjectFactors
        All factors.
    key : str
        The one that does not vary by itself.

    Returns
    -------
    ProjectFactors
        The others, with the correlations among them.

    Raises
    ------
    DataError
        If no other is there.
    """
    kept = [at for at, one in enumerate(factors.keys) if one != key]
    if not kept:
        raise refusal(DataError, "project_uncertainty.nothing", got=key)
    return ProjectFactors(
        tuple(factors.factors[at] for at in kept),
        tuple(one for one in factors.correlations if key not in one.between),
        factors.copula[np.ix_(kept, kept)],
        factors.largest_change,
    )


def _used(one: FactorCorrelation, used: Floats, keys: Sequence[str]) -> float:
    first, second = (keys.index(key) for key in one.between)
    return 0.0 if one.uninformative else float(used[first, second])


def _stated(resolved: ResolvedProject) -> list[UncertainFactor]:
    """Distributions of the file."""
    case = resolved.case
    consumed = [f"{CONSUMPTION}{one.key}" for one in case.inputs]
    known = [*factor_keys(case), *consumed, DELAY]
    told = []
    for key, setting in resolved.file.uncertainty.items():
        if key not in known:
            raise refusal(
                DataError, "project_uncertainty.factor", got=key, suggestion=nearest(key, known)
            )
        told.append(_factor(resolved.view, key, setting))
    return told


def _factor(view: View, key: str, setting: SpreadSetting) -> UncertainFactor:
    unit = "months" if key == DELAY else "1"
    inputs: list[str] = []
    low, high = (
        _number(view, stated, unit, f"uncertainty.{key}.{end}", inputs)
        for end, stated in (("low", setting.low), ("high", setting.high))
    )
    central = 0.0 if key in (DELAY, LOAN_RATE) else 1.0
    if key == DELAY and low < 0.0:
        raise refusal(DataError, "project_uncertainty.early", got=low)
    margin = Margin(Form(setting.distribution), low, central, high)
    return UncertainFactor(key, margin, central, tuple(dict.fromkeys(inputs)))


def _modelled(resolved: ResolvedProject) -> list[UncertainFactor]:
    """Consumptions whose draws the plant model gives."""
    told = []
    for one in resolved.case.inputs:
        key, drawn = f"{CONSUMPTION}{one.key}", resolved.draws.get(one.key)
        stated = key in resolved.file.uncertainty
        if drawn is None or stated or one.quantity_per_kg <= 0.0 or np.ptp(drawn) == 0.0:
            continue
        told.append(UncertainFactor(key, Sampled(np.sort(drawn) / one.quantity_per_kg), 1.0, ()))
    return told


def _correlation(
    view: View, setting: CorrelationSetting, place: int, keys: Sequence[str]
) -> FactorCorrelation:
    first, second = setting.between
    for key in (first, second):
        if key not in keys:
            raise refusal(
                DataError, "project_uncertainty.not_varied", got=key, suggestion=nearest(key, keys)
            )
    if first == second:
        raise refusal(DataError, "project_uncertainty.itself", got=first)
    if setting.rank is not None:
        return FactorCorrelation(
            (first, second), ASSUMED, setting.rank, setting.rank, np.nan, np.nan, 0, 0.0, "", "",
            (f"{PROJECT}correlations.{place}",),
        )  # fmt: skip
    return measured_correlation(view, first, second)


def measured_correlation(view: View, first: str, second: str) -> FactorCorrelation:
    """Rank correlation between the monthly series of two factors.

    Parameters
    ----------
    view : View
        The evidence.
    first, second : str
        Factors that have a series: ``price`` and ``input:silicon-metal``.

    Returns
    -------
    FactorCorrelation
        Over all months that both quote; levels, since a draw is a level of many years. Months
        between two quotes are not filled.

    Raises
    ------
    DataError
        If a factor has no series, or too few months are common.
    """
    months = months_between(FIRST_MONTH, LAST_MONTH)
    one, other = (_series(view, key, months) for key in (first, second))
    common = np.isfinite(one[0]) & np.isfinite(other[0])
    found = rank_correlation(one[0], other[0])
    places = np.flatnonzero(common)
    return _told(
        (first, second), MEASURED, found, (months[places[0]], months[places[-1]]),
        tuple(dict.fromkeys((*one[1], *other[1]))),
    )  # fmt: skip


def _series(view: View, key: str, months: Sequence[str]) -> tuple[Floats, tuple[str, ...]]:
    """Quoted months of a factor, and their rows."""
    values = np.full(len(months), np.nan)
    if key == "price":
        quoted = polysilicon_months(view, months[0], months[-1])
        places = {month: place for place, month in enumerate(months)}
        values[[places[month] for month in quoted.months]] = quoted.price_cny_per_kg
        return values, quoted.inputs
    if key == f"{INPUT}silicon-metal":
        path = silicon_metal_path(view, months)
        return np.where(np.asarray(path.quoted), path.central, np.nan), path.inputs
    raise refusal(DataError, "project_uncertainty.no_series", got=key)


def _modelled_correlations(
    resolved: ResolvedProject, factors: Sequence[UncertainFactor]
) -> list[FactorCorrelation]:
    """Consumptions that the plant model draws together; what may be chance is left out."""
    drawn = {
        one.key: resolved.draws[one.key.removeprefix(CONSUMPTION)]
        for one in factors
        if isinstance(one.margin, Sampled)
    }
    told = []
    for first, second in combinations(drawn, 2):
        found = rank_correlation(drawn[first], drawn[second])
        if not found.low <= 0.0 <= found.high:
            told.append(_told((first, second), MODELLED, found, ("", ""), ()))
    return told


def _told(
    between: tuple[str, str],
    origin: str,
    found: RankCorrelation,
    months: tuple[str, str],
    inputs: tuple[str, ...],
) -> FactorCorrelation:
    return FactorCorrelation(
        between, origin, found.value, found.value, found.low, found.high, found.count,
        found.effective_count, *months, inputs,
    )  # fmt: skip


def _number(view: View, stated: ProjectNumber, unit: str, key: str, inputs: list[str]) -> float:
    """Number in a unit; what it rests on is added to the inputs."""
    if stated.ref:
        inputs.append(stated.ref)
    if stated.source:
        inputs.append(f"{SOURCE}{stated.source}")
    if stated.assumption:
        inputs.append(f"{PROJECT}{key}")
    factor = view.evidence.units.factor(stated.unit, unit)
    if stated.value is not None:
        return stated.value * factor
    return view.references.number(stated.ref, stated.unit, view.evidence) * factor
