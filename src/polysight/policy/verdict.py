"""Verdict of one rule on one plant on one day, with everything that it rests on.

A plant passes only where a limit in force was seen, an answer is there and the answer keeps the
limit. Whatever is missing gives ``CANNOT_JUDGE`` with the reason; a limit that is known from
memory, an unverified text or a draft adds what the verdict would be if it held.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from polysight.errors import DataError, refusal
from polysight.policy.answer_unit import in_unit
from polysight.policy.calendar import PREVIEWS, standing
from polysight.policy.comparison import Comparison, compared, holds
from polysight.policy.coverage import coverage
from polysight.policy.facts import Answer, Floats, Subject
from polysight.policy.instrument import (
    MEMORY,
    UNSEEN_TIERS,
    Amount,
    Comparator,
    Instrument,
    Project,
    Rule,
    Standing,
)
from polysight.policy.limit_range import decided, ranged
from polysight.policy.reason import Reason, reason
from polysight.units import UnitTable


class VerdictKind(StrEnum):
    """What a rule says about a plant."""

    PASS = "pass"
    FAIL = "fail"
    NOT_COVERED = "not-covered"
    CANNOT_JUDGE = "cannot-judge"


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What a rule says about a plant on a day.

    Parameters
    ----------
    kind : VerdictKind
        The verdict; of a rule that is not in force yet, what it will be.
    rule : Rule
        The rule as it was applied.
    instrument : Instrument
        The edition in which it stands.
    day : datetime.date
        The day.
    project : Project
        State of the plant whose limit was taken.
    standing : Standing
        How the rule stands on the day.
    answer : Answer or None
        What the plant answers; None where it does not know.
    limit : Amount or None
        The limit that was taken.
    comparison : Comparison or None
        The arithmetic; also where the verdict is conditional.
    conditional : VerdictKind or None
        What the verdict would be if what could not be verified held.
    grade : int or None
        Grade reached, 1 the best; 0 where the last grade is missed; None where the rule has no
        grades, or no number is there.
    passing_share : float or None
        Share of the draws that keep the limit; None where the answer has no draws.
    reasons : tuple of Reason
        Why it is not judged, does not concern the plant, or is a preview.
    """

    kind: VerdictKind
    rule: Rule
    instrument: Instrument
    day: dt.date
    project: Project
    standing: Standing
    answer: Answer | None = None
    limit: Amount | None = None
    comparison: Comparison | None = None
    conditional: VerdictKind | None = None
    grade: int | None = None
    passing_share: float | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def preview(self) -> bool:
        """Whether the rule is a draft or takes effect later: shown ahead, and no verdict.

        Returns
        -------
        bool
            True for a preview.
        """
        return self.standing in PREVIEWS

    @property
    def source(self) -> str:
        """Source of the limit, or of the rule where no limit was taken.

        Returns
        -------
        str
            Source key.
        """
        return self.limit.source if self.limit else self.rule.source

    @property
    def likely(self) -> VerdictKind:
        """The verdict, or what it would be if what could not be verified held.

        Returns
        -------
        VerdictKind
            The conditional verdict where there is one.
        """
        return self.conditional or self.kind


def verdict(
    rule: Rule, instrument: Instrument, subject: Subject, day: dt.date, *, units: UnitTable
) -> Verdict:
    """Verdict of a rule on a plant on a day.

    Parameters
    ----------
    rule : Rule
        The rule.
    instrument : Instrument
        The edition in which it stands.
    subject : Subject
        The plant.
    day : datetime.date
        The day.
    units : UnitTable
        Units that exist.

    Returns
    -------
    Verdict
        The verdict.

    Raises
    ------
    UnitError
        If the answer does not measure what the rule limits, for example kWh where coal equivalent
        is meant.
    DataError
        If an answer is an impossible number, or of the wrong form.
    """
    stands = standing(instrument, rule, day)
    blank = Verdict(
        VerdictKind.NOT_COVERED, rule, instrument, day, subject.project, stands,
        subject.answer(rule.parameter),
    )  # fmt: skip
    covered = coverage(rule, instrument, subject)
    if stands in (Standing.NOT_YET, Standing.ENDED):
        told = reason(f"policy.{stands.name.lower()}", day=day.isoformat())
        return dataclasses.replace(blank, reasons=(told, *covered.outside))
    if covered.outside:
        return dataclasses.replace(blank, reasons=covered.outside)
    limit, unsettled = _limit(rule, subject.project)
    if unsettled and unsettled[0].key == "policy.project_without_limit":
        return dataclasses.replace(blank, reasons=unsettled)
    measured = dataclasses.replace(
        blank, kind=VerdictKind.CANNOT_JUDGE, limit=limit, reasons=_previewed(instrument, stands)
    )
    doubts = (*covered.doubtful, *unsettled, *_doubts(rule, instrument, limit, stands))
    return _judged(measured, doubts, units)


