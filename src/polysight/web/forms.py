"""Forms of requests: names, bounds and defaults, the same as those of the command line."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from polysight.messages import Language
from polysight.web.limits import MOST_DRAWS, MOST_NAMES, MOST_PAGE_ROWS, MOST_RUN_DRAWS, PAGE_ROWS

#: A name of something that ships: no path, no ending.
NAME = r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$"
#: How a day is written.
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
#: Draws and random start of the models where none are named.
DRAWS, SEED = 1000, 20260101
#: The last year that a question may be about.
YEARS = (1990, 2100)


def written_day(told: object) -> object:
    """A day as it is written in addresses: no count of seconds.

    Parameters
    ----------
    told : object
        What stands there.

    Returns
    -------
    object
        The same where it is a day or YYYY-MM-DD.

    Raises
    ------
    ValueError
        If it is written otherwise.
    """
    if isinstance(told, str) and not re.fullmatch(DAY, told):
        raise ValueError
    return told


Day = Annotated[dt.date, BeforeValidator(written_day)]
Name = Annotated[str, Field(pattern=NAME)]
Words = Annotated[str, Field(min_length=1, max_length=200)]
Several = Annotated[list[Words], Field(max_length=MOST_NAMES)]
Year = Annotated[int, Field(ge=YEARS[0], le=YEARS[1])]
Draws = Annotated[int, Field(ge=2, le=MOST_DRAWS)]
Seed = Annotated[int, Field(ge=0, lt=2**63)]


class Form(BaseModel):
    """What every request may say."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    lang: Language | None = None


class Dated(Form):
    """A request on a day of knowledge."""

    as_of: Day | None = None


class Paged(Dated):
    """A request for a page of a list."""

    limit: Annotated[int, Field(ge=1, le=MOST_PAGE_ROWS)] = PAGE_ROWS
    cursor: Annotated[str, Field(min_length=1, max_length=200)] | None = None


class Rows(Form):
    """A request for a whole table; the fields of a page are not asked."""

    bom: bool = False


class Series(Dated):
    """What is known about a quantity."""

    quantity: Words
    geography: Words | None = None
    grade: Words | None = None
    product: Words | None = None
    route: Words | None = None
    company: Words | None = None
    kind: Words | None = None
    basis: Annotated[str, Field(max_length=400)] = ""
    start: Annotated[str, Field(max_length=30)] = ""
    end: Annotated[str, Field(max_length=30)] = ""


class Observations(Paged):
    """Rows of observations."""

    quantity: Words | None = None
    geography: Words | None = None
    grade: Words | None = None
    product: Words | None = None
    route: Words | None = None
    company: Words | None = None
    kind: Words | None = None
    source: Words | None = None
    tier: Words | None = None
    start: Annotated[str, Field(max_length=30)] = ""
    end: Annotated[str, Field(max_length=30)] = ""
    q: Annotated[str, Field(max_length=100)] = ""


class Sources(Paged):
    """Sources."""

    tier: Words | None = None
    q: Annotated[str, Field(max_length=100)] = ""


class Contradictions(Paged):
    """Rows that disagree."""

    quantity: Words | None = None


class Explanation(Form):
    """Where a number comes from."""

    id: Annotated[str, Field(min_length=1, max_length=300)]
    depth: Annotated[int, Field(ge=0, le=6)] = 3


class Plants(Dated):
    """The register of plants on a day."""

    day: Day | None = None
    geography: Words | None = None
    company: Words | None = None
    route: Words | None = None
    plans: bool = False


class Model(Form):
    """A model that is worked with draws."""

    set: Several = []
    year: Year | None = None
    draws: Draws = DRAWS
    seed: Seed = SEED


class Cost(Model):
    """Cost of routes at places."""

    as_of: Day | None = None
    route: Several = []
    place: Several = []
    full: bool = False
    overrun: bool = False
    utilisation: float | None = None
    capacity: float | None = None
    carbon_price: float | None = None
    compliance_cost: float | None = None


class Footprint(Model):
    """Footprint of a plant."""

    factor_year: Year | None = None
    capture: bool = False
    beyond_gate: bool = False


class Compliance(Form):
    """What the law of a day says about a plant."""

    on: Day | None = None
    conditional: bool = False
    fix: bool = True
    draws: Draws = DRAWS
    seed: Seed = SEED


class Gap(Form):
    """How a plant keeps the law of a day."""

    on: Day | None = None
    conditional: bool = False
    unofficial: bool = False
    confidence: Annotated[float, Field(gt=0.0, lt=1.0)] | None = None
    aim: Literal["outlay", "net"] = "outlay"
    unproven: bool = False
    draws: Draws = DRAWS
    seed: Seed = SEED


class Law(Form):
    """The instruments on a day."""

    on: Day | None = None
    force: (
        Literal[
            "mandatory", "listing", "supervision", "monitored", "encouraged", "method",
            "association", "unofficial",
        ]
        | None
    ) = None  # fmt: skip


class LawChanges(Form):
    """What changed between two days."""

    first: Day
    last: Day


class Project(Dated):
    """A project, as it is stated or in one of its scenarios."""

    scenario: Words | None = None


class Evaluation(Project):
    """A project worked through."""

    table: Several = []
    draws: Annotated[int, Field(ge=16, le=MOST_DRAWS)] | None = None
    seed: Seed | None = None


class Tornado(Project):
    """One factor at a time."""

    by: Annotated[float, Field(gt=0.0, le=1.0)] | None = None
    of: Literal["npv", "irr-equity", "debt-cover"] | None = None
    grid: Annotated[list[Words], Field(min_length=2, max_length=2)] | None = None


class Chosen(Project):
    """Tests of a project."""

    only: Several = []


class Numbers(Paged):
    """Numbers of an array of the study."""


class RunForm(BaseModel):
    """What is to be run; which particulars count depends on the room."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    room: Literal["market", "market_comparison", "project_draws"]
    scenario: Name | None = None
    first: Name | None = None
    second: Name | None = None
    project: Name | None = None
    draws: Annotated[int, Field(ge=1, le=MOST_RUN_DRAWS)] | None = None
    seed: Seed | None = None
    as_of: Day | None = None
    lang: Language | None = None
