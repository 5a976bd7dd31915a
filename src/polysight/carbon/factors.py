"""Emission factors as dated facts, and the one that a question asks for, or none.

A factor answers for its own region, year and electricity basis. A province without a factor of the
basis asked for has none: the national one is another fact, which the caller may ask for by name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from polysight.carbon.basis import ElectricityBasis
from polysight.errors import BasisError, DataError, Problem, refusal


class Level(StrEnum):
    """Size of the area that a factor speaks of; a regional one covers several provinces."""

    WORLD = "world"
    NATIONAL = "national"
    REGIONAL = "regional"
    PROVINCIAL = "provincial"
    SITE = "site"


class Vintage(StrEnum):
    """Which year of factor may answer: that of the question alone, or the last one before it."""

    EXACT = "exact"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class GasPart:
    """Part of a factor that one gas makes up.

    Parameters
    ----------
    gas : str
        Code of the gas, for example ``co2-fossil``.
    value : float
        Its part, in the unit of the factor (weighted as CO2 equivalent).
    """

    gas: str
    value: float


@dataclass(frozen=True, slots=True)
class Factor:
    """Emission per unit of what a supplier delivers, as one source states it.

    Parameters
    ----------
    id : str
        Id of the row.
    supplier : str
        Code of the activity that delivers, for example ``electricity-grid``.
    value : float
        Central value [unit].
    low, high : float or None
        Stated range [unit]; None where the source tells none.
    unit : str
        Unit code, for example ``kgCO2e/kWh``.
    basis : ElectricityBasis
        How electricity inside is counted; ``NONE`` where there is none.
    level : Level
        Size of the area.
    region : str
        Region code.
    year : int
        Year that the factor describes, not the year of publication.
    tier : str
        Tier of the source.
    issuer : str
        Code of the body to which the row attributes the factor; empty where untold.
    gases : tuple of GasPart
        Parts by gas; empty where the source does not divide it.

    Raises
    ------
    DataError
        If the value is no finite number, lies outside its range, or the gases do not add up to it.
    BasisError
        If a provincial or regional factor is called a life-cycle one and is unmarked as to who
        says so: official life-cycle factors are national.

    References
    ----------
    Ministry of Ecology and Environment notices on electricity factors: averages by province count
    combustion; life-cycle factors are national.
    """

    id: str
    supplier: str
    value: float
    low: float | None
    high: float | None
    unit: str
    basis: ElectricityBasis
    level: Level
    region: str
    year: int
    tier: str
    issuer: str = ""
    gases: tuple[GasPart, ...] = ()

    def __post_init__(self) -> None:
        ends = (self.low, self.value, self.high)
        known = [end for end in ends if end is not None]
        if not all(math.isfinite(end) for end in known) or known != sorted(known):
            raise refusal(DataError, "carbon.factor_range", id=self.id, value=self.value)
        total = math.fsum(part.value for part in self.gases)
        if self.gases and not math.isclose(total, self.value, rel_tol=GASES_CLOSE):
            raise refusal(DataError, "carbon.factor_gases", id=self.id, got=total, value=self.value)
        local = self.level in {Level.PROVINCIAL, Level.REGIONAL}
        if local and self.basis is ElectricityBasis.LIFE_CYCLE and not self.issuer:
            raise refusal(BasisError, "carbon.provincial_life_cycle", id=self.id)


#: Relative difference that rounding may leave between a factor and the sum of its gases.
GASES_CLOSE = 5e-3


@dataclass(frozen=True, slots=True)
class Question:
    """What a factor is asked for.

    Parameters
    ----------
    supplier : str
        Code of the activity that delivers.
    basis : ElectricityBasis
        Basis that the total needs. A factor without electricity inside answers for any.
    region : str
        Region code; only rows of this very region answer.
    year : int
        Year of the activity.
    vintage : Vintage
        Whether an older factor may answer.
    """

    supplier: str
    basis: ElectricityBasis
    region: str
    year: int
    vintage: Vintage = Vintage.LATEST


def factor_for(factors: tuple[Factor, ...], question: Question) -> Factor:
    """Factor that answers a question; there is no fallback to another region, basis or later year.

    Parameters
    ----------
    factors : tuple of Factor
        All factors known.
    question : Question
        What is asked.

    Returns
    -------
    Factor
        The answer; its year tells whether it is older than the question.

    Raises
    ------
    DataError
        If nobody states one: the message names the regions and years that do have one on this
        basis. Also if two rows of one year answer with different values.
    BasisError
        If the region has factors, but on other bases only.
    """
    found = factor_or_none(factors, question)
    if found is not None:
        return found
    supplied = [each for each in factors if each.supplier == question.supplier]
    here = [each for each in supplied if each.region == question.region]
    bases = sorted({str(each.basis) for each in here if not _fits(each, question.basis)})
    same = [each for each in supplied if _fits(each, question.basis)]
    asked = {
        "supplier": question.supplier,
        "region": question.region,
        "year": question.year,
        "basis": str(question.basis),
    }
    if bases and not any(each.region == question.region for each in same):
        known = ", ".join(bases)
        raise refusal(BasisError, "carbon.factor_other_basis", known=known, **asked)
    known = ", ".join(sorted({f"{each.region} {each.year}" for each in same})) or "-"
    raise refusal(DataError, "carbon.no_factor", known=known, **asked)


def factor_or_none(factors: tuple[Factor, ...], question: Question) -> Factor | None:
    """Factor that answers a question, or None where nobody states one.

    Parameters
    ----------
    factors : tuple of Factor
        All factors known.
    question : Question
        What is asked.

    Returns
    -------
    Factor or None
        The answer. Of several equal values of one year the first by id.

    Raises
    ------
    DataError
        If two rows of one year answer with different values: choosing between sources is the
        evidence's work.
    """
    right = [
        each
        for each in factors
        if each.supplier == question.supplier
        and each.region == question.region
        and _fits(each, question.basis)
        and _dated(each, question)
    ]
    if not right:
        return None
    year = max(each.year for each in right)
    latest = sorted((each for each in right if each.year == year), key=lambda each: each.id)
    if len({(each.value, each.unit) for each in latest}) > 1:
        ids = ", ".join(each.id for each in latest)
        raise refusal(DataError, "carbon.factor_twice", ids=ids, year=year)
    return latest[0]


def _fits(factor: Factor, basis: ElectricityBasis) -> bool:
    return factor.basis in {basis, ElectricityBasis.NONE}


def _dated(factor: Factor, question: Question) -> bool:
    if question.vintage is Vintage.EXACT:
        return factor.year == question.year
    return factor.year <= question.year


def common_basis(factors: tuple[Factor, ...]) -> ElectricityBasis:
    """Basis of factors that are to stand in one total.

    Parameters
    ----------
    factors : tuple of Factor
        Factors of one total.

    Returns
    -------
    ElectricityBasis
        The one basis of all that have electricity inside; ``NONE`` where none has.

    Raises
    ------
    BasisError
        If bases are mixed or one is unstated.
    """
    told = {each.id: each.basis for each in factors if each.basis is not ElectricityBasis.NONE}
    listed = ", ".join(f"{name}: {basis}" for name, basis in sorted(told.items()))
    if ElectricityBasis.UNSTATED in told.values():
        raise refusal(BasisError, "carbon.unstated_factor", stages=listed)
    if len(set(told.values())) > 1:
        raise refusal(BasisError, "carbon.mixed", stages=listed)
    return next(iter(told.values()), ElectricityBasis.NONE)


@dataclass(frozen=True, slots=True)
class Mislabelled:
    """A number that circulates with a label that it cannot have.

    Parameters
    ----------
    id : str
        Id of the row.
    supplier : str
        Code of the activity.
    value : float
        The number [unit].
    tolerance : float
        Half the last digit in which it is quoted [unit].
    unit : str
        Unit code.
    wrong_basis : ElectricityBasis
        Basis that it does not have.
    right_basis : ElectricityBasis
        Basis that it has; ``UNSTATED`` where nobody knows.
    wrong_issuer : str
        Only rows that name this issuer are wrong; empty where any is.
    source : str
        Key of the source that shows what the number is.
    """

    id: str
    supplier: str
    value: float
    tolerance: float
    unit: str
    wrong_basis: ElectricityBasis
    right_basis: ElectricityBasis
    wrong_issuer: str
    source: str


def label_faults(
    factors: tuple[Factor, ...], known: tuple[Mislabelled, ...]
) -> tuple[Problem, ...]:
    """Factors that carry a label known to be wrong for their number.

    Parameters
    ----------
    factors : tuple of Factor
        Factors as labelled by whoever gave them.
    known : tuple of Mislabelled
        Numbers with the label that they may not have.

    Returns
    -------
    tuple of Problem
        One for each factor and rule that it breaks; empty where all is well.
    """
    return tuple(
        Problem(
            "carbon.mislabelled",
            (
                ("id", factor.id),
                ("value", str(factor.value)),
                ("wrong", str(rule.wrong_basis)),
                ("right", str(rule.right_basis)),
                ("source", rule.source),
            ),
        )
        for factor in factors
        for rule in known
        if _mislabelled(factor, rule)
    )


def _mislabelled(factor: Factor, rule: Mislabelled) -> bool:
    return (
        factor.supplier == rule.supplier
        and factor.unit == rule.unit
        and abs(factor.value - rule.value) <= rule.tolerance
        and factor.basis is rule.wrong_basis
        and rule.wrong_issuer in {"", factor.issuer}
    )