def _previewed(instrument: Instrument, stands: Standing) -> tuple[Reason, ...]:
    if stands is Standing.PREVIEW_DRAFT:
        return (reason("policy.preview_draft"),)
    if stands is Standing.PREVIEW_FUTURE:
        first = instrument.effective_from.text if instrument.effective_from else ""
        return (reason("policy.preview_future", day=first),)
    return ()


def _limit(rule: Rule, project: Project) -> tuple[Amount | None, tuple[Reason, ...]]:
    """Limit that a rule holds against a state of the plant, or why there is none."""
    stated = rule.limits.of(project) if rule.limits else rule.rate
    if stated is not None and (stated.value is not None or ranged(stated)):
        return stated, ()
    if stated is not None:
        return stated, (reason("policy.limit_not_seen"),)
    if rule.limits is not None:
        return None, (reason("policy.project_without_limit", project=project.value),)
    if rule.grades:
        return None, (reason("policy.grades_only"),)
    applies = rule.comparator is Comparator.APPLIES
    return None, (reason("policy.applies" if applies else "policy.no_limit"),)


def _doubts(
    rule: Rule, instrument: Instrument, limit: Amount | None, stands: Standing
) -> tuple[Reason, ...]:
    """Why a verdict may not rest on a limit that is there."""
    found = []
    if stands is Standing.UNKNOWN:
        told = _stretch(rule, instrument)
        key = "successor_not_seen" if instrument.renewed else "date_uncertain"
        found.append(reason(f"policy.{key}", **told))
    if instrument.tier in UNSEEN_TIERS or instrument.evidence == MEMORY:
        found.append(reason("policy.dates_unverified"))
    if limit is not None and (limit.value is not None or ranged(limit)):
        if not limit.seen:
            found.append(reason("policy.limit_unverified", tier=limit.tier))
        if rule.from_draft and stands is not Standing.PREVIEW_DRAFT:
            found.append(reason("policy.limit_from_draft"))
    return tuple(found)


def _stretch(rule: Rule, instrument: Instrument) -> dict[str, str]:
    """First and last day as told, for the reader who has to find the exact ones."""
    first, last = rule.start or instrument.effective_from, rule.end or instrument.effective_to
    return {"first": first.text if first else "?", "last": last.text if last else "…"}


def _judged(blank: Verdict, doubts: tuple[Reason, ...], units: UnitTable) -> Verdict:
    """Verdict with its arithmetic; conditional where there is a doubt."""
    rule, answer, limit = blank.rule, blank.answer, blank.limit
    if answer is None:
        return dataclasses.replace(blank, reasons=(*blank.reasons, *doubts, *_unanswered(blank)))
    text = blank.instrument
    value, draws = in_unit(
        answer, rule.unit, units, instrument=text.id, conversion=text.conversion, bounds=rule.bounds
    )
    if value is None:
        told = (*blank.reasons, *doubts, *_unanswered(blank))
        return dataclasses.replace(blank, answer=None, reasons=told)
    found = dataclasses.replace(blank, grade=grade(value, rule))
    told = (*found.reasons, *doubts)
    if limit is not None and ranged(limit) and isinstance(value, float):
        span = {"low": f"{limit.low:g}", "high": f"{limit.high:g}", "unit": rule.unit}
        told = (*told, reason("policy.limit_range", **span))
        comparison = decided(value, rule, limit)
    else:
        stated = None if limit is None else limit.value
        comparison = None if stated is None else _comparison(value, rule, stated)
    if comparison is None:
        return dataclasses.replace(found, reasons=told)
    kind = VerdictKind.PASS if comparison.holds else VerdictKind.FAIL
    return dataclasses.replace(
        found,
        kind=VerdictKind.CANNOT_JUDGE if doubts else kind,
        conditional=kind if doubts else None,
        comparison=comparison,
        passing_share=_share(draws, rule.comparator, comparison.limit),
        reasons=told,
    )


