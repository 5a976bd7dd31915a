"""Loops that close, made of a few free numbers each; outcomes hold the elements of their feed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from polysight.plant.by_products import ByProductsDesign
from polysight.plant.deposition import deposition
from polysight.plant.direct_chlorination import chlorination
from polysight.plant.equilibrium import Outcome
from polysight.plant.hot_hydrogenation import hot_hydrogenation
from polysight.plant.hydrochlorination import hydrochlorination
from polysight.plant.loop import Deposit, Loop, MakeUpDesign
from polysight.plant.losses import LossesDesign
from polysight.plant.off_gas import OffGasDesign
from polysight.plant.redistribution import RedistributionDesign
from polysight.plant.silane_pyrolysis import pyrolysis
from polysight.plant.stream import Step


def array(value: ArrayLike) -> np.ndarray:
    return np.asarray(value, dtype=np.float64)


def hydrogenated(ratio: ArrayLike, tcs: ArrayLike, dcs: ArrayLike, hcl: ArrayLike) -> Outcome:
    """Gas over silicon from 1 SiCl4 and H2, for given SiHCl3, SiH2Cl2 and HCl."""
    t, d, h = array(tcs), array(dcs), array(hcl)
    stc = (4.0 - 3.0 * t - 2.0 * d - h) / 4.0
    hydrogen = array(ratio) - (t + 2.0 * d + h) / 2.0
    return Outcome(hydrogen, h, d, t, stc, 1.0 - stc - t - d)


def converted(ratio: ArrayLike, share: ArrayLike) -> Outcome:
    """Gas from 1 SiCl4 and H2 of which a share reacts to SiHCl3 and HCl."""
    part = array(share)
    return Outcome(array(ratio) - part, part, 0.0 * part, part, 1.0 - part, 0.0 * part)


def deposited(ratio: ArrayLike, tcs: ArrayLike, dcs: ArrayLike, hcl: ArrayLike) -> Outcome:
    """Gas and silicon from 1 SiHCl3 and H2, for given SiHCl3, SiH2Cl2 and HCl."""
    t, d, h = array(tcs), array(dcs), array(hcl)
    stc = (3.0 - 3.0 * t - 2.0 * d - h) / 4.0
    hydrogen = array(ratio) + (1.0 - t - 2.0 * d - h) / 2.0
    return Outcome(hydrogen, h, d, t, stc, 1.0 - stc - t - d)


NO_LOSSES = LossesDesign(array(1.0), array(0.0), array(0.0), array(0.0), array(0.0))
SOME_LOSSES = LossesDesign(array(0.99), array(0.03), array(0.02), array(1.6), array(0.002))
ALL_RECOVERED = OffGasDesign(array(1.0), array(1.0), array(1.0), array(1.0))
NOT_ALL_RECOVERED = OffGasDesign(array(0.99), array(0.99), array(0.998), array(0.995))
ALL_SOLD = ByProductsDesign(array(0.0), array(0.0), array(0.0), array(0.0), array(0.0))
NOTHING_BOUGHT = MakeUpDesign(array(0.0), array(0.0), array(0.0))
ALL_RETURNED = RedistributionDesign(array(1.0), array(0.0))


def cold() -> Step:
    return hydrochlorination(hydrogenated(2.5, 0.33, 0.005, 0.01), 2.5)


def hot() -> Step:
    return hot_hydrogenation(converted(3.0, 0.2), 3.0)


def rods(lost: ArrayLike = 0.0) -> Deposit:
    step = deposition(deposited(3.5, 0.62, 0.03, 0.05), 3.5)
    return Deposit(step, array(lost), array(1.0))


def granules(slip: ArrayLike = 0.0, dust: ArrayLike = 0.0) -> Deposit:
    return Deposit(pyrolysis(5.0, slip), array(dust), array(1.0))


def siemens() -> Loop:
    """Closed loop with hydrochlorination and without losses."""
    return Loop(
        hydrogenation=cold(),
        hydrogenation_recovery=array(1.0),
        chlorination=chlorination(0.85),
        chlorination_recovery=array(1.0),
        rods=rods(),
        granules=None,
        silane_share=array(0.0),
        redistribution=ALL_RETURNED,
        off_gas=ALL_RECOVERED,
        losses=NO_LOSSES,
        by_products=ALL_SOLD,
        make_up=NOTHING_BOUGHT,
    )


def with_losses(loop: Loop) -> Loop:
    """The same loop as plants run it."""
    return replace(
        loop,
        hydrogenation_recovery=array(0.995),
        chlorination_recovery=array(0.98),
        losses=SOME_LOSSES,
        off_gas=NOT_ALL_RECOVERED,
        redistribution=RedistributionDesign(array(0.9), array(0.003)),
    )


def silane(loop: Loop) -> Loop:
    """The loop with granules in place of rods."""
    return replace(loop, rods=None, granules=granules(), silane_share=array(1.0))


def hybrid(loop: Loop, share: ArrayLike = 0.3) -> Loop:
    """The loop with rods and granules."""
    return replace(loop, granules=granules(), silane_share=array(share))


def direct(loop: Loop) -> Loop:
    """The loop opened: no hydrogenation."""
    return replace(loop, hydrogenation=None)
