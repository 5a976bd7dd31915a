"""How sure a project is: scenarios, stresses, policy shocks and draws as arrays."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from polysight.axes import Axis
from polysight.investment.outcomes import Outcome
from polysight.study.draft import Cell, Draft, combined, known_or
from polysight.study.missing_reasons import NO_IRR, NOTHING_DUE, outcome_missing
from polysight.study.project_evaluation import Evaluation
from polysight.study.project_scenarios import ScenarioRow
from polysight.study.project_shocks import ShockTable, State
from polysight.study.project_stress import StressTable
from polysight.study.project_uncertainty import QUANTILES, ProjectUncertainty
from polysight.study.project_worth import SHORT_CNY
from polysight.uncertainty.stream import Floats

MILLION = 1e6
#: Change that tells the effect of a factor.
SWING = 0.1
PLANNED, TOGETHER = "planned", "together"
#: Outcomes that are told of a changed project: name, outcome, unit, factor.
TOLD = (
    ("npv", Outcome.NPV, "MCNY", 1.0 / MILLION),
    ("irr", Outcome.IRR, "1", 1.0),
    ("payback", Outcome.PAYBACK, "years", 1.0),
    ("cover", Outcome.MINIMUM_DEBT_COVER, "count", 1.0),
    ("short_loan", Outcome.LARGEST_SHORT_LOAN, "MCNY", 1.0 / MILLION),
)
#: Outcomes whose distribution is told.
DRAWN = (
    ("npv", Outcome.NPV, "MCNY", 1.0 / MILLION),
    ("irr", Outcome.IRR, "1", 1.0),
    ("cover", Outcome.MINIMUM_DEBT_COVER, "count", 1.0),
    ("equity_npv", Outcome.NPV_EQUITY, "MCNY", 1.0 / MILLION),
)


@dataclass(frozen=True, slots=True)
class Doubts:
    """What was done to a project to see how sure it is.

    Parameters
    ----------
    scenarios : tuple of ScenarioRow
        Named scenarios of its file.
    stresses : StressTable
        Stress tests.
    shocks : ShockTable
        Policy shocks.
    drawn : ProjectUncertainty or None
        Draws of its uncertain factors.
    """

    scenarios: tuple[ScenarioRow, ...]
    stresses: StressTable
    shocks: ShockTable
    drawn: ProjectUncertainty | None


def add_doubt(draft: Draft, found: Evaluation, known: Cell, doubts: Doubts) -> None:
    """Add everything that tells how sure a project is.

    Parameters
    ----------
    draft : Draft
        The result so far.
    found : Evaluation
        The project worked through.
    known : Cell
        Everything that the project rests on.
    doubts : Doubts
        What was done to it.
    """
    if doubts.scenarios:
        keys = tuple(one.name for one in doubts.scenarios)
        _outcomes(draft, "scenario", keys, [one.outcomes for one in doubts.scenarios], known)
    counted = [one for one in doubts.stresses.rows if not one.problems]
    keys = (PLANNED, *(one.setting.id for one in counted), TOGETHER)
    rows = [doubts.stresses.planned, *(one.outcomes for one in counted), doubts.stresses.together]
    _outcomes(draft, "stress", keys, rows, known)
    _shocks(draft, doubts.shocks, known)
    _bounds(draft, found, known)
    if doubts.drawn is not None:
        _draws(draft, doubts.drawn, known)
        add_risks(draft, found, known, doubts.drawn)


def add_risks(draft: Draft, found: Evaluation, known: Cell, drawn: ProjectUncertainty) -> None:
    """Add likelihood and effect of each uncertain factor by itself.

    The likelihood is the share of the draws in which the factor is at least a tenth worse than
    planned; the effect is what a tenth the wrong way does to the value.

    Parameters
    ----------
    draft : Draft
        The result so far; value under changes and the changes that turn it stand in it.
    found : Evaluation
        The project worked through.
    known : Cell
        Everything that the project rests on.
    drawn : ProjectUncertainty
        The draws.
    """
    changes = draft.arrays["investment.sensitivity"].array.axes
    keys, steps = changes[0].keys, [float(one) for one in changes[1].keys]
    table = draft.arrays["investment.sensitivity"].array.values
    base = found.indicators.after_tax.npv_cny / MILLION
    names, chances, effects = [], [], []
    for place, factor in enumerate(drawn.draws.project.factors.factors):
        if factor.key not in keys:
            continue
        values = table[keys.index(factor.key)]
        ends = [float(values[steps.index(step)]) for step in (-SWING, SWING)]
        moved = drawn.draws.values[place] / factor.central - 1.0
        worse = moved <= -SWING if ends[0] < ends[1] else moved >= SWING
        names.append(factor.key)
        chances.append(combined(float(np.mean(worse)), [known]))
        effects.append(combined(min(ends) - base, [known]))
    if names:
        axis = Axis("factor", tuple(names))
        draft.add("project.risk_chance", (axis,), chances, "1")
        draft.add("project.risk_effect", (axis,), effects, "MCNY")


def _outcomes(
    draft: Draft, name: str, keys: Sequence[str], rows: Sequence[np.ndarray], known: Cell
) -> None:
    for told, outcome, unit, factor in TOLD:
        reason = outcome_missing(outcome)
        cells = [known_or(float(row[outcome]) * factor, reason, known) for row in rows]
        draft.add(f"project.{name}_{told}", (Axis(name, tuple(keys)),), cells, unit)


def below_one(cover: Floats) -> float:
    """Share of draws whose least cover is below one.

    Parameters
    ----------
    cover : numpy.ndarray
        Least debt service cover of each draw; not finite where nothing is due.

    Returns
    -------
    float
        The share [1]; NaN where no draw owes anything.
    """
    return float(np.mean(cover < 1.0)) if np.isfinite(cover).any() else math.nan


def _shocks(draft: Draft, table: ShockTable, known: Cell) -> None:
    """Value under each shock, both ends where nobody can judge it, and all together."""
    counted = [one for one in table.rows if one.state is not State.OUTSIDE]
    keys = (PLANNED, *(one.setting.id for one in counted), TOGETHER)
    rows = [table.planned[None, :], *(one.outcomes for one in counted), table.together[1:]]
    ends = [[float(row[0, Outcome.NPV]), float(row[-1, Outcome.NPV])] for row in rows]
    cells = [combined(value / MILLION, [known]) for pair in ends for value in sorted(pair)]
    axes = (Axis("shock", keys), Axis("end", ("low", "high")))
    draft.add("project.shock_npv", axes, cells, "MCNY")


def _bounds(draft: Draft, found: Evaluation, known: Cell) -> None:
    """Value and rate at both ends of what nobody can judge."""
    if not found.bounds:
        return
    axes = (Axis("topic", tuple(one.topic for one in found.bounds)), Axis("end", ("low", "high")))
    ends = [end for one in found.bounds for end in (one.low, one.high)]
    values = [combined(one.after_tax.npv_cny / MILLION, [known]) for one in ends]
    draft.add("project.bound_npv", axes, values, "MCNY")
    rates = [known_or(one.after_tax.irr_per_year, NO_IRR, known) for one in ends]
    draft.add("project.bound_irr", axes, rates, "1")


def _draws(draft: Draft, drawn: ProjectUncertainty, known: Cell) -> None:
    """Quantiles and chances over the draws."""
    count = float(drawn.draws.outcomes.shape[1])
    draft.add("project.draws", (), [combined(count, [known])], "count")
    quantile = Axis("share", tuple(f"{one:g}" for one in QUANTILES))
    for name, outcome, unit, factor in DRAWN:
        values = drawn.distribution(outcome).quantiles
        reason = outcome_missing(outcome)
        cells = [known_or(float(one) * factor, reason, known) for one in values]
        draft.add(f"project.drawn_{name}", (quantile,), cells, unit)
    outcomes = drawn.draws.outcomes
    cover, short = (
        np.asarray(outcomes[one]) for one in (Outcome.MINIMUM_DEBT_COVER,
                                              Outcome.LARGEST_SHORT_LOAN)
    )  # fmt: skip
    chances = {
        "loss": drawn.risks[Outcome.NPV].loss_probability,
        "owners-loss": drawn.risks[Outcome.NPV_EQUITY].loss_probability,
        "cover-below-one": below_one(cover),
        "short-loan": float(np.mean(short > SHORT_CNY)),
        "never-back": drawn.distribution(Outcome.PAYBACK).above,
    }
    cells = [known_or(value, NOTHING_DUE, known) for value in chances.values()]
    draft.add("project.chance", (Axis("chance", tuple(chances)),), cells, "1")
