"""Figures of cost, written to a folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from polysight.answers.cost_names import name, option_name, plant_name
from polysight.messages import Language, text
from polysight.report.figures.plant import cost_stack, merit_order
from polysight.report.figures.plant.drawing import Drawing, Frame, store
from polysight.study.cost_model import CostModel
from polysight.study.view import View

#: Title of the stack with lines beyond cash.
FULL_TITLE = "stack_full_title"


def write(model: CostModel, view: View, language: Language, folder: Path) -> list[Path]:
    """Draw the stack and the cost curve.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    return store([_stack(model, view, language), _curve(model, view, language)], folder)


def _frame(model: CostModel, key: str, language: Language) -> Frame:
    told = {"year": model.year, "draws": model.count}
    note = text("drawing.cost_note", language, **told)
    if key == FULL_TITLE and model.asked.full:
        load = f"{model.beyond.utilisation.value:.2f}"
        note = f"{text('drawing.full_note', language, utilisation=load)} {note}"
    return Frame(language, text(f"drawing.{key}", language, year=model.year), note)


def _stack(model: CostModel, view: View, language: Language) -> Drawing:
    rows = [(*one.lines, *one.beyond) for one in model.places]
    used = [at for at in range(len(rows[0])) if not all(row[at].zero for row in rows)]
    totals = [one.total if one.whole is None else one.whole for one in model.places]
    stack = cost_stack.CostStack(
        bars=tuple(option_name(view, one.route, one.region, language) for one in model.places),
        lines=tuple(text(rows[0][at].message, language) for at in used),
        cost_cny_per_kg=np.array([[row[at].median for at in used] for row in rows]),
        interval_cny_per_kg=np.array([[one.low, one.high] for one in totals]).T,
        total_cny_per_kg=np.array([one.median for one in totals]),
    )
    title = FULL_TITLE if model.beyond.lines else "stack_title"
    return cost_stack.figure(stack, _frame(model, title, language))


def _curve(model: CostModel, view: View, language: Language) -> Drawing:
    plants = {one.code: one for one in view.plants()}
    codes = [model.register.plants[one.plant] for one in model.steps]
    order = merit_order.MeritOrder(
        plants=tuple(plant_name(view, code, language) for code in codes),
        groups=tuple(name(view, "routes", plants[code].route, language) for code in codes),
        capacity_kt_per_year=np.array([one.right - one.left for one in model.steps]),
        cost_cny_per_kg=np.array([[one.low, one.middle, one.high] for one in model.steps]).T,
        price_cny_per_kg=model.price.value,
    )
    return merit_order.figure(order, _frame(model, "curve_title", language))
