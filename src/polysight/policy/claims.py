"""Claims about law, as reports make them, held against the rules.

A report says "the standard asks for at most 40 kWh/kg in total". The claim is looked for where it
says it stands; if it is not there, in other editions, then under other parameters of the same unit:
what a report got wrong is told, not only that it is wrong. Unofficial texts prove no claim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from polysight.errors import UnitError
from polysight.policy.calendar import standing
from polysight.policy.comparison import LOWER, UPPER, holds
from polysight.policy.difference import RuleAt, as_number, limit_of
from polysight.policy.instrument import (
    Amount,
    Comparator,
    Instrument,
    LegalForce,
    Project,
    Standing,
    Status,
)
from polysight.policy.reason import Reason, reason
from polysight.units import UnitTable

#: Dimensions in which unlike things are counted alike.
ANYTHING = ("ratio", "count", "time", "persons")


class ClaimKind(StrEnum):
    """How a claim about law stands to the law."""

    AGREES = "agrees"
    UNVERIFIED = "unverified"
    OTHER_EDITION = "other-edition"
    OTHER_PARAMETER = "other-parameter"
    UNIT_FAULT = "unit-fault"
    WRONG_VALUE = "wrong-value"
    UNOFFICIAL = "unofficial"
    NO_SUCH_RULE = "no-such-rule"
    CANNOT_JUDGE = "cannot-judge"


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says that the law asks.

    Parameters
    ----------
    id : str
        Name of the claim.
    parameter : str
        Code of what is limited, as the claim has it.
    value : float, bool or str
        The limit in ``unit``; a yes or no, or a code.
    unit : str
        Unit code; empty for a yes or no and for a code.
    day : datetime.date
        Day on which it is said to hold.
    comparator : Comparator or None
        How it limits; None where the claim does not say.
    project : Project or None
        State of the plant; None where the claim does not say.
    instrument : str
        Id or family of the instrument that it names; empty where it names none.
    route, product, region : str
        Codes; empty where the claim does not say.
    """

    id: str
    parameter: str
    value: float | bool | str
    unit: str
    day: dt.date
    comparator: Comparator | None = None
    project: Project | None = None
    instrument: str = ""
    route: str = ""
    product: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """How a claim stands to the law.

    Parameters
    ----------
    claim : Claim
        The claim.
    kind : ClaimKind
        How it stands.
    rules : tuple of RuleAt
        The rules that show it: those that agree, those that say the value elsewhere, or those that
        say another value.
    verified : bool
        Whether the numbers of those rules were seen in a text; an agreement with a number from
        memory proves little.
    reasons : tuple of Reason
        What differs.
    """

    claim: Claim
    kind: ClaimKind
    rules: tuple[RuleAt, ...]
    verified: bool
    reasons: tuple[Reason, ...] = ()


def checked_claim(
    claim: Claim, instruments: Sequence[Instrument], *, units: UnitTable
) -> ClaimVerdict:
    """Claim about law held against the law.

    Parameters
    ----------
    claim : Claim
        The claim.
    instruments : sequence of Instrument
        The law.
    units : UnitTable
        Units that exist.

    Returns
    -------
    ClaimVerdict
        The first that fits: agrees, or would if a number from memory held; said by another edition
        or on another day; said of another parameter; counted in a unit that the text does not
        count in; another value is stated; a value that it may mean was not seen, or is known from
        memory alone; said by a text that is no law alone; no such rule.
    """
    every = [RuleAt(one, rule) for one in instruments for rule in one.rules]
    every = [one for one in every if _in_scope(claim, one)]
    rules = [one for one in every if one.instrument.legal_force is not LegalForce.UNOFFICIAL]
    others = [one for one in every if one not in rules]
    current = [one for one in rules if _holds_on(one, claim.day)]

    def saying(those: Iterable[RuleAt], *, same: bool) -> tuple[RuleAt, ...]:
        if not same and not _telling(claim, units):
            return ()
        return tuple(
            one
            for one in those
            if (one.rule.parameter == claim.parameter) is same and _says(claim, one, units)
        )

    named = [one for one in current if _named(claim, one)]
    there = [one for one in named if one.rule.parameter == claim.parameter]
    searches: tuple[tuple[ClaimKind, Callable[[], tuple[RuleAt, ...]]], ...] = (
        (ClaimKind.AGREES, lambda: saying(named, same=True)),
        (ClaimKind.OTHER_EDITION, lambda: saying(rules, same=True)),
        (ClaimKind.OTHER_PARAMETER, lambda: saying(named, same=False)),
        (ClaimKind.UNIT_FAULT, lambda: tuple(there) if _foreign(claim, there, units) else ()),
        (ClaimKind.WRONG_VALUE, lambda: tuple(there) if _refutes(claim, there) else ()),
        (ClaimKind.CANNOT_JUDGE, lambda: tuple(there)),
        (ClaimKind.OTHER_PARAMETER, lambda: saying(rules, same=False)),
        (ClaimKind.UNOFFICIAL, lambda: saying(others, same=True)),
    )
    for kind, search in searches:
        found = search()
        if found:
            return _told(claim, kind, found, saying(others, same=True))
    return ClaimVerdict(claim, ClaimKind.NO_SUCH_RULE, (), True, (reason("policy.claim_nothing"),))


