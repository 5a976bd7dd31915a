"""Forms of requests about projects, and of what is run."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from polysight.messages import Language
from polysight.web.forms import (
    Dated,
    Day,
    Name,
    Seed,
    Several,
    Words,
)
from polysight.web.limits import MOST_DRAWS, MOST_RUN_DRAWS

#: Name by which faults of a project that is sent are told.
NAMED = "project"
FileForm = Literal["html", "pdf", "docx", "xlsx"]


class Project(Dated):
    """A project, as it is stated or in one of its scenarios.

    Parameters
    ----------
    scenario : str or None
        Name of a scenario.
    """

    scenario: Words | None = None


class Evaluation(Project):
    """A project worked through.

    Parameters
    ----------
    table : tuple of str
        Tables of the project that are told; `all` for all of them; may be repeated.
    draws : int or None
        Number of draws.
    seed : int or None
        Start of the random sequences.
    """

    table: Several = ()
    draws: Annotated[int, Field(ge=16, le=MOST_DRAWS)] | None = None
    seed: Seed | None = None


class Tornado(Project):
    """One factor at a time.

    Parameters
    ----------
    by : float or None
        Size of the change of each factor, a share.
    of : str or None
        What the bars show.
    grid : list of str or None
        Two factors that are changed together; give it twice.
    """

    by: Annotated[float, Field(gt=0.0, le=1.0)] | None = None
    of: Literal["npv", "irr-equity", "debt-cover"] | None = None
    grid: Annotated[list[Words], Field(min_length=2, max_length=2)] | None = None


class Chosen(Project):
    """Tests of a project.

    Parameters
    ----------
    only : tuple of str
        Tests that are done, by id; all when omitted; may be repeated.
    """

    only: Several = ()


class Document(Project):
    """A document of a project.

    Parameters
    ----------
    document : str
        Feasibility study, or a lender's form of appraisal.
    form : str
        Form of the file.
    """

    document: Literal["feasibility", "lender"] = "feasibility"
    form: FileForm = "html"


class Draws(Project):
    """A project under uncertainty.

    Parameters
    ----------
    draws : int or None
        Number of draws.
    seed : int or None
        Start of the random sequences.
    """

    draws: Annotated[int, Field(ge=1, le=MOST_RUN_DRAWS)] | None = None
    seed: Seed | None = None


class RunForm(BaseModel):
    """What is to be run; which particulars count depends on the room.

    Parameters
    ----------
    room : str
        What is run.
    scenario : str or None
        Name of a scenario.
    first : str or None
        First day, or the first scenario of a comparison.
    second : str or None
        The second scenario of a comparison.
    project : str or None
        Name of an example project.
    document : str or None
        Which document: the report on the industry, or the feasibility study or the appraisal of a
        project.
    form : str
        Form of the document.
    draws : int or None
        Number of draws.
    seed : int or None
        Start of the random sequences.
    as_of : datetime.date or None
        Day of knowledge: only what could be known by then; the latest when omitted.
    lang : {"en", "zh"} or None
        Language of words in the answer; decides before the header Accept-Language.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    room: Literal["market", "market_comparison", "project_draws", "document"]
    scenario: Name | None = None
    first: Name | None = None
    second: Name | None = None
    project: Name | None = None
    document: Literal["industry", "feasibility", "lender"] | None = None
    form: FileForm = "html"
    draws: Annotated[int, Field(ge=1, le=MOST_RUN_DRAWS)] | None = None
    seed: Seed | None = None
    as_of: Day | None = None
    lang: Language | None = None
