"""Invented projects of small round numbers; nothing here is evidence."""

from __future__ import annotations

from typing import Any

import numpy as np

from polysight.investment.project import Project

YEARS = 8


def project(**changes: Any) -> Project:
    """Two years of construction, six of operation, two inputs, tax rate rising in year 5."""
    years = np.ones(YEARS)
    running = np.where(np.arange(YEARS) >= 2, 1.0, 0.0)
    given: dict[str, Any] = {
        "capex_cny": np.array(1000.0),
        "capex_phasing": np.array([0.4, 0.6, 0, 0, 0, 0, 0, 0]),
        "capex_vat_rate": np.array(0.1),
        "output_kg": 100.0 * running * np.array([0, 0, 0.5, 1, 1, 1, 1, 1]),
        "price_cny_per_kg": 10.0 * years,
        "unit_costs_cny_per_kg": np.stack([3.0 * years, 1.0 * years]),
        "input_vat_rate": np.stack([0.13 * years, 0.09 * years]),
        "fixed_cost_cny": 50.0 * running,
        "output_vat_rate": 0.13 * years,
        "surtax_rate": 0.12 * years,
        "income_tax_rate": np.where(np.arange(YEARS) < 5, 0.15, 0.25),
        "working_capital_share": np.array(0.2),
        "operation_start": 2,
        "depreciation_years": 5,
        "residual_share": np.array(0.05),
        "loss_carry_forward_years": 5,
    }
    return Project(**{**given, **changes})
