"""A small cost model for the tests of its pages."""

from __future__ import annotations

from functools import cache

from polysight.study.cost_model import CostModel, cost_model
from polysight.study.full_cost import Asked
from polysight.study.run import plan
from polysight.study.view import View


@cache
def example() -> tuple[CostModel, View]:
    """Both routes in one province, and the baseline view."""
    view = plan("baseline").view
    return cost_model(view, places=("CN-XJ",), seed=5, count=60), view


@cache
def full_example() -> tuple[CostModel, View]:
    """The same with everything that can be asked for beyond cash cost."""
    view = plan("baseline").view
    asked = Asked(
        full=True, utilisation=0.8, carbon_price_cny_per_t=80.0, compliance_cny_per_kg=0.5
    )
    return cost_model(view, places=("CN-XJ",), seed=5, count=60, asked=asked), view
