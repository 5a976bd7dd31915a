"""Charges of carbon for machines: allowances, the shadow at the border, modules."""

from __future__ import annotations

import numpy as np

from polysight.answers.plant_document import known, told
from polysight.carbon.border_charge import ShadowCharge
from polysight.messages import Language
from polysight.study.footprint_allowances import Allowances, Settlement
from polysight.study.footprint_border import Border
from polysight.study.footprint_charges import Charges

Costs = dict[str, dict[str, float]]


def document(made: Charges, language: Language) -> dict[str, object]:
    """Charges for machines.

    Parameters
    ----------
    made : Charges
        What carbon costs.
    language : {"en", "zh"}
        Language of names.

    Returns
    -------
    dict
        As the schema ``footprint_charges`` says.
    """
    return {
        "day": made.day.isoformat(),
        "trading": None if made.trading is None else _trading(made.trading, language),
        "border": _border(made.border),
        "module": {
            "contribution": told(made.module, language),
            "grams_per_watt": made.grams_per_watt,
            "grams_row": made.grams_row,
            "limits": [
                {
                    "row": one.limit.id,
                    "name": one.limit.name,
                    "limit_kgco2e_per_kw": one.limit.limit_kgco2e_per_kw,
                    "used": float(one.used[0]),
                    "left_kgco2e_per_kw": float(one.left_kgco2e_per_kw[0]),
                    "outcome": one.outcome.value,
                    "exceeded_share": one.exceeded_share,
                    "same_method": one.same_method,
                }
                for one in made.limits
            ],
        },
    }


def _trading(owed: Allowances, language: Language) -> dict[str, object]:
    price = owed.price
    return {
        "status": owed.status.value,
        "last_known": owed.last_known.isoformat(),
        "price_cny_per_tco2e": None if price is None else price.middle,
        "price_row": None if price is None else price.id,
        "own_use_row": owed.own_use,
        "settlements": [_settlement(one, language) for one in owed.settlements],
    }


def _settlement(one: Settlement, language: Language) -> dict[str, object]:
    return {
        "level": one.level.value,
        "output_t_per_year": one.output_t_per_year,
        "status": one.status.value,
        "emitted": told(one.emitted, language),
        "allocations": [
            {
                "row": each.benchmark.id,
                "tier": each.benchmark.tier,
                "allowed_tco2e_per_mwh": each.benchmark.allowed_tco2e_per_mwh,
                "counted": each.benchmark.counted.value,
                "free": told(each.free, language),
                "net": told(each.net, language),
                "cost": None if each.cost is None else told(each.cost, language),
            }
            for each in one.allocations
        ],
    }


def _border(made: Border) -> dict[str, object]:
    counted = made.embedded.counted()
    return {
        "scenario": True,
        "certificate_eur_per_tco2e": made.certificate.middle,
        "certificate_row": made.certificate.id,
        "cny_per_eur": made.rate.middle,
        "rate_row": made.rate.id,
        "grid_row": made.grid.row,
        "cross_sectoral_factor": made.correction,
        "cross_sectoral_row": made.correction_row,
        "counted_kgco2e_per_kg": {
            exposure.value: float(one)
            for exposure, one in zip(made.embedded.exposures, counted, strict=True)
        },
        "years": [
            {
                "year": one.charge.year,
                "free_share_kept": known(one.charge.free_share_kept),
                "cross_sectoral_stated": one.correction_stated,
                "cost_eur_per_kg": _costs(one.charge, one.charge.cost_eur_per_kg),
                "cost_cny_per_kg": _costs(one.charge, one.charge.cost_cny_per_kg(made.rate.middle)),
            }
            for one in made.years
        ],
    }


def _costs(charge: ShadowCharge, costs: np.ndarray) -> Costs:
    return {
        exposure.value: {
            bound.value: float(costs[row, column]) for column, bound in enumerate(charge.bounds)
        }
        for row, exposure in enumerate(charge.exposures)
    }
