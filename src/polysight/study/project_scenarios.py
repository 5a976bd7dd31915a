"""Named scenarios of a project, and the three price scenarios of a consultant's report.

The scenarios of a project file are changes of its case. The report names a range of prices and a
range of rates of return for each of three scenarios; the project is worked at both ends and the
middle of each price range, and its rates are held against those of the report. In a scenario
the plant stands still in periods in which a kilogram does not bring what it costs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.investment.case import ProjectCase
from polysight.investment.market_change import priced_at
from polysight.investment.outcomes import Outcome
from polysight.study.project_change import ReadChange, read_changes, with_changes
from polysight.study.project_change_file import of_scenario
from polysight.study.project_distress import SOUND, Distress, distress, idling
from polysight.study.project_file_doubt import ScenarioSetting
from polysight.study.project_outcomes import case_outcomes
from polysight.study.project_prices import CLAIM_METRIC, CLAIM_PERIOD, CLAIMS
from polysight.study.project_reader import PROJECT
from polysight.study.scenario import Wording
from polysight.study.view import View
from polysight.suggestion import nearest

Floats = NDArray[np.float64]

#: Scenarios of the report, in its order, and its name for a rate of return.
REPORT_SCENARIOS = ("base", "optimistic", "pessimistic")
RATE = "irr"
PERCENT = 100.0


class Held(StrEnum):
    """How a number of the project stands against that of the report."""

    AGREES = "agrees"
    ABOVE = "above"
    BELOW = "below"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One named scenario of a project.

    Parameters
    ----------
    name : str
        Name in the file.
    title, reason : Wording
        What it is, and why it is looked at.
    changes : tuple of ReadChange
        What is otherwise, and what it rests on.
    case : ProjectCase
        The changed case; it stands still where running would lose cash.
    outcomes : ndarray of float
        Axis `polysight.investment.outcomes.Outcome`.
    distress : Distress
        When it stands still, and when its owners have lost all.
    """

    name: str
    title: Wording
    reason: Wording
    changes: tuple[ReadChange, ...]
    case: ProjectCase
    outcomes: Floats
    distress: Distress = SOUND


@dataclass(frozen=True, slots=True)
class ReportScenario:
    """One price scenario of the report.

    Parameters
    ----------
    name : str
        ``base``, ``optimistic`` or ``pessimistic``.
    price_cny_per_kg : tuple of float
        Low end, middle and high end without tax.
    claimed : tuple of float
        Rates of return that the report names, low and high, as fractions.
    outcomes : ndarray of float
        Axes price, outcome.
    held : Held
        Range of rates of the project against that of the report.
    inputs : tuple of str
        Ids of the rows of the report.
    """

    name: str
    price_cny_per_kg: tuple[float, float, float]
    claimed: tuple[float, float]
    outcomes: Floats
    held: Held
    inputs: tuple[str, ...]


def scenario_rows(
    case: ProjectCase, view: View, scenarios: Mapping[str, ScenarioSetting]
) -> tuple[ScenarioRow, ...]:
    """Every named scenario of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence.
    scenarios : mapping of str to ScenarioSetting
        Scenarios of its file.

    Returns
    -------
    tuple of ScenarioRow
        In the order of the file.
    """
    return tuple(scenario_row(case, view, scenarios, name) for name in scenarios)


def scenario_row(
    case: ProjectCase, view: View, scenarios: Mapping[str, ScenarioSetting], name: str
) -> ScenarioRow:
    """One named scenario of a project.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence.
    scenarios : mapping of str to ScenarioSetting
        Scenarios of its file.
    name : str
        Which one.

    Returns
    -------
    ScenarioRow
        Its case and outcomes.

    Raises
    ------
    UsageError
        If the file has no scenario of the name.
    """
    if name not in scenarios:
        raise refusal(
            UsageError, "project_change.no_scenario", got=name, known=", ".join(scenarios) or "-",
            suggestion=nearest(name, scenarios),
        )  # fmt: skip
    setting = scenarios[name]
    stated = [of_scenario(one) for one in setting.changes]
    changes = read_changes(view, stated, f"{PROJECT}scenarios.{name}")
    other = idling(with_changes(case, changes))
    outcomes = case_outcomes([other])[0]
    return ScenarioRow(
        name, setting.title, setting.reason, changes, other, outcomes, distress(other)
    )


def report_scenarios(case: ProjectCase, view: View) -> tuple[ReportScenario, ...]:
    """The project at the prices of the three scenarios of the report.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence with the rows of the report.

    Returns
    -------
    tuple of ReportScenario
        In the order of the report. Its base price lies above its optimistic one although its
        rates say the opposite: rows as they stand.
    """
    return tuple(_report_scenario(case, view, name) for name in REPORT_SCENARIOS)


def _report_scenario(case: ProjectCase, view: View, name: str) -> ReportScenario:
    named = CLAIM_PERIOD.format(scenario=name)
    rows = [row.cells for row in view.evidence.tables[CLAIMS] if row.cells["period"] == named]
    price, rate = (
        next(one for one in rows if one["metric"] == metric) for metric in (CLAIM_METRIC, RATE)
    )
    factor = view.evidence.units.factor(price["unit"], "CNY/kg")
    factor /= 1.0 + view.named("quotes_vat").value
    low, high = (factor * one for one in ends(price))
    prices = (low, (low + high) / 2.0, high)
    low_rate, high_rate = (one / PERCENT for one in ends(rate))
    outcomes = case_outcomes([priced_at(idling(case), one) for one in prices])
    rates = outcomes[:, Outcome.IRR]
    standing = held(float(rates.min()), float(rates.max()), (low_rate, high_rate))
    inputs = (price["id"], rate["id"])
    return ReportScenario(name, prices, (low_rate, high_rate), outcomes, standing, inputs)


def ends(cells: Mapping[str, str]) -> tuple[float, float]:
    """Low and high number of a row of the report.

    Parameters
    ----------
    cells : mapping of str to str
        The row.

    Returns
    -------
    tuple of float
        In its own unit, rising.
    """
    low, high = sorted((float(cells["value_low"]), float(cells["value_high"])))
    return low, high


def held(low: float, high: float, claimed: tuple[float, float]) -> Held:
    """How a range stands against another one; they agree where they share anything.

    Parameters
    ----------
    low, high : float
        Ends of what was found.
    claimed : tuple of float
        Ends of what is claimed.

    Returns
    -------
    Held
        Cannot tell where an end is not known.
    """
    if np.isnan(low) or np.isnan(high):
        return Held.CANNOT_TELL
    if low > claimed[1]:
        return Held.ABOVE
    return Held.BELOW if high < claimed[0] else Held.AGREES
