"""Verdicts of a plant through the years, edition by edition, as it stands today."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.policy.calendar import changes
from polysight.policy.instrument import Instrument, LegalForce, Rule, Standing
from polysight.policy.verdict import Verdict, verdict
from polysight.study.compliance import concerns, states_only
from polysight.study.plant_facts import PlantFacts, subject_under


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which one rule gives one verdict.

    Parameters
    ----------
    first, after : datetime.date
        First day, and the day after the last one.
    verdict : Verdict
        On the first day.
    """

    first: dt.date
    after: dt.date
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter under the editions of one instrument.

    Parameters
    ----------
    family, parameter : str
        Codes.
    force : LegalForce
        Of the last edition.
    stretches : tuple of Stretch
        In the order of days.
    """

    family: str
    parameter: str
    force: LegalForce
    stretches: tuple[Stretch, ...]


def timeline(
    facts: PlantFacts,
    instruments: Sequence[Instrument],
    first: dt.date,
    last: dt.date,
    evidence: Evidence,
) -> tuple[Line, ...]:
    """Verdicts of every limit that concerns a plant between two days.

    Parameters
    ----------
    facts : PlantFacts
        The plant, as it stands: its answers are held against past and coming law alike.
    instruments : sequence of Instrument
        The law.
    first, last : datetime.date
        The days.
    evidence : Evidence
        Holds the units.

    Returns
    -------
    tuple of Line
        By legal force, family and parameter; rules that set no limit, previews of drafts, days on
        which nobody can tell whether a rule holds, and what does not concern the plant are left
        out.
    """
    found: dict[tuple[str, str], list[Stretch]] = {}
    for one in instruments:
        days = _days(one, first, last)
        for rule in one.rules:
            stretches = list(_stretches(facts, one, rule, days, evidence))
            if stretches:
                found.setdefault((one.family, rule.parameter), []).extend(stretches)
    lines = [
        Line(family, parameter, held[-1].verdict.instrument.legal_force, tuple(held))
        for (family, parameter), each in found.items()
        for held in (sorted(each, key=lambda stretch: stretch.first),)
    ]
    forces = tuple(LegalForce)
    return tuple(sorted(lines, key=lambda one: (forces.index(one.force), one.family)))


def _days(one: Instrument, first: dt.date, last: dt.date) -> list[dt.date]:
    """Days between which nothing happens to an instrument; the last one ends the timeline."""
    inside = {change.day for change in changes([one], first, last)}
    vague = {
        told.latest
        for told in (one.effective_from, one.effective_to, one.published)
        if told and not told.exact and first <= told.latest <= last
    }
    return sorted({first, *inside, *vague, last})


def _stretches(
    facts: PlantFacts,
    one: Instrument,
    rule: Rule,
    days: Sequence[dt.date],
    evidence: Evidence,
) -> Iterator[Stretch]:
    subject = subject_under(facts, one)
    held: Stretch | None = None
    for first, after in itertools.pairwise(days):
        found = verdict(rule, one, subject, first, units=evidence.units)
        if not concerns(found) or states_only(found) or found.standing is Standing.UNKNOWN:
            continue
        if held and held.after == first and _alike(held.verdict, found):
            held = Stretch(held.first, after, held.verdict)
            continue
        if held:
            yield held
        held = Stretch(first, after, found)
    if held:
        yield held


def _alike(one: Verdict, other: Verdict) -> bool:
    return (one.kind, one.likely, one.standing) == (other.kind, other.likely, other.standing)
