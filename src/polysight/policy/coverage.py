"""Whom a rule concerns: scope, exclusions and conditions, held against a plant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polysight.policy.facts import Subject
from polysight.policy.instrument import Instrument, InstrumentKind, Rule
from polysight.policy.reason import Reason, reason

#: Words for a code that nobody knows.
UNSTATED = ("", "unknown", "all")
#: Parameter that says where goods go: it puts a plant under the law of another country.
DESTINATION = "export-destination"
#: A site of both routes, or a product of both: part of it may be what a rule on one route means.
HYBRID = "hybrid"
MIXED = ("siemens", "silane-fbr")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Why a rule does not concern a plant, or why nobody can tell.

    Parameters
    ----------
    outside : tuple of Reason
        Each takes the plant out of the rule.
    doubtful : tuple of Reason
        Each leaves open whether the rule concerns it; counts where nothing takes it out.
    """

    outside: tuple[Reason, ...] = ()
    doubtful: tuple[Reason, ...] = ()


def places(subject: Subject) -> tuple[str, ...]:
    """Regions in which a plant lies.

    Parameters
    ----------
    subject : Subject
        The plant.

    Returns
    -------
    tuple of str
        Codes from the narrowest to the widest; from the region alone, it and its country.
    """
    if subject.regions:
        return subject.regions
    return tuple(dict.fromkeys((subject.region, subject.region.split("-")[0])))


def coverage(rule: Rule, instrument: Instrument, subject: Subject) -> Coverage:
    """Whether a rule concerns a plant.

    Parameters
    ----------
    rule : Rule
        The rule.
    instrument : Instrument
        The instrument in which it stands.
    subject : Subject
        The plant.

    Returns
    -------
    Coverage
        Empty on both sides where the rule concerns the plant.
    """
    scope = rule.scope
    outside: list[Reason] = []
    doubtful: list[Reason] = []
    for name, code, within, without in (
        ("route", subject.route, scope.routes, scope.exclude_routes),
        ("product", subject.product, scope.products, scope.exclude_products),
        ("company", subject.company, scope.companies, ()),
    ):
        if code in UNSTATED and (within or without) and name != "company":
            doubtful.append(reason(f"policy.{name}_unknown"))
        elif name == "route" and code == HYBRID and _of_one_route(within, without):
            doubtful.append(reason("policy.route_mixed", known=", ".join(within or without)))
        elif code in without:
            outside.append(reason("policy.excluded", got=code))
        elif within and code not in within:
            outside.append(reason(f"policy.{name}_outside", got=code, known=", ".join(within)))
    if scope.projects and subject.project not in scope.projects:
        outside.append(reason("policy.project_outside", got=subject.project.value))
    outside += _elsewhere(rule, instrument, subject)
    for one in _conditions(rule, subject):
        (doubtful if one.key == "policy.condition_unknown" else outside).append(one)
    return Coverage(tuple(outside), tuple(doubtful))


def _of_one_route(within: Sequence[str], without: Sequence[str]) -> bool:
    """Whether a rule takes in, or leaves out, a route of which a hybrid plant has a part."""
    if HYBRID in (*within, *without):
        return False
    return any(one in (*within, *without) for one in MIXED)


def _elsewhere(rule: Rule, instrument: Instrument, subject: Subject) -> Iterator[Reason]:
    """Reasons of place: a plant under another law, in another region, of another origin."""
    scope, within = rule.scope, places(subject)
    abroad = bool(scope.origins) or instrument.kind is InstrumentKind.TARIFF
    abroad = abroad or any(one.parameter == DESTINATION for one in scope.where)
    if not abroad and instrument.jurisdiction not in within:
        yield reason("policy.jurisdiction_outside", got=instrument.jurisdiction)
    if scope.regions and not set(scope.regions) & set(within):
        yield _told("policy.region_outside", subject.region, scope.regions)
    origins = (subject.origin,) if subject.origin else within
    if scope.origins and not set(scope.origins) & set(origins):
        yield _told("policy.origin_outside", origins[-1], scope.origins)


def _told(key: str, got: str, known: Sequence[str]) -> Reason:
    return reason(key, got=got, known=", ".join(known))


def _conditions(rule: Rule, subject: Subject) -> Iterator[Reason]:
    for one in rule.scope.where:
        answer = subject.answer(one.parameter)
        if answer is None:
            yield reason("policy.condition_unknown", parameter=one.parameter)
        elif answer.value != one.answer:
            yield reason("policy.condition_unmet", parameter=one.parameter, got=answer.value)