def _told(
    claim: Claim, kind: ClaimKind, found: tuple[RuleAt, ...], others: tuple[RuleAt, ...]
) -> ClaimVerdict:
    verified = kind is not ClaimKind.UNOFFICIAL and any(_verified(claim, one) for one in found)
    if kind is ClaimKind.AGREES and not verified:
        kind = ClaimKind.UNVERIFIED
    reasons = {
        ClaimKind.AGREES: "policy.claim_agrees",
        ClaimKind.OTHER_EDITION: "policy.claim_edition",
        ClaimKind.OTHER_PARAMETER: "policy.claim_parameter",
        ClaimKind.UNVERIFIED: "policy.claim_agrees",
        ClaimKind.UNIT_FAULT: "policy.claim_unit",
        ClaimKind.WRONG_VALUE: "policy.claim_value",
        ClaimKind.UNOFFICIAL: "policy.claim_unofficial",
        ClaimKind.CANNOT_JUDGE: "policy.limit_not_seen",
    }
    rules = ", ".join(one.rule.id for one in found)
    parameters = ", ".join(dict.fromkeys(one.rule.parameter for one in found))
    units = ", ".join(dict.fromkeys(one.rule.unit for one in found))
    told = [
        reason(reasons[kind], rules=rules, parameters=parameters, got=claim.unit, expected=units)
    ]
    if kind is not ClaimKind.UNOFFICIAL:
        told += _remarks(claim, found, verified=verified)
        if others and kind not in (ClaimKind.AGREES, ClaimKind.UNVERIFIED):
            names = ", ".join(one.rule.id for one in others)
            told.append(reason("policy.claim_unofficial", rules=names))
    return ClaimVerdict(claim, kind, found, verified, tuple(told))


def _remarks(claim: Claim, found: Sequence[RuleAt], *, verified: bool) -> list[Reason]:
    """What a claim leaves out or blurs, whatever is found of its number."""
    told = []
    if not verified:
        told.append(reason("policy.claim_unverified"))
    signs = {one.rule.comparator for one in found if one.rule.parameter == claim.parameter}
    if claim.comparator and signs and claim.comparator not in signs:
        stated = ", ".join(sorted(signs))
        told.append(reason("policy.claim_comparator", got=claim.comparator.value, expected=stated))
    routes = dict.fromkeys(name for one in found for name in one.rule.scope.routes)
    if not claim.route and routes and all(one.rule.scope.routes for one in found):
        told.append(reason("policy.claim_route", known=", ".join(routes)))
    return told


def _foreign(claim: Claim, there: Sequence[RuleAt], units: UnitTable) -> bool:
    """Whether a number is counted in something in which no rule on its parameter counts."""
    measured = bool(claim.unit) and not isinstance(claim.value, bool | str)
    return measured and all(_in_unit(claim, one.rule.unit, units) is None for one in there)


def _holds_on(one: RuleAt, day: dt.date) -> bool:
    """Whether a rule holds on a day, or may: a date told to the month contradicts no claim."""
    stands = standing(one.instrument, one.rule, day)
    draft = one.instrument.status is Status.DRAFT
    return stands in (Standing.IN_FORCE, Standing.UNKNOWN) and not draft


def _named(claim: Claim, one: RuleAt) -> bool:
    return claim.instrument in ("", one.instrument.id, one.instrument.family)


def _in_scope(claim: Claim, one: RuleAt) -> bool:
    scope = one.rule.scope
    route = not claim.route or not scope.routes or claim.route in scope.routes
    product = not claim.product or not scope.products or claim.product in scope.products
    excluded = claim.route in scope.exclude_routes or claim.product in scope.exclude_products
    places = {claim.region, claim.region.split("-")[0]}
    region = not claim.region or not scope.regions or bool(places & set(scope.regions))
    return route and product and region and not excluded


def _amounts(claim: Claim, one: RuleAt) -> list[Amount]:
    """Amounts of a rule that a claim may mean: of its state of the plant, or of all."""
    projects = [claim.project] if claim.project else list(Project)
    stated = [limit_of(one.rule, project) for project in projects]
    found = [each for each in stated if each is not None]
    return found if claim.project else [*found, *one.rule.grades]


def _side(comparator: Comparator) -> int:
    return 1 if comparator in UPPER else -1 if comparator in LOWER else 0


def _says(claim: Claim, one: RuleAt, units: UnitTable) -> bool:
    """Whether a rule states what the claim states."""
    if claim.comparator and _side(claim.comparator) != _side(one.rule.comparator):
        return False
    wanted = _in_unit(claim, one.rule.unit, units)
    return wanted is not None and any(_alike(wanted, each.value) for each in _amounts(claim, one))


def _refutes(claim: Claim, there: Sequence[RuleAt]) -> bool:
    """Whether every limit that a claim may mean was seen, so that none of them can be it."""
    amounts = [each for one in there for each in _amounts(claim, one)]
    stated = bool(amounts) and all(each.value is not None for each in amounts)
    return stated and any(_verified(claim, one) for one in there)


def _verified(claim: Claim, one: RuleAt) -> bool:
    """Whether a number of a rule was seen in its final text."""
    return not one.rule.from_draft and any(each.seen for each in _amounts(claim, one))


def _telling(claim: Claim, units: UnitTable) -> bool:
    """Whether a number tells what it measures: a share of one thing is not that of another."""
    measured = bool(claim.unit) and not isinstance(claim.value, bool | str)
    return measured and units.unit(claim.unit).dimension not in ANYTHING


def _in_unit(claim: Claim, unit: str, units: UnitTable) -> float | bool | str | None:
    """Value of a claim in the unit of a rule; None where it measures something else."""
    if isinstance(claim.value, bool | str):
        return claim.value
    if claim.unit == unit:
        return claim.value
    try:
        return claim.value * units.factor(claim.unit, unit)
    except UnitError:
        return None


def _alike(one: float | bool | str, other: float | bool | str | None) -> bool:
    numbers = as_number(one), as_number(other)
    if numbers[0] is None or numbers[1] is None:
        return type(one) is type(other) and one == other
    return bool(holds(numbers[0], Comparator.EQUAL, numbers[1]))
