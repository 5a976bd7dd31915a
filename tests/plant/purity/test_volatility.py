"""Volatility by Trouton's rule against vapour pressures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.purity.impurities import BORON, PHOSPHORUS
from polysight.plant.purity.volatility import log_volatility
from tests.plant.purity.example import cases, volatility


@pytest.mark.parametrize("case", cases("volatility_ratio"), ids=str)
def test_trouton_against_vapour_pressures(case: dict[str, Any]) -> None:
    design = volatility(
        boron_boiling_c=case["boiling_c"], phosphorus_boiling_c=case["other_boiling_c"],
        temperature_c=case["temperature_c"],
    )  # fmt: skip
    logs = log_volatility(design)
    got = float(np.exp(logs[BORON] - logs[PHOSPHORUS]))
    assert abs(got - case["value"]) <= case["tolerance"]


def test_light_compounds_are_more_volatile() -> None:
    logs = log_volatility(volatility())
    assert logs[BORON] > 0
    assert (np.delete(logs, BORON) < 0).all()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"temperature_c": -300.0}, "temperature_c"),
        ({"boron_activity": 0.0}, "activity is 0"),
        ({"vaporisation_entropy_j_per_mol_k": 0.0}, "vaporisation_entropy"),
    ],
)
def test_impossible_is_refused(changes: dict[str, float], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        log_volatility(volatility(**changes))
