"""The file of a project: what is built, what it sells, buys and pays, who lends.

Every number is ``value`` with ``unit`` and either ``source`` (where it was read) or ``assumption``
(why it was chosen), or ``ref``: a row of the evidence. A number that changes is a list whose later
members say from when they hold. What law decides is not repeated: ``law`` takes the dated rule.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from polysight.errors import DataError
from polysight.study.form import checked, toml_tree
from polysight.study.project_file_doubt import (
    CorrelationSetting,
    LenderSetting,
    ScenarioSetting,
    SpreadSetting,
)
from polysight.study.project_file_money import (
    CarbonSetting,
    ComplianceSetting,
    FinancingSetting,
    InputSetting,
    ProductSetting,
    RunningSetting,
    TaxSetting,
    ValuationSetting,
    WorkingCapitalSetting,
)
from polysight.study.project_file_plant import CapitalSetting, PhaseSetting, ProjectHead, Schedule
from polysight.study.scenario import STRICT, Wording

#: Message section of project files.
WORDS = "project_file"


class ProjectFile(BaseModel):
    """A project as its file states it.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id : str
        Name of the project.
    title, description : Wording
        What the project is.
    project : ProjectHead
        Kind, route, place, product and day of the decision.
    schedule : Schedule
        Calendar and load.
    phases : tuple of PhaseSetting
        Phases of building.
    capital : CapitalSetting
        Breakdown of the investment, overrun and asset classes.
    products : tuple of ProductSetting
        What is sold.
    inputs : tuple of InputSetting
        What is bought.
    running : RunningSetting
        Other costs.
    carbon : CarbonSetting
        Cost of carbon.
    compliance : ComplianceSetting
        Cost of keeping the law.
    working_capital : WorkingCapitalSetting
        Days of turnover.
    financing : FinancingSetting
        Equity and loans.
    taxes : TaxSetting
        Taxes.
    valuation : ValuationSetting
        Discount rates, timing, inflation.
    lender : LenderSetting
        What a lender asks beside the tables.
    scenarios : dict of str to ScenarioSetting
        Named scenarios.
    uncertainty : dict of str to SpreadSetting
        Distributions by factor.
    correlations : tuple of CorrelationSetting
        Rank correlations between factors.
    """

    model_config = STRICT
    format: Literal[1]
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Wording
    description: Wording
    project: ProjectHead
    schedule: Schedule
    phases: Annotated[tuple[PhaseSetting, ...], Field(strict=False, min_length=1)]
    capital: CapitalSetting
    products: Annotated[tuple[ProductSetting, ...], Field(strict=False, min_length=1)]
    inputs: Annotated[tuple[InputSetting, ...], Field(strict=False)]
    running: RunningSetting
    carbon: CarbonSetting
    compliance: ComplianceSetting
    working_capital: WorkingCapitalSetting
    financing: FinancingSetting
    taxes: TaxSetting
    valuation: ValuationSetting
    lender: LenderSetting = LenderSetting()
    scenarios: dict[str, ScenarioSetting] = {}
    uncertainty: dict[str, SpreadSetting] = {}
    correlations: Annotated[tuple[CorrelationSetting, ...], Field(strict=False)] = ()


def load_project_file(path: Path) -> ProjectFile:
    """Project of a file, its form checked; see `polysight.study.project_files` for its codes.

    Parameters
    ----------
    path : pathlib.Path
        The TOML file.

    Returns
    -------
    ProjectFile
        The project.

    Raises
    ------
    DataError
        With every fault, its file and key, and a suggestion for unknown keys and words.
    """
    return project_of_tree(toml_tree(path, WORDS), path.name)


def project_of_tree(tree: dict[str, Any], file: str) -> ProjectFile:
    """Project of the content of a file.

    Parameters
    ----------
    tree : dict
        What the file holds.
    file : str
        Name by which faults are told.

    Returns
    -------
    ProjectFile
        The project.

    Raises
    ------
    DataError
        With every fault of the form.
    """
    try:
        return checked(ProjectFile, tree, file, WORDS)
    except DataError as fault:
        told = (replace(one, column=_written(one.column, tree)) for one in fault.problems)
        raise DataError(tuple(told)) from fault


def _written(place: str, tree: dict[str, Any]) -> str:
    """A place as the file writes it: a path of one number has no position in it."""
    told: list[str] = []
    here: Any = tree
    for part in place.split("."):
        if part.isdigit() and not isinstance(here, list):
            continue
        told.append(part)
        if isinstance(here, list):
            here = here[int(part)] if part.isdigit() and int(part) < len(here) else None
        else:
            here = here.get(part) if isinstance(here, dict) else None
    return ".".join(told)
