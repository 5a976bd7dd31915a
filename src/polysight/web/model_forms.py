"""Forms of requests to the models and about the law."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from polysight.web.forms import (
    DRAWS,
    SEED,
    Dated,
    Day,
    Draws,
    Seed,
    Several,
    Year,
)


class Model(Dated):
    """A model that is worked with draws.

    Parameters
    ----------
    set : tuple of str
        Change of a parameter of the design, `KEY=VALUE`; may be repeated.
    year : int or None
        Calendar year.
    draws : int
        Number of draws.
    seed : int
        Start of the random sequences.
    """

    set: Several = ()
    year: Year | None = None
    draws: Draws = DRAWS
    seed: Seed = SEED


class Cost(Model):
    """Cost of routes at places.

    Parameters
    ----------
    route : tuple of str
        Process route: code or name.
    place : tuple of str
        Region of a plant: code or name; may be repeated.
    full : bool
        Full cost: depreciation, finance, selling and administration beside the cash
        lines.
    overrun : bool
        Multiply the planned capital cost with outturn over plan (with `full`).
    utilisation : float or None
        Output over nameplate, above 0 and up to 1.
    capacity : float or None
        Nameplate of a new plant [kt/a].
    carbon_price : float or None
        Price of a tonne of CO2e [CNY/t].
    compliance_cost : float or None
        Yearly cost of keeping a limit over yearly capacity [CNY/kg].
    """

    route: Several = ()
    place: Several = ()
    full: bool = False
    overrun: bool = False
    utilisation: float | None = None
    capacity: float | None = None
    carbon_price: float | None = None
    compliance_cost: float | None = None


class Footprint(Model):
    """Footprint of a plant.

    Parameters
    ----------
    factor_year : int or None
        Last year whose grid factors may answer.
    capture : bool
        Tell capture of carbon dioxide beside it.
    beyond_gate : bool
        Tell what comes after the gate beside it.
    """

    factor_year: Year | None = None
    capture: bool = False
    beyond_gate: bool = False


class Compliance(Dated):
    """What the law of a day says about a plant.

    Parameters
    ----------
    on : datetime.date or None
        Day whose law holds; today when omitted.
    conditional : bool
        Count limits that could not be verified, told as conditional.
    fix : bool
        Look for the cheapest way to keep the law.
    draws : int
        Number of draws.
    seed : int
        Start of the random sequences.
    """

    on: Day | None = None
    conditional: bool = False
    fix: bool = True
    draws: Draws = DRAWS
    seed: Seed = SEED


class Gap(Dated):
    """How a plant keeps the law of a day.

    Parameters
    ----------
    on : datetime.date or None
        Day whose law holds; today when omitted.
    conditional : bool
        Count limits that could not be verified, told as conditional.
    unofficial : bool
        Keep thresholds without legal force too.
    confidence : float or None
        Share of draws in which the law has to be kept.
    aim : str
        What is least: outlay, or cost net of savings.
    unproven : bool
        Allow measures that no plant has proved.
    draws : int
        Number of draws.
    seed : int
        Start of the random sequences.
    """

    on: Day | None = None
    conditional: bool = False
    unofficial: bool = False
    confidence: Annotated[float, Field(gt=0.0, lt=1.0)] | None = None
    aim: Literal["outlay", "net"] = "outlay"
    unproven: bool = False
    draws: Draws = DRAWS
    seed: Seed = SEED


class Law(Dated):
    """The instruments on a day.

    Parameters
    ----------
    on : datetime.date or None
        Day whose law holds; today when omitted.
    force : str or None
        Legal force.
    """

    on: Day | None = None
    force: (
        Literal[
            "mandatory", "listing", "supervision", "monitored", "encouraged", "method",
            "association", "unofficial",
        ]
        | None
    ) = None  # fmt: skip


class LawChanges(Dated):
    """What changed between two days.

    Parameters
    ----------
    first : datetime.date
        First day, or the first scenario of a comparison.
    last : datetime.date
        Last day.
    """

    first: Day
    last: Day
