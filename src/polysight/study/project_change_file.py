"""Changes of a project as files state them: what is otherwise, by how much, when, and why."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.study.project_file_doubt import ScenarioChange
from polysight.study.project_file_numbers import MONTH, STEP, ProjectNumber
from polysight.study.scenario import STRICT

#: Changes that need more than one number.
ACCIDENT, HISTORY = "accident", "price-history"


class ChangeSetting(BaseModel):
    """One change of a project.

    Parameters
    ----------
    what : str
        What is otherwise; `polysight.study.project_change` knows the words.
    multiply, add, replace : ProjectNumber or None
        Exactly one: the factor, what is added, or what stands instead. An accident adds its cost
        of repair; a price history has none.
    times : tuple of ProjectNumber
        Further factors of the number [1].
    emission : ProjectNumber or None
        Emission of a kilowatt hour [kgCO2e/kWh]; the number is then a price of carbon.
    per : {"", "electricity", "capital"}
        The number counts for each kilowatt hour that a kilogram of output takes, or for each unit
        of construction investment.
    start, end : str
        First and last year or month in which it holds, written ``from`` and ``to``; always when
        left out.
    after, months : ProjectNumber or None
        Instead of dates: months from commissioning, and how many months it holds.
    restart, restart_load : ProjectNumber or None
        Accident: months of restarting, and load in them.
    first, last : str
        Price history: first and last month of the prices of the evidence, over the first.
    then : {"hold", "return"}
        Price history: whether the last year's level stays or the project's own path comes back.
    """

    model_config = STRICT
    what: str = Field(min_length=1)
    multiply: ProjectNumber | None = None
    add: ProjectNumber | None = None
    replace: ProjectNumber | None = None
    times: Annotated[tuple[ProjectNumber, ...], Field(strict=False)] = ()
    emission: ProjectNumber | None = None
    per: Literal["", "electricity", "capital"] = ""
    start: str = Field(default="", alias="from", pattern=STEP)
    end: str = Field(default="", alias="to", pattern=STEP)
    after: ProjectNumber | None = None
    months: ProjectNumber | None = None
    restart: ProjectNumber | None = None
    restart_load: ProjectNumber | None = None
    first: str = Field(default="", pattern=f"^$|{MONTH}")
    last: str = Field(default="", pattern=f"^$|{MONTH}")
    then: Literal["hold", "return"] = "return"

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        told = sum(one is not None for one in (self.multiply, self.add, self.replace))
        if told != (0 if self.what == HISTORY else 1):
            raise ValueError("project_file.one_change")
        if (self.start or self.end) and self.after is not None:
            raise ValueError("project_file.date_or_after")
        if self.emission is not None and self.per != "electricity":
            raise ValueError("project_file.emission")
        if (self.what == HISTORY) != bool(self.first and self.last):
            raise ValueError("project_file.history")
        return self


def of_scenario(change: ScenarioChange) -> ChangeSetting:
    """Change of a scenario of a project file in the fuller form.

    Parameters
    ----------
    change : ScenarioChange
        The change.

    Returns
    -------
    ChangeSetting
        The same change.
    """
    return ChangeSetting.model_validate(
        {
            "what": change.what,
            "multiply": change.multiply,
            "add": change.add,
            "replace": change.replace,
            "from": change.start,
            "to": change.end,
        }
    )
