"""Whether stated numbers keep a relation: all that a report states for one place and time."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from polysight.audit.binding import Bindings, bindings_of
from polysight.audit.cited_rows import EVERYWHERE, cited_rows
from polysight.audit.claim import Claim
from polysight.audit.claim_keys import EXTENSIVE, Bucket, when
from polysight.audit.coherent import coherent_factor
from polysight.audit.expression import ROW, Name, is_sum, value, written
from polysight.audit.fitting import are_alike, firm_claims, is_sized
from polysight.audit.interval import Interval, nearest_ends, ratio_apart
from polysight.audit.name_scopes import INCOME, TAXES, is_checked, of_one_return, within_scope
from polysight.audit.relations import EVER, Relation
from polysight.audit.report import Report
from polysight.audit.representatives import TRIED, representatives
from polysight.audit.serving import is_now
from polysight.audit.telling import shown, stated

#: Claims of each name that are tried, by how many names a relation has.
TRIED_BY_NAMES = {1: 10, 2: 10, 3: TRIED, 4: 4}
#: Excess from which a choice of claims weighs no more.
WORST = 20.0
#: Rows that a finding names at most.
ROWS = 10


@dataclass(frozen=True, slots=True)
class Trial:
    """One choice of claims for the names of a relation.

    Parameters
    ----------
    claims : tuple of Claim
        The claim that is checked first.
    left, right : Interval
        Both sides, in units that fit together.
    excess : float
        How far they lie apart over the tolerance; at most one where the relation holds.
    far : bool
        Whether only a word such as "over" saves it while the numbers lie far apart.
    expected, got : float
        What the right side gives and what is stated, in the unit of the text.
    text, unit : str
        The arithmetic (empty where the relation holds), and the unit of both sides.
    """

    claims: tuple[Claim, ...]
    left: Interval
    right: Interval
    excess: float
    far: bool
    expected: float
    got: float
    text: str
    unit: str


@dataclass(frozen=True, slots=True)
class Breach:
    """A relation that stated numbers break, at one place and time.

    Parameters
    ----------
    relation : Relation
        The relation.
    at, moment : tuple, str
        Place, firms, group and route, and time, of the claims that are checked.
    broken, kept : tuple of Trial
        Choices of claims that break it, the worst first, and that keep it.
    claims : tuple of Claim
        Claims that take part, the suspect first.
    evidence : tuple of str
        Rows of evidence that it rests on.
    in_one_section : bool
        Whether a choice of claims from one section breaks it.
    carried : bool
        Whether a claim of another year was taken.
    """

    relation: Relation
    at: Bucket
    moment: str
    broken: tuple[Trial, ...]
    kept: tuple[Trial, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[str, ...]
    in_one_section: bool
    carried: bool


def breaches(report: Report, relations: Iterable[Relation]) -> Iterator[Breach]:
    """Relations that the claims of a report break.

    Parameters
    ----------
    report : Report
        The report.
    relations : iterable of Relation
        Relations to check.

    Yields
    ------
    Breach
        One for each relation, place and time at most.
    """
    bindings = bindings_of(report)
    for relation in relations:
        if not all(map(bindings.tells, relation.others)):
            continue
        check = _Check(report, bindings, relation)
        limits = relation.anchor.scope == "limit"
        contexts = bindings.limits if limits else bindings.contexts
        for at, moment, claims in contexts(relation.anchor.metrics):
            if not is_checked(relation.anchor.scope, at, moment):
                continue
            found = check.breach(at, moment, claims)
            if found is not None:
                yield found


class _Check:
    """One relation against one report."""

    def __init__(self, report: Report, bindings: Bindings, relation: Relation) -> None:
        self.report, self.bindings, self.relation = report, bindings, relation
        self.rows = [n for n in relation.others if n.scope == ROW]
        self.names = [n for n in relation.others if n.scope != ROW]
        self.units = report.vocabulary.units.table
        self.cited = cited_rows(report, [n.metrics[0] for n in self.rows])
        self.places = {row.place for row in self.cited.values()} - EVERYWHERE

    def breach(self, at: Bucket, moment: str, claims: list[Claim]) -> Breach | None:
        """What the claims of one place and time break."""
        relation = self.relation
        claims = within_scope(relation.anchor, [one for one in claims if self._is_sized(one)])
        if not claims or any(self._states(metric, at, moment) for metric in relation.unless):
            return None
        wide = {whole for place in at[1] for whole in self.report.vocabulary.wholes(place)}
        found = self._found(at, moment, claims) if self.places <= wide | set(at[1]) else None
        if found is None:
            return None
        tried = TRIED_BY_NAMES.get(1 + len(self.names), 3)
        sections = {claim.section for claim in claims}
        for others, _ in found.values():
            sections &= {claim.section for claim in others}
        aways = [away for _, away in found.values()]
        choices: dict[tuple[str, ...], tuple[Claim, ...]] = {}
        for section in [*(sorted(sections) if len(sections) <= 64 else ()), None]:
            for choice in self._choices(section, claims, found, tried):
                choices.setdefault(tuple(claim.id for claim in choice), choice)
        trials = [self._trial(choice, aways) for choice in choices.values()]
        return self._told(at, moment, trials, carried=any(aways))

    def _order(self, trial: Trial, moment: str) -> tuple[int, int, int, int]:
        """Choices that a reader makes first: one section, one time, main route, one table."""
        away = sum(
            when(one) != moment and not is_now(when(one), self.report.year) for one in trial.claims
        )
        beside = {claim.section for claim in trial.claims[1:]}
        routes = {"", trial.claims[0].route, *self.bindings.mains}
        minor = sum(one.route not in routes for one in trial.claims)
        return (-_in_one_section(trial), away, minor, len(beside))

    def _states(self, metric: str, at: Bucket, moment: str) -> bool:
        """Whether a metric is told then; with the mark of it at any time."""
        name, time = Name("", (metric.removeprefix(EVER),)), "same"
        return bool(self.bindings.candidates(name, at, moment, "any" if EVER in metric else time))

    def _found(
        self, at: Bucket, moment: str, anchors: Sequence[Claim]
    ) -> dict[Name, tuple[list[Claim], int]] | None:
        placed = self.report.metric(anchors[0]).closes == "place"
        amount, time = placed or anchors[0].unit in EXTENSIVE, self.relation.time
        found: dict[Name, tuple[list[Claim], int]] = {}
        for name in self.names:
            claims = self.bindings.candidates(name, at, moment, time, amount=amount)
            away = 0
            reach = max(self.relation.reach.get(metric, 0) for metric in name.metrics)
            if not claims and reach:
                claims, away = self.bindings.carried(name, at, moment, reach)
            claims = [one for one in claims if self._is_sized(one)]
            if not claims:
                return None
            found[name] = claims, away
        return found

    def _is_sized(self, claim: Claim) -> bool:
        """Whether the size of a claim's unit is known; others take no part in arithmetic."""
        return is_sized(self.report, claim)

    def _choices(
        self,
        section: str | None,
        anchors: Sequence[Claim],
        found: Mapping[Name, tuple[list[Claim], int]],
        tried: int,
    ) -> Iterator[tuple[Claim, ...]]:
        """Claims to try together, from one section or from all."""

        def of(claims: Sequence[Claim]) -> tuple[Claim, ...]:
            firm = claims if self.relation.holds == "every" else firm_claims(claims)
            return representatives(
                [one for one in firm if section is None or one.section == section], tried
            )

        choices = [of(anchors), *(of(claims) for claims, _ in found.values())]
        taxed = self.relation.anchor.scope in TAXES
        netted = self.relation.anchor.scope in INCOME
        for choice in product(*choices):
            apart = len({claim.id for claim in choice}) == len(choice)
            if netted and not of_one_return(choice):
                continue
            if apart and (taxed or are_alike(choice)):
                yield choice

    def _trial(self, choice: tuple[Claim, ...], aways: Sequence[int]) -> Trial:
        relation = self.relation
        taken = dict(zip(self.names, choice[1:], strict=True)) | {relation.anchor: choice[0]}
        drift = dict(zip(self.names, aways, strict=True))

        def allowed(name: Name) -> Interval:
            if name.scope == ROW:
                return self.cited[name.metrics[0]].interval
            return _carried(self._interval(taken[name]), drift.get(name, 0), relation.drift)

        def plain(name: Name) -> Interval:
            if name.scope == ROW:
                return self.cited[name.metrics[0]].interval
            span, factor = taken[name].span, self._factor(taken[name])
            assert span is not None
            return Interval(span.low * factor, span.high * factor)

        left, right = (value(side.tree, allowed) for side in (relation.left, relation.right))
        excess = self._excess(left, right, [allowed(name) for name in taken])
        middles = [value(side.tree, plain).middle for side in (relation.left, relation.right)]
        far = bool(relation.distance) and excess <= 1.0
        if far:
            wrong = relation.sign == "=" or (middles[0] < middles[1]) == (relation.sign == ">=")
            far = wrong and ratio_apart(*middles) >= relation.distance
        unit = self._unit(taken)
        factor = (coherent_factor(unit, self.units) or 1.0) if unit else 1.0
        got, expected = (middle / factor for middle in middles)
        told = excess > 1.0 or far
        text = self._text(taken, (got, expected), unit) if told else ""
        return Trial(choice, left, right, excess, far, expected, got, text, unit)

    def _excess(self, left: Interval, right: Interval, taken: Iterable[Interval]) -> float:
        """Distance between the sides over the tolerance; zero where they meet."""
        gaps = {
            "<=": max(left.low - right.high, 0.0),
            ">=": max(right.low - left.high, 0.0),
            "=": left.gap(right),
        }
        gap = gaps[self.relation.sign]
        if gap == 0.0 or math.isinf(gap):
            return 0.0
        scale = max(abs(end) for end in nearest_ends(left, right))
        if self.relation.rule == "balance":
            scale = max([scale, *(abs(interval.middle) for interval in taken)])
        tolerance = self.relation.tolerance * self.report.tolerance
        if not tolerance or not scale:
            return WORST
        return gap / scale / (tolerance / (1.0 + tolerance))

    def _factor(self, claim: Claim) -> float:
        return coherent_factor(claim.unit, self.units) or 1.0

    def _interval(self, claim: Claim) -> Interval:
        factor = self._factor(claim)
        span = claim.span
        assert span is not None
        return Interval(span.least * factor, span.most * factor)

    def _text(self, taken: Mapping[Name, Claim], middles: Sequence[float], unit: str) -> str:
        def told(name: Name) -> str:
            return self.cited[name.metrics[0]].text if name.scope == ROW else stated(taken[name])

        relation = self.relation
        sides = [written(side.tree, told) for side in (relation.left, relation.right)]
        results = [shown(middle, unit) for middle in middles]
        plain = [
            not side.names or text == told(side.names[0])
            for side, text in zip((relation.left, relation.right), sides, strict=True)
        ]
        ends = [
            side if alone else f"{side} = {result}"
            for side, alone, result in zip(sides, plain, results, strict=True)
        ]
        return f"{ends[1]} {_TURNED[relation.sign]} {ends[0]}"

    def _unit(self, taken: Mapping[Name, Claim]) -> str:
        """Unit in which both sides are told; empty where no name has it."""
        relation = self.relation
        for side in (relation.left, relation.right):
            if not side.names:
                continue
            first = side.names[0]
            if first.scope == ROW:
                return self.cited[first.metrics[0]].unit
            if side.text == ".".join(filter(None, (first.scope, "|".join(first.metrics)))):
                return taken[first].unit
        anchor = taken[relation.anchor].unit
        others = {taken[name].unit for name in relation.left.names[1:]}
        return anchor if others <= ({anchor} if is_sum(relation.left) else {"1"}) else ""

    def _told(
        self, at: Bucket, moment: str, trials: list[Trial], *, carried: bool
    ) -> Breach | None:
        relation = self.relation
        broken = [trial for trial in trials if trial.excess > 1.0]
        if not carried and relation.sign == "<=" and relation.rule == "balance":
            # Nothing is left outside: that the part is above its whole is told by another rule.
            broken = [trial for trial in broken if trial.right.high > 0.0]
        kept = [trial for trial in trials if trial.excess <= 1.0]
        if relation.holds == "some" and kept:
            # What one section states has to agree there, whatever others say.
            home = [trial for trial in trials if _in_one_section(trial)]
            kept = [trial for trial in home if trial.excess <= 1.0] if home else kept
            broken = [trial for trial in home if trial.excess > 1.0] if home else broken
        far = [trial for trial in kept if trial.far]
        if relation.holds == "some" and kept:
            return None
        if relation.holds == "most" and 2 * len(broken) <= len(trials):
            return None
        if not broken:
            if not far or len(far) < len(kept):
                return None
            broken, kept = far, []
        broken.sort(key=lambda trial: (*self._order(trial, moment), -trial.excess))
        return Breach(
            relation,
            at,
            moment,
            tuple(broken),
            tuple(kept),
            _suspects_first(broken, kept),
            tuple(dict.fromkeys(name.metrics[0] for name in self.rows)),
            any(map(_in_one_section, broken)),
            carried,
        )


