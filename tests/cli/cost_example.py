"""A small cost model for the tests of its pages."""

from __future__ import annotations

from functools import cache

from polysight.study.cost_model import CostModel, cost_model
from polysight.study.run import plan
from polysight.study.view import View


@cache
def example() -> tuple[CostModel, View]:
    """Both routes in one province, and the baseline view."""
    view = plan("baseline").view
    return cost_model(view, places=("CN-XJ",), seed=5, count=60), view
