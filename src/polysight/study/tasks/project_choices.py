"""The reference project made otherwise: its size, load, place and route, stresses and shocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from polysight.axes import Axis
from polysight.investment.outcomes import Outcome
from polysight.study.draft import Cell, Draft, combined, known_or
from polysight.study.missing_reasons import NO_IRR, outcome_missing
from polysight.study.project_candidates import Candidate, SitingPlan, siting_candidates
from polysight.study.project_case import ResolvedProject
from polysight.study.project_place import Place, place
from polysight.study.project_reader import PROJECT, SOURCE, Citation
from polysight.study.project_scale import SizeRow, load_rows, size_rows, tariff_effect
from polysight.study.project_shocks import State, concerned, shock_table
from polysight.study.project_stress import stress_table
from polysight.study.view import View

Floats = NDArray[np.float64]

MILLION, KG_PER_KT = 1e6, 1e6
PLANNED, TOGETHER = "planned", "together"
#: Outcomes that are told: name, outcome, unit, factor.
TOLD = (
    ("npv", Outcome.NPV, "MCNY", 1.0 / MILLION),
    ("irr", Outcome.IRR, "1", 1.0),
    ("least_price", Outcome.MINIMUM_PRICE, "CNY/kg", 1.0),
)
#: Outcomes of a project under stress.
STRESSED = (
    ("npv", Outcome.NPV, "MCNY", 1.0 / MILLION),
    ("cover", Outcome.MINIMUM_DEBT_COVER, "count", 1.0),
)
#: What a size is told by: name, unit, and how it is read.
SIZED: tuple[tuple[str, str, Callable[[SizeRow], float]], ...] = (
    ("capital", "CNY/(kg/a)", lambda one: one.capital_cny_per_kg_per_year),
    ("break_even", "CNY/kg", lambda one: one.break_even_cny_per_kg),
    ("least_price", "CNY/kg", lambda one: one.minimum_price_cny_per_kg),
    ("npv", "MCNY", lambda one: one.npv_cny / MILLION),
    ("irr", "1", lambda one: one.rate),
)
NOT_JUDGED = "mark.place_not_judged"
END = Axis("end", ("low", "high"))
#: Where the power price of a project stands among its numbers.
POWER = "inputs.electricity.price_cny"


def add_choices(view: View, draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    """Add what becomes of the reference project when it is made otherwise.

    Parameters
    ----------
    view : View
        The evidence; its scenario names places and routes.
    draft : Draft
        The result so far.
    resolved : ResolvedProject
        The reference project.
    known : Cell
        Everything that it rests on.
    """
    _sizes(draft, resolved, known)
    _loads(draft, resolved, known)
    _places(view, draft, resolved, known)
    _stresses(draft, resolved, known)
    _shocks(draft, resolved, known)


def _own_place(resolved: ResolvedProject) -> Place:
    head = resolved.file.project
    return place(resolved.file, resolved.view.evidence, head.region, head.route, plant=head.plant)


def _sizes(draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    here = _own_place(resolved)
    rows = size_rows(here)
    if not rows or here.told is None:
        return
    axis = Axis("size", tuple(f"{one.capacity_kt_per_year:g}" for one in rows))
    plans = _plans(draft, here)
    own = [combined(one.capacity_kt_per_year, [known]) for one in rows]
    draft.add("investment.size_capacity", (axis,), own, "kt/a", basis="measure=nameplate")
    for name, unit, read in SIZED:
        cells = [known_or(read(one), NO_IRR, known, plans) for one in rows]
        basis = "" if unit in ("MCNY", "1") else "tax=excluded"
        draft.add(f"investment.size_{name}", (axis,), cells, unit, basis=basis)


def _plans(draft: Draft, here: Place) -> Cell:
    """Comparable plans behind the cost of building at a place."""
    inputs = () if here.told is None else here.told.inputs
    return Cell(0.0, _citable(draft, inputs))


def _citable(draft: Draft, names: Sequence[str]) -> tuple[str, ...]:
    known = draft.references
    return tuple(one for one in names if one in known.observations or one in known.rows)


def _loads(draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    rows = load_rows(resolved.case)
    axis = Axis("load", tuple(f"{one.load:g}" for one in rows))
    prices = [combined(one.break_even_cny_per_kg, [known]) for one in rows]
    draft.add("investment.load_break_even", (axis,), prices, "CNY/kg", basis="tax=excluded")
    step = tariff_effect(resolved.case)
    cost = combined(step.cost_cny_per_kg, [known])
    draft.add("investment.tariff_step", (), [cost], "CNY/kg", basis="tax=excluded")


def _places(view: View, draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    """The project by place and route at the size of its file."""
    scope, file = view.scenario.scope, resolved.file
    size = sum(one.capacity_kg_per_year for one in resolved.case.phases) / KG_PER_KT
    plan = SitingPlan(scope.regions, scope.routes, size, (1,))
    found = siting_candidates(file, resolved.view.evidence, plan)
    axes = (Axis("region", scope.regions), Axis("route", scope.routes))
    rests = [_rests(draft, one, known) for one in found]
    for name, outcome, unit, factor in TOLD:
        blank = outcome_missing(outcome)
        cells = [
            known_or(float(one.outcomes[outcome]) * factor,
                     NOT_JUDGED if one.case is None else blank, known, rest)
            for one, rest in zip(found, rests, strict=True)
        ]  # fmt: skip
        basis = "tax=excluded" if unit == "CNY/kg" else ""
        draft.add(f"investment.place_{name}", axes, cells, unit, basis=basis)
    missed = [
        combined(float(len((*one.place.failed, *one.place.equity_failed))), [known, rest])
        for one, rest in zip(found, rests, strict=True)
    ]
    draft.add("investment.place_missed", axes, missed, "count")


def _rests(draft: Draft, one: Candidate, known: Cell) -> Cell:
    """What a place adds to what the project rests on: power, taxes, plans of building."""
    here = one.place
    if here.resolved is None:
        return Cell(0.0, known.inputs[:1])
    power = [citation for key, citation in here.resolved.citations.items() if key == POWER]
    cited = [name for citation in power for name in _rows(citation)]
    marks = dict.fromkeys(mark for citation in power for mark in citation.marks)
    plans = here.told.inputs if here.told is not None else ()
    return Cell(0.0, _citable(draft, tuple(dict.fromkeys((*cited, *plans)))), tuple(marks))


def _rows(citation: Citation) -> list[str]:
    return [one for one in citation.inputs if not one.startswith((PROJECT, SOURCE))]


def _stresses(draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    """Stress tests, each alone and those that belong together at once."""
    table = stress_table(resolved.case, resolved.view)
    counted = [one for one in table.rows if not one.problems]
    axis = Axis("stress", (PLANNED, *(one.setting.id for one in counted), TOGETHER))
    rows = [table.planned, *(one.outcomes for one in counted), table.together]
    for name, outcome, unit, factor in STRESSED:
        reason = outcome_missing(outcome)
        cells = [known_or(float(one[outcome]) * factor, reason, known) for one in rows]
        draft.add(f"investment.stress_{name}", (axis,), cells, unit)
    losses = [one.outcomes[Outcome.NPV] - table.planned[Outcome.NPV] for one in counted
              if one.setting.id in table.joined]  # fmt: skip
    alone = combined(float(np.sum(losses)) / MILLION, [known])
    draft.add("investment.stress_sum", (), [alone], "MCNY")


def _shocks(draft: Draft, resolved: ResolvedProject, known: Cell) -> None:
    """Value under each policy shock; both ends where nobody can judge it."""
    table = shock_table(resolved.case, resolved.view, concerned(resolved.file))
    counted = [one for one in table.rows if one.state is not State.OUTSIDE]
    axis = Axis("shock", (PLANNED, *(one.setting.id for one in counted), TOGETHER))
    rows = [table.planned[None, :], *(one.outcomes for one in counted), table.together[1:]]
    ends = [[float(row[0, Outcome.NPV]), float(row[-1, Outcome.NPV])] for row in rows]
    cells = [combined(value / MILLION, [known]) for pair in ends for value in sorted(pair)]
    draft.add("investment.shock_npv", (axis, END), cells, "MCNY")
