"""Stated numbers that hang together by identities and balances, weighed against one another.

Around a broken relation all exact relations of the same time are gathered that share quantities
with it; reconciliation moves the stated numbers as little as possible until all hold
(`polysight.audit.suspects`), and tells which of them is most likely wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from polysight.audit.balance_network import Constraint, Term, balance_network
from polysight.audit.binding import Bindings, bindings_of
from polysight.audit.claim import Claim
from polysight.audit.claim_keys import EXTENSIVE, Bucket, bucket, when
from polysight.audit.claim_weights import TABLE as WEIGHTS
from polysight.audit.claim_weights import ClaimWeights, Stated, claim_weights
from polysight.audit.coherent import coherent_factor
from polysight.audit.expression import ROW, Name
from polysight.audit.fitting import are_alike, is_sized
from polysight.audit.name_scopes import TAXES, is_checked
from polysight.audit.polynomial import Polynomial, difference
from polysight.audit.relation_check import Breach
from polysight.audit.relations import EVER, TABLE, Relation, relations
from polysight.audit.report import Report
from polysight.audit.representatives import representatives
from polysight.audit.suspects import BalanceCheck, balance_check
from polysight.audit.weighed import Reconciled, Weighed
from polysight.errors import DataError

#: Rules whose relations are exact.
RULES = ("identity", "balance")
#: Tolerance above which a relation is a rule of thumb and no constraint, in the relation that is
#: broken and others of its rule, and in all others around it.
BROKEN, AROUND = 0.1, 0.05
#: Constraints of one network, and claims of one quantity.
CONSTRAINTS, STATED = 24, 8


_Candidates = Callable[[Name], list[Claim]]


@dataclass(frozen=True, slots=True)
class _Held:
    """A relation at one place and time: its equation, and the claims of each quantity."""

    key: str
    result: str
    terms: Polynomial
    claims: Mapping[str, tuple[Claim, ...]]


class ClaimNetworks:
    """Networks of the claims of one report.

    Parameters
    ----------
    report : Report
        The report.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.bindings: Bindings = bindings_of(report)
        self.relations = {
            relation.key: relation
            for rule in RULES
            for relation in relations(report.evidence.tables[TABLE], rule)
            if relation.sign == "=" and relation.time == "same" and relation.holds == "every"
            if relation.anchor.scope not in TAXES
        }

    @cached_property
    def weights(self) -> ClaimWeights:
        """How sure claims are.

        Returns
        -------
        ClaimWeights
            By the written rule.
        """
        return claim_weights(self.report.evidence.tables[WEIGHTS])

    @cached_property
    def _at_time(self) -> Mapping[str, list[tuple[Relation, Bucket, list[Claim]]]]:
        found: dict[str, list[tuple[Relation, Bucket, list[Claim]]]] = defaultdict(list)
        for relation in self.relations.values():
            for at, moment, claims in self.bindings.contexts(relation.anchor.metrics):
                if is_checked(relation.anchor.scope, at, moment):
                    found[moment].append((relation, at, claims))
        return found

    def reconciled(self, breach: Breach) -> Reconciled | None:
        """Weigh the numbers around a broken relation.

        Parameters
        ----------
        breach : Breach
            The broken relation.

        Returns
        -------
        Reconciled or None
            None where the relation is no exact one, rests on numbers of another time or is broken
            only by distance, and where the relations around it cannot be solved together.
        """
        relation, loose = breach.relation, breach.carried or breach.broken[0].far
        if relation.key not in self.relations or relation.tolerance > BROKEN or loose:
            return None
        centre, around = self._around(breach)
        if centre is None:
            return None
        held = _finest(_near(centre, around))
        try:
            return self._told(self._check(held, centre), held, centre)
        except DataError:
            return None

    def _around(self, breach: Breach) -> tuple[_Held | None, list[_Held]]:
        """The broken relation, and the exact ones of its time, firms, place and wholes."""
        centre: _Held | None = None
        around: list[_Held] = []
        for relation, at, claims in self._at_time.get(breach.moment, ()):
            own = relation.key == breach.relation.key and at == breach.at
            most = BROKEN if relation.rule == breach.relation.rule else AROUND
            if not own and (relation.tolerance > most or not self._related(at, breach.at)):
                continue
            held = self._held(relation, at, breach.moment, claims)
            if own:
                centre = held
            elif held is not None and len(around) < CONSTRAINTS**2:
                around.append(held)
        return centre, around

    def _related(self, one: Bucket, other: Bucket) -> bool:
        wholes = self.report.vocabulary.wholes
        places = {*other[1], *(whole for place in other[1] for whole in wholes(place))}
        wide = {*one[1], *(whole for place in one[1] for whole in wholes(place))}
        near = bool(places & set(one[1]) or wide & set(other[1]))
        return near and (one[2] == other[2] or () in (one[2], other[2]))

    def _held(
        self, relation: Relation, at: Bucket, moment: str, claims: Sequence[Claim]
    ) -> _Held | None:
        stated = self._stated(relation, at, moment, amount=claims[0].unit in EXTENSIVE)
        if any(stated(Name("", (metric.removeprefix(EVER),))) for metric in relation.unless):
            return None
        keys: dict[Name, str] = {}
        of: dict[str, tuple[Claim, ...]] = {}
        for name in (relation.anchor, *relation.others):
            found = _of_one_tax(self._sized(claims if name == relation.anchor else stated(name)))
            buckets = {bucket(one) for one in found}
            if name.scope == ROW or not buckets or len({one[1:] for one in buckets}) > 1:
                return None
            keys[name] = repr((sorted(buckets), {when(one) for one in found}, name.scope in TAXES))
            of[keys[name]] = representatives(found, STATED)
        if not are_alike(one for group in of.values() for one in group):
            return None
        terms = difference(relation.left, relation.right, keys)
        if terms is None:
            return None
        return _Held(repr((relation.key, at)), keys[relation.anchor], terms, of)

    def _stated(self, relation: Relation, at: Bucket, moment: str, *, amount: bool) -> _Candidates:
        return lambda name: self.bindings.candidates(name, at, moment, relation.time, amount=amount)

    def _sized(self, claims: Iterable[Claim]) -> list[Claim]:
        return [one for one in claims if is_sized(self.report, one)]

    def _factor(self, claim: Claim) -> float:
        return coherent_factor(claim.unit, self.report.vocabulary.units.table) or 1.0

    def _check(self, held: Sequence[_Held], centre: _Held) -> BalanceCheck:
        network = balance_network(_constraint(one) for one in held)
        (own,) = [part for part in network.components() if centre.result in part.quantities]
        stated = [
            Stated(key, _scaled(claim, self._factor(claim), _typical(claims)))
            for key, claims in _claims(held).items()
            if key in own.quantities
            for claim in claims
        ]
        return balance_check(own, stated, self.weights)

    def _told(self, check: BalanceCheck, held: Sequence[_Held], centre: _Held) -> Reconciled:
        """What is said of the numbers of the broken relation itself."""
        claims = _claims(held)
        named = {claim.id: claim for group in centre.claims.values() for claim in group}
        suspects = []
        for one in check.suspects:
            if one.claim not in named:
                continue
            claim = named[one.claim]
            factor = self._factor(claim)
            weighed = Weighed(claim, one.stated / factor, one.implied / factor, one.share)
            if math.isfinite(weighed.implied):
                suspects.append(weighed)
        adjusted = [
            (claims[key][0], float(value) / self._factor(claims[key][0]))
            for key, value in zip(check.quantities, check.adjusted, strict=True)
            if math.isfinite(value)
        ]
        culprit = next((one for one in suspects if one.claim.id == check.culprit), None)
        return Reconciled(check.before.passed, culprit, tuple(suspects), tuple(adjusted))


