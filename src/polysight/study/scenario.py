"""A complete question to the model: what to study, on which basis, with which assumptions.

Every number in a scenario either names the row that it comes from (``ref``) or is declared an
assumption with its reason in both languages; a borrowed row may be both. Nothing has a default.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

STRICT = ConfigDict(extra="forbid", frozen=True, strict=True)


class Wording(BaseModel):
    """The same words in both languages.

    Parameters
    ----------
    en, zh : str
        English and Chinese.
    """

    model_config = STRICT
    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)


class Setting(BaseModel):
    """A number and what it rests on.

    Parameters
    ----------
    ref : str
        Id of the row that gives the number; empty when none does.
    value : float or None
        The number, only where no row gives it.
    unit : str
        Unit code; with ``ref`` the unit into which the row is converted.
    assumption : Wording or None
        Why the number was chosen, or why the row may stand for what it does not speak of.
    """

    model_config = STRICT
    unit: str
    ref: str = ""
    value: Annotated[float, Field(allow_inf_nan=False, strict=False)] | None = None
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if bool(self.ref) == (self.value is not None):
            raise ValueError("scenario.ref_or_value")
        if self.value is not None and self.assumption is None:
            raise ValueError("scenario.reason_missing")
        return self


class Scope(BaseModel):
    """What is studied.

    Parameters
    ----------
    country : str
        Code of the country.
    base_year : int
        Year of the cost curve, the prices and the reference project.
    years : tuple of int
        Years of the balance and of the indicators, rising.
    regions : tuple of str
        Provinces whose cost and footprint are shown.
    routes : tuple of str
        Routes whose cost and footprint are shown.
    """

    model_config = STRICT
    country: str
    base_year: int
    years: Annotated[tuple[int, ...], Field(strict=False, min_length=2)]
    regions: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    routes: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _base_year_is_studied(self) -> Self:
        if self.base_year not in self.years or list(self.years) != sorted(set(self.years)):
            raise ValueError("scenario.years")
        return self


class PriceSeries(BaseModel):
    """Which quotes are read: one basis, so that they may be averaged.

    Parameters
    ----------
    product, geography, grade : str
        What is traded and where; grade may be empty.
    averaging, deal, tax : str
        Basis of the quotes.
    """

    model_config = STRICT
    product: str
    geography: str
    grade: str
    averaging: str
    deal: str
    tax: str


class TariffChoice(BaseModel):
    """Which statements about electricity tariffs speak of the plants of a region.

    Parameters
    ----------
    users : tuple of str
        Classes of users, the nearest to polysilicon first.
    places : dict of str to tuple of str
        Further places whose tariffs hold in a region, by region.
    """

    model_config = STRICT
    users: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    places: dict[str, Annotated[tuple[str, ...], Field(strict=False)]]


class Calibration(BaseModel):
    """Quarters of one producer that fix the remainder of a route.

    Parameters
    ----------
    company : str
        Code of the producer.
    quarters : tuple of str
        Periods whose reported cash cost is used.
    checked : tuple of str
        Periods that are each told with a remainder from the others, to see how well that goes.
    """

    model_config = STRICT
    company: str
    quarters: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    checked: Annotated[tuple[str, ...], Field(strict=False, min_length=3)]


class ReferencePlant(BaseModel):
    """The usual plant by which investments and savings of others are counted.

    Parameters
    ----------
    capacity : Setting
        Nameplate at which plans of other sizes are compared.
    capital_vat : Setting
        Deductible value-added tax over an announced investment.
    load : Setting
        Output over nameplate.
    discount_rate : Setting
        Rate at which yearly savings are counted.
    """

    model_config = STRICT
    capacity: Setting
    capital_vat: Setting
    load: Setting
    discount_rate: Setting


class ProjectQuestion(BaseModel):
    """The project that is evaluated.

    Parameters
    ----------
    file : str
        Name of a shipped project file, or its path.
    reason : Wording
        Why this project.
    """

    model_config = STRICT
    file: str
    reason: Wording


class PolicyQuestion(BaseModel):
    """Which plants are held against the law, and when.

    Parameters
    ----------
    energy_limit : str
        Family of instruments that limits the comprehensive energy of a plant.
    days : tuple of datetime.date
        Days on which is judged, rising; capacity of the register is held against the law of the
        last one.
    plants : tuple of str
        Names of plant files.
    reason : Wording
        Why these days and plants.
    """

    model_config = STRICT
    energy_limit: str
    days: Annotated[tuple[dt.date, ...], Field(strict=False, min_length=2)]
    plants: Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
    reason: Wording

    @model_validator(mode="after")
    def _days_rise(self) -> Self:
        if list(self.days) != sorted(set(self.days)):
            raise ValueError("scenario.days")
        return self


class MarketQuestion(BaseModel):
    """The scenario of the market that is simulated.

    Parameters
    ----------
    file : str
        Name of a shipped scenario of the market, or its path.
    draws : int
        Size of the ensemble.
    reason : Wording
        Why this scenario and size.
    """

    model_config = STRICT
    file: str
    draws: int
    reason: Wording


class Scenario(BaseModel):
    """A complete scenario.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id : str
        Short name.
    title, description : Wording
        What it is about.
    seed : int
        Start of every random sequence.
    as_of : datetime.date or None
        Day of knowledge; the latest when absent.
    scope : Scope
        What is studied.
    prices : dict of str to PriceSeries
        Quotes of ``polysilicon`` and ``silicon-metal``.
    tariffs : TariffChoice
        Which tariffs are read.
    calibration : dict of str to Calibration
        Quarters that fix the remainder, by route.
    settings : dict of str to Setting
        Numbers that rooms need and no rule finds, by name.
    thresholds : dict of str to tuple of Setting
        Four rising limits of each light, by indicator.
    policy : PolicyQuestion
        Which plants are held against the law, and when.
    market : MarketQuestion
        The scenario of the market that is simulated.
    reference_plant : ReferencePlant
        The usual plant by which investments and savings of others are counted.
    project : ProjectQuestion
        The project that is evaluated.
    """

    model_config = STRICT
    format: Literal[1]
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Wording
    description: Wording
    seed: int
    as_of: dt.date | None = None
    scope: Scope
    prices: dict[Literal["polysilicon", "silicon-metal"], PriceSeries]
    tariffs: TariffChoice
    calibration: dict[str, Calibration]
    settings: dict[str, Setting]
    thresholds: dict[str, Annotated[tuple[Setting, ...], Field(strict=False)]]
    policy: PolicyQuestion
    market: MarketQuestion
    reference_plant: ReferencePlant
    project: ProjectQuestion
