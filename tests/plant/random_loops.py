"""Random loops of every mode, for properties that must hold in all of them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from polysight.plant.by_products import ByProductsDesign
from polysight.plant.deposition import deposition
from polysight.plant.direct_chlorination import chlorination
from polysight.plant.hot_hydrogenation import hot_hydrogenation
from polysight.plant.hydrochlorination import hydrochlorination
from polysight.plant.loop import ChlorineSource, Deposit, Loop, MakeUpDesign
from polysight.plant.losses import LossesDesign
from polysight.plant.off_gas import OffGasDesign
from polysight.plant.redistribution import RedistributionDesign
from polysight.plant.silane_pyrolysis import pyrolysis
from polysight.plant.stream import blend
from tests.plant.example import array, converted, deposited, hydrogenated

MODES = ("cold", "hot", "both", "direct", "silane", "silane-direct", "hybrid")


def random_loop(mode: str, seed: int, count: int = 5, source: str = "hydrogen-chloride") -> Loop:
    """A loop of a mode with ``count`` draws of everything."""
    chance = np.random.default_rng(seed)

    def draw(low: float, high: float) -> np.ndarray:
        return chance.uniform(low, high, count)

    ratio, gas_ratio = draw(1.5, 4.0), draw(2.0, 6.0)
    cold = hydrochlorination(
        hydrogenated(ratio, draw(0.15, 0.5), draw(0.0, 0.03), draw(0.0, 0.03)), ratio
    )
    hot = hot_hydrogenation(converted(ratio, draw(0.1, 0.3)), ratio)
    step = {"hot": hot, "both": blend(cold, hot, draw(0.0, 1.0))}.get(mode, cold)
    gas = deposited(gas_ratio, draw(0.3, 0.8), draw(0.0, 0.02), draw(0.0, 0.2))
    rods = Deposit(deposition(gas, gas_ratio), draw(0.0, 0.02), array(1.0))
    bed = Deposit(pyrolysis(draw(0.0, 9.0), draw(0.0, 0.05)), draw(0.0, 0.05), draw(0.9, 1.0))
    silane = mode.startswith("silane")
    burnt = draw(0.0, 0.5)
    return Loop(
        hydrogenation=None if "direct" in mode else step,
        hydrogenation_recovery=draw(0.95, 1.0),
        chlorination=chlorination(draw(0.3, 0.95)),
        chlorination_recovery=draw(0.5, 1.0),
        rods=None if silane else rods,
        granules=bed if silane or mode == "hybrid" else None,
        silane_share=array(1.0) if silane else draw(0.0, 1.0) * (mode == "hybrid"),
        redistribution=RedistributionDesign(draw(0.0, 1.0), draw(0.0, 0.03)),
        off_gas=None if silane else OffGasDesign(*(draw(0.95, 1.0) for _ in range(4))),
        losses=LossesDesign(
            draw(0.98, 1.0), draw(0.0, 0.1), draw(0.0, 0.1), draw(0.0, 3.0), draw(0.0, 0.005)
        ),
        by_products=ByProductsDesign(
            draw(0.0, 0.3), burnt, draw(0.0, 0.5), draw(0.5, 1.0), draw(0.0, 1.0)
        ),
        make_up=MakeUpDesign(array(0.0), array(0.0), draw(0.0, 1.0)),
        chlorine_source=ChlorineSource(source),
    )


def one_of(loop: Loop, place: int) -> Loop:
    """The loop of one draw."""

    def taken(part: Any) -> Any:
        if isinstance(part, np.ndarray):
            return part[place] if part.ndim else part
        if is_dataclass(part) and not isinstance(part, type):
            names = [each.name for each in fields(part)]
            return replace(part, **{name: taken(getattr(part, name)) for name in names})
        return part

    found = taken(loop)
    assert isinstance(found, Loop)
    return found


LOOPS = st.builds(random_loop, st.sampled_from(MODES), st.integers(0, 2**32 - 1))
