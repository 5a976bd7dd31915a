"""Cost of routes and places as a document for machines."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from polysight.answers.cost_beyond_document import ahead_document, beyond_document
from polysight.answers.cost_names import name, plant_name
from polysight.answers.plant_document import known, told
from polysight.costing.calibration import Check
from polysight.messages import Language
from polysight.study.cost_model import CostModel
from polysight.study.route_cost import RouteCost
from polysight.study.view import View

#: Columns of the band about the cost curve.
BAND = ("output_kt_per_year", "low", "median", "high")


def document(
    model: CostModel, view: View, language: Language, figures: list[Path]
) -> dict[str, object]:
    """The cost with every line, interval, order, switching value and check.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names.
    language : {"en", "zh"}
        Language of names.
    figures : list of pathlib.Path
        Files that were drawn.

    Returns
    -------
    dict
        As `schemas/cost.schema.json` says.
    """
    places = [
        {
            "route": one.route,
            "place": one.region,
            "name": name(view, "regions", one.region, language),
            "lines": [told(each, language) for each in one.lines],
            "total": told(one.total, language),
            "beyond": [told(each, language) for each in one.beyond],
            "whole": None if one.whole is None else told(one.whole, language),
            "cheapest": known(float(model.ranking.rank[at, 0])),
            "cheaper_than": [known(float(each)) for each in model.ranking.before[at]],
        }
        for at, one in enumerate(model.places)
    ]
    return {
        "year": model.year,
        "seed": model.seed,
        "draws": model.count,
        "unit": "CNY/kg",
        "places": places,
        "switching": [
            {
                "one": list(one.one),
                "other": list(one.other),
                "kind": one.kind,
                "item": one.item,
                "shared": one.shared,
                "present": known(one.present),
                "value": known(one.value),
                "possible": one.possible,
            }
            for one in model.switches
        ],
        "curve": _curve(model, view, language),
        "curve_band": [
            dict(
                zip(("output_kt_per_year", "low", "median", "high"), map(known, each), strict=True)
            )
            for each in np.column_stack([model.curve.output, model.curve.band.T]).tolist()
        ],
        "without_cost": list(model.register.without),
        "observed_price": known(model.price.value),
        "checks": [
            _check(one, one.check) | ahead_document(later)
            for one, later in zip(model.routes, model.ahead, strict=True)
            if one.check is not None
        ],
        **beyond_document(model, view, language),
        "inputs": list(model.inputs),
        "marks": list(model.marks),
        "figures": [str(path) for path in figures],
    }


def _curve(model: CostModel, view: View, language: Language) -> list[dict[str, object]]:
    return [
        {
            "plant": model.register.plants[one.plant],
            "name": plant_name(view, model.register.plants[one.plant], language),
            "capacity_kt_per_year": one.right - one.left,
            "cumulative_kt_per_year": one.right,
            "low": one.low,
            "median": one.middle,
            "high": one.high,
        }
        for one in model.steps
    ]


def _check(one: RouteCost, check: Check) -> dict[str, object]:
    return {
        "route": one.use.route,
        "company": one.company,
        "quarters": [
            {
                "quarter": quarter,
                "reported": float(check.reported[at]),
                "low": float(check.low[at]),
                "predicted": float(check.predicted[at]),
                "high": float(check.high[at]),
                "inside": check.inside[at],
            }
            for at, quarter in enumerate(check.periods)
        ],
        "mean_bias": check.mean_bias,
        "root_mean_square": check.root_mean_square,
        "coverage": check.coverage,
    }
