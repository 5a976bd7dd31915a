"""Influence of the factors of a project as a document for machines."""

from __future__ import annotations

import numpy as np

from polysight.answers.project_numbers import finite, finite_list
from polysight.study.project_influence import SHARED, ProjectInfluence


def influence_document(found: ProjectInfluence) -> dict[str, object]:
    """Influence of factors for machines.

    Parameters
    ----------
    found : ProjectInfluence
        By every method.

    Returns
    -------
    dict
        By method.
    """
    values = [one.key for one in SHARED]

    def by_value(array: np.ndarray) -> dict[str, list[float | None]]:
        return {key: finite_list(row) for key, row in zip(values, array, strict=True)}

    return {
        "factors": list(found.keys),
        "elementary_effects": {
            key: by_value(getattr(found.screening, key))
            for key in ("mean", "mean_absolute", "low", "high", "spread")
        },
        "blocks": [list(one) for one in found.blocks],
        "first": {key: by_value(getattr(found.variance.first, key))
                  for key in ("value", "low", "high")},
        "total": {key: by_value(getattr(found.variance.total, key))
                  for key in ("value", "low", "high")},
        "groups": [list(one) for one in found.groups],
        "shapley": {key: by_value(getattr(found.shapley, key)) for key in ("value", "low", "high")},
        "distance": {
            key.key: {
                "median": finite_list(one.median), "low": finite_list(one.low),
                "high": finite_list(one.high), "noise": one.noise,
            }
            for key, one in found.distance.items()
        },
        "distance_in_losses": {
            "median": finite_list(found.distance_in_losses.median),
            "noise": finite(found.distance_in_losses.noise),
        },
    }  # fmt: skip
