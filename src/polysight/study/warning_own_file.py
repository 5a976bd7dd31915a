"""Files of a user's own indicator: what it is, when its values are known, and the values."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, Field, model_validator

from polysight.study.scenario import STRICT, Wording

#: Section of the messages about these files.
WORDS = "warning_own"
MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
TEXT = Annotated[str, Field(min_length=1, pattern=r"\S")]
#: Pydantic takes a whole number for a float only where it is not strict.
NUMBER = Annotated[float, Field(allow_inf_nan=False, strict=False)]


def _both(told: Any) -> Any:
    """Words in one language stand for both."""
    return {"en": told, "zh": told} if isinstance(told, str) else told


WORDING = Annotated[Wording, BeforeValidator(_both)]


class OwnValue(BaseModel):
    """A value of one month.

    Parameters
    ----------
    month : str
        Month that it is about, as ``2024-05``.
    value : float
        In the unit of the indicator.
    first_known : datetime.date or None
        Day on which it could be known; the end of the month and the publication lag otherwise.
    """

    model_config = STRICT
    month: str = Field(pattern=MONTH)
    value: NUMBER
    first_known: Annotated[date, Field(strict=False)] | None = None


class OwnFile(BaseModel):
    """An indicator as its file states it.

    Parameters
    ----------
    format : {1}
        Version of this form.
    key : str
        Short name: small letters, digits and underscores.
    name, definition, why : Wording
        What it is called, how it is worked out, and why it speaks of a glut. One text stands for
        both languages.
    group : str
        Family with which it shares a limited weight: one of the shipped ones or another.
    role : {"leading", "coincident"}
        Whether it moves before a glut or with it.
    direction : {1, -1}
        1 where a higher value speaks for a later or lasting glut.
    unit : str
        Unit code.
    publication_lag_months : float
        From the end of a month to the day on which its value could be known.
    stale_after_months : float
        Age from which on a value is not shown.
    source : str
        Where the values come from.
    series : str
        Table beside the file with the columns month, value and, if wanted, first_known; empty
        where the values stand in the file.
    values : tuple of OwnValue
        The values, where there is no table.
    """

    model_config = STRICT
    format: Literal[1]
    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: WORDING
    definition: WORDING
    why: WORDING
    group: TEXT
    role: Literal["leading", "coincident"]
    direction: Literal[1, -1]
    unit: TEXT
    publication_lag_months: Annotated[float, Field(ge=0.0, le=60.0, strict=False)]
    stale_after_months: Annotated[float, Field(gt=0.0, le=120.0, strict=False)]
    source: TEXT
    series: str = ""
    values: Annotated[tuple[OwnValue, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _has_values(self) -> Self:
        if bool(self.series) == bool(self.values):
            raise ValueError(f"{WORDS}.series_or_values")
        if self.stale_after_months < self.publication_lag_months:
            raise ValueError(f"{WORDS}.always_stale")
        return self


class OwnTable(BaseModel):
    """Values of a table.

    Parameters
    ----------
    values : tuple of OwnValue
        Its rows.
    """

    model_config = STRICT
    values: Annotated[tuple[OwnValue, ...], Field(min_length=1, strict=False)]
