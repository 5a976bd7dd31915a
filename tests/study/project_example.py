"""An invented project and the evidence, for tests of changes, stresses, shocks and options."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from polysight.evidence.store import evidence
from polysight.investment.case import ProjectCase, PurchasedInput
from polysight.study.closing_gap import baseline
from polysight.study.view import View
from tests.investment.random_case import Shape, random_case


@cache
def view() -> View:
    """The shipped evidence."""
    return baseline(evidence())


@cache
def case() -> ProjectCase:
    """A project of two phases that buys electricity, from 2026 on."""
    found = random_case(31, Shape(period="year", life_years=14, phases=2, products=1, inputs=1))
    years = len(found.load)
    power = PurchasedInput("electricity", "fuel-power", 50.0, "kWh", np.full(years, 0.3), 0.13)
    taxes = replace(found.taxes, income_tax_rate=np.full(years, 0.15))
    running = replace(found.running, carbon_cny_per_kg=np.full(years, 0.2))
    return replace(
        found, first_year=2026, inputs=(*found.inputs, power), taxes=taxes, running=running
    )
