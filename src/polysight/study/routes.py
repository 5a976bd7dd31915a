"""The routes that can be modelled: design, flow sheet and calibration of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from polysight.errors import UsageError, refusal
from polysight.plant.operation import Fleet, Foundation, Operation
from polysight.plant.routes.hybrid import HybridDesign, hybrid
from polysight.plant.routes.siemens import SiemensDesign, siemens, siemens_fleet
from polysight.plant.routes.silane_fbr import SilaneDesign, silane_fbr, silane_fleet
from polysight.plant.routes.upgraded_metallurgical import UpgradedDesign, upgraded_metallurgical
from polysight.suggestion import nearest

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Route:
    """A way of making polysilicon.

    Parameters
    ----------
    code : str
        Code of the route.
    design : type
        Dataclass of the designs of its unit operations.
    flow_sheet : callable
        From design and foundation to the operation, uncalibrated.
    fleet : callable or None
        Fleet of the route, from its default design; None where too little is published, or where
        the fleets of others stand for it.
    shares : callable
        From a design to the share of the product by route whose fleet it is calibrated to.
    form : str
        Form of the product in the standards.
    """

    code: str
    design: type[Any]
    flow_sheet: Callable[[Any, Foundation], Operation]
    fleet: Callable[[Any, Foundation], Fleet] | None
    shares: Callable[[Any], dict[str, Floats]]
    form: str


def _siemens_alone(_design: SiemensDesign) -> dict[str, Floats]:
    return {"siemens": np.ones(())}


def _silane_alone(_design: SilaneDesign) -> dict[str, Floats]:
    return {"silane-fbr": np.ones(())}


def _mixed(design: HybridDesign) -> dict[str, Floats]:
    share = design.mix.silane_share
    return {"siemens": 1.0 - share, "silane-fbr": share}


def _none(_design: UpgradedDesign) -> dict[str, Floats]:
    return {}


ROUTES = (
    Route("siemens", SiemensDesign, siemens, siemens_fleet, _siemens_alone, "chunk"),
    Route("silane-fbr", SilaneDesign, silane_fbr, silane_fleet, _silane_alone, "granular"),
    Route("hybrid", HybridDesign, hybrid, None, _mixed, "chunk"),
    Route("umg", UpgradedDesign, upgraded_metallurgical, None, _none, "umg-ingot"),
)


def route(code: str) -> Route:
    """A route by its code.

    Parameters
    ----------
    code : str
        Code of the route.

    Returns
    -------
    Route
        The route.

    Raises
    ------
    UsageError
        If there is none; the nearest one is suggested.
    """
    for one in ROUTES:
        if one.code == code:
            return one
    known = [one.code for one in ROUTES]
    raise refusal(
        UsageError,
        "design.unknown",
        got=code,
        known=", ".join(known),
        suggestion=nearest(code, known),
    )
