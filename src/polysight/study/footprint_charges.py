"""What carbon costs a kilogram: allowances by unit, the shadow of a border charge, modules.

Polysilicon stands in no list of the border mechanism, so that its charge is a scenario. A plant fed
by the grid owes no allowances, for the scheme leaves out what is bought. Benchmark and price of an
allowance are those of the day that is asked for; where none is known, nothing is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.carbon.module_contribution import (
    LimitUse,
    ModuleLimit,
    limit_uses,
    module_contribution,
)
from polysight.errors import DataError, refusal
from polysight.evidence.observation import Observation
from polysight.evidence.store import Evidence
from polysight.study.footprint import Footprint
from polysight.study.footprint_allowances import Allowances, allowances
from polysight.study.footprint_border import Border, border
from polysight.study.footprint_draws import told
from polysight.study.readings import Reading
from polysight.study.view import FACTS


@dataclass(frozen=True, slots=True, eq=False)
class Charges:
    """What carbon costs.

    Parameters
    ----------
    day : datetime.date
        Day of the obligation.
    trading : Allowances or None
        Obligation of the captive unit; None for a plant without one.
    border : Border
        Scenario by year, at central values.
    grams_per_watt : float
        Polysilicon of a watt.
    grams_row : str
        Id of its row.
    module : Reading
        What the silicon adds to a kilowatt of module [kgCO2e/kW].
    limits : tuple of LimitUse
        Limits of modules with the part that it uses up.
    """

    day: dt.date
    trading: Allowances | None
    border: Border
    grams_per_watt: float
    grams_row: str
    module: Reading
    limits: tuple[LimitUse, ...]


def footprint_charges(found: Footprint, evidence: Evidence, day: dt.date) -> Charges:
    """What carbon costs a plant.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        Prices, free shares, benchmarks, limits.
    day : datetime.date
        Day of the obligation.

    Returns
    -------
    Charges
        Allowances, border, modules.

    Raises
    ------
    DataError
        If a stage is not covered, so that there is no total.
    """
    totals = found.life_cycle.market.total
    if np.isnan(totals).any():
        stages = ", ".join(found.life_cycle.market.not_covered)
        raise refusal(DataError, "carbon.not_covered", stages=stages)
    grams = _grams(evidence)
    contribution = module_contribution(totals, np.asarray(grams.middle))
    return Charges(
        day, allowances(found, evidence, day), border(found, evidence), grams.middle, grams.id,
        told("carbon_account.module", "kgCO2e/kW", contribution),
        limit_uses(contribution, tuple(_limits(evidence)), method=found.life_cycle.basis.method),
    )  # fmt: skip


def _grams(evidence: Evidence) -> Observation:
    """Last observed or estimated silicon of a watt."""
    rows = evidence.select("silicon_intensity", product="module")
    return [row for row in rows if row.kind in FACTS][-1]


def _limits(evidence: Evidence) -> Iterator[ModuleLimit]:
    for row in evidence.select("module_carbon_footprint"):
        if row.kind == "limit" and row.value is not None:
            method = row.basis.get("method") or ""
            yield ModuleLimit(row.id, f"{method} {row.period.text}", row.middle, method)
