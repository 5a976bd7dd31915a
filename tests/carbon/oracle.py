"""The same matrices solved by bw2calc, draw by draw: an independent oracle."""

from __future__ import annotations

from typing import Any

import bw2calc
import bw_processing
import numpy as np

from polysight.carbon.characterisation import Characterisation
from polysight.carbon.exchanges import Exchanges, Floats
from polysight.carbon.foreground import Foreground

#: Identifiers of flows stand behind those of all activities.
FLOWS = 1_000_000


def _add(package: Any, matrix: str, part: Exchanges, first_row: int) -> None:
    indices = np.zeros(len(part.rows), dtype=bw_processing.INDICES_DTYPE)
    indices["row"], indices["col"] = part.rows + first_row, part.columns
    told = {"matrix": matrix, "name": matrix.replace("_", "-"), "indices_array": indices}
    if part.free_shape:
        package.add_persistent_array(data_array=np.ascontiguousarray(part.values.T), **told)
    else:
        package.add_persistent_vector(data_array=part.values, **told)


def package(given: Foreground, method: Characterisation, indicator: int = 0) -> Any:
    """Datapackage of a foreground whose draws lie along one axis or none."""
    made = bw_processing.create_datapackage(sequential=True)
    _add(made, "technosphere_matrix", given.technosphere, 0)
    _add(made, "biosphere_matrix", given.biosphere, FLOWS)
    count = len(given.flows)
    places = np.arange(count)
    factors = Exchanges(places, np.zeros(count, dtype=np.int64), method.factors[indicator])
    _add(made, "characterization_matrix", factors, FLOWS)
    return made


def scores(packages: list[Any], activity: int, draws: int) -> tuple[Floats, Floats]:
    """Score, and supply by activity in the order of their identifiers, of each draw."""
    found = bw2calc.LCA({activity: 1.0}, data_objs=packages, use_arrays=True)
    found.lci()
    found.lcia()
    totals, running = [], []
    for draw in range(draws):
        if draw:
            next(found)
        order = np.argsort(list(found.dicts.activity))
        places = np.array(list(found.dicts.activity.values()))[order]
        totals.append(found.score)
        running.append(found.supply_array[places].copy())
    return np.array(totals), np.array(running)
