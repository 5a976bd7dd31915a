"""Forms of requests: names, bounds and defaults, the same as those of the command line."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from polysight.messages import Language
from polysight.web.limits import MOST_DRAWS, MOST_NAMES, MOST_PAGE_ROWS, PAGE_ROWS

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
Several = Annotated[tuple[Words, ...], Field(max_length=MOST_NAMES)]
Year = Annotated[int, Field(ge=YEARS[0], le=YEARS[1])]
Draws = Annotated[int, Field(ge=2, le=MOST_DRAWS)]
Seed = Annotated[int, Field(ge=0, lt=2**63)]


class Form(BaseModel):
    """What every request may say.

    Parameters
    ----------
    lang : {"en", "zh"} or None
        Language of words in the answer; decides before the header Accept-Language.
    """

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    lang: Language | None = None


class Dated(Form):
    """A request on a day of knowledge.

    Parameters
    ----------
    as_of : datetime.date or None
        Day of knowledge: only what could be known by then; the latest when omitted.
    """

    as_of: Day | None = None


class Paged(Dated):
    """A request for a page of a list.

    Parameters
    ----------
    limit : int
        Rows of a page.
    cursor : str or None
        Where the page begins: `next` of the page before. It holds for the same question
        and the same data; after a change of the data it is refused with 410.
    """

    limit: Annotated[int, Field(ge=1, le=MOST_PAGE_ROWS)] = PAGE_ROWS
    cursor: Annotated[str, Field(min_length=1, max_length=200)] | None = None


class Rows(Form):
    """A request for a whole table; the fields of a page are not asked.

    Parameters
    ----------
    bom : bool
        Begin with a byte order mark, by which Excel knows UTF-8.
    """

    bom: bool = False


class Series(Dated):
    """What is known about a quantity.

    Parameters
    ----------
    quantity : str
        Code or name of a quantity in either language.
    geography : str or None
        Region: code or name.
    grade : str or None
        Grade: code or name.
    product : str or None
        Product: code or name.
    route : str or None
        Process route: code or name.
    company : str or None
        Company: code or name.
    kind : str or None
        Observed, estimate, forecast, target, limit or scenario.
    basis : str
        Dimensions that must match, as `name=code` divided by `;`.
    start : str
        First period, for example 2024, 2024-H1, 2024-Q3 or 2024-05.
    end : str
        Last period.
    """

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
    """Rows of observations.

    Parameters
    ----------
    quantity : str or None
        Code or name of a quantity in either language.
    geography : str or None
        Region: code or name.
    grade : str or None
        Grade: code or name.
    product : str or None
        Product: code or name.
    route : str or None
        Process route: code or name.
    company : str or None
        Company: code or name.
    kind : str or None
        Observed, estimate, forecast, target, limit or scenario.
    source : str or None
        Key of a source.
    tier : str or None
        Trust of the source.
    start : str
        First period, for example 2024, 2024-H1, 2024-Q3 or 2024-05.
    end : str
        Last period.
    q : str
        Words that must all occur in id, note, names or source.
    """

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
    """Sources.

    Parameters
    ----------
    tier : str or None
        Trust of the source.
    q : str
        Words that must all occur in id, note, names or source.
    """

    tier: Words | None = None
    q: Annotated[str, Field(max_length=100)] = ""


class Contradictions(Paged):
    """Rows that disagree.

    Parameters
    ----------
    quantity : str or None
        Code or name of a quantity in either language.
    """

    quantity: Words | None = None


class Explanation(Dated):
    """Where a number comes from.

    Parameters
    ----------
    id : str
        Id of a number, row or plant.
    depth : int
        Levels of inputs that are told.
    """

    id: Annotated[str, Field(min_length=1, max_length=300)]
    depth: Annotated[int, Field(ge=0, le=6)] = 3


class Plants(Dated):
    """The register of plants on a day.

    Parameters
    ----------
    day : datetime.date or None
        Day of the state; the day of knowledge, else today, when omitted.
    geography : str or None
        Region: code or name.
    company : str or None
        Company: code or name.
    route : str or None
        Process route: code or name.
    plans : bool
        Planned plants instead of those that stand.
    """

    day: Day | None = None
    geography: Words | None = None
    company: Words | None = None
    route: Words | None = None
    plans: bool = False


class Numbers(Paged):
    """Numbers of an array of the study."""