#: Sign between what is demanded and what is stated, where a relation is broken.
_TURNED = {"=": "≠", "<=": "<", ">=": ">"}


def _ids(trial: Trial) -> tuple[str, ...]:
    return tuple(claim.id for claim in trial.claims)


def _in_one_section(trial: Trial) -> bool:
    return len({claim.section for claim in trial.claims}) == 1


def _suspects_first(broken: Sequence[Trial], kept: Sequence[Trial]) -> tuple[Claim, ...]:
    """Claims of the worst choices; first who is in most that break it and in fewest that keep."""
    against: dict[str, float] = defaultdict(float)
    for trials, sign in ((broken, 1.0), (kept, -1.0)):
        weights = [min(max(trial.excess, 1.0), WORST) for trial in trials]
        for trial, weight in zip(trials, weights, strict=True):
            for name in _ids(trial):
                against[name] += sign * weight / sum(weights)
    named: dict[str, Claim] = {}
    for trial in broken:
        fresh = {claim.id: claim for claim in trial.claims}
        if len(named | fresh) <= ROWS:
            named |= fresh
    return tuple(sorted(named.values(), key=lambda claim: -round(against[claim.id], 9)))


def _carried(interval: Interval, years: int, drift: float) -> Interval:
    """Interval after some years in which the number may have changed."""
    if not years:
        return interval
    return interval * Interval((1.0 - drift) ** years, (1.0 + drift) ** years)
