"""Flows of draws are those of the statement of the same numbers."""

from __future__ import annotations

import numpy as np

from polysight.investment.draw_factors import draw_factors
from polysight.investment.drawn_flows import drawn_flows
from polysight.investment.rows import Row
from polysight.investment.statement import statement
from tests.investment.factored_case import factored_case
from tests.investment.random_case import Shape, random_case


def test_each_draw_is_the_project_with_its_numbers() -> None:
    case = random_case(5, Shape(period="half-year", phases=2, inputs=2))
    key = f"input:{case.inputs[0].key}"
    drawn = {"price": np.array([1.0, 0.8]), "capital": np.array([1.0, 1.3])}
    drawn[key] = np.array([1.0, 1.1])
    flows = drawn_flows(case, draw_factors(case, drawn, 2))
    other = factored_case(case, {name: float(row[1]) for name, row in drawn.items()})
    for row, one in zip(flows, (case, other), strict=True):
        told = statement(one).row(Row.PROJECT_NET)
        np.testing.assert_allclose(row, told, rtol=1e-10, atol=1e-6 * np.abs(told).max())
