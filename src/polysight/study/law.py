"""The law: every instrument of the data folder and of overlays, resolved and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from polysight.errors import DataError, PolysightError, Problem, UsageError, refusal
from polysight.evidence.store import KEPT, Evidence
from polysight.policy.bounds import Bounds
from polysight.policy.calendar import told_date
from polysight.policy.instrument import (
    Amount,
    Condition,
    Conversion,
    Instrument,
    Limits,
    Rule,
    Scope,
    ToldDate,
    Wording,
)
from polysight.policy.succession import closed
from polysight.study.answer_bounds import answer_bounds
from polysight.study.law_check import code_faults, placed, repeated
from polysight.study.law_file import (
    InstrumentFile,
    LimitSetting,
    LimitsSetting,
    RuleSetting,
    ScopeSetting,
    load_instrument,
)
from polysight.study.references import References, references
from polysight.study.scenario import Wording as TwoLanguages
from polysight.suggestion import nearest


@lru_cache(maxsize=KEPT)
def law(evidence: Evidence) -> tuple[Instrument, ...]:
    """Every instrument that ships or stands in an overlay, read once for the same evidence.

    Parameters
    ----------
    evidence : Evidence
        The evidence; its folders hold the files, and an overlay's instrument replaces a shipped
        one of the same id.

    Returns
    -------
    tuple of Instrument
        Sorted by family, first day of effect and id; the end of a superseded edition is the day
        before its successor takes effect.

    Raises
    ------
    DataError
        With every fault of every file: form, codes, units, sources, references, ids that stand
        twice.
    """
    paths = {path.stem: path for folder in evidence.folders for path in law_paths(folder)}
    index = references(evidence)
    problems: list[Problem] = []
    found: list[Instrument] = []
    for path in paths.values():
        try:
            stated = load_instrument(path)
        except DataError as fault:
            problems += fault.problems
            continue
        faults = code_faults(stated, path, evidence)
        problems += faults
        if not faults:
            try:
                found.append(_instrument(stated, evidence, index))
            except PolysightError as fault:
                problems += [placed(one, path) for one in fault.problems]
    problems += repeated(found)
    if problems:
        raise DataError(tuple(problems))
    return tuple(sorted(closed(found), key=_order))


def law_paths(folder: Path) -> list[Path]:
    """Files of instruments in a data folder or overlay.

    Parameters
    ----------
    folder : pathlib.Path
        The folder.

    Returns
    -------
    list of pathlib.Path
        Sorted by name.
    """
    return sorted((folder / "law").glob("*.yaml"))


def instrument(name: str, instruments: Sequence[Instrument]) -> Instrument:
    """Instrument of an id.

    Parameters
    ----------
    name : str
        Id of the instrument.
    instruments : sequence of Instrument
        The law.

    Returns
    -------
    Instrument
        The instrument.

    Raises
    ------
    UsageError
        If there is none; the nearest id is suggested.
    """
    for one in instruments:
        if one.id == name:
            return one
    known = [name for one in instruments for name in (one.id, one.family)]
    raise refusal(UsageError, "law.unknown", got=name, suggestion=nearest(name, known))


def _order(one: Instrument) -> tuple[str, dt.date, str]:
    first = one.effective_from or one.published
    return one.family, first.earliest if first else dt.date.max, one.id


def _instrument(stated: InstrumentFile, evidence: Evidence, index: References) -> Instrument:
    conversions = tuple(
        _conversion(carrier, setting.ref, index)
        for carrier, setting in (stated.conversion or {}).items()
    )
    return Instrument(
        id=stated.id,
        family=stated.family,
        edition=stated.edition,
        title=_words(stated.title),
        body=_words(stated.body),
        kind=stated.kind,
        jurisdiction=stated.jurisdiction,
        legal_force=stated.legal_force,
        status=stated.status,
        published=_date(stated.published),
        effective_from=_date(stated.effective_from),
        effective_to=_date(stated.effective_to),
        supersedes=stated.supersedes,
        source=stated.source,
        clause=stated.clause or "",
        tier=stated.tier,
        evidence=stated.evidence,
        conversion=conversions,
        rules=tuple(_rule(one, evidence, index) for one in stated.rules),
        note=_words(stated.note) if stated.note else None,
        renewed=stated.renewed,
    )


def _conversion(carrier: str, ref: str, index: References) -> Conversion:
    """Coal equivalent in the unit in which its row states it."""
    row = index.observations.get(ref)
    if row is None or row.value is None:
        known = [one.id for one in index.observations.values()]
        raise refusal(DataError, "law.conversion_row", got=ref, suggestion=nearest(ref, known, 70))
    return Conversion(carrier, row.middle, row.canonical_unit, ref)


def _rule(stated: RuleSetting, evidence: Evidence, index: References) -> Rule:
    def amount(setting: LimitSetting) -> Amount:
        return _amount(setting, stated, evidence, index)

    return Rule(
        id=stated.id,
        parameter=stated.parameter,
        boundary=_words(stated.boundary) if stated.boundary else None,
        unit=stated.unit,
        comparator=stated.comparator,
        scope=_scope(stated.scope),
        start=_date(stated.start),
        end=_date(stated.end),
        limits=_limits(stated.limits, amount) if stated.limits else None,
        grades=tuple(amount(one) for one in stated.grades or ()),
        rate=amount(stated.rate) if stated.rate else None,
        source=stated.source,
        clause=stated.clause or "",
        tier=stated.tier,
        evidence=stated.evidence,
        from_draft=stated.from_draft,
        note=_words(stated.note) if stated.note else None,
        bounds=_bounds(stated, evidence),
    )


def _bounds(stated: RuleSetting, evidence: Evidence) -> Bounds:
    """Numbers that an answer can be, in the unit of the rule."""
    rows = (row.cells for row in evidence.tables["parameters"])
    cells = next(cells for cells in rows if cells["code"] == stated.parameter)
    unit = cells["unit"]
    factor = evidence.units.factor(unit, stated.unit) if unit != stated.unit else 1.0
    return answer_bounds(cells).scaled(factor)


def _limits(stated: LimitsSetting, amount: Callable[[LimitSetting], Amount]) -> Limits:
    return Limits(
        existing=amount(stated.existing) if stated.existing else None,
        new=amount(stated.new) if stated.new else None,
        expansion=amount(stated.expansion) if stated.expansion else None,
    )


def _amount(
    setting: LimitSetting, rule: RuleSetting, evidence: Evidence, index: References
) -> Amount:
    """Number of a limit, grade or rate; what it does not say of itself, its rule says."""
    tier, source = setting.tier or rule.tier, setting.source or rule.source
    grade = setting.evidence or rule.evidence
    if not setting.ref:
        return Amount(setting.value, tier, source, grade, "", setting.low, setting.high)
    value = index.number(setting.ref, rule.unit, evidence)
    row = index.observations.get(setting.ref)
    if row is not None:
        return Amount(value, row.tier, row.source, row.evidence, setting.ref)
    cells = index.row(setting.ref).cells
    own = (cells.get("tier") or tier, cells.get("source") or source)
    return Amount(value, *own, cells.get("evidence") or grade, setting.ref)


def _scope(stated: ScopeSetting) -> Scope:
    return Scope(
        routes=stated.routes,
        products=stated.products,
        regions=stated.regions,
        projects=stated.projects,
        exclude_routes=stated.exclude_routes,
        exclude_products=stated.exclude_products,
        origins=stated.origins,
        companies=stated.companies,
        where=tuple(Condition(one.parameter, one.answer) for one in stated.where),
    )


def _words(stated: TwoLanguages) -> Wording:
    return Wording(stated.en, stated.zh)


def _date(text: str | None) -> ToldDate | None:
    return told_date(text) if text else None
