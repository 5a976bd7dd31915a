"""Compliance of a plant as a document for machines."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from polysight.answers.comply_answer import Answered
from polysight.answers.comply_energy import energy_instrument, energy_lines
from polysight.answers.comply_words import parameter_label, reasons_cell
from polysight.answers.law_document import amount_document, rule_document, sources_document, words
from polysight.evidence.store import Evidence
from polysight.messages import LANGUAGES, Language
from polysight.policy.calendar import Change
from polysight.policy.facts import Answer
from polysight.policy.instrument import Wording
from polysight.policy.verdict import Verdict
from polysight.study.answer_remarks import small_shares, unmentioned
from polysight.study.closed_gap import ClosingGap, MeasureAccount, Taken
from polysight.study.compliance import Compliance
from polysight.study.plant_facts import ENERGY, PlantFacts, energy_account
from polysight.study.readings import HIGH, LOW


def document(
    found: Answered, evidence: Evidence, language: Language, figures: list[Path]
) -> dict[str, object]:
    """Everything that the law says about a plant.

    Parameters
    ----------
    found : Answered
        What is told.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Not asked for: the document has both.
    figures : list of pathlib.Path
        Files that were drawn.

    Returns
    -------
    dict
        As `schemas/comply.schema.json` says.
    """
    del language
    one = found.compliance
    every = (*one.verdicts, *one.previews, *(one.turn.verdicts if one.turn else ()))
    keys = list(dict.fromkeys(each.source for each in every))
    return {
        "plant": _plant(one.facts),
        "day": one.day.isoformat(),
        "seed": one.facts.model.seed,
        "draws": one.facts.model.count,
        "marks": list(one.facts.model.marks),
        "energy": _energy(one, evidence),
        "answers": [_answer(each, one.facts) for each in one.facts.subject.answers],
        "verdicts": [verdict_document(each, evidence) for each in one.verdicts],
        "previews": [verdict_document(each, evidence) for each in one.previews],
        "outside": [
            {"rule": each.rule.id, "instrument": each.instrument.id, "why": _why(each, evidence)}
            for each in one.outside
        ],
        "every_steam": [verdict_document(each, evidence) for each in one.every_steam],
        "unmentioned": list(unmentioned(one)),
        "small_shares": list(small_shares(one.facts.file)),
        "other_states": [verdict_document(each, evidence) for each in one.other_states],
        "disagreements": [
            {
                "parameter": each.parameter,
                "rules": [
                    {"rule": v.rule.id, "likely": v.likely.value, "verdict": v.kind.value}
                    for v in each.verdicts
                ],
            }
            for each in one.disagreements
        ],
        "turn": None
        if one.turn is None
        else {
            "day": one.turn.day.isoformat(),
            "changes": [_change(each) for each in one.turn.changes],
            "verdicts": [verdict_document(each, evidence) for each in one.turn.verdicts],
            "before": {name: each.kind.value for name, each in one.turn.before.items()},
        },
        "fixes": [_fix(one) for one in found.fixes],
        "sources": sources_document(keys, evidence),
        "figures": [str(path) for path in figures],
    }


def verdict_document(one: Verdict, evidence: Evidence) -> dict[str, object]:
    """A verdict with its arithmetic, its reasons and the rule as it was applied.

    Parameters
    ----------
    one : Verdict
        The verdict.
    evidence : Evidence
        Names of parameters.

    Returns
    -------
    dict
        The verdict.
    """
    found = one.comparison
    return {
        "verdict": one.kind.value,
        "if_unverified_hold": one.conditional.value if one.conditional else None,
        "day": one.day.isoformat(),
        "standing": one.standing.value,
        "preview": one.preview,
        "instrument": one.instrument.id,
        "title": words(one.instrument.title),
        "legal_force": one.instrument.legal_force.value,
        "parameter": one.rule.parameter,
        "name": {each: parameter_label(one.rule.parameter, evidence, each) for each in LANGUAGES},
        "project": one.project.value,
        "value": found.value if found else one.answer.value if one.answer else None,
        "value_unit": found.unit if found else one.answer.unit if one.answer else "",
        "comparator": one.rule.comparator.value,
        "limit": amount_document(one.limit),
        "unit": one.rule.unit,
        "margin": found.margin if found else None,
        "margin_share": found.margin_share if found else None,
        "grade": one.grade,
        "passing_share": one.passing_share,
        "source": one.source,
        "clause": one.rule.clause,
        "why": _why(one, evidence),
        "rule": rule_document(one.rule),
    }


def _why(one: Verdict, evidence: Evidence) -> dict[str, str]:
    return {each: reasons_cell(one.reasons, evidence, each) for each in LANGUAGES}


def _plant(facts: PlantFacts) -> dict[str, object]:
    file, head = facts.file, facts.file.plant
    return {
        "id": file.id,
        "title": {"en": file.title.en, "zh": file.title.zh},
        "route": head.route,
        "product": head.product,
        "region": head.region,
        "project": head.project.value,
        "commissioned": head.commissioned,
        "year": facts.model.year,
        "capacity_t_per_year": facts.subject.capacity_t_per_year,
    }


def _energy(one: Compliance, evidence: Evidence) -> dict[str, object]:
    """Comprehensive energy by both readings of its boundary, with its lines."""
    facts, instrument = one.facts, energy_instrument(one)
    told: dict[str, object] = {
        "words": {each: list(energy_lines(one, evidence, each)) for each in LANGUAGES},
        "computed": facts.computes_energy,
        "lines": [],
        "kgce_per_kg": None,
        "with_all_steam_kgce_per_kg": None,
    }
    if not facts.computes_energy or instrument is None:
        answer = facts.subject.answer(ENERGY)
        return {**told, "kgce_per_kg": answer.value if answer else None}
    account, every = (
        energy_account(facts, instrument, facts.central, all_steam=steam) for steam in (False, True)
    )
    lines = [
        {
            "carrier": line.carrier, "amount": float(line.amount[0]), "unit": line.unit,
            "factor": line.factor, "factor_unit": line.factor_unit, "ref": line.ref,
            "kgce_per_kg": float(line.coal_equivalent_kgce_per_kg[0]),
        }
        for line in account.lines
    ]  # fmt: skip
    return {
        **told,
        "lines": lines,
        "kgce_per_kg": float(account.total_kgce_per_kg[0]),
        "with_all_steam_kgce_per_kg": float(every.total_kgce_per_kg[0]),
    }


def _answer(one: Answer, facts: PlantFacts) -> dict[str, object]:
    ground = facts.grounds[one.parameter]
    ends: Iterable[float | None] = (None, None)
    if one.draws is not None and one.draws.size > 1:
        ends = map(float, np.quantile(one.draws, (LOW, HIGH)))
    low, high = ends
    return {
        "parameter": one.parameter,
        "value": one.value,
        "unit": one.unit,
        "low": low,
        "high": high,
        "footing": ground.footing.value,
        "ref": ground.ref,
        "period": ground.period,
        "boundary": words(Wording(ground.boundary.en, ground.boundary.zh))
        if ground.boundary
        else None,
        "reason": words(Wording(ground.reason.en, ground.reason.zh)) if ground.reason else None,
    }


def _change(one: Change) -> dict[str, str]:
    return {
        "kind": one.kind.value,
        "instrument": one.instrument,
        "rule": one.rule,
        "date": one.told,
    }


def _fix(fix: ClosingGap) -> dict[str, object]:
    accounts = {one.code: one for one in fix.catalogue}
    return {
        "day": fix.day.isoformat(),
        "outcome": fix.outcome.value,
        "measures": [_taken(one, accounts[one.code]) for one in fix.taken],
        "limits": [
            {
                "rule": one.rule.id, "parameter": one.parameter, "unit": one.unit,
                "limit": one.limit,
                "before": _finite(one.before), "after": _finite(one.after),
                "share_before": _finite(one.share_before), "share_after": _finite(one.share_after),
                "missed": one.missed, "conditional": one.conditional,
            }
            for one in fix.gaps
        ],
        "beyond": [one.rule.id for one in fix.beyond],
        "aim": fix.aim.value,
        "load": fix.load,
        "capex_mcny": _finite(fix.capex_mcny),
        "outlay_cny_per_kg": fix.cost.outlay_cny_per_kg,
        "outlay_low_cny_per_kg": fix.outlay_low,
        "outlay_high_cny_per_kg": fix.outlay_high,
        "outlay_mcny_per_year": _finite(fix.outlay_mcny_per_year),
        "saved_cny_per_kg": fix.cost.saved_cny_per_kg,
        "rows": list(fix.stated),
        "rows_assumed": list(fix.assumed),
        "net_cny_per_kg": _finite(fix.cost.net_cny_per_kg),
        "low_cny_per_kg": _finite(fix.cost_low),
        "high_cny_per_kg": _finite(fix.cost_high),
        "net_mcny_per_year": _finite(fix.net_mcny_per_year),
        "passing_share": _finite(fix.passing_share),
        "passing_share_before": _finite(fix.passing_share_before),
        "discount_rate": fix.discount_rate,
        "tariff_cny_per_kwh": fix.tariff_cny_per_kwh,
        "inputs": list(fix.inputs),
        "marks": list(fix.marks),
    }  # fmt: skip


def _taken(one: Taken, account: MeasureAccount) -> dict[str, object]:
    return {
        "code": one.code,
        "name": {"en": account.en, "zh": account.zh},
        "amount": one.amount,
        "needed": one.needed,
        "computed": account.computed,
        "capex_cny_per_t_per_year": one.cost.capex_cny_per_t_per_year,
        "net_cny_per_kg": one.cost.net_cny_per_kg,
        "effects": [
            {
                "parameter": each.parameter, "unit": each.unit, "before": each.before,
                "after": each.after,
            }
            for each in one.effects
        ],
        "inputs": list(account.inputs),
        "assumed": list(account.assumed),
    }  # fmt: skip


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
