"""What is known about a plant when law is held against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from polysight.policy.instrument import Project, ToldDate

Floats = NDArray[np.float64]


class Origin(StrEnum):
    """Where an answer comes from."""

    MEASURED = "measured"
    COMPUTED = "computed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a plant answers about one parameter.

    Parameters
    ----------
    parameter : str
        Code of the parameter.
    value : float, bool, str or None
        The number in ``unit``, a yes or no, or a code; None where nobody knows.
    unit : str
        Unit code; empty for a yes or no and for a code.
    draws : ndarray, [draw], or None
        The number in each draw; None where it is not uncertain.
    origin : Origin
        Measured, computed or unknown.
    boundary, note : str
        What was counted, and a remark, in the words of the plant's file.
    """

    parameter: str
    value: float | bool | str | None
    unit: str = ""
    draws: Floats | None = None
    origin: Origin = Origin.MEASURED
    boundary: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """The plant of which something is asked.

    Parameters
    ----------
    route, product, region : str
        Codes.
    project : Project
        Whether it stands, is built or is extended.
    capacity_t_per_year : float or None
        Nameplate capacity [t/a].
    company : str
        Code of the company; empty where it does not matter.
    commissioned : ToldDate or None
        When it started.
    origin : str
        Country from which its goods come, for duties; the country of ``region`` where empty.
    regions : tuple of str
        Every region in which it lies, from the narrowest to the widest.
    answers : tuple of Answer
        What it answers, at most one answer a parameter.
    """

    route: str
    product: str
    region: str
    project: Project
    capacity_t_per_year: float | None = None
    company: str = ""
    commissioned: ToldDate | None = None
    origin: str = ""
    regions: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    def answer(self, parameter: str) -> Answer | None:
        """Answer about one parameter.

        Parameters
        ----------
        parameter : str
            Code of the parameter.

        Returns
        -------
        Answer or None
            None where the plant says nothing about it, or says that it does not know.
        """
        for one in self.answers:
            if one.parameter == parameter:
                return None if one.origin is Origin.UNKNOWN or one.value is None else one
        return None
