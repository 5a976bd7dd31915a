"""What changed in the law between two days: rules added, ended, tightened, loosened, announced.

Rules are paired where they ask the same thing of the same plants: one family, one parameter, scopes
that overlap. A limit that was not seen is not called tighter or looser.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from polysight.policy.calendar import PREVIEWS, standing
from polysight.policy.comparison import holds, stricter
from polysight.policy.instrument import (
    Amount,
    Comparator,
    Instrument,
    Project,
    Rule,
    Scope,
    Standing,
)
from polysight.units import UnitTable


class DifferenceKind(StrEnum):
    """How a rule differs between two days."""

    ADDED = "added"
    ENDED = "ended"
    TIGHTENED = "tightened"
    LOOSENED = "loosened"
    CHANGED = "changed"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class RuleAt:
    """A rule and the instrument in which it stands.

    Parameters
    ----------
    instrument : Instrument
        The edition.
    rule : Rule
        The rule.
    """

    instrument: Instrument
    rule: Rule


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two days.

    Parameters
    ----------
    kind : DifferenceKind
        How it differs; ``ANNOUNCED`` for a preview that was none on the earlier day.
    parameter : str
        Code of the parameter.
    before, after : RuleAt or None
        The rule on the earlier and on the later day.
    project : Project or None
        State of the plant whose limit moved; None where the whole rule differs.
    limit_before, limit_after : Amount or None
        The limits of that state, each in the unit of its rule.
    """

    kind: DifferenceKind
    parameter: str
    before: RuleAt | None
    after: RuleAt | None
    project: Project | None = None
    limit_before: Amount | None = None
    limit_after: Amount | None = None

    @property
    def verified(self) -> bool:
        """Whether both limits of a move were seen in final texts.

        Returns
        -------
        bool
            False where one of them is known from memory, an unverified text or a draft alone; True
            where no limit moved.
        """
        if self.project is None:
            return True
        rules = [one.rule for one in (self.before, self.after) if one]
        limits = [one for one in (self.limit_before, self.limit_after) if one]
        return all(one.seen for one in limits) and not any(one.from_draft for one in rules)


def held(instruments: Sequence[Instrument], day: dt.date) -> tuple[RuleAt, ...]:
    """Rules that hold on a day, beyond doubt.

    Parameters
    ----------
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        The day.

    Returns
    -------
    tuple of RuleAt
        In the order of instruments and rules.
    """
    return _standing_as(instruments, day, (Standing.IN_FORCE,))


def _standing_as(
    instruments: Sequence[Instrument], day: dt.date, wanted: Sequence[Standing]
) -> tuple[RuleAt, ...]:
    return tuple(
        RuleAt(one, rule)
        for one in instruments
        for rule in one.rules
        if standing(one, rule, day) in wanted
    )


def differences(
    instruments: Sequence[Instrument], first: dt.date, last: dt.date, *, units: UnitTable
) -> tuple[Difference, ...]:
    """What differs in the law between two days.

    Parameters
    ----------
    instruments : sequence of Instrument
        The law.
    first, last : datetime.date
        The earlier and the later day.
    units : UnitTable
        Units that exist.

    Returns
    -------
    tuple of Difference
        Moved limits first, then rules that came and went, then what was announced.
    """
    old, new = held(instruments, first), held(instruments, last)
    ended = [one for one in old if one not in new]
    added = [one for one in new if one not in old]
    pairs = _successions(ended, added)
    found = [each for one, other in pairs for each in _moved(one, other, units)]
    ended = [one for one in ended if one not in [pair[0] for pair in pairs]]
    added = [one for one in added if one not in [pair[1] for pair in pairs]]
    found += [Difference(DifferenceKind.ENDED, one.rule.parameter, one, None) for one in ended]
    found += [Difference(DifferenceKind.ADDED, one.rule.parameter, None, one) for one in added]
    shown = _standing_as(instruments, first, PREVIEWS)
    found += [
        Difference(DifferenceKind.ANNOUNCED, one.rule.parameter, None, one)
        for one in _standing_as(instruments, last, PREVIEWS)
        if one not in shown and one not in old
    ]
    return tuple(found)


