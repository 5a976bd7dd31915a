"""Full cost, capital cost, premia and by-products as parts of the document for machines."""

from __future__ import annotations

from polysight.answers.cost_names import name
from polysight.answers.plant_document import known, told
from polysight.costing.capex import Ratio
from polysight.messages import Language
from polysight.study.capital_cost import ABROAD, build_months
from polysight.study.cost_check import Ahead
from polysight.study.cost_model import CostModel
from polysight.study.view import View


def beyond_document(model: CostModel, view: View, language: Language) -> dict[str, object]:
    """What stands beside cash cost.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names.
    language : {"en", "zh"}
        Language of names.

    Returns
    -------
    dict
        The keys ``asked``, ``capital``, ``premiums`` and ``by_products`` of
        `schemas/cost.schema.json`.
    """
    asked = model.asked
    return {
        "asked": {
            "full": asked.full,
            "overrun": asked.overrun,
            "utilisation": known(model.beyond.utilisation.value),
            "utilisation_given": asked.utilisation is not None,
            "utilisation_inputs": list(model.beyond.utilisation.inputs),
            "carbon_price_cny_per_t": asked.carbon_price_cny_per_t,
            "compliance_cny_per_kg": asked.compliance_cny_per_kg,
        },
        "capital": _capital(model, view, language),
        "premiums": [
            {
                "grade": one.grade,
                "other": one.other,
                "grade_name": name(view, "grades", one.grade, language),
                "other_name": name(view, "grades", one.other, language),
                "year": one.year,
                "days": one.days,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "low": one.low,
                "median": one.median,
                "high": one.high,
                "ratio": one.ratio,
                "inputs": list(one.inputs),
            }
            for one in model.premiums
        ],
        "by_products": [
            {
                "route": one.route,
                "amount": told(one.amount, language),
                "priced": one.credit is not None,
                "credit": None if one.credit is None else told(one.credit, language),
                "inputs": list(one.inputs),
            }
            for one in model.sales
        ],
    }


def ahead_document(later: Ahead) -> dict[str, object]:
    """Quarters told from earlier ones only, and what is fixed.

    Parameters
    ----------
    later : Ahead
        What was found.

    Returns
    -------
    dict
        The keys ``ahead``, ``split`` and ``pool`` of a check; None where there are too few rows.
    """
    check, split, pool = later.check, later.split, later.pool
    return {
        "ahead": None
        if check is None
        else {
            "quarters": list(check.periods),
            "bias": check.bias.tolist(),
            "mean_bias": check.mean_bias,
            "root_mean_square": check.root_mean_square,
            "coverage": check.coverage,
        },
        "split": None
        if split is None
        else {
            "variable_cny_per_kg": split.variable_per_kg,
            "fixed_mcny_per_quarter": split.fixed,
            "fixed_low": split.fixed_interval[0],
            "fixed_high": split.fixed_interval[1],
            "identified": split.identified,
        },
        "pool": None
        if pool is None
        else {
            "mcny_per_quarter": pool.amount,
            "low": pool.low,
            "high": pool.high,
            "cny_per_kg_of_capacity": later.pool_cny_per_kg,
            "inputs": list(later.inputs),
        },
    }


def _capital(model: CostModel, view: View, language: Language) -> dict[str, object]:
    capital, fit = model.capital, model.capital.fit
    low, middle, high, ids = build_months(view)
    return {
        "plants": [
            {
                "route": one.route,
                "capacity_kt_per_year": one.capacity_kt_per_year,
                "year": one.year,
                "outside_the_cases": one.outside,
                "unit": told(one.unit, language),
                "whole": told(one.whole, language),
                "ratio_to_fit": None if one.ratio is None else _ratio(one.ratio),
                "inputs": list(one.inputs),
            }
            for one in model.plants
        ],
        "exponent": fit.exponent,
        "exponent_low": fit.exponent_interval[0],
        "exponent_high": fit.exponent_interval[1],
        "growth_per_year": fit.growth,
        "growth_low": fit.growth_interval[0],
        "growth_high": fit.growth_interval[1],
        "collinearity": fit.fit.collinearity,
        "confidence": fit.fit.confidence,
        "overrun": _ratio(capital.overrun) | {"inputs": list(capital.overrun_inputs)},
        "abroad": None
        if capital.abroad is None
        else _ratio(capital.abroad) | {"place": ABROAD, "inputs": list(capital.abroad_inputs)},
        "build_months": {
            "low": known(low),
            "middle": known(middle),
            "high": known(high),
            "inputs": list(ids),
        },
        "input_tax_taken_out": capital.vat,
    }


def _ratio(one: Ratio) -> dict[str, object]:
    return {"centre": one.centre, "low": one.low, "high": one.high}
