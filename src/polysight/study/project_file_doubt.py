"""What may turn out otherwise: named scenarios, distributions, and what a lender asks."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.study.plant_supply import Number
from polysight.study.project_file_numbers import STEP, ProjectNumber
from polysight.study.scenario import STRICT, Wording


class ScenarioChange(BaseModel):
    """One change of the project in a scenario.

    Parameters
    ----------
    what : str
        Factor that is changed, for example ``price``, ``load``, ``capital``, ``delay``,
        ``loan-rate`` or ``input:electricity``.
    multiply, add, replace : ProjectNumber or None
        Exactly one: the factor, what is added, or what stands instead.
    start, end : str
        Year or month from which and to which it holds, written ``from`` and ``to``; the whole life
        when left out.
    """

    model_config = STRICT
    what: str = Field(min_length=1)
    multiply: ProjectNumber | None = None
    add: ProjectNumber | None = None
    replace: ProjectNumber | None = None
    start: str = Field(default="", alias="from", pattern=STEP)
    end: str = Field(default="", alias="to", pattern=STEP)

    @model_validator(mode="after")
    def _one_change(self) -> Self:
        if sum(one is not None for one in (self.multiply, self.add, self.replace)) != 1:
            raise ValueError("project_file.one_change")
        return self


class ScenarioSetting(BaseModel):
    """A named scenario of a project.

    Parameters
    ----------
    title, reason : Wording
        What it is, and why it is looked at.
    changes : tuple of ScenarioChange
        What is otherwise.
    """

    model_config = STRICT
    title: Wording
    reason: Wording
    changes: Annotated[tuple[ScenarioChange, ...], Field(strict=False, min_length=1)]


class SpreadSetting(BaseModel):
    """Distribution of one factor.

    Parameters
    ----------
    distribution : {"uniform", "triangular", "normal", "lognormal", "pert"}
        Its form; the central value is that of the project.
    low, high : ProjectNumber
        Ends, or the 5 and 95 per cent quantiles of a normal one, as the factor over its central
        value.
    """

    model_config = STRICT
    distribution: Literal["uniform", "triangular", "normal", "lognormal", "pert"]
    low: ProjectNumber
    high: ProjectNumber


class CorrelationSetting(BaseModel):
    """Rank correlation between two factors.

    Parameters
    ----------
    between : tuple of str
        Two factors.
    measured : bool
        Whether it is measured from the series of the evidence.
    rank : float or None
        Spearman's coefficient, where it is not measured.
    assumption : Wording or None
        Why this coefficient.
    """

    model_config = STRICT
    between: Annotated[tuple[str, ...], Field(strict=False, min_length=2, max_length=2)]
    measured: bool = False
    rank: Annotated[Number, Field(ge=-1.0, le=1.0)] | None = None
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _measured_or_assumed(self) -> Self:
        if self.measured == (self.rank is not None):
            raise ValueError("project_file.correlation")
        if self.rank is not None and self.assumption is None:
            raise ValueError("project_file.reason_missing")
        return self


class LenderAnswer(BaseModel):
    """What the project answers to one criterion that its tables do not.

    Parameters
    ----------
    value : bool, float or str
        Yes or no, a number in the unit of the criterion, or a code.
    source : str
        Key of the source in which it was read.
    assumption : Wording or None
        Why it was chosen.
    """

    model_config = STRICT
    value: bool | Number | str
    source: str = ""
    assumption: Wording | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if not self.source and self.assumption is None:
            raise ValueError("project_file.reason_missing")
        return self


class LenderSetting(BaseModel):
    """How a lender looks at the project.

    Parameters
    ----------
    scorecard : str
        Name of the scorecard; the shipped one when empty.
    answers : dict of str to LenderAnswer
        Answers by criterion; what is not answered is not judged.
    """

    model_config = STRICT
    scorecard: str = ""
    answers: dict[str, LenderAnswer] = {}