def _successions(ended: Sequence[RuleAt], added: Sequence[RuleAt]) -> list[tuple[RuleAt, RuleAt]]:
    """Rules and what took their place; one may follow several, of one product each."""
    return [(one, other) for one in ended if (other := _partner(one, added)) is not None]


def _partner(one: RuleAt, others: Sequence[RuleAt]) -> RuleAt | None:
    """Rule that took the place of another: the one whose scope is most like it."""
    fits = [
        other
        for other in others
        if other.instrument.family == one.instrument.family
        and other.rule.parameter == one.rule.parameter
        and likeness(one.rule.scope, other.rule.scope) > 0
    ]
    return max(fits, key=lambda other: likeness(one.rule.scope, other.rule.scope), default=None)


def likeness(one: Scope, other: Scope) -> int:
    """How much two scopes have in common.

    Parameters
    ----------
    one, other : Scope
        Scopes of two rules.

    Returns
    -------
    int
        Number of dimensions, one added, on which they agree to the letter; 0 where they have no
        plant in common.
    """
    pairs = (
        (one.routes, other.routes),
        (one.products, other.products),
        (one.regions, other.regions),
        (one.origins, other.origins),
        (one.companies, other.companies),
        (one.projects, other.projects),
    )
    apart = any(a and b and not set(a) & set(b) for a, b in pairs)
    apart = apart or bool(set(one.routes) & set(other.exclude_routes))
    apart = apart or bool(set(other.routes) & set(one.exclude_routes))
    answers = {each.parameter: each.answer for each in one.where}
    apart = apart or any(
        answers.get(each.parameter, each.answer) != each.answer for each in other.where
    )
    return 0 if apart else 1 + sum(set(a) == set(b) for a, b in pairs) + (one.where == other.where)


def _moved(before: RuleAt, after: RuleAt, units: UnitTable) -> list[Difference]:
    """How the limits of a rule moved, one entry a state of the plant whose limit moved."""
    found = []
    for project in Project:
        old, new = limit_of(before.rule, project), limit_of(after.rule, project)
        kind = _direction(before.rule, after.rule, old, new, units)
        if kind is not None:
            parameter = after.rule.parameter
            found.append(Difference(kind, parameter, before, after, project, old, new))
    rates = before.rule.rate is not None and after.rule.rate is not None
    return found[:1] if rates else found


def limit_of(rule: Rule, project: Project) -> Amount | None:
    """Limit of a rule for a state of the plant, or its rate.

    Parameters
    ----------
    rule : Rule
        The rule.
    project : Project
        State of the plant.

    Returns
    -------
    Amount or None
        The limit; the rate for every state; None where the rule says nothing.
    """
    return rule.limits.of(project) if rule.limits else rule.rate


def _direction(
    before: Rule, after: Rule, old: Amount | None, new: Amount | None, units: UnitTable
) -> DifferenceKind | None:
    """Whether a limit moved, and to which side; None where it stays."""
    if old is None or new is None:
        return None if old is new else DifferenceKind.CHANGED
    first, last = as_number(old.value), as_number(new.value)
    if first is None or last is None:
        same = old.value == new.value and before.comparator is after.comparator
        return None if same else DifferenceKind.CHANGED
    last *= units.factor(after.unit, before.unit) if after.unit != before.unit else 1.0
    tighter = stricter(last, first, after.comparator)
    if tighter is not None:
        return DifferenceKind.TIGHTENED if tighter else DifferenceKind.LOOSENED
    alike = bool(holds(last, Comparator.EQUAL, first)) and before.comparator is after.comparator
    return None if alike else DifferenceKind.CHANGED


def as_number(value: float | bool | str | None) -> float | None:
    """Value of an amount as a number.

    Parameters
    ----------
    value : float, bool, str or None
        The value.

    Returns
    -------
    float or None
        None for a yes or no, for a code, and where there is none.
    """
    if value is None or isinstance(value, bool | str):
        return None
    return float(value)
