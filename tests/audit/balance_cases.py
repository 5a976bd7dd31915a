"""Textbook cases of reconciliation as the room takes them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.audit.balance_network import BalanceNetwork, Constraint, Term, balance_network
from polysight.audit.readings import Readings

Floats = NDArray[np.float64]
PATH = Path(__file__).parents[1] / "golden" / "audit" / "reconciliation.toml"
#: Half width of a 95 % interval in standard deviations.
WIDTH = 1.959963984540054


def cases() -> list[dict[str, Any]]:
    """All cases; one without a source is no case."""
    found: list[dict[str, Any]] = tomllib.loads(PATH.read_text(encoding="utf-8"))["case"]
    assert all(case["source"].strip() for case in found)
    return found


def problem(case: dict[str, Any]) -> tuple[BalanceNetwork, Readings, Floats | None]:
    """Network, readings and first values of a case."""
    constraints = []
    for row, terms in enumerate(case["constraints"]):
        constant = sum(term[0] for term in terms if len(term) == 1)
        held = tuple(Term(term[0], tuple(term[1:])) for term in terms if len(term) > 1)
        constraints.append(Constraint(str(row), held, constant))
    network = balance_network(constraints, case["quantities"])
    if "half_widths" in case:
        deviations = np.array(case["half_widths"]) / WIDTH
    else:
        deviations = np.array(case["deviations"], dtype=float)
    correlation = None
    if "correlations" in case:
        correlation = np.eye(len(deviations))
        for one, other, value in case["correlations"]:
            correlation[one, other] = correlation[other, one] = value
    measured = np.array(case["measured"], dtype=float)
    readings = Readings(tuple(case["quantities"]), measured, deviations, None, correlation)
    start = None
    if "start" in case:
        known = dict(zip(case["quantities"], case["measured"], strict=True)) | case["start"]
        start = np.array([known[name] for name in network.quantities])
    return network, readings, start
