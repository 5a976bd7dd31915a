"""What closes the gap of a plant, as a document for machines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from polysight.answers.gap_answer import GapAnswer
from polysight.answers.plant_document import known
from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.study.closed_gap import (
    Alternative,
    CostStep,
    LimitGap,
    MeasureAccount,
    MeasureCost,
    MeasureEffect,
    Paying,
    Taken,
)


def document(
    answer: GapAnswer, evidence: Evidence, language: Language, figures: list[Path]
) -> dict[str, object]:
    """The gap of a plant with every number and what it rests on.

    Parameters
    ----------
    answer : GapAnswer
        The plant, and what closes its gap.
    evidence : Evidence
        Not asked for: rows are told by id.
    language : {"en", "zh"}
        Not asked for: the document has both.
    figures : list of pathlib.Path
        Files that were drawn.

    Returns
    -------
    dict
        As `schemas/comply_gap.schema.json` says.
    """
    del evidence, language
    gap, title = answer.gap, answer.plant.title
    return {
        "plant": answer.plant.id,
        "title": {"en": title.en, "zh": title.zh},
        "day": gap.day.isoformat(),
        "seed": answer.seed,
        "draws": answer.draws,
        "aim": gap.aim.value,
        "confidence": gap.confidence,
        "outcome": gap.outcome.value,
        "tries": gap.tries,
        "limits": [_limit(one) for one in gap.gaps],
        "beyond_measures": [_limit(one) for one in gap.beyond],
        "taken": [_taken(one) for one in gap.taken],
        "cost": _cost(gap.cost),
        "outlay_low_cny_per_kg": gap.outlay_low,
        "outlay_high_cny_per_kg": gap.outlay_high,
        "outlay_mcny_per_year": known(gap.outlay_mcny_per_year),
        "load": gap.load,
        "rows": list(gap.stated),
        "rows_assumed": list(gap.assumed),
        "net_low_cny_per_kg": gap.cost_low,
        "net_high_cny_per_kg": gap.cost_high,
        "capex_mcny": known(gap.capex_mcny),
        "net_mcny_per_year": known(gap.net_mcny_per_year),
        "passing_share": known(gap.passing_share),
        "passing_share_before": known(gap.passing_share_before),
        "other": None if gap.other is None else _other(gap.other),
        "would_pay": [_paying(one) for one in gap.paying],
        "catalogue": [_account(one) for one in gap.catalogue],
        "leading_rule": gap.leading,
        "marginal_cost_alone": _steps(gap.alone),
        "marginal_cost_in_order": _steps(gap.ordered),
        "discount_rate": gap.discount_rate,
        "tariff_cny_per_kwh": gap.tariff_cny_per_kwh,
        "inputs": list(gap.inputs),
        "marks": list(gap.marks),
        "figures": [str(path) for path in figures],
    }


def _limit(one: LimitGap) -> dict[str, object]:
    return {
        "instrument": one.instrument.id,
        "rule": one.rule.id,
        "source": one.rule.source,
        "parameter": one.parameter,
        "unit": one.unit,
        "comparator": one.comparator.value,
        "limit": one.limit,
        "before": known(one.before),
        "after": known(one.after),
        "share_before": known(one.share_before),
        "share_after": known(one.share_after),
        "missed": one.missed,
        "conditional": one.conditional,
    }


def _cost(one: MeasureCost) -> dict[str, object]:
    return {
        "capex_cny_per_t_per_year": one.capex_cny_per_t_per_year,
        "capital_cny_per_kg": one.capital_cny_per_kg,
        "opex_cny_per_kg": one.opex_cny_per_kg,
        "outlay_cny_per_kg": one.outlay_cny_per_kg,
        "saved_cny_per_kg": one.saved_cny_per_kg,
        "net_cny_per_kg": one.net_cny_per_kg,
    }


def _effects(effects: Sequence[MeasureEffect]) -> list[dict[str, object]]:
    return [
        {
            "parameter": one.parameter,
            "unit": one.unit,
            "before": known(one.before),
            "after": known(one.after),
        }
        for one in effects
    ]


def _taken(one: Taken) -> dict[str, object]:
    return {
        "measure": one.code,
        "amount": one.amount,
        "needed": one.needed,
        "adds": _cost(one.cost),
        "effects": _effects(one.effects),
    }


def _other(one: Alternative) -> dict[str, object]:
    return {
        "aim": one.aim.value,
        "taken": [{"measure": code, "amount": amount} for code, amount in one.taken],
        "cost": _cost(one.cost),
        "capex_mcny": known(one.capex_mcny),
        "rows": list(one.inputs),
        "rows_assumed": list(one.assumed),
    }


def _paying(one: Paying) -> dict[str, object]:
    return {
        "measure": one.code,
        "adds": _cost(one.cost),
        "rows": list(one.inputs),
        "rows_assumed": list(one.assumed),
    }


def _account(one: MeasureAccount) -> dict[str, object]:
    return {
        "measure": one.code,
        "name": {"en": one.en, "zh": one.zh},
        "applicable": one.applicable,
        "reason": one.reason,
        "cost": None if one.cost is None else _cost(one.cost),
        "effects": _effects(one.effects),
        "computed": one.computed,
        "inputs": list(one.inputs),
        "assumed": list(one.assumed),
    }


def _steps(steps: Sequence[CostStep]) -> list[dict[str, object]]:
    return [
        {
            "measure": one.code,
            "width": one.width,
            "cost_cny_per_unit": known(one.cost_cny_per_unit),
            "reached": one.reached,
        }
        for one in steps
    ]
