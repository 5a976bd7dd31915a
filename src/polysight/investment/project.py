"""What one project is, on an annual grid: every number comes in, none is supplied here."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from polysight.errors import DataError, refusal
from polysight.investment.npv import Floats

#: Phasing must close to this; it only forgives the rounding of decimal shares.
_CLOSURE = 1e-9
_WHOLE = {"operation_start", "depreciation_years", "loss_carry_forward_years"}
_SHARES = {"residual_share", "capex_phasing", "surtax_rate", "income_tax_rate"}


@dataclass(frozen=True, slots=True)
class Project:
    """One project; prices and costs without VAT, money in one unit (written CNY here).

    Axes: "..." are free leading axes (draw, plant) that broadcast; year is always last and of
    equal length everywhere it stands. Nominal or real is the caller's choice, the same for all.

    Parameters
    ----------
    capex_cny : ndarray of float
        Axes ...; fixed investment without VAT.
    capex_phasing : ndarray of float
        Axes ..., year; share of the investment paid in each year, sums to one.
    capex_vat_rate : ndarray of float
        Axes ...; deductible input VAT over investment without VAT (average of the invoices).
    output_kg : ndarray of float
        Axes ..., year; sales, ramp included.
    price_cny_per_kg : ndarray of float
        Axes ..., year.
    unit_costs_cny_per_kg : ndarray of float
        Axes ..., input, year; cost of each bought input per kg sold.
    input_vat_rate : ndarray of float
        Axes ..., input, year.
    fixed_cost_cny : ndarray of float
        Axes ..., year; cash cost that does not follow output and carries no VAT (wages).
    output_vat_rate : ndarray of float
        Axes ..., year.
    surtax_rate : ndarray of float
        Axes ..., year; surtaxes over VAT paid.
    income_tax_rate : ndarray of float
        Axes ..., year; the rate in force in each year.
    working_capital_share : ndarray of float
        Axes ...; working capital over the year's cash cost (days of cover over days of a year).
    operation_start : int
        Place of the first year of operation: depreciation starts there.
    depreciation_years : int
        Life of the straight-line schedule.
    residual_share : ndarray of float
        Axes ...; value left at the end of the schedule over the investment.
    loss_carry_forward_years : int
        Years in which a loss may be set against later profit; 0 for none.

    Raises
    ------
    DataError
        If lengths of the year axis differ, phasing does not sum to one, a share lies outside
        [0, 1], a number is not finite, or a count of years is impossible.
    """

    capex_cny: Floats
    capex_phasing: Floats
    capex_vat_rate: Floats
    output_kg: Floats
    price_cny_per_kg: Floats
    unit_costs_cny_per_kg: Floats
    input_vat_rate: Floats
    fixed_cost_cny: Floats
    output_vat_rate: Floats
    surtax_rate: Floats
    income_tax_rate: Floats
    working_capital_share: Floats
    operation_start: int
    depreciation_years: int
    residual_share: Floats
    loss_carry_forward_years: int

    def __post_init__(self) -> None:
        for field in fields(self):
            if field.name not in _WHOLE:
                self._check(field.name)
        total = np.sum(self.capex_phasing, axis=-1)
        if np.any(np.abs(total - 1.0) > _CLOSURE):
            raise refusal(DataError, "investment.phasing", got=total.max())
        if not 0 <= self.operation_start < self.years:
            raise refusal(DataError, "investment.operation", got=self.operation_start)
        if self.depreciation_years < 1 or self.loss_carry_forward_years < 0:
            raise refusal(DataError, "investment.life")

    @property
    def years(self) -> int:
        """Length of the year axis."""
        return int(self.output_kg.shape[-1])

    def _check(self, name: str) -> None:
        numbers = np.asarray(getattr(self, name), dtype=np.float64)
        object.__setattr__(self, name, numbers)
        if not np.all(np.isfinite(numbers)):
            raise refusal(DataError, "investment.finite", name=name)
        if name in _SHARES and np.any((numbers < 0) | (numbers > 1)):
            raise refusal(DataError, "investment.share", name=name)
        yearly = name not in {
            "capex_cny",
            "capex_vat_rate",
            "working_capital_share",
            "residual_share",
        }
        if yearly and numbers.shape[-1:] != np.shape(self.output_kg)[-1:]:
            raise refusal(
                DataError,
                "investment.years",
                name=name,
                got=numbers.shape[-1:],
                expected=np.shape(self.output_kg)[-1:],
            )
