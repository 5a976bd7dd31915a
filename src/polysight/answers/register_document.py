"""The register against a rule, as a document for machines."""

from __future__ import annotations

import math

import numpy as np

from polysight.answers.register_amounts import amounts
from polysight.answers.register_answer import EXPOSURES
from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.study.compliance_register import KILOTONNES, HeldRule, RegisterCompliance
from polysight.study.fleet_level import PUBLISHED, PUBLISHED_AGAIN, Anchor
from polysight.study.readings import HIGH, LOW, MIDDLE
from polysight.study.register_values import Floats


def document(
    found: RegisterCompliance, evidence: Evidence, language: Language
) -> dict[str, object]:
    """The plants of the register with every share and interval.

    Parameters
    ----------
    found : RegisterCompliance
        The plants.
    evidence : Evidence
        Rows of what others say.
    language : {"en", "zh"}
        Not asked for: the document has both.

    Returns
    -------
    dict
        As `schemas/comply_register.schema.json` says.
    """
    del language
    return {
        "parameter": found.parameter,
        "unit": found.unit,
        "comparator": found.comparator.value,
        "anchor": found.anchor.value,
        "seed": found.seed,
        "draws": found.count,
        "published_average": _known(found.values.published),
        "modelled_average": _known(float(found.values.mean[0])),
        "levels": {
            one.value: _known(float(found.values.mean[0] * found.values.levels.of(one)[0]))
            for one in Anchor
        },
        "days": [_day(found, place, held) for place, held in enumerate(found.held)],
        "plants": [_plant(found, place) for place in range(len(found.plants))],
        "published": [
            {
                "row": name,
                "value": evidence.observation(name).middle,
                "unit": evidence.observation(name).canonical_unit,
                "source": evidence.observation(name).source,
            }
            for name in (PUBLISHED, PUBLISHED_AGAIN, *EXPOSURES)
        ],
        "inputs": list(found.values.inputs),
    }


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _amount(values: Floats) -> dict[str, float | None]:
    names = ("central", "mean", "low", "median", "high")
    return dict(zip(names, map(_known, amounts(values)), strict=True))


def _day(found: RegisterCompliance, place: int, held: HeldRule) -> dict[str, object]:
    size = found.capacity_t_per_year[place] / KILOTONNES
    failing, stuck = found.capacity_failing.values[place], found.capacity_stuck.values[place]
    return {
        "day": held.day.isoformat(),
        "instrument": held.instrument.id if held.instrument else None,
        "preview": held.preview,
        "rules": [rule.id for rule in held.rules],
        "capacity_kt_per_year": float(size.sum()),
        "judged_kt_per_year": float(found.judged_t_per_year[place].sum()) / KILOTONNES,
        "failing_kt_per_year": _amount(failing.sum(axis=0)),
        "failing_with_measures_kt_per_year": _amount(stuck.sum(axis=0)),
        "anchors_failing_kt_per_year": {
            one.value: _amount(found.anchors_failing.values[at, place])
            for at, one in enumerate(Anchor)
        },
        "regions": [
            {
                "region": region,
                "failing_kt_per_year": _amount(failing[at]),
                "failing_with_measures_kt_per_year": _amount(stuck[at]),
            }
            for at, region in enumerate(found.regions)
        ],
    }


def _plant(found: RegisterCompliance, at: int) -> dict[str, object]:
    plant, values = found.plants[at], found.numbers[:, at]
    low, middle, high = np.quantile(values[:, 1:], (LOW, MIDDLE, HIGH), axis=-1)
    return {
        "plant": plant.code,
        "name": {"en": plant.en, "zh": plant.zh},
        "region": plant.geography,
        "route": plant.route,
        "years": [
            {
                "day": held.day.isoformat(),
                "capacity_kt_per_year": float(found.capacity_t_per_year[place, at]) / KILOTONNES,
                "central": _known(float(values[place, 0])),
                "low": _known(float(low[place])),
                "median": _known(float(middle[place])),
                "high": _known(float(high[place])),
                "limit": _known(float(found.limits[place, at])),
                "failing_share": _known(float(found.failing_share[place, at])),
            }
            for place, held in enumerate(found.held)
        ],
    }
