"""Figures of a project from what was worked out about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.investment.case import ProjectCase
from polysight.investment.case_time import MONTHS
from polysight.investment.npv import discount_factors
from polysight.investment.outcomes import Outcome
from polysight.investment.rows import Row
from polysight.investment.shapley import Effects
from polysight.investment.statement import Statement, yearly_sums
from polysight.investment.valuation import base_period, per_period
from polysight.messages import Language, text
from polysight.report.figures.plant.drawing import Drawing, Frame
from polysight.report.figures.project import (
    convergence_steps,
    cumulative_cash_flow,
    debt_cover,
    fan,
    spider,
    tornado,
    two_factor_map,
    value_distribution,
    value_waterfall,
)
from polysight.report.figures.project.amounts import scale
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_fan import PROBABILITIES, project_fan
from polysight.study.project_outcomes import VALUES
from polysight.study.project_sensitivity import SWING, ProjectSensitivity
from polysight.study.project_uncertainty import Figure, ProjectUncertainty

Floats = NDArray[np.float64]

PERCENT = 100.0
#: Figures of risk whose convergence is drawn, and those of them that are money.
CONVERGING = ("mean", "loss_probability", "low", "expected_shortfall")
MONEY = ("mean", "low", "expected_shortfall")


@dataclass(frozen=True, slots=True)
class About:
    """What every figure of a project says beside its drawing.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of all words.
    title : str
        Title of the project, with the scenario where it is one.
    name : str
        As the project is asked for on the command line.
    factor_name : callable
        From the key of a factor to its name in that language.
    """

    language: Language
    title: str
    name: str
    factor_name: Callable[[str], str]

    def frame(self, key: str, verb: str, **fields: object) -> Frame:
        """Language, title and note of a figure.

        Parameters
        ----------
        key : str
            Name of the figure below ``drawing.project_title_``.
        verb : str
            Branch of the command that tells the numbers.
        **fields : object
            Placeholders of title and note.

        Returns
        -------
        Frame
            The frame.
        """
        told = {"title": self.title, "name": Path(self.name).name, "verb": verb, **fields}
        return Frame(
            self.language,
            text(f"drawing.project_title_{key}", self.language, **told),
            text(f"drawing.project_note_{key}", self.language, **told),
        )


def evaluation(found: Evaluation, about: About) -> list[Drawing]:
    """Cash flow and, where there are loans, covers of debt.

    Parameters
    ----------
    found : Evaluation
        What the project comes to.
    about : About
        What the figures say beside.

    Returns
    -------
    list of Drawing
        The figures.
    """
    case = found.statement.case
    year, month = divmod(base_period(case) * case.period_months, MONTHS)
    day = dt.date(case.first_year + year, month + 1, 1).isoformat()
    when = {
        "timing": text(f"project_page.timing_{case.valuation.timing}", about.language),
        "period": text(f"project_page.period_{case.period.replace('-', '_')}", about.language),
    }
    frame = about.frame("cash_flow", "evaluate", day=day, **when)
    drawings = [cumulative_cash_flow.figure(_flows(found), frame)]
    repaid = found.statement.annual(Row.PRINCIPAL) > 0.0
    if repaid.any():
        one = found.indicators
        told = debt_cover.DebtCover(
            found.statement.years[repaid], one.debt_service_cover[repaid],
            one.interest_cover[repaid], one.loan_life_cover,
        )  # fmt: skip
        drawings.append(debt_cover.figure(told, about.frame("debt_cover", "evaluate")))
    return drawings


def _flows(found: Evaluation) -> cumulative_cash_flow.CumulativeCashFlow:
    told, value = found.statement, found.indicators.after_tax
    case = told.case
    first = base_period(case)
    start = case.first_year + first * case.period_months / 12.0
    return cumulative_cash_flow.CumulativeCashFlow(
        told.years,
        told.annual(Row.PROJECT_NET),
        np.cumsum(told.annual(Row.PROJECT_NET)),
        np.cumsum(_discounted(told, value.discount_rate)),
        np.cumsum(told.annual(Row.EQUITY_NET)),
        start,
        value.payback_years,
        value.discount_rate,
    )


def _discounted(told: Statement, rate: float) -> Floats:
    """Flow after tax by year, each period discounted as the present value does."""
    case: ProjectCase = told.case
    first = base_period(case)
    factor = np.zeros(case.periods)
    factor[first:] = discount_factors(
        per_period(case, rate), case.periods - first, case.valuation.timing
    )
    return yearly_sums(case, told.row(Row.PROJECT_NET) * factor)


def sensitivity(
    found: ProjectSensitivity, about: About, rate: float, swing: float = SWING
) -> list[Drawing]:
    """Tornado and spider of the value after tax, without factors that do nothing to it.

    Parameters
    ----------
    found : ProjectSensitivity
        One factor at a time.
    about : About
        What the figures say beside.
    rate : float
        Discount rate of the value, a year.
    swing : float
        Change at which the bars of the tornado end; one that the table has.

    Returns
    -------
    list of Drawing
        The figures.
    """
    table, order = found.table, list(found.order(Outcome.NPV, swing))
    ends = table.swing(Outcome.NPV, swing)
    order = [at for at in order if not np.allclose(ends[at], table.base[Outcome.NPV])] or order
    names = tuple(about.factor_name(table.keys[at]) for at in order)
    bars = tornado.Tornado(
        names,
        ends[order],
        float(table.base[Outcome.NPV]),
        swing,
        found.switching[Outcome.NPV][order],
    )
    lines = spider.Spider(names, table.changes, table.values[Outcome.NPV][order])
    told = {"rate": f"{PERCENT * rate:.3g}"}
    return [
        tornado.figure(bars, about.frame("tornado", "tornado", **told)),
        spider.figure(lines, about.frame("spider", "tornado", **told)),
    ]


def two_factors(
    values_cny: Floats, changes: Floats, keys: tuple[str, str], about: About, rate: float
) -> Drawing:
    """Heat map of the value after tax over two factors.

    Parameters
    ----------
    values_cny : ndarray of float
        Axes change of the first, change of the second [CNY].
    changes : ndarray of float
        Axis change; relative.
    keys : tuple of str
        The factors.
    about : About
        What the figure says beside.
    rate : float
        Discount rate of the value, a year.

    Returns
    -------
    Drawing
        The figure.
    """
    first, second = (about.factor_name(key) for key in keys)
    told = two_factor_map.TwoFactorMap(first, second, changes, values_cny)
    fields = {"first": first, "second": second, "rate": f"{PERCENT * rate:.3g}"}
    return two_factor_map.figure(told, about.frame("map", "tornado", **fields))


def uncertainty(found: ProjectUncertainty, about: About) -> list[Drawing]:
    """Distribution of the value after tax, fan of the cash, convergence.

    Parameters
    ----------
    found : ProjectUncertainty
        The project under draws.
    about : About
        What the figures say beside.

    Returns
    -------
    list of Drawing
        The figures; convergence only where there are replicates.
    """
    draws, risk = found.draws, found.risks[Outcome.NPV]
    rate = draws.project.case.valuation.discount_rate_after_tax
    told: dict[str, object] = {
        "count": f"{draws.values.shape[1]:,}", "factors": draws.values.shape[0],
        "rate": f"{PERCENT * rate:.3g}",
    }  # fmt: skip
    values = value_distribution.ValueDistribution(
        draws.outcomes[Outcome.NPV], found.distribution(Outcome.NPV).central,
        risk.loss_probability, risk.value_at_risk, risk.expected_shortfall, risk.tail,
    )  # fmt: skip
    spread = project_fan(draws)
    followed = {**told, "count": f"{spread.count:,}"}
    bands = fan.Fan(spread.years, np.array(PROBABILITIES), spread.quantiles_cny, spread.central_cny)
    drawings = [
        value_distribution.figure(values, about.frame("distribution", "draws", **told)),
        fan.figure(bands, about.frame("fan", "draws", **followed)),
    ]
    steps = [_steps(one, about) for key in CONVERGING for one in _of_value(found, key)]
    if steps:
        frame = about.frame("convergence", "draws", **told)
        drawings.append(convergence_steps.figure(steps, frame))
    return drawings


def _of_value(found: ProjectUncertainty, key: str) -> list[Figure]:
    return [one for one in found.figures if one.key == key and one.outcome is Outcome.NPV]


def _steps(one: Figure, about: About) -> convergence_steps.Steps:
    size = scale(about.language) if one.key in MONEY else PERCENT
    unit = text("drawing.project_money", about.language)
    name = text(f"drawing.project_step_{one.key}", about.language, unit=unit)
    steps = one.steps
    return convergence_steps.Steps(
        name, steps.counts, steps.value * size, steps.low * size, steps.high * size
    )


def steps_between(
    planned_cny: float,
    names: Sequence[str],
    found: Effects,
    about: About,
    verb: str,
) -> Drawing:
    """Waterfall of the value after tax from the plan to all changes together.

    Parameters
    ----------
    planned_cny : float
        Value of the plan [CNY].
    names : sequence of str
        Changes in words.
    found : Effects
        Axes change, place in `polysight.study.project_outcomes.VALUES` [CNY].
    about : About
        What the figure says beside.
    verb : {"stress", "shocks"}
        Branch of the command that tells the numbers.

    Returns
    -------
    Drawing
        The figure; the largest loss first.
    """
    place = VALUES.index(Outcome.NPV)
    order = np.argsort(found.share[:, place], kind="stable")
    told = value_waterfall.ValueWaterfall(
        text("drawing.project_planned", about.language),
        text("drawing.project_together", about.language),
        planned_cny,
        tuple(names[at] for at in order),
        found.share[order, place],
        np.stack([found.least[order, place], found.most[order, place]], axis=1),
    )
    drawn = value_waterfall.figure(told, about.frame("waterfall", verb))
    return replace(drawn, name=f"{drawn.name}_{verb}")
