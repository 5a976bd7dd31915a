"""The reference project of a scenario as numbers on an annual grid, with everything they cite."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, refusal
from polysight.study.draft import Cell
from polysight.study.scenario import ReferenceProject, Setting
from polysight.study.view import View

#: Settings of one number, and the unit in which each is used.
SINGLE = {
    "capacity": "t/a",
    "capital_cost": "CNY",
    "capital_vat": "1",
    "load": "1",
    "life": "years",
    "depreciation_life": "years",
    "residual_value": "1",
    "discount_rate": "1",
    "working_capital": "1",
    "value_added_tax": "1",
    "loss_carry_forward": "years",
}
SERIES = ("phasing", "ramp", "surtaxes")
TAXES = ("income_tax", "income_tax_later")


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """Numbers of the reference project.

    Parameters
    ----------
    capacity_t_per_year, capital_cny, capital_vat : float
        Nameplate, investment without deductible tax, and deductible tax over it.
    phasing, loads : ndarray of float
        Share of the investment in each year of construction; load in each year of operation.
    construction_years, years, depreciation_years, loss_years : int
        Lengths in years; ``years`` is the whole horizon.
    residual_share, discount_rate, working_capital, value_added_tax, surtax : float
        Fractions of one.
    income_tax : ndarray of float
        Rate in force in each year of the horizon.
    cells : tuple of Cell
        Every setting with what it cites.
    discount_cell : Cell
        The discount rate with what it cites.
    """

    capacity_t_per_year: float
    capital_cny: float
    capital_vat: float
    phasing: NDArray[np.float64]
    loads: NDArray[np.float64]
    construction_years: int
    years: int
    depreciation_years: int
    loss_years: int
    residual_share: float
    discount_rate: float
    working_capital: float
    value_added_tax: float
    surtax: float
    income_tax: NDArray[np.float64]
    cells: tuple[Cell, ...]
    discount_cell: Cell


def project_settings(view: View) -> ProjectSettings:
    """Settings of the reference project, each in one unit.

    Parameters
    ----------
    view : View
        The evidence and the scenario.

    Returns
    -------
    ProjectSettings
        The numbers.
    """
    project = view.scenario.project
    one = {
        name: view.setting(f"project.{name}", getattr(project, name), unit)
        for name, unit in SINGLE.items()
    }
    many = {name: _series(view, name, getattr(project, name)) for name in SERIES}
    phasing = np.array([cell.value for cell in many["phasing"]])
    ramp = [cell.value for cell in many["ramp"]]
    life = round(one["life"].value)
    loads = np.array([*ramp, *([one["load"].value] * (life - len(ramp)))])
    years = len(phasing) + life
    tax = [view.setting(f"project.{name}", getattr(project, name), "1") for name in TAXES]
    cells = (*one.values(), *(cell for row in many.values() for cell in row), *tax)
    return ProjectSettings(
        one["capacity"].value,
        one["capital_cost"].value,
        one["capital_vat"].value,
        phasing,
        loads,
        len(phasing),
        years,
        round(one["depreciation_life"].value),
        round(one["loss_carry_forward"].value),
        one["residual_value"].value,
        one["discount_rate"].value,
        one["working_capital"].value,
        one["value_added_tax"].value,
        sum(cell.value for cell in many["surtaxes"]),
        _income_tax(view, project, tax, years),
        cells,
        one["discount_rate"],
    )


def _series(view: View, name: str, settings: tuple[Setting, ...]) -> list[Cell]:
    return [
        view.setting(f"project.{name}.{place}", setting, "1")
        for place, setting in enumerate(settings)
    ]


def _income_tax(
    view: View, project: ReferenceProject, tax: list[Cell], years: int
) -> NDArray[np.float64]:
    """The preferential rate up to the last day on which its row holds, then the other one."""
    ends = view.references.row(project.income_tax.ref).cells.get("valid_to", "")
    if not ends:
        raise refusal(DataError, "study.no_end", got=project.income_tax.ref)
    calendar = project.first_year + np.arange(years)
    return np.where(calendar <= int(ends[:4]), tax[0].value, tax[1].value)
