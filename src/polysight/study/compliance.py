"""A plant held against the law: verdicts of a day, what changes next, and what disagrees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from polysight.evidence.store import Evidence
from polysight.policy.calendar import Change, changes, checked_day
from polysight.policy.instrument import Comparator, Instrument, LegalForce
from polysight.policy.reason import reason
from polysight.policy.verdict import Disagreement, Verdict, VerdictKind, disagreements, verdict
from polysight.study.plant_facts import ENERGY, PlantFacts, subject_under

#: Years ahead in which the next change of the law is looked for.
AHEAD = 10
LONG_YEAR = 366
#: Order in which verdicts are told: what is missed first.
URGENCY = (
    VerdictKind.FAIL, VerdictKind.CANNOT_JUDGE, VerdictKind.PASS, VerdictKind.NOT_COVERED
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Turn:
    """A day on which the law changes for a plant.

    Parameters
    ----------
    day : datetime.date
        The day.
    changes : tuple of Change
        What happens to instruments that concern the plant.
    verdicts : tuple of Verdict
        Verdicts on that day of the rules whose verdict is another than before, or that are new.
    before : dict of str to Verdict
        Verdict the day before, by rule, of those and of rules that end.
    held : tuple of Verdict
        Every verdict of that day, of rules that changed and of rules that did not.
    """

    day: dt.date
    changes: tuple[Change, ...]
    verdicts: tuple[Verdict, ...]
    before: dict[str, Verdict]
    held: tuple[Verdict, ...]


@dataclass(frozen=True, eq=False)
class Compliance:
    """What the law says about a plant on a day.

    Parameters
    ----------
    facts : PlantFacts
        The plant.
    day : datetime.date
        The day.
    verdicts : tuple of Verdict
        Of rules that hold on the day or may hold, the most urgent first; rates and rules that
        only state that something applies are among them.
    previews : tuple of Verdict
        Of drafts and of rules that take effect later, if they held.
    outside : tuple of Verdict
        Of rules that do not concern the plant, with the reason.
    every_steam : tuple of Verdict
        Of rules on comprehensive energy that hold or are coming, were steam from waste heat
        counted too; empty where the number was measured.
    other_states : tuple of Verdict
        Of rules that hold, are coming or hold on the next turn, were the plant counted in the state
        that its file tells and not in the one that follows from its start and the effect of the
        text; only where that changes limit or verdict. No text that defines the states was seen.
    disagreements : tuple of Disagreement
        Rules that hold together and say different things.
    turn : Turn or None
        The next day on which the law changes for the plant; None where nothing is known to come.
    """

    facts: PlantFacts
    day: dt.date
    verdicts: tuple[Verdict, ...]
    previews: tuple[Verdict, ...]
    outside: tuple[Verdict, ...]
    every_steam: tuple[Verdict, ...]
    other_states: tuple[Verdict, ...]
    disagreements: tuple[Disagreement, ...]
    turn: Turn | None


def compliance(
    facts: PlantFacts, instruments: Sequence[Instrument], day: dt.date, evidence: Evidence
) -> Compliance:
    """Verdicts on a plant.

    Parameters
    ----------
    facts : PlantFacts
        The plant.
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        The day.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    Compliance
        Everything that the law says.

    Raises
    ------
    UsageError
        If the day lies before the first instrument.
    UnitError
        If an answer does not measure what a rule limits.
    """
    checked_day(instruments, day)
    found = judged(facts, instruments, day, evidence)
    current = [one for one in found if concerns(one)]
    previews = [one for one in found if one.preview and one.kind is not VerdictKind.NOT_COVERED]
    energy = [one for one in (*current, *previews) if one.rule.parameter == ENERGY]
    turn = next_turn(facts, instruments, day, evidence)
    held = (*current, *previews, *(turn.verdicts if turn else ()))
    return Compliance(
        facts,
        day,
        tuple(sorted(current, key=urgency)),
        tuple(previews),
        tuple(one for one in found if one.kind is VerdictKind.NOT_COVERED),
        tuple(_with_all_steam(facts, energy, evidence)),
        tuple(_in_the_other_state(facts, held, evidence)),
        disagreements(current),
        turn,
    )


def judged(
    facts: PlantFacts, instruments: Sequence[Instrument], day: dt.date, evidence: Evidence
) -> tuple[Verdict, ...]:
    """Verdict of every rule, each instrument counting energy in its own way.

    Parameters
    ----------
    facts : PlantFacts
        The plant.
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        The day.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    tuple of Verdict
        In the order of instruments and rules.
    """
    return tuple(
        _unjudged_rate(verdict(rule, one, subject, day, units=evidence.units))
        for one in instruments
        for subject in (subject_under(facts, one),)
        for rule in one.rules
    )


def _unjudged_rate(one: Verdict) -> Verdict:
    """A rate is paid and not kept or missed: what a plant pays says nothing of its compliance."""
    rate = one.rule.rate
    if rate is None or one.comparison is None:
        return one
    told = reason("policy.states_rate", rate=rate.value, unit=one.rule.unit)
    return replace(
        one, kind=VerdictKind.CANNOT_JUDGE, conditional=None, comparison=None,
        passing_share=None, reasons=(*one.reasons, told),
    )  # fmt: skip


def concerns(one: Verdict) -> bool:
    """Whether a rule holds, or may hold, for the plant on the day of its verdict.

    Parameters
    ----------
    one : Verdict
        The verdict.

    Returns
    -------
    bool
        False for previews and for what does not concern the plant.
    """
    return not one.preview and one.kind is not VerdictKind.NOT_COVERED


def urgency(one: Verdict) -> tuple[int, int, int]:
    """Place of a verdict in the order of telling.

    Parameters
    ----------
    one : Verdict
        The verdict.

    Returns
    -------
    tuple of int
        Legal force, verdict, and conditional verdict.
    """
    forces = tuple(LegalForce)
    return (
        forces.index(one.instrument.legal_force), URGENCY.index(one.kind),
        URGENCY.index(one.likely),
    )  # fmt: skip


def states_only(one: Verdict) -> bool:
    """Whether a rule sets no limit for the plant: it states a rate, or that something applies.

    Parameters
    ----------
    one : Verdict
        The verdict.

    Returns
    -------
    bool
        True for taxes, duties and duties to do something.
    """
    rule = one.rule
    applies = rule.comparator is Comparator.APPLIES and one.comparison is None
    return rule.rate is not None or applies


def next_turn(
    facts: PlantFacts, instruments: Sequence[Instrument], day: dt.date, evidence: Evidence
) -> Turn | None:
    """The next day on which the law changes for a plant.

    Parameters
    ----------
    facts : PlantFacts
        The plant.
    instruments : sequence of Instrument
        The law.
    day : datetime.date
        The day from which one looks ahead.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    Turn or None
        The day and what is judged otherwise on it; None where nothing is known to come.
    """
    coming = changes(instruments, day + dt.timedelta(days=1), _years_on(day, AHEAD))
    before = _standing(judged(facts, instruments, day, evidence))
    for when in dict.fromkeys(one.day for one in coming):
        after = _standing(judged(facts, instruments, when, evidence))
        moved = [name for name in after if _otherwise(before.get(name), after[name])]
        ended = [name for name in before if name not in after]
        if moved or ended:
            told = tuple(after[name] for name in moved)
            names = {one.instrument.id for one in (*told, *(before[name] for name in ended))}
            what = tuple(one for one in coming if one.day == when and one.instrument in names)
            known = {name: before[name] for name in (*moved, *ended) if name in before}
            held = tuple(sorted(after.values(), key=urgency))
            return Turn(when, what, tuple(sorted(told, key=urgency)), known, held)
    return None


def _standing(found: Sequence[Verdict]) -> dict[str, Verdict]:
    """Verdicts that hold, by rule; what is unofficial changes no law."""
    return {
        one.rule.id: one
        for one in found
        if concerns(one) and one.instrument.legal_force is not LegalForce.UNOFFICIAL
    }


def _otherwise(one: Verdict | None, other: Verdict) -> bool:
    if one is None:
        return True
    return (one.kind, one.likely, one.standing, one.limit) != (
        other.kind, other.likely, other.standing, other.limit
    )  # fmt: skip


def _years_on(day: dt.date, years: int) -> dt.date:
    whole = dt.date.max.toordinal()
    return dt.date.fromordinal(min(day.toordinal() + years * LONG_YEAR, whole))


def _with_all_steam(
    facts: PlantFacts, energy: Sequence[Verdict], evidence: Evidence
) -> Iterator[Verdict]:
    if not facts.computes_energy or not facts.central.steam_recovered_kg_per_kg.any():
        return
    for one in energy:
        subject = subject_under(facts, one.instrument, all_steam=True)
        yield verdict(one.rule, one.instrument, subject, one.day, units=evidence.units)


def _in_the_other_state(
    facts: PlantFacts, found: Sequence[Verdict], evidence: Evidence
) -> Iterator[Verdict]:
    """Verdicts in the state that the file tells, where they are other ones."""
    own = facts.subject.project
    for one in found:
        if one.project is own:
            continue
        subject = replace(subject_under(facts, one.instrument), project=own)
        other = verdict(one.rule, one.instrument, subject, one.day, units=evidence.units)
        if (other.kind, other.likely, _asked(other)) != (one.kind, one.likely, _asked(one)):
            yield other


def _asked(one: Verdict) -> float | bool | str | None:
    return one.limit.value if one.limit else None
