"""Policy shocks as their file states them: what changes, from when, for whom, how sure it is."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator

from polysight.errors import DataError, UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.study.form import checked, toml_tree
from polysight.study.project_change_file import ChangeSetting
from polysight.study.project_file_numbers import STEP
from polysight.study.scenario import STRICT, Wording

Changes = Annotated[tuple[ChangeSetting, ...], Field(strict=False)]
Names = Annotated[tuple[str, ...], Field(strict=False)]

FILE, WORDS = "project_shocks.toml", "project_file"
#: Where assumptions of shocks are cited from.
SHOCK = "shock:"


class Needs(BaseModel):
    """Whom a shock concerns; what is left out does not matter.

    Parameters
    ----------
    countries, regions, routes, products, regimes : tuple of str
        Codes, one of which the project must have.
    inputs : tuple of str
        Inputs that it must buy.
    exports : bool or None
        Whether it must export, or must not.
    subsidy : bool or None
        Whether it must be paid a subsidy.
    """

    model_config = STRICT
    countries: Names = ()
    regions: Names = ()
    routes: Names = ()
    products: Names = ()
    regimes: Names = ()
    inputs: Names = ()
    exports: bool | None = None
    subsidy: bool | None = None


class ShockSetting(BaseModel):
    """One shock as its file states it.

    Parameters
    ----------
    id : str
        Name.
    kind : str
        Kind of policy.
    verdict : {"judged", "cannot-judge"}
        Whether the change is counted, or only its two ends are known.
    together : bool
        Whether a judged shock is in the joint effect by default.
    title, reason : Wording
        What it is, and why it is looked at.
    instruments : tuple of str
        Names of instruments of law.
    needs : Needs
        Whom it concerns.
    changes : tuple of ChangeSetting
        What is otherwise, of a judged shock.
    low, high : tuple of ChangeSetting
        What is otherwise at the end that is worse and at the one that is better for the project.
    """

    model_config = STRICT
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    kind: Literal[
        "tariff", "income-tax", "export-rebate", "carbon-price", "green-power", "energy-limit",
        "import-duty", "subsidy",
    ]  # fmt: skip
    verdict: Literal["judged", "cannot-judge"]
    together: bool
    title: Wording
    reason: Wording
    instruments: Names = ()
    needs: Needs = Needs()
    changes: Changes = ()
    low: Changes = ()
    high: Changes = ()

    @model_validator(mode="after")
    def _has_what_its_verdict_needs(self) -> Self:
        judged = self.verdict == "judged"
        if (bool(self.changes), bool(self.low), bool(self.high)) != (
            judged,
            not judged,
            not judged,
        ):
            raise ValueError("project_file.verdict")
        return self


class ShockFile(BaseModel):
    """Shocks as their file states them.

    Parameters
    ----------
    format : {1}
        Version of this form.
    shocks : tuple of ShockSetting
        The shocks.
    """

    model_config = STRICT
    format: Literal[1]
    shocks: Annotated[tuple[ShockSetting, ...], Field(strict=False, min_length=1)]


def shocks(evidence: Evidence) -> tuple[ShockSetting, ...]:
    """Shocks that ship, or those of an overlay in their place.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the file; the last one counts.

    Returns
    -------
    tuple of ShockSetting
        In the order of the file.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    paths = [path for folder in evidence.folders if (path := folder / FILE).is_file()]
    found = checked(ShockFile, toml_tree(paths[-1], WORDS), FILE, WORDS).shocks
    names = [one.id for one in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise refusal(DataError, "project_change.one_id", got=", ".join(twice))
    return found


def moved(setting: ShockSetting, start: str) -> ShockSetting:
    """The same shock from another day on.

    Parameters
    ----------
    setting : ShockSetting
        The shock.
    start : str
        Year or month in which its changes begin.

    Returns
    -------
    ShockSetting
        The shock; changes that end keep their end.

    Raises
    ------
    UsageError
        If the text is no year or month.
    """
    if not start or not re.match(STEP, start):
        raise refusal(UsageError, "project_change.no_date", got=start)
    parts = {
        name: tuple(one.model_copy(update={"start": start}) for one in getattr(setting, name))
        for name in ("changes", "low", "high")
    }
    return setting.model_copy(update=parts)
