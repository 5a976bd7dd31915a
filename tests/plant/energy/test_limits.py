"""Limits: every share, size and temperature that no plant can have."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from polysight.errors import UsageError
from polysight.plant.energy.limits import (
    check_at_least,
    check_below,
    check_beyond,
    check_design,
    check_not_negative,
    check_warmer,
)
from tests.plant.energy.shipped import Bed, Metallurgical, Rods, shipped

TABLES = [
    (table.name, getattr(shipped(route, kind), table.name))
    for route, kind in (("siemens", Rods), ("silane-fbr", Bed), ("umg", Metallurgical))
    for table in fields(kind)
]


@pytest.mark.parametrize(("name", "design"), TABLES, ids=lambda one: str(one)[:30])
def test_shares_beyond_one_and_negative_sizes_are_refused(name: str, design: Any) -> None:
    check_design(design)
    for one in fields(design):
        if one.name.endswith("_fraction"):
            with pytest.raises(UsageError, match="between 0 and 1"):
                check_design(replace(design, **{one.name: np.array([0.5, 1.2])}))
        if not one.name.endswith(("_c", "reaction_heat_kj_per_mol")):
            with pytest.raises(UsageError, match=f"{one.name} -0.2 is impossible"):
                check_design(replace(design, **{one.name: np.array([0.5, -0.2])}))


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(UsageError, match="nan"):
        check_not_negative("flow", np.array([1.0, np.nan]))


def test_bounds_that_are_impossible_themselves() -> None:
    check_beyond("x", np.array([0.1, 2.0]), 0.0)
    check_below("x", np.array([0.1, 0.9]), 1.0)
    check_at_least("x", np.array([1.0, 2.0]), 1.0)
    with pytest.raises(UsageError, match="any value above 0"):
        check_beyond("x", np.array([1.0, 0.0]), 0.0)
    with pytest.raises(UsageError, match="any value below 1"):
        check_below("x", np.array([0.0, 1.0]), 1.0)
    with pytest.raises(UsageError, match="nearest possible value is 1"):
        check_at_least("x", np.array([1.0, 0.5]), 1.0)
    for check in (check_beyond, check_below, check_at_least):
        with pytest.raises(UsageError, match="nan"):
            check("x", np.array([0.5, np.nan]), 0.0)


def test_no_draws_break_no_limit() -> None:
    none = np.array([])
    check_not_negative("x", none)
    check_warmer("x", none, np.array(0.0))
    for check in (check_beyond, check_below, check_at_least):
        check("x", none, 0.0)
    for _, one in TABLES:
        check_design(replace(one, **{part.name: none for part in fields(one)}))


def test_the_coldest_is_named() -> None:
    check_warmer("reactor", np.array([500.0, 300.0]), np.array(200.0))
    with pytest.raises(UsageError, match=r"reactor 100\.0 degC .* least 200\.0"):
        check_warmer("reactor", np.array([500.0, 100.0]), np.array(200.0))