def _unanswered(blank: Verdict) -> tuple[Reason, ...]:
    """What is said where the plant says nothing."""
    rule, limit = blank.rule, blank.limit
    if limit is None or (limit.value is None and not ranged(limit)):
        return ()
    if limit is rule.rate:
        return (reason("policy.states_rate", rate=limit.value, unit=rule.unit),)
    return (reason("policy.answer_missing", parameter=rule.parameter),)


def _comparison(value: float | bool | str, rule: Rule, limit: float | bool | str) -> Comparison:
    if isinstance(value, float) and _measured(limit):
        return compared(value, rule.comparator, float(limit), rule.unit)
    if type(value) is not type(limit):
        raise refusal(
            DataError, "policy.answer_form", parameter=rule.parameter, got=value, expected=limit
        )
    return Comparison(value, rule.comparator, limit, "", value == limit)


def _measured(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _share(draws: Floats | None, comparator: Comparator, limit: float | bool | str) -> float | None:
    if draws is None or not _measured(limit):
        return None
    return float(holds(draws, comparator, float(limit)).mean())


def grade(value: float | bool | str, rule: Rule) -> int | None:
    """Grade that a number reaches.

    Parameters
    ----------
    value : float, bool or str
        Answer in the unit of the rule.
    rule : Rule
        The rule; grades whose limit was not seen are passed over.

    Returns
    -------
    int or None
        1 for the best grade; 0 where the last known grade is missed; None where no grade was seen
        or the answer is no number.
    """
    if not isinstance(value, float) or math.isnan(value):
        return None
    known = [
        (place, float(one.value))
        for place, one in enumerate(rule.grades, start=1)
        if one.value is not None and _measured(one.value)
    ]
    for place, limit in known:
        if bool(holds(value, rule.comparator, limit)):
            return place
    return 0 if known else None


@dataclass(frozen=True, slots=True, eq=False)
class Disagreement:
    """Rules that say different things of one plant about one parameter.

    Parameters
    ----------
    parameter : str
        Code of the parameter.
    verdicts : tuple of Verdict
        All that judge it, passes and failures alike.
    """

    parameter: str
    verdicts: tuple[Verdict, ...]


def verdicts(
    instruments: Iterable[Instrument], subject: Subject, day: dt.date, *, units: UnitTable
) -> tuple[Verdict, ...]:
    """Verdicts of every rule on a plant on a day.

    Parameters
    ----------
    instruments : iterable of Instrument
        The law.
    subject : Subject
        The plant.
    day : datetime.date
        The day.
    units : UnitTable
        Units that exist.

    Returns
    -------
    tuple of Verdict
        In the order of instruments and rules; of those not in force, `Verdict.preview` and the
        reasons tell why.

    Raises
    ------
    UnitError
        See `verdict`.
    DataError
        See `verdict`.
    """
    return tuple(
        verdict(rule, one, subject, day, units=units) for one in instruments for rule in one.rules
    )


def disagreements(found: Sequence[Verdict]) -> tuple[Disagreement, ...]:
    """Parameters on which rules that hold together disagree.

    Parameters
    ----------
    found : sequence of Verdict
        Verdicts on one plant on one day.

    Returns
    -------
    tuple of Disagreement
        One for each parameter that one rule passes and another fails; previews are left out,
        conditional verdicts count.
    """
    judged = (VerdictKind.PASS, VerdictKind.FAIL)
    told = [one for one in found if not one.preview and one.likely in judged]
    parameters = dict.fromkeys(one.rule.parameter for one in told)
    grouped = {name: tuple(v for v in told if v.rule.parameter == name) for name in parameters}
    return tuple(
        Disagreement(name, group)
        for name, group in grouped.items()
        if {one.likely for one in group} == set(judged)
    )
