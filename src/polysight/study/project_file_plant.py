"""What a project builds, when and for how much, as its file states it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.investment.case import Heading, Method
from polysight.study.project_file_numbers import MONTH, Numbers, ProjectNumber, Steps
from polysight.study.scenario import STRICT

KEY = r"^[a-z0-9][a-z0-9-]*$"

Texts = Annotated[tuple[str, ...], Field(strict=False)]
Key = Annotated[str, Field(pattern=KEY)]


class ProjectHead(BaseModel):
    """What is built, and where.

    Parameters
    ----------
    kind : {"greenfield", "brownfield", "overseas", "electronic"}
        New site, extension of a plant that stands, abroad, or electronic grade.
    route, region : str
        Codes.
    product : {"solar", "electronic"}
        What is sold.
    site_class : {"city", "town", "other"}
        Place by which the urban maintenance and construction tax is dated.
    decision : str
        Month in which is decided: the law of its first day and the prices known then hold.
    plant : str
        Plant file (path or name of an example) that gives consumptions and is held against the
        law; empty for none.
    plant_year : int or None
        Year of the fleet that the plant model speaks of, where there is no plant file.
    changes : tuple of str
        Changes of the default design, where there is no plant file.
    """

    model_config = STRICT
    kind: Literal["greenfield", "brownfield", "overseas", "electronic"]
    route: str
    region: str
    product: Literal["solar", "electronic"]
    site_class: Literal["city", "town", "other"]
    decision: str = Field(pattern=MONTH)
    plant: str = ""
    plant_year: int | None = None
    changes: Texts = ()


class Schedule(BaseModel):
    """Calendar of a project.

    Parameters
    ----------
    first_year : int
        Calendar year in which the tables begin.
    period : {"year", "half-year", "quarter", "month"}
        Grid of the tables.
    life : ProjectNumber
        Operation from the first commissioning [years].
    load : tuple of DatedNumber
        Normal load over nameplate [1].
    idles : bool
        Whether the plant stands still in periods whose price does not pay what a kilogram costs.
    """

    model_config = STRICT
    first_year: int
    period: Literal["year", "half-year", "quarter", "month"]
    life: ProjectNumber
    load: Steps
    idles: bool = False


class RampStep(BaseModel):
    """One step of the ramp.

    Parameters
    ----------
    months : ProjectNumber
        Its length [months].
    load : ProjectNumber
        Load over the normal load [1].
    """

    model_config = STRICT
    months: ProjectNumber
    load: ProjectNumber


class ItemSetting(BaseModel):
    """One line of the construction investment.

    Parameters
    ----------
    key : str
        Code of the line.
    heading : str
        Heading of the table of construction investment.
    asset : str
        Key of its asset class.
    share : ProjectNumber or None
        Part of the investment of the phase [1].
    amount : ProjectNumber or None
        Money; either this or ``share``.
    tax : {"included", "excluded"} or None
        Whether input tax is in the amount; with ``share`` the investment of the phase says it.
    vat : ProjectNumber
        Deductible input tax over the line without tax [1].
    """

    model_config = STRICT
    key: Key
    heading: Heading
    asset: Key
    share: ProjectNumber | None = None
    amount: ProjectNumber | None = None
    tax: Literal["included", "excluded"] | None = None
    vat: ProjectNumber

    @model_validator(mode="after")
    def _one_size(self) -> Self:
        if (self.share is None) == (self.amount is None):
            raise ValueError("project_file.share_or_amount")
        if (self.amount is None) != (self.tax is None):
            raise ValueError("project_file.tax_of_amount")
        return self


class PhaseInvestment(BaseModel):
    """What a phase costs.

    Parameters
    ----------
    mode : {"own", "scaled", "items"}
        ``own``: ``total`` is divided by the shares of ``capital.items``. ``scaled``: the total is
        that of comparable plans of the route at this size in ``year``. ``items``: the lines of
        this phase with their own amounts.
    total : ProjectNumber or None
        Construction investment without interest [CNY, or CNY per unit of capacity].
    tax : {"included", "excluded"} or None
        Whether input tax is in ``total``.
    year : int or None
        Year at which comparable plans are read, and whose money a real investment counts.
    scope : ProjectNumber or None
        Part of an announced or scaled total that is construction investment; the rest is interest
        during construction and working capital, which the tables work out themselves [1].
    items : tuple of ItemSetting
        Lines of this phase.
    """

    model_config = STRICT
    mode: Literal["own", "scaled", "items"]
    total: ProjectNumber | None = None
    tax: Literal["included", "excluded"] | None = None
    year: int | None = None
    scope: ProjectNumber | None = None
    items: Annotated[tuple[ItemSetting, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _has_what_its_mode_needs(self) -> Self:
        told = (self.total is not None, self.year is not None, bool(self.items))
        wanted = {"own": (True, False, False), "scaled": (False, True, False)}
        if told != wanted.get(self.mode, (False, False, True)):
            raise ValueError("project_file.investment_mode")
        if self.scope is not None and self.mode == "items":
            raise ValueError("project_file.investment_mode")
        if (self.total is None) != (self.tax is None):
            raise ValueError("project_file.tax_of_amount")
        if any(one.amount is None for one in self.items):
            raise ValueError("project_file.items_amount")
        return self


class PhaseSetting(BaseModel):
    """One phase of building.

    Parameters
    ----------
    key : str
        Code.
    capacity : ProjectNumber
        Nameplate that it adds.
    start : str
        Month in which building starts.
    construction : ProjectNumber
        Length of building [months].
    spending : tuple of ProjectNumber
        Shares of the investment in equal parts of the time of building; sum one.
    ramp : tuple of RampStep
        Steps after commissioning; empty for full load at once.
    people : ProjectNumber
        Staff that it brings [persons].
    investment : PhaseInvestment
        What it costs.
    """

    model_config = STRICT
    key: Key
    capacity: ProjectNumber
    start: str = Field(pattern=MONTH)
    construction: ProjectNumber
    spending: Numbers
    ramp: Annotated[tuple[RampStep, ...], Field(strict=False)] = ()
    people: ProjectNumber
    investment: PhaseInvestment


class AssetSetting(BaseModel):
    """How one class of assets is written off.

    Parameters
    ----------
    kind : {"fixed", "intangible", "deferred"}
        Fixed assets are depreciated, others amortised.
    life : ProjectNumber
        Length of the schedule [years].
    residual : ProjectNumber
        Share that is never written off [1].
    method : {"straight-line", "double-declining", "sum-of-years"}
        Schedule.
    """

    model_config = STRICT
    kind: Literal["fixed", "intangible", "deferred"]
    life: ProjectNumber
    residual: ProjectNumber
    method: Method


class CapitalSetting(BaseModel):
    """Construction investment of all phases.

    Parameters
    ----------
    overrun_from : {"own", "cases"}
        Expected overrun: ``overrun``, or outturn over plan of the cases of the evidence.
    overrun : ProjectNumber or None
        Relative overrun of the lines without contingency, which is used up first; what remains
        raises every line [1].
    items : tuple of ItemSetting
        Lines by share, for phases whose total is given or scaled; the shares sum to one.
    assets : dict of str to AssetSetting
        Asset classes by key.
    """

    model_config = STRICT
    overrun_from: Literal["own", "cases"]
    overrun: ProjectNumber | None = None
    items: Annotated[tuple[ItemSetting, ...], Field(strict=False)] = ()
    assets: dict[str, AssetSetting] = Field(min_length=1)

    @model_validator(mode="after")
    def _overrun_and_shares(self) -> Self:
        if (self.overrun_from == "own") != (self.overrun is not None):
            raise ValueError("project_file.overrun")
        if any(one.share is None for one in self.items):
            raise ValueError("project_file.items_share")
        return self
