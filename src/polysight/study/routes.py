"""The routes that can be modelled: design, flow sheet and calibration of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from polysight.errors import UsageError, refusal
from polysight.plant.operation import Foundation, Operation
from polysight.plant.routes.hybrid import HybridDesign, hybrid, hybrid_remainder
from polysight.plant.routes.siemens import SiemensDesign, siemens, siemens_remainder
from polysight.plant.routes.silane_fbr import SilaneDesign, silane_fbr, silane_remainder
from polysight.plant.routes.upgraded_metallurgical import UpgradedDesign, upgraded_metallurgical
from polysight.plant.sections import Consumption
from polysight.suggestion import nearest


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
    remainder : callable or None
        Calibrated remainder of the default design; None where too little is published.
    form : str
        Form of the product in the standards.
    """

    code: str
    design: type[Any]
    flow_sheet: Callable[[Any, Foundation], Operation]
    remainder: Callable[[Any, Foundation], Consumption] | None
    form: str


ROUTES = (
    Route("siemens", SiemensDesign, siemens, siemens_remainder, "chunk"),
    Route("silane-fbr", SilaneDesign, silane_fbr, silane_remainder, "granular"),
    Route("hybrid", HybridDesign, hybrid, hybrid_remainder, "chunk"),
    Route("umg", UpgradedDesign, upgraded_metallurgical, None, "umg-ingot"),
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
