"""Between what the plan of a published project may lie where its source does not say."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from polysight.evidence.store import Evidence
from polysight.investment.level_flow import PlanRanges, Range
from polysight.study.form import checked, toml_tree
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.scenario import STRICT

FILE, WORDS = "return_bands.toml", "project_file"


class ReturnBands(BaseModel):
    """Ranges as their file states them; ``low`` and ``high`` of each are its ends.

    Parameters
    ----------
    format : {1}
        Version of this form.
    construction, life : ProjectNumber
        Time of building and of operation [years].
    first_half : ProjectNumber
        Part of the capital spent in the first half of building [1].
    first_year, later : ProjectNumber
        Flow of the first year, and of late years, over the level flow [1].
    later_after : ProjectNumber
        Years of operation after which the flow falls [years].
    recovered : ProjectNumber
        What comes back at the end over the capital [1].
    discount : ProjectNumber
        Yearly rate of a discounted payback [1].
    income_tax : ProjectNumber
        By which flows before and after tax may differ [1].
    write_off, interest : ProjectNumber
        Yearly write-off and interest over the capital [1/a].
    load : ProjectNumber
        Output over nameplate [1].
    """

    model_config = STRICT
    format: Literal[1]
    construction: ProjectNumber
    life: ProjectNumber
    first_half: ProjectNumber
    first_year: ProjectNumber
    later: ProjectNumber
    later_after: ProjectNumber
    recovered: ProjectNumber
    discount: ProjectNumber
    income_tax: ProjectNumber
    write_off: ProjectNumber
    interest: ProjectNumber
    load: ProjectNumber

    def plan_ranges(
        self, construction_years: Range | None = None, life_years: Range | None = None
    ) -> PlanRanges:
        """Ranges of a plan, with what its source does say.

        Parameters
        ----------
        construction_years, life_years : tuple of float, optional
            As published; the range of the file when omitted.

        Returns
        -------
        PlanRanges
            For `polysight.investment.published_return.checked_return`.
        """
        return PlanRanges(
            construction_years=construction_years or ends(self.construction),
            life_years=life_years or ends(self.life),
            first_half=ends(self.first_half),
            first_year=ends(self.first_year),
            later=ends(self.later),
            later_after=ends(self.later_after),
            recovered=ends(self.recovered),
        )


def return_bands(evidence: Evidence) -> ReturnBands:
    """Ranges that ship, or those of an overlay in their place.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the file; the last one counts.

    Returns
    -------
    ReturnBands
        The ranges.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    paths = [path for folder in evidence.folders if (path := folder / FILE).is_file()]
    return checked(ReturnBands, toml_tree(paths[-1], WORDS), FILE, WORDS)


def ends(stated: ProjectNumber) -> Range:
    """Ends of the range of a number.

    Parameters
    ----------
    stated : ProjectNumber
        With a range, or a value alone.

    Returns
    -------
    tuple of float
        Low and high.
    """
    value = stated.value if stated.value is not None else float("nan")
    low = value if stated.low is None else stated.low
    return low, value if stated.high is None else stated.high
