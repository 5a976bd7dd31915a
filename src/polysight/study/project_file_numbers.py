"""Numbers of a project file, each with what it rests on, and numbers that change with time."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator

from polysight.study.plant_supply import Number
from polysight.study.scenario import STRICT, Wording

#: A year or a month, and a month.
STEP = r"^(\d{4}(-(0[1-9]|1[0-2]))?)?$"
MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
#: A year, a quarter, a month or a day.
PERIOD = r"^(\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?)?$"


class ProjectNumber(BaseModel):
    """A number of a project and what it rests on.

    Parameters
    ----------
    unit : str
        Unit code; with ``ref`` the unit into which the row is converted.
    value : float or None
        The number, only where no row gives it.
    ref : str
        Id of the row that gives it; empty when none does.
    source : str
        Key of the source in which the value was read; empty for a row and for an assumption.
    assumption : Wording or None
        Why it was chosen, or why the row or source may stand for what it does not speak of.
    low, high : float or None
        Range in which it is taken to lie, in ``unit``.
    """

    model_config = STRICT
    unit: str
    value: Number | None = None
    ref: str = ""
    source: str = ""
    assumption: Wording | None = None
    low: Number | None = None
    high: Number | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if bool(self.ref) == (self.value is not None):
            raise ValueError("project_file.ref_or_value")
        if self.ref and self.source:
            raise ValueError("project_file.ref_has_source")
        if self.value is not None and not self.source and self.assumption is None:
            raise ValueError("project_file.reason_missing")
        if (self.low is None) != (self.high is None):
            raise ValueError("project_file.range")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("project_file.range")
        return self


class DatedNumber(ProjectNumber):
    """A number that holds from a year or month on.

    Parameters
    ----------
    start : str
        Year or month from which it holds, written ``from``; the first of a path holds before it
        too, and may leave it out.
    """

    start: str = Field(default="", alias="from", pattern=STEP)


def _listed(value: object) -> object:
    """A path of one number may be written without the list."""
    return [value] if isinstance(value, dict) else value


def _rising(steps: tuple[DatedNumber, ...]) -> tuple[DatedNumber, ...]:
    starts = [one.start for one in steps]
    if any(not start for start in starts[1:]) or starts != sorted(set(starts)):
        raise ValueError("project_file.steps")
    return steps


#: A number, or numbers that replace each other at dates; a year is told by its months.
Steps = Annotated[
    tuple[DatedNumber, ...],
    BeforeValidator(_listed),
    AfterValidator(_rising),
    Field(strict=False, min_length=1),
]
NoSteps = Annotated[
    tuple[DatedNumber, ...],
    BeforeValidator(_listed),
    AfterValidator(_rising),
    Field(strict=False),
]
Numbers = Annotated[tuple[ProjectNumber, ...], Field(strict=False, min_length=1)]

#: Scenarios of the consultant's report.
REPORT_SCENARIOS = ("base", "optimistic", "pessimistic")
Mode = Literal["own", "reference-report", "observed", "region", "ensemble"]


class PriceSetting(BaseModel):
    """The price of something over the life of a project.

    Parameters
    ----------
    mode : {"own", "reference-report", "observed", "region", "ensemble"}
        ``own``: the numbers of ``path``. ``reference-report``: one of three price ranges that a
        consultant's report states (``scenario``, ``position``). ``observed``: what the evidence
        quotes for ``period``, held from then on. ``region``: the rule of the evidence for
        electricity, silicon metal and smaller inputs at the place of the project in the year
        ``period``. ``ensemble``: a simulated scenario of the market, see
        `polysight.study.project_market`. Numbers of ``path`` with a date replace any other mode
        from that date on.
    tax : {"included", "excluded"} or None
        Whether value-added tax is in the numbers of ``path``.
    path : tuple of DatedNumber
        Prices.
    money : {"nominal", "real"} or None
        Whether the price is of its own year or of ``price_year``; as ``valuation`` says when None.
    price_year : int or None
        Year whose money a real price counts.
    growth : ProjectNumber or None
        Yearly change on top, from ``price_year`` or the first year of the project on.
    scenario : str or None
        Scenario of the report (``base``, ``optimistic``, ``pessimistic``); name or path of a
        scenario of the market.
    draws, seed : int or None
        Size and random start of the simulated market; those of its scenario when left out.
    quantile : float or None
        Quantile of the simulated price that the plan takes; the median when left out.
    position : {"low", "middle", "high"}
        Where in a range.
    period : str
        Year, quarter, month or day of an observed price; year of the rule of a region.
    supply : {"grid", "captive"}
        Electricity only.
    assumption : Wording or None
        Why this mode.
    """

    model_config = STRICT
    mode: Mode
    tax: Literal["included", "excluded"] | None = None
    path: NoSteps = ()
    money: Literal["nominal", "real"] | None = None
    price_year: int | None = None
    growth: ProjectNumber | None = None
    scenario: str | None = None
    draws: int | None = None
    seed: int | None = None
    quantile: Annotated[Number, Field(gt=0.0, lt=1.0)] | None = None
    position: Literal["low", "middle", "high"] = "middle"
    period: str = Field(default="", pattern=PERIOD)
    supply: Literal["grid", "captive"] = "grid"
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _has_what_its_mode_needs(self) -> Self:
        if self.mode == "own" and not self.path:
            raise ValueError("project_file.own_path")
        if self.path and self.tax is None:
            raise ValueError("project_file.tax_missing")
        if self.path and self.mode != "own" and not self.path[0].start:
            raise ValueError("project_file.change_undated")
        if self.mode == "reference-report" and self.scenario not in REPORT_SCENARIOS:
            raise ValueError("project_file.report_scenario")
        if (self.mode in ("observed", "region")) != bool(self.period):
            raise ValueError("project_file.period_of_price")
        if self.mode == "region" and len(self.period) != len("2025"):
            raise ValueError("project_file.period_of_price")
        return self

    @model_validator(mode="after")
    def _is_simulated_or_not(self) -> Self:
        own = (self.draws, self.seed, self.quantile)
        if self.mode == "ensemble":
            if not self.scenario or self.money == "nominal":
                raise ValueError("project_file.ensemble_scenario")
        elif self.scenario and self.mode != "reference-report":
            raise ValueError("project_file.report_scenario")
        elif any(one is not None for one in own):
            raise ValueError("project_file.ensemble_only")
        return self
