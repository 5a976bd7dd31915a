"""Figures of a plant, written to a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.plant.equilibrium import Kind, Outcome, conversion
from polysight.plant.operation import RodReactor
from polysight.plant.rod_reactor.power import power_profile
from polysight.plant.rod_reactor.view_factors import view_factors
from polysight.plant.surrogate import INPUTS
from polysight.report.figures.plant import (
    batch_profile,
    conversion_map,
    rod_layout,
    sankey,
)
from polysight.report.figures.plant.drawing import Drawing, Frame, store
from polysight.study.equilibria import surrogate
from polysight.study.flows import Flow
from polysight.study.plant_account import ROD_TERMS, PlantAccount
from polysight.study.plant_model import PlantModel

Floats = NDArray[np.float64]
#: Points of a map along each axis.
POINTS = 61


def write(
    model: PlantModel, account: PlantAccount, evidence: Evidence, language: Language, folder: Path
) -> list[Path]:
    """Draw every figure that the route has.

    Parameters
    ----------
    model : PlantModel
        The plant.
    account : PlantAccount
        What is told of it.
    evidence : Evidence
        Ranges of the equilibria.
    language : {"en", "zh"}
        Language of the figures.
    folder : pathlib.Path
        Where to.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    drawings = [_energy(model, account, language)]
    reactor = model.central.reactor
    if reactor is not None:
        drawings += [_layout(model, reactor, language), _batch(model, reactor, language)]
    drawings += _maps(model, evidence, language)
    return store(drawings, folder)


def frame(model: PlantModel, key: str, language: Language) -> Frame:
    """Title and note of a figure.

    Parameters
    ----------
    model : PlantModel
        The plant.
    key : str
        Name of the figure below ``drawing.``.
    language : {"en", "zh"}
        Language of the words.

    Returns
    -------
    Frame
        The frame.
    """
    title = model.design.title
    told = {"title": title.zh if language == "zh" else title.en, "year": model.year}
    note = text("drawing.plant_note", language, **told)
    return Frame(language, text(f"drawing.{key}", language), note)


def _energy(model: PlantModel, account: PlantAccount, language: Language) -> Drawing:
    flows = [
        Flow(text(one.source, language), text(one.target, language), one.amount)
        for one in account.energy
    ]
    return sankey.figure(flows, "kWh/kg", frame(model, "energy_title", language))


def _layout(model: PlantModel, reactor: RodReactor, language: Language) -> Drawing:
    plan = reactor.design.layout()
    final_mm = float(np.ravel(reactor.design.final_diameter_mm)[0])
    seed_mm = float(np.ravel(reactor.design.core_diameter_mm)[0])
    seen = rod_layout.RodLayout(
        x_m=plan.x_m,
        y_m=plan.y_m,
        wall_view=view_factors(plan, final_mm).rod_wall,
        seed_diameter_m=seed_mm / 1e3,
        final_diameter_m=final_mm / 1e3,
        wall_radius_m=plan.wall_radius_m,
    )
    return rod_layout.figure(seen, frame(model, "rods_title", language))


def _batch(model: PlantModel, reactor: RodReactor, language: Language) -> Drawing:
    power = power_profile(reactor.design, reactor.view, reactor.energy, reactor.batch)
    edges = (power.hours, power.diameter_mm)
    hours, diameter_mm = (one.reshape(-1, one.shape[-1])[0] for one in edges)
    terms_mw = [getattr(power, f"{term}_mw").reshape(-1, hours.size - 1)[0] for term in ROD_TERMS]
    words = tuple(text(f"reading.reactor_{term}_kwh_per_kg", language) for term in ROD_TERMS)
    middle = (hours[1:] + hours[:-1]) / 2
    told = batch_profile.BatchProfile(
        middle, np.interp(middle, hours, diameter_mm), words, np.array(terms_mw)
    )
    return batch_profile.figure(told, frame(model, "batch_title", language))


def _maps(model: PlantModel, evidence: Evidence, language: Language) -> Iterator[Drawing]:
    for kind in model.central.conversions:
        stated = getattr(model.built, kind.value)
        heat_c, ratio, pressure_bar = (
            float(np.ravel(getattr(stated, name))[0])
            for name in ("temperature_c", "hydrogen_ratio", "pressure_bar")
        )
        grid = _grid(model, evidence, kind, pressure_bar)
        state = _equilibrium(model, kind, np.array(heat_c), pressure_bar, np.array(ratio))
        share = float(np.ravel(conversion(kind, state))[0])
        plot = conversion_map.ConversionMap(kind.value, *grid, (heat_c, ratio, share))
        about = frame(model, f"map_{kind.value}", language)
        yield conversion_map.figure(plot, about)


def _grid(
    model: PlantModel, evidence: Evidence, kind: Kind, pressure_bar: float
) -> tuple[Floats, Floats, Floats]:
    """Temperatures, ratios and conversions over the range of the surrogate."""
    fit = surrogate(evidence, kind)
    ends = {name: (fit.low[at], fit.high[at]) for at, name in enumerate(INPUTS)}
    heat = np.linspace(*ends["temperature_c"], POINTS)
    ratio = np.linspace(*ends["hydrogen_ratio"], POINTS)
    state = _equilibrium(model, kind, heat[None, :], pressure_bar, ratio[:, None])
    return heat, ratio, np.broadcast_to(conversion(kind, state), (POINTS, POINTS))


def _equilibrium(
    model: PlantModel, kind: Kind, heat_c: Floats, pressure_bar: float, ratio: Floats
) -> Outcome:
    return model.foundation.equilibrium(kind, heat_c, np.array(pressure_bar), ratio)