def _near(centre: _Held, around: Sequence[_Held]) -> list[_Held]:
    """Relations that share quantities with the first, or with one that does, the nearest first."""
    taken, known, left = [centre], set(centre.claims), list(around)
    while left and len(taken) < CONSTRAINTS:
        next_ones = [one for one in left if known & set(one.claims)]
        if not next_ones:
            break
        next_ones = sorted(next_ones, key=lambda one: one.key)[: CONSTRAINTS - len(taken)]
        taken += next_ones
        known |= {key for one in next_ones for key in one.claims}
        left = [one for one in left if one not in next_ones]
    return taken


def _finest(held: Sequence[_Held]) -> list[_Held]:
    """Without those that another tells of the same number with more of its parts."""

    def is_coarse(one: _Held) -> bool:
        return any(
            other.result == one.result and set(one.claims) < set(other.claims) for other in held
        )

    return [one for one in held if not is_coarse(one)]


def _claims(held: Iterable[_Held]) -> dict[str, tuple[Claim, ...]]:
    return {key: claims for one in held for key, claims in one.claims.items()}


def _constraint(held: _Held) -> Constraint:
    terms = [Term(number, factors) for factors, number in held.terms.items() if factors]
    return Constraint(held.key, tuple(terms), held.terms.get((), 0.0))


def _of_one_tax(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without tax where some are and others with it: revenue and cost are without."""
    plain = [one for one in claims if one.basis.get("tax") != TAXES["taxed"]]
    return plain or list(claims)


def _typical(claims: Sequence[Claim]) -> float:
    """Size of a quantity: the middle of what is stated of it."""
    return median(abs(one.span.middle) for one in claims if one.span is not None)


def _scaled(claim: Claim, factor: float, typical: float) -> Claim:
    """Claim in units that fit together, no surer than the size of its quantity allows.

    A number that is far too small would else be taken for a very exact one.
    """
    span = claim.span
    assert span is not None
    size = abs(span.middle)
    blurred = span.tolerance * max(typical / size, 1.0) if size else span.tolerance
    low, high, least, most = (factor * end for end in (span.low, span.high, span.least, span.most))
    return replace(
        claim, span=replace(span, low=low, high=high, least=least, most=most, tolerance=blurred)
    )
