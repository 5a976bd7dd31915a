"""Designs of plants: every parameter with its spread, its range and what it rests on, and draws.

The draws of a parameter depend on the seed and on the name ``design.operation.field`` of the
design that states it, so that routes which share a parameter share its draws.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polysight.errors import DataError, Problem
from polysight.estimate import Estimate
from polysight.evidence.location import data_folder
from polysight.evidence.once import once
from polysight.evidence.store import Evidence
from polysight.study.design_file import DesignSetting, content_of, design_path, parameters_of
from polysight.study.references import References
from polysight.study.scenario import Wording
from polysight.uncertainty.draws import estimate_draws
from polysight.uncertainty.spread import spread

#: What a number of the user, and an assumption of a design, is cited as.
SET, DESIGN = "set:", "design:"
#: A rounding of the last digits is inside a range.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of a unit operation.

    Parameters
    ----------
    key : str
        ``operation.field``.
    origin : str
        Id of the design that states it.
    estimate : Estimate
        Central value and spread in its unit.
    minimum, maximum : float
        Range in which model and data hold; infinite where none is stated.
    source : str
        Id of the row that gives it; ``design:...`` for an assumption, ``set:...`` for the user's.
    assumption : Wording or None
        Why the number was chosen, or why its row may stand for it.
    """

    key: str
    origin: str
    estimate: Estimate
    minimum: float
    maximum: float
    source: str
    assumption: Wording | None = None

    @property
    def stream(self) -> str:
        """Name of its random sequence.

        Returns
        -------
        str
            ``design.operation.field``.
        """
        return f"{self.origin}.{self.key}"


@dataclass(frozen=True, slots=True)
class Design:
    """A design with everything resolved; nobody changes it.

    Parameters
    ----------
    route : str
        Code of the route.
    title : Wording
        What is made, and how.
    parameters : dict of str to Parameter
        Parameters by ``operation.field``.
    """

    route: str
    title: Wording
    parameters: Mapping[str, Parameter]

    def central(self, key: str) -> NDArray[np.float64]:
        """Central value of a parameter.

        Parameters
        ----------
        key : str
            ``operation.field``.

        Returns
        -------
        ndarray of float
            Axis draw, of length one.
        """
        return np.array([self.parameters[key].estimate.value])

    def drawn(self, key: str, *, seed: int, count: int, first: int = 0) -> NDArray[np.float64]:
        """Draws of a parameter.

        Parameters
        ----------
        key : str
            ``operation.field``.
        seed, count, first : int
            See `polysight.uncertainty.stream.uniforms`.

        Returns
        -------
        ndarray of float
            Axis draw; of length one where the parameter has no spread.
        """
        one = self.parameters[key]
        if one.estimate.low == one.estimate.high:
            return self.central(key)
        return estimate_draws(one.stream, one.estimate, seed=seed, count=count, first=first)


def design(
    route: str,
    evidence: Evidence,
    references: References,
    folder: Path | None = None,
) -> Design:
    """Design of a route, resolved and checked.

    Parameters
    ----------
    route : str
        Code of a route, or path of a TOML file.
    evidence : Evidence
        Units and rows.
    references : References
        Index of the ids that a design may cite.
    folder : pathlib.Path, optional
        Data folder; the shipped one when omitted.

    Returns
    -------
    Design
        The design.

    Raises
    ------
    UsageError
        If there is no such route; the nearest one is suggested.
    DataError
        If the file breaks a rule or cites a row that is not there.
    """
    root = folder or data_folder()
    path = design_path(route, root)
    return _resolved(evidence, references, path, root, content_of(path, root))


@once
def _resolved(
    evidence: Evidence, references: References, path: Path, root: Path, content: tuple[bytes, ...]
) -> Design:
    """Design of files with this content."""
    del content
    stated, settings = parameters_of(path, root)
    found = {
        key: _parameter(key, origin, setting, evidence, references)
        for key, (origin, setting) in settings.items()
    }
    faults = [fault for one in found.values() for fault in _outside(one, path.name)]
    if faults:
        raise DataError(tuple(faults))
    return Design(stated.id, stated.title, found)


def _parameter(
    key: str, origin: str, setting: DesignSetting, evidence: Evidence, references: References
) -> Parameter:
    source = setting.ref or f"{DESIGN}{origin}.{key}"
    evidence.units.unit(setting.unit)
    if setting.value is not None:
        value = low = high = setting.value
    else:
        low, value, high = stated_range(setting.ref, setting.unit, evidence, references)
    if setting.low is not None and setting.high is not None:
        low, high = setting.low, setting.high
    estimate = Estimate(
        quantity=key,
        value=value,
        low=low,
        high=high,
        unit=setting.unit,
        basis=(),
        period="",
        known=references.known(setting.ref) if setting.ref else "",
        observations=(setting.ref,) if setting.ref else (),
    )
    spread(estimate)
    least = -math.inf if setting.minimum is None else setting.minimum
    most = math.inf if setting.maximum is None else setting.maximum
    return Parameter(key, origin, estimate, least, most, source, setting.assumption)


def stated_range(
    name: str, unit: str, evidence: Evidence, references: References
) -> tuple[float, float, float]:
    """Lower end, central value and upper end that a row states.

    Parameters
    ----------
    name : str
        Id of an observation or of a row of another table.
    unit : str
        Wanted unit.
    evidence : Evidence
        Holds the units.
    references : References
        Index of the ids.

    Returns
    -------
    tuple of float
        Low, value, high in the wanted unit; all alike where the row states no range.
    """
    value = references.number(name, unit, evidence)
    if name in references.observations:
        row = references.observations[name]
        factor = evidence.units.factor(row.canonical_unit, unit)
        low, high = (end * factor for end in row.spread)
        return min(low, value), value, max(high, value)
    cells = references.row(name).cells
    factor = evidence.units.factor(cells["unit"], unit)
    low, high = (
        float(cells[column]) * factor if cells.get(column, "") else value
        for column in ("low", "high")
    )
    return low, value, high


def _outside(one: Parameter, file: str) -> list[Problem]:
    """Faults of a parameter whose spread leaves its range."""
    told = one.estimate
    return [
        Problem(
            "design.spread_outside",
            (("got", f"{end:g}"), ("low", told_end(one.minimum)), ("high", told_end(one.maximum)),
             ("unit", told_unit(told.unit))),
            file,
            column=one.key,
        )
        for end in (told.low, told.high)
        if not one.minimum - ROUNDING <= end <= one.maximum + ROUNDING
    ]  # fmt: skip


def told_unit(unit: str) -> str:
    """Unit as a word after a number.

    Parameters
    ----------
    unit : str
        Unit code.

    Returns
    -------
    str
        The code behind a space; nothing for a fraction.
    """
    return "" if unit == "1" else f" {unit}"


def told_end(limit: float) -> str:
    """End of a range as a word.

    Parameters
    ----------
    limit : float
        The end; infinite where there is none.

    Returns
    -------
    str
        The number with a minus and an infinity as print has them.
    """
    return f"{limit:g}".replace("-", "−").replace("inf", "∞")
