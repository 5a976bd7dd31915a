"""A plant as a document for machines."""

from __future__ import annotations

import math
from pathlib import Path

from polysight.answers.plant_words import name_of
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.plant_account import PlantAccount, SectionAccount
from polysight.study.plant_model import PlantModel
from polysight.study.readings import Reading


def document(
    model: PlantModel,
    account: PlantAccount,
    evidence: Evidence,
    language: Language,
    figures: list[Path],
) -> dict[str, object]:
    """The plant with every number, its interval and its source.

    Parameters
    ----------
    model : PlantModel
        The plant.
    account : PlantAccount
        What is told of it.
    evidence : Evidence
        Publishers of rows.
    language : {"en", "zh"}
        Language of names.
    figures : list of pathlib.Path
        Files that were drawn.

    Returns
    -------
    dict
        As `schemas/plant.schema.json` says.
    """
    title = model.design.title
    del evidence
    return {
        "route": model.route.code,
        "title": {"en": title.en, "zh": title.zh},
        "year": model.year,
        "marks": list(model.marks),
        "seed": model.seed,
        "draws": model.count,
        "materials": {
            part: [told(one, language) for one in readings]
            for part, readings in account.materials.items()
        },
        "closure": account.closure,
        "conversions": [told(one, language) for one in account.conversions],
        "sections": [_section(one, language) for one in account.sections],
        "energy": [
            {
                "from": text(one.source, language),
                "to": text(one.target, language),
                "kwh_per_kg": one.amount,
            }
            for one in account.energy
        ],
        "reactor": [told(one, language) for one in account.reactor],
        "yearly": [told(one, language) for one in account.yearly],
        "purity": [told(one, language) for one in account.purity],
        "verdicts": [
            {
                "standard": one.grade.standard,
                "edition": one.grade.edition,
                "grade": one.grade.grade,
                "verdict": one.verdict.name.lower(),
                "share": one.share,
                "if_unverified_hold": one.conditional.name.lower(),
                "qualifying_share": known(one.qualifying),
            }
            for one in account.verdicts
        ],
        "nines": {
            counted: {"by_atoms": atoms, "by_weight": weight}
            for counted, (atoms, weight) in account.nines.items()
        },
        "influences": {
            outcome: [{"key": key, "correlation": value} for key, value in found]
            for outcome, found in account.influences.items()
        },
        "parameters": _parameters(model),
        "figures": [str(path) for path in figures],
    }


def known(value: float) -> float | None:
    """Number for JSON, which has no word for one that is not known.

    Parameters
    ----------
    value : float
        The number.

    Returns
    -------
    float or None
        None where it is not finite.
    """
    return value if math.isfinite(value) else None


def told(one: Reading, language: Language) -> dict[str, object]:
    """A reading for machines.

    Parameters
    ----------
    one : Reading
        The reading.
    language : {"en", "zh"}
        Language of its name.

    Returns
    -------
    dict
        Key, name, unit, central value, median and interval.
    """
    return {
        "key": one.key,
        "name": name_of(one, language),
        "unit": one.unit,
        "central": known(one.central),
        "low": known(one.low),
        "median": known(one.median),
        "high": known(one.high),
    }


def _section(one: SectionAccount, language: Language) -> dict[str, object]:
    return {
        "section": one.section,
        "readings": [told(each, language) for each in one.readings],
        "electricity_explained": told(one.physics, language),
        "electricity_calibrated": told(one.remainder, language),
        "electricity_learnt": told(one.learning, language),
    }


def _parameters(model: PlantModel) -> list[dict[str, object]]:
    return [
        {
            "key": one.key,
            "unit": one.estimate.unit,
            "value": one.estimate.value,
            "low": one.estimate.low,
            "high": one.estimate.high,
            "minimum": known(one.minimum),
            "maximum": known(one.maximum),
            "source": one.source,
            "reason": {"en": one.assumption.en, "zh": one.assumption.zh}
            if one.assumption
            else None,
        }
        for one in model.design.parameters.values()
    ]
