"""Figures of the compliance of a plant, written to a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from polysight.answers.comply_answer import Answered
from polysight.answers.comply_words import limit_cell, parameter_label
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.instrument import LegalForce
from polysight.policy.verdict import Verdict, VerdictKind
from polysight.report.figures import compliance_timeline
from polysight.report.figures.compliance_timeline import Bar, ComplianceTimeline, Mark
from polysight.report.figures.plant.drawing import Frame, store
from polysight.study.compliance_timeline import Line, Stretch, timeline

#: Years before and after the day that was asked.
BEFORE, AFTER = 14, 6


def write(found: Answered, evidence: Evidence, language: Language, folder: Path) -> list[Path]:
    """Draw the verdicts of a plant through the years.

    Parameters
    ----------
    found : Answered
        What is told.
    evidence : Evidence
        Names and units.
    language : {"en", "zh"}
        Language of the figure.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files; none where no limit ever concerned the plant.
    """
    day, facts = found.compliance.day, found.compliance.facts
    first, last = dt.date(day.year - BEFORE, 1, 1), dt.date(day.year + AFTER, 1, 1)
    lines = [
        one
        for one in timeline(facts, found.instruments, first, last, evidence)
        if one.force is not LegalForce.UNOFFICIAL and any(map(_compared, one.stretches))
    ]
    if not lines:
        return []
    seen = ComplianceTimeline(
        tuple(_label(one, evidence, language) for one in lines),
        tuple(_bars(lines, evidence, language)),
        _year(day),
    )
    title = facts.file.title.zh if language == "zh" else facts.file.title.en
    told = {"title": title, "day": day.isoformat()}
    note = text("drawing.compliance_note", language, **told)
    frame = Frame(language, text("drawing.compliance_title", language, **told), note)
    return store([compliance_timeline.figure(seen, frame)], folder)


def _compared(one: Stretch) -> bool:
    return one.verdict.comparison is not None


def _label(one: Line, evidence: Evidence, language: Language) -> str:
    name = parameter_label(one.parameter, evidence, language)
    return text("drawing.compliance_row", language, name=name, family=one.family)


def _bars(lines: list[Line], evidence: Evidence, language: Language) -> Iterator[Bar]:
    for row, line in enumerate(lines):
        for stretch in line.stretches:
            one = stretch.verdict
            limit = one.comparison.limit if one.comparison else None
            words = "" if limit is None else limit_cell(one.rule, limit, evidence, language)
            yield Bar(row, _year(stretch.first), _year(stretch.after), _mark(one), words)


def _mark(one: Verdict) -> Mark:
    if one.kind is VerdictKind.PASS:
        return Mark.PASS
    if one.kind is VerdictKind.FAIL:
        return Mark.FAIL
    conditional = {VerdictKind.PASS: Mark.PASS_IF, VerdictKind.FAIL: Mark.FAIL_IF}
    return conditional.get(one.likely, Mark.CANNOT_JUDGE)


def _year(day: dt.date) -> float:
    start, end = dt.date(day.year, 1, 1), dt.date(day.year + 1, 1, 1)
    return day.year + (day - start) / (end - start)
