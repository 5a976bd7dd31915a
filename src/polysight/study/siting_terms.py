"""How a project of another size differs from the one of its file."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from polysight.evidence.store import Evidence
from polysight.study.form import checked, toml_tree
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.scenario import STRICT

FILE, WORDS = "siting_terms.toml", "project_file"


class SitingTerms(BaseModel):
    """Terms as their file states them.

    Parameters
    ----------
    format : {1}
        Version of this form.
    people_power, fixed_power : ProjectNumber
        Powers of the capacity with which staff and fixed yearly costs go [1].
    lag : ProjectNumber
        Time between two steps of building [months].
    """

    model_config = STRICT
    format: Literal[1]
    people_power: ProjectNumber
    fixed_power: ProjectNumber
    lag: ProjectNumber


def siting_terms(evidence: Evidence) -> SitingTerms:
    """Terms that ship, or those of an overlay in their place.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the file; the last one counts.

    Returns
    -------
    SitingTerms
        The terms.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    paths = [path for folder in evidence.folders if (path := folder / FILE).is_file()]
    return checked(SitingTerms, toml_tree(paths[-1], WORDS), FILE, WORDS)
