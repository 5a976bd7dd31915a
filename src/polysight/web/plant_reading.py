"""Plants that ship and parameters of their designs, as lists to choose from."""

from __future__ import annotations

import math
from typing import Any

from polysight.messages import Language
from polysight.study.designs import Design, Parameter, design
from polysight.study.plant_file import load_plant_file
from polysight.study.references import references
from polysight.study.scenario import Wording
from polysight.study.shipped_files import shipped_files
from polysight.web.described import named
from polysight.web.knowledge import told_on
from polysight.web.parameter_names import parameter_name
from polysight.web.store import Store

Asked = dict[str, Any]
#: Routes of the plant model.
ROUTES = ("siemens", "silane-fbr", "hybrid", "umg")
FOLDER = "plant_files"


def plants(store: Store, asked: Asked, language: Language) -> object:
    """Plants that can be asked about by name.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        Nothing.
    language : {"en", "zh"}
        Not used: both names are told.

    Returns
    -------
    dict
        The plant files, and the routes of the plant model.
    """
    del asked, language
    data = store.evidence
    regions, routes = (data.codelists[name].codes for name in ("regions", "routes"))
    files = {name: load_plant_file(path) for name, path in shipped_files(data, FOLDER).items()}
    return {
        "plants": [
            {
                "plant": name,
                "title": _both(one.title),
                "description": _both(one.description),
                "route": one.plant.route,
                "route_name": _both(routes[one.plant.route]),
                "region": one.plant.region,
                "region_name": _both(regions[one.plant.region]),
                "product": one.plant.product,
                "project": one.plant.project.value,
                "commissioned": one.plant.commissioned,
                "year": one.plant.year,
                "capacity": {
                    "value": one.plant.capacity.value,
                    "unit": one.plant.capacity.unit,
                    "row": one.plant.capacity.ref or None,
                },
            }
            for name, one in files.items()
        ],
        "routes": [{"route": one, "title": _both(_design(store, one).title)} for one in ROUTES],
    }


def parameters(store: Store, asked: Asked, language: Language) -> object:
    """Parameters of the design of a route: what a change of it may set.

    Parameters
    ----------
    store : Store
        What is read.
    asked : dict
        ``route`` and ``as_of``.
    language : {"en", "zh"}
        Not used: both names are told.

    Returns
    -------
    dict
        Names, units, central values, spreads, ranges, and what each number rests on.
    """
    del language
    found = _design(store, asked["route"])
    told = [_parameter(one) for one in found.parameters.values()]
    whole: dict[str, object] = {
        "route": found.route, "title": _both(found.title), "parameters": told,
    }  # fmt: skip
    return told_on(asked["as_of"], whole, store.evidence)


def _design(store: Store, route: str) -> Design:
    return design(route, store.evidence, references(store.evidence))


def _parameter(one: Parameter) -> dict[str, object]:
    operation, _, field = one.key.partition(".")
    return {
        "key": one.key,
        "operation": operation,
        "field": field,
        "operation_name": named("plant_operation", operation),
        "name": parameter_name(one.key),
        "unit": one.estimate.unit,
        "value": one.estimate.value,
        "low": one.estimate.low,
        "high": one.estimate.high,
        "minimum": _finite(one.minimum),
        "maximum": _finite(one.maximum),
        "source": one.source,
        "reason": _both(one.assumption) if one.assumption else None,
    }


def _both(words: Wording | Any) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh}


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
